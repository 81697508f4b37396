insert into fate
  select 'VIEWS', log_partition, log_offset, outcome, case outcome when 'rejected' then 'FUTURE' end
  from view_judged where outcome <> 'in_time';
insert into fate
  select 'PRESCRIPTIONS', log_partition, log_offset, outcome,
    case outcome when 'rejected' then 'FUTURE' end
  from prescription_judged where outcome <> 'in_time';
insert into fate
  select 'PRESCRIPTIONS', log_partition, log_offset, 'late', null from cancellation where too_late;
insert into fate
  select 'PHYSICIANS', log_partition, log_offset, 'erased', null
  from profile_record where ('PHYSICIAN', person) in (from erased_person);
insert into fate
  select 'ERASURES', log_partition, log_offset,
    if(row_number() over (partition by kind, person order by log_partition, log_offset) = 1,
      'counted', 'duplicate'), null
  from erasure_record;

-- A repeat with equal content is a duplicate, a differing one a conflict.
insert into fate
  select 'VIEWS', r.log_partition, r.log_offset,
    if(r.content = w.content, 'duplicate', 'conflict'), null
  from view_in_time r join view_of_log w using (kind, person, event_id)
  where (r.log_partition, r.log_offset) <> (w.log_partition, w.log_offset);
insert into fate
  select 'PRESCRIPTIONS', r.log_partition, r.log_offset,
    if(r.content = w.content, 'duplicate', 'conflict'), null
  from prescription_in_time r join issued w using (physician_id, prescription_id, status)
  where (r.log_partition, r.log_offset) <> (w.log_partition, w.log_offset);
insert into fate
  select 'PRESCRIPTIONS', r.log_partition, r.log_offset,
    if(r.content = w.content, 'duplicate', 'conflict'), null
  from cancellation r join cancelled w using (physician_id, prescription_id)
  where not r.too_late
    and (r.log_partition, r.log_offset) <> (w.log_partition, w.log_offset);

-- A version that is equal in number to the newest before it in the log is a duplicate or a conflict
-- of the first of that number; a newer or an older one is counted.
insert into fate
  select 'CAMPAIGNS', log_partition, log_offset,
    case when newest is distinct from version then 'counted'
         when content = first_content then 'duplicate' else 'conflict' end, null
  from (
    select *, max(version) over (
        partition by campaign_id order by log_partition, log_offset
        rows between unbounded preceding and 1 preceding) as newest,
      first(content) over (
        partition by campaign_id, version order by log_partition, log_offset) as first_content
    from campaign_record);
insert into fate
  select 'PHYSICIANS', log_partition, log_offset,
    case when newest is distinct from version then 'counted'
         when content = first_content then 'duplicate' else 'conflict' end, null
  from (
    select *, max(version) over (
        partition by person, effective_from order by log_partition, log_offset
        rows between unbounded preceding and 1 preceding) as newest,
      first(content) over (
        partition by person, effective_from, version
        order by log_partition, log_offset) as first_content
    from profile_record where ('PHYSICIAN', person) not in (from erased_person));

-- A view is unknown_campaign, then wrong_kind, then out_of_flight, then counted.
insert into fate
  select 'VIEWS', v.log_partition, v.log_offset,
    case when c.campaign_id is null then 'unknown_campaign'
         when c.kind <> v.kind then 'wrong_kind'
         when v.event_time < c.starts_at or v.event_time >= c.ends_at then 'out_of_flight'
         else 'counted' end, null
  from view_of_log v left join campaign c using (campaign_id);

-- A prescription's record is unknown_campaign if no known campaign has its product; else
-- out_of_flight if no such campaign has starts_at <= time < ends_at + W; else wrong_kind if only
-- PATIENT campaigns remain and it has no patient; else counted. Product, patient and time are
-- those of ISSUED where it is known.
create table prescription_told as
  select r.log_partition, r.log_offset,
    if(i.physician_id is null, r.product_id, i.product_id) as product_id,
    if(i.physician_id is null, r.patient_id, i.patient_id) as patient_id,
    if(i.physician_id is null, r.event_time, i.event_time) as event_time
  from (select * from issued union all by name select * exclude (too_late) from cancelled) r
  left join issued i using (physician_id, prescription_id);

insert into fate
  select 'PRESCRIPTIONS', t.log_partition, t.log_offset,
    case when count(c.campaign_id) = 0 then 'unknown_campaign'
         when not bool_or(t.event_time >= c.starts_at and t.event_time < c.ends_at + c.window_ms)
           then 'out_of_flight'
         when not bool_or(t.event_time >= c.starts_at and t.event_time < c.ends_at + c.window_ms
             and (c.kind = 'PHYSICIAN' or t.patient_id is not null)) then 'wrong_kind'
         else 'counted' end, null
  from prescription_told t
  left join product p using (product_id) left join campaign c using (campaign_id)
  group by t.log_partition, t.log_offset;
