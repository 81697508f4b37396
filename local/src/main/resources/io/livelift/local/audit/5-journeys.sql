-- Control arm: the holdout number is below holdout_percent; else treated.
create table arm as
  select a.campaign_id, a.person,
    if(h.number < c.holdout_percent, 'CONTROL', 'TREATED') as arm
  from audience a join holdout_number h using (campaign_id, person)
  join campaign c using (campaign_id);

-- A touch: an in-flight view by a person of the campaign's kind. Qualified: completed, or its dwell
-- time reached qualified_dwell_ms.
create table touch as
  select c.campaign_id, v.person, s.scope, v.event_id, v.event_time, v.channel, v.content_id,
    v.team, v.dwell_ms, v.completed, v.completed or v.dwell_ms >= c.qualified_dwell_ms as qualified,
    coalesce(t.amount, 0) as cost
  from view_of_log v
  join campaign c on c.campaign_id = v.campaign_id and c.kind = v.kind
    and v.event_time >= c.starts_at and v.event_time < c.ends_at
  join scope s on s.kind = v.kind and s.person = v.person and v.arrival <= s.until
  left join touch_cost t on t.campaign_id = c.campaign_id and t.channel = v.channel;

-- A live prescription (issued and not cancelled) of a campaign product in [starts_at, ends_at + W).
create table prescription as
  select c.campaign_id, c.window_ms, p.person, s.scope, p.physician_id, p.prescription_id,
    p.event_time, p.refill, p.quantity, p.payer, p.dispensing
  from prescription_of_person p
  join product using (product_id)
  join campaign c on c.campaign_id = product.campaign_id and c.kind = p.kind
    and p.event_time >= c.starts_at and p.event_time < c.ends_at + c.window_ms
  join scope s on s.kind = p.kind and s.person = p.person and p.arrival <= s.until
  left join cancelled x
    on x.physician_id = p.physician_id and x.prescription_id = p.prescription_id
    and x.arrival <= s.until
  where x.physician_id is null;

-- Eligible touch: a qualified view by the same person, in flight, with rx - W <= view <= rx;
-- ordered by time, then event id.
create table eligible as
  select p.campaign_id, p.person, p.scope, p.physician_id, p.prescription_id, p.event_time,
    t.event_id, t.event_time as touch_time, t.channel, t.content_id, t.team,
    row_number() over story as place,
    count(*) over (partition by p.campaign_id, p.person, p.scope, p.physician_id,
      p.prescription_id) as touches
  from prescription p join touch t
    on t.campaign_id = p.campaign_id and t.person = p.person and t.scope = p.scope
    and t.qualified and t.event_time >= p.event_time - p.window_ms
    and t.event_time <= p.event_time
  window story as (
    partition by p.campaign_id, p.person, p.scope, p.physician_id, p.prescription_id
    order by t.event_time, t.event_id);

-- A conversion: a live prescription with an eligible touch; its lag is since the first of them.
create table conversion as
  select p.*, e.event_time - e.touch_time as lag_ms
  from prescription p
  join eligible e using (campaign_id, person, scope, physician_id, prescription_id)
  where e.place = 1;

-- The exact share of a conversion by time decay: weight 2^(-(rx - ti) / 7 days).
create table decay as
  select *, 1000000 * weight / sum(weight) over (
      partition by campaign_id, person, scope, physician_id, prescription_id
      order by place rows between unbounded preceding and unbounded following) as share
  from (select *, pow(2.0::double, -(event_time - touch_time) / 604800000.0::double) as weight
        from eligible);

-- Largest remainder: the millionths that rounding down leaves over go to the largest fractions,
-- ties to the earlier touch.
create table credit as
  select e.campaign_id, e.person, e.scope, e.physician_id, e.prescription_id, e.event_time,
    e.channel, e.content_id, e.team,
    if(e.place = 1, 1000000, 0) as credit_first,
    if(e.place = e.touches, 1000000, 0) as credit_last,
    1000000 // e.touches + if(e.place <= 1000000 % e.touches, 1, 0) as credit_linear,
    floor(d.share)::bigint + if(
      row_number() over (decayed order by d.share - floor(d.share) desc, e.place)
        <= 1000000 - sum(floor(d.share)) over decayed, 1, 0) as credit_time_decay,
    case when e.touches = 1 then 1000000
         when e.touches = 2 then 500000
         when e.place in (1, e.touches) then 400000
         else 200000 // (e.touches - 2) + if(e.place - 1 <= 200000 % (e.touches - 2), 1, 0)
    end as credit_position
  from eligible e join decay d
    using (campaign_id, person, scope, physician_id, prescription_id, place)
  window decayed as (
    partition by e.campaign_id, e.person, e.scope, e.physician_id, e.prescription_id);

-- Filled from outside: where the hour and the day of an instant begin in a time zone.
create table local_time (
  time_zone varchar, event_time bigint, hour_start bigint, day_start bigint);
