-- F: "the time of the person's first live prescription of any product of the campaign, also before
-- the flight".
create table first_prescription as
  select c.campaign_id, p.person, min(p.event_time) as event_time
  from prescription_of_person p
  join product using (product_id)
  join campaign c on c.campaign_id = product.campaign_id and c.kind = p.kind
  left join cancelled x
    on x.physician_id = p.physician_id and x.prescription_id = p.prescription_id
  where x.physician_id is null
  group by c.campaign_id, p.person;

-- O: "the time of the person's earliest observed event: a view of any campaign, or an ISSUED record
-- of any product, cancelled later or not".
create table first_observation as
  select kind, person, min(event_time) as event_time
  from (select kind, person, event_time from view_of_log
        union all select kind, person, event_time from prescription_of_person)
  group by kind, person;

-- "It matters if it lies in the flight." "If F - O >= look-back the person is a new_prescribers,
-- else an unknown_prescribers."
create table first_prescriber as
  select f.campaign_id, f.person, f.event_time,
    f.event_time - o.event_time >= setting.look_back as is_new
  from first_prescription f
  join campaign c on c.campaign_id = f.campaign_id
    and f.event_time >= c.starts_at and f.event_time < c.ends_at
  join first_observation o on o.kind = c.kind and o.person = f.person
  cross join setting;

-- "Window: that of F. Cells: NONE and physician breakdowns of DAY and CAMPAIGN."
create table first_prescriber_cell as
  select f.campaign_id, w.granularity, w.window_start, v.breakdown, s.region, v.value,
    count(*) filter (f.is_new) as new_prescribers,
    count(*) filter (not f.is_new) as unknown_prescribers
  from first_prescriber f
  join time_window w on w.campaign_id = f.campaign_id and w.person = f.person and w.scope = -1
    and w.event_time = f.event_time and w.granularity in ('DAY', 'CAMPAIGN')
  join person_value v on v.campaign_id = f.campaign_id and v.person = f.person and v.scope = -1
  join seat s on s.campaign_id = f.campaign_id and s.person = f.person and s.scope = -1
    and s.granularity = w.granularity and s.breakdown = v.breakdown
  group by all;
insert into cell
  unpivot first_prescriber_cell on columns(* exclude (
    campaign_id, granularity, window_start, breakdown, region, value))
  into name measure value amount;
