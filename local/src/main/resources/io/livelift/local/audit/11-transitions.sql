-- "Every conversion is one path: START, the channels of its eligible touches in touch order,
-- CONVERSION. A person's qualified views in flight that are eligible touches of no conversion of the
-- campaign are one path more, if there are any: START, their channels in touch order, NONE."
-- A path is told by its person and its prescription; the path to NONE has no prescription.
create table path_touch as
  select campaign_id, person, physician_id, prescription_id, event_id, touch_time, channel,
    'CONVERSION' as path_end
  from eligible where scope = -1
  union all
  select t.campaign_id, t.person, null, null, t.event_id, t.event_time, t.channel, 'NONE'
  from touch t
  where t.scope = -1 and t.qualified
    and not exists (
      select 1 from eligible e
      where e.campaign_id = t.campaign_id and e.person = t.person and e.scope = -1
        and e.event_id = t.event_id);

create table path_place as
  select campaign_id, person, event_id, channel, path_end,
    lag(channel, 1, 'START') over path as previous,
    row_number() over path = count(*) over (
      partition by campaign_id, person, physician_id, prescription_id) as is_last
  from path_touch
  window path as (
    partition by campaign_id, person, physician_id, prescription_id
    order by touch_time, event_id);

create table step as
  select campaign_id, person, previous || '>' || channel as value from path_place
  union all
  select campaign_id, person, channel || '>' || path_end from path_place where is_last;

-- "transitions counts the steps, transition_people people with at least one. One table, TRANSITION,
-- at the nation of CAMPAIGN; its value is FROM>TO."
create table transition_cell as
  select p.campaign_id, s.granularity, c.starts_at as window_start, s.breakdown, s.region, p.value,
    count(*) as transitions,
    count(distinct p.person) as transition_people
  from step p join campaign c using (campaign_id)
  join seat s on s.campaign_id = p.campaign_id and s.person = p.person and s.scope = -1
    and s.breakdown = 'TRANSITION'
  group by all;
insert into cell
  unpivot transition_cell on columns(* exclude (
    campaign_id, granularity, window_start, breakdown, region, value))
  into name measure value amount;
