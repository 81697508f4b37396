-- "A person belongs to the cohort of the day of their first qualified view of the flight (new_reach
-- of NONE). They are one of cohort_converters if a live prescription of the campaign has first view
-- <= rx <= first view + W."
create table cohort_converter as
  select f.campaign_id, f.person, f.first_time
  from first_qualified f join campaign c using (campaign_id)
  where f.breakdown = 'NONE' and f.scope = -1
    and exists (
      select 1 from prescription p
      where p.campaign_id = f.campaign_id and p.person = f.person and p.scope = -1
        and p.event_time >= f.first_time and p.event_time <= f.first_time + c.window_ms);

-- "Cells: NONE and physician breakdowns of DAY and CAMPAIGN (where it is the sum over all days)."
insert into cell
  select r.campaign_id, w.granularity, w.window_start, v.breakdown, s.region, v.value,
    'cohort_converters', count(*)
  from cohort_converter r
  join time_window w on w.campaign_id = r.campaign_id and w.person = r.person and w.scope = -1
    and w.event_time = r.first_time and w.granularity in ('DAY', 'CAMPAIGN')
  join person_value v on v.campaign_id = r.campaign_id and v.person = r.person and v.scope = -1
  join seat s on s.campaign_id = r.campaign_id and s.person = r.person and s.scope = -1
    and s.granularity = w.granularity and s.breakdown = v.breakdown
  group by all;
