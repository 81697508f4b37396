create table cell (
  campaign_id varchar, granularity varchar, window_start bigint, breakdown varchar,
  region varchar, value varchar, measure varchar, amount bigint);

-- Touch measures: window of the view's time. Cells: NONE, touch and person breakdowns.
create table touch_value as
  select t.*, p.breakdown, p.value from touch t join person_value p using (campaign_id, person, scope)
  union all select *, 'CHANNEL', channel from touch where scope = -1
  union all select *, 'CONTENT', content_id from touch where scope = -1
  union all select *, 'TEAM', team from touch where scope = -1;

-- The first qualified view of the flight in that breakdown value.
create table first_qualified as
  select campaign_id, person, scope, breakdown, value, min(event_time) as first_time
  from touch_value where qualified group by all;

create table touch_of_person as
  select t.campaign_id, w.granularity, w.window_start, t.breakdown, s.region, t.value, t.person,
    count(*) as views,
    count(*) filter (t.qualified) as qualified_views,
    count(*) filter (t.completed) as completed_views,
    sum(t.dwell_ms) as dwell_ms,
    sum(t.cost) as cost,
    bool_or(t.qualified and t.event_time = f.first_time) as is_new
  from touch_value t
  join time_window w using (campaign_id, person, scope, event_time)
  join seat s on s.campaign_id = t.campaign_id and s.person = t.person and s.scope = t.scope
    and s.granularity = w.granularity and s.breakdown = t.breakdown
  left join first_qualified f on f.campaign_id = t.campaign_id and f.person = t.person
    and f.scope = t.scope and f.breakdown = t.breakdown and f.value = t.value
  group by all;

create table touch_cell as
  select campaign_id, granularity, window_start, breakdown, region, value,
    sum(views)::bigint as views,
    sum(qualified_views)::bigint as qualified_views,
    sum(completed_views)::bigint as completed_views,
    sum(dwell_ms)::bigint as dwell_ms,
    sum(cost)::bigint as cost,
    -- Physicians with >= 1 qualified view in the window and cell.
    count(*) filter (qualified_views >= 1) as reach,
    -- Physicians whose first qualified view of the flight is in the window.
    count(*) filter (is_new) as new_reach,
    -- Physicians with exactly k qualified views in the window and cell.
    count(*) filter (qualified_views = 1) as frequency_1,
    count(*) filter (qualified_views = 2) as frequency_2,
    count(*) filter (qualified_views = 3) as frequency_3,
    count(*) filter (qualified_views = 4) as frequency_4,
    count(*) filter (qualified_views = 5) as frequency_5,
    count(*) filter (qualified_views = 6) as frequency_6,
    count(*) filter (qualified_views = 7) as frequency_7,
    count(*) filter (qualified_views = 8) as frequency_8,
    count(*) filter (qualified_views = 9) as frequency_9,
    count(*) filter (qualified_views >= 10) as frequency_10_plus
  from touch_of_person group by all;
insert into cell
  unpivot touch_cell on columns(* exclude (
    campaign_id, granularity, window_start, breakdown, region, value))
  into name measure value amount;

-- Prescription measures: window of the prescription's time. Cells: NONE, person and prescription
-- breakdowns.
create table prescription_value as
  select r.campaign_id, r.person, r.scope, r.physician_id, r.prescription_id, p.breakdown, p.value
  from prescription r join person_value p using (campaign_id, person, scope)
  union all
  select campaign_id, person, scope, physician_id, prescription_id, 'PAYER', payer
  from prescription where scope = -1
  union all
  select campaign_id, person, scope, physician_id, prescription_id, 'DISPENSING', dispensing
  from prescription where scope = -1;

create table prescription_cell as
  select r.campaign_id, w.granularity, w.window_start, v.breakdown, s.region, v.value,
    count(*) as prescriptions,
    count(*) filter (r.refill = 0) as new_prescriptions,
    count(distinct r.person) as prescribers
  from prescription r
  join prescription_value v using (campaign_id, person, scope, physician_id, prescription_id)
  join time_window w using (campaign_id, person, scope, event_time)
  join seat s on s.campaign_id = r.campaign_id and s.person = r.person and s.scope = r.scope
    and s.granularity = w.granularity and s.breakdown = v.breakdown
  group by all;
