-- The one cell that is asked for is in the table asked.

-- What stands where in the cell, by the definitions of the measures.
create or replace table asked_seat as
  select s.campaign_id, s.person, s.scope, a.window_start, a.granularity, a.breakdown, a.value
  from seat s join asked a using (campaign_id, granularity, breakdown, region);

create or replace table asked_touch as
  select t.* from touch_value t
  join asked_seat s using (campaign_id, person, scope, breakdown, value)
  join time_window w using (campaign_id, person, scope, event_time, granularity, window_start);

create or replace table asked_prescription as
  select r.* from prescription r
  join prescription_value v using (campaign_id, person, scope, physician_id, prescription_id)
  join asked_seat s using (campaign_id, person, scope, breakdown, value)
  join time_window w on w.campaign_id = r.campaign_id and w.person = r.person
    and w.scope = r.scope and w.event_time = r.event_time
    and w.granularity = s.granularity and w.window_start = s.window_start;

create or replace table asked_conversion as
  select r.* from conversion r
  join conversion_value v using (campaign_id, person, scope, physician_id, prescription_id)
  join asked_seat s using (campaign_id, person, scope, breakdown, value)
  join time_window w on w.campaign_id = r.campaign_id and w.person = r.person
    and w.scope = r.scope and w.event_time = r.event_time
    and w.granularity = s.granularity and w.window_start = s.window_start;

-- People of the cell, where it is one of NONE or of a breakdown of the person.
create or replace table asked_person as
  select s.campaign_id, s.person, s.window_start, s.granularity
  from asked_seat s join person_value v using (campaign_id, person, scope, breakdown, value)
  where s.scope = -1;

create or replace table asked_first as
  select f.campaign_id, f.person, f.event_time
  from first_prescriber f join asked_person s using (campaign_id, person)
  join time_window w on w.campaign_id = f.campaign_id and w.person = f.person and w.scope = -1
    and w.event_time = f.event_time
    and w.granularity = s.granularity and w.window_start = s.window_start
  where s.granularity in ('DAY', 'CAMPAIGN');

create or replace table asked_cohort as
  select r.campaign_id, r.person, r.first_time
  from cohort_converter r join asked_person s using (campaign_id, person)
  join time_window w on w.campaign_id = r.campaign_id and w.person = r.person and w.scope = -1
    and w.event_time = r.first_time
    and w.granularity = s.granularity and w.window_start = s.window_start
  where s.granularity in ('DAY', 'CAMPAIGN');

create or replace table asked_audience as
  select m.campaign_id, m.person from arm m join asked_person s using (campaign_id, person)
  join asked a using (campaign_id)
  where s.granularity = 'CAMPAIGN' and (a.breakdown = 'ARM' or m.arm = 'TREATED');

-- The records on which the cell rests: one row for each record and kind of evidence.
create or replace table evidence (
  kind varchar, topic varchar, log_partition int, log_offset bigint, person varchar);

insert into evidence
  select 'DEFINITION', 'CAMPAIGNS', c.log_partition, c.log_offset, null
  from campaign c join asked using (campaign_id);

insert into evidence
  select distinct 'PROFILES', 'PHYSICIANS', p.log_partition, p.log_offset, p.person
  from asked_audience join attribute p using (campaign_id, person);

insert into evidence
  select distinct 'VIEWS', 'VIEWS', v.log_partition, v.log_offset, v.person
  from asked_touch t join campaign c using (campaign_id)
  join view_of_log v on v.kind = c.kind and v.person = t.person and v.event_id = t.event_id;

insert into evidence
  select distinct 'PRESCRIPTIONS', 'PRESCRIPTIONS', i.log_partition, i.log_offset, r.person
  from asked_prescription r join issued i using (physician_id, prescription_id);

insert into evidence
  select distinct 'CONVERSIONS', 'PRESCRIPTIONS', i.log_partition, i.log_offset, r.person
  from asked_conversion r join issued i using (physician_id, prescription_id);

insert into evidence
  select distinct 'CONVERSIONS', 'VIEWS', v.log_partition, v.log_offset, v.person
  from asked_conversion r
  join eligible e using (campaign_id, person, scope, physician_id, prescription_id)
  join campaign c using (campaign_id)
  join view_of_log v on v.kind = c.kind and v.person = e.person and v.event_id = e.event_id;

insert into evidence
  select distinct 'FIRST_PRESCRIPTIONS', 'PRESCRIPTIONS', i.log_partition, i.log_offset, f.person
  from asked_first f join prescription r on r.campaign_id = f.campaign_id
    and r.person = f.person and r.scope = -1 and r.event_time = f.event_time
  join issued i using (physician_id, prescription_id);

insert into evidence
  select distinct 'COHORT', 'PRESCRIPTIONS', i.log_partition, i.log_offset, f.person
  from asked_cohort f join campaign c using (campaign_id)
  join prescription r on r.campaign_id = f.campaign_id and r.person = f.person and r.scope = -1
    and r.event_time >= f.first_time and r.event_time <= f.first_time + c.window_ms
  join issued i using (physician_id, prescription_id);

insert into evidence
  select distinct 'STEPS', 'VIEWS', v.log_partition, v.log_offset, v.person
  from path_place p join asked a using (campaign_id) join campaign c using (campaign_id)
  join view_of_log v on v.kind = c.kind and v.person = p.person and v.event_id = p.event_id
  where a.breakdown = 'TRANSITION' and (p.previous || '>' || p.channel = a.value
    or (p.is_last and p.channel || '>' || p.path_end = a.value));
