-- Audience measures: CAMPAIGN only, in NONE and person breakdowns. In ARM cells each arm counts
-- itself; elsewhere the treated arm.
create table audience_cell as
  select a.campaign_id, 'CAMPAIGN' as granularity, c.starts_at as window_start, v.breakdown,
    s.region, v.value,
    count(*) as audience,
    count(*) filter (exists (
      select 1 from touch t where t.campaign_id = a.campaign_id and t.person = a.person
        and t.scope = -1 and t.qualified)) as audience_reached,
    count(*) filter (exists (
      select 1 from prescription p where p.campaign_id = a.campaign_id and p.person = a.person
        and p.scope = -1)) as audience_prescribers,
    count(*) filter (exists (
      select 1 from conversion r where r.campaign_id = a.campaign_id and r.person = a.person
        and r.scope = -1)) as audience_converters
  from arm a join campaign c using (campaign_id)
  join person_value v on v.campaign_id = a.campaign_id and v.person = a.person and v.scope = -1
  join seat s on s.campaign_id = a.campaign_id and s.person = a.person and s.scope = -1
    and s.granularity = 'CAMPAIGN' and s.breakdown = v.breakdown
  where v.breakdown = 'ARM' or a.arm = 'TREATED'
  group by all;
insert into cell
  unpivot audience_cell on columns(* exclude (
    campaign_id, granularity, window_start, breakdown, region, value))
  into name measure value amount;