insert into cell
  unpivot prescription_cell on columns(* exclude (
    campaign_id, granularity, window_start, breakdown, region, value))
  into name measure value amount;

-- Conversions in all cells; in touch breakdowns: with >= 1 eligible touch of that value (assisted).
create table conversion_value as
  select * from prescription_value
  union all
  select distinct campaign_id, person, scope, physician_id, prescription_id, 'CHANNEL', channel
  from eligible where scope = -1
  union all
  select distinct campaign_id, person, scope, physician_id, prescription_id, 'CONTENT', content_id
  from eligible where scope = -1
  union all
  select distinct campaign_id, person, scope, physician_id, prescription_id, 'TEAM', team
  from eligible where scope = -1;

create table conversion_cell as
  select r.campaign_id, w.granularity, w.window_start, v.breakdown, s.region, v.value,
    count(*) as conversions,
    count(distinct r.person) as converters,
    sum(r.quantity)::bigint as converted_quantity
  from conversion r
  join conversion_value v using (campaign_id, person, scope, physician_id, prescription_id)
  join time_window w using (campaign_id, person, scope, event_time)
  join seat s on s.campaign_id = r.campaign_id and s.person = r.person and s.scope = r.scope
    and s.granularity = w.granularity and s.breakdown = v.breakdown
  group by all;
insert into cell
  unpivot conversion_cell on columns(* exclude (
    campaign_id, granularity, window_start, breakdown, region, value))
  into name measure value amount;

-- Lags: conversions by time since their first eligible touch, each in the first bucket it fits.
-- Cells: NONE and person breakdowns.
insert into cell
  select r.campaign_id, w.granularity, w.window_start, v.breakdown, s.region, v.value,
    case when r.lag_ms <= 3600000 then 'lag_1h'
         when r.lag_ms <= 6 * 3600000 then 'lag_6h'
         when r.lag_ms <= 24 * 3600000 then 'lag_1d'
         when r.lag_ms <= 3 * 24 * 3600000 then 'lag_3d'
         when r.lag_ms <= 7 * 24 * 3600000 then 'lag_7d'
         when r.lag_ms <= 14 * 24 * 3600000 then 'lag_14d'
         when r.lag_ms <= 30::bigint * 24 * 3600000 then 'lag_30d'
         when r.lag_ms <= 90::bigint * 24 * 3600000 then 'lag_90d'
         else 'lag_over' end as measure,
    count(*)
  from conversion r
  join prescription_value v using (campaign_id, person, scope, physician_id, prescription_id)
  join time_window w using (campaign_id, person, scope, event_time)
  join seat s on s.campaign_id = r.campaign_id and s.person = r.person and s.scope = r.scope
    and s.granularity = w.granularity and s.breakdown = v.breakdown
  where v.breakdown not in ('PAYER', 'DISPENSING')
  group by all;

-- Credits: millionths of a conversion given to eligible touches of that value. Cells: NONE, touch.
create table credit_cell as
  select r.campaign_id, w.granularity, w.window_start, r.breakdown, s.region, r.value,
    sum(credit_first)::bigint as credit_first,
    sum(credit_last)::bigint as credit_last,
    sum(credit_linear)::bigint as credit_linear,
    sum(credit_time_decay)::bigint as credit_time_decay,
    sum(credit_position)::bigint as credit_position
  from (select *, 'NONE' as breakdown, '' as value from credit
        union all select *, 'CHANNEL', channel from credit where scope = -1
        union all select *, 'CONTENT', content_id from credit where scope = -1
        union all select *, 'TEAM', team from credit where scope = -1) r
  join time_window w using (campaign_id, person, scope, event_time)
  join seat s on s.campaign_id = r.campaign_id and s.person = r.person and s.scope = r.scope
    and s.granularity = w.granularity and s.breakdown = r.breakdown
  group by all;
insert into cell
  unpivot credit_cell on columns(* exclude (
    campaign_id, granularity, window_start, breakdown, region, value))
  into name measure value amount;
