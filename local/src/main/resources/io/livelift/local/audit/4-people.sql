-- Who may stand in a journey: physicians, and patients by the prescriptions that carry them.
create table prescription_of_person as
  select 'PHYSICIAN' as kind, physician_id as person, * from issued
  union all
  select 'PATIENT', patient_id, * from issued where patient_id is not null;

-- Without a profile: the region of the earliest view or ISSUED record that has one: by event time,
-- event id, a view before a prescription, then the region.
create table named_region as
  select kind, person, region from (
    select kind, person, event_time, event_id, 0 as source, region from view_of_log
    union all
    select kind, person, event_time, event_id, 1, region from prescription_of_person)
  where region is not null
  qualify row_number() over (
    partition by kind, person order by event_time, event_id, source, region) = 1;

-- MINUTE cells hold what the records that arrived until one day after the window's end say. So a
-- person's story is told in scopes: scope -1 is the whole log; a minute, by its start, is a scope
-- of its own where something that could matter to it arrived too late for it. A person's region,
-- profile and the identity of records are without scope: they are the same in all cells.
create table minute_of_person as
  select distinct kind, person, event_time // 60000 * 60000 as minute_start
  from (select kind, person, event_time from view_of_log
        union all select kind, person, event_time from prescription_of_person);

create table telling as
  select kind, person, event_time as matters_from, arrival from view_of_log
  union all select kind, person, event_time, arrival from prescription_of_person
  union all
  select p.kind, p.person, p.event_time, c.arrival
  from prescription_of_person p join cancelled c using (physician_id, prescription_id);

create table minute_scope as
  select m.kind, m.person, m.minute_start,
    if(not any_value(unbounded)
       and bool_or(t.arrival > m.minute_start + 60000 + minute_corrections),
      m.minute_start, -1) as scope
  from minute_of_person m cross join setting
  join telling t
    on t.kind = m.kind and t.person = m.person and t.matters_from < m.minute_start + 60000
  group by m.kind, m.person, m.minute_start;

create table scope as
  select kind, person, -1 as scope, 9223372036854775807 as until
  from minute_of_person group by kind, person
  union all
  select kind, person, scope, scope + 60000 + minute_corrections
  from minute_scope, setting where scope >= 0;

-- A physician's attributes within a campaign are those of the profile with the greatest
-- effective_from <= starts_at, else of the earliest profile.
create table attribute as
  select c.campaign_id, p.* from campaign c join profile p on c.kind = 'PHYSICIAN'
  qualify row_number() over (
    partition by c.campaign_id, p.person
    order by p.effective_from <= c.starts_at desc,
      if(p.effective_from <= c.starts_at, -p.effective_from, p.effective_from)) = 1;

create table attribute_segment as
  select distinct a.campaign_id, a.person, s.segment
  from attribute a join profile_segment s using (log_partition, log_offset);

-- Audience member: has a profile with consent, and matches every non-empty audience list (regions
-- by path prefix; the empty path is the nation).
create table wanted as
  select c.campaign_id, i.list, i.item
  from campaign c join campaign_item i using (log_partition, log_offset)
  where i.list in ('region', 'tier', 'specialty', 'segment');

create table audience as
  select a.campaign_id, a.person from attribute a
  where a.consent
    and (a.campaign_id not in (select campaign_id from wanted where list = 'region')
      or exists (select 1 from wanted w where w.list = 'region' and w.campaign_id = a.campaign_id
        and (w.item = '' or starts_with(a.region || '/', w.item || '/'))))
    and (a.campaign_id not in (select campaign_id from wanted where list = 'tier')
      or exists (select 1 from wanted w where w.list = 'tier' and w.campaign_id = a.campaign_id
        and w.item = a.tier))
    and (a.campaign_id not in (select campaign_id from wanted where list = 'specialty')
      or exists (select 1 from wanted w where w.list = 'specialty'
        and w.campaign_id = a.campaign_id and w.item = a.specialty))
    and (a.campaign_id not in (select campaign_id from wanted where list = 'segment')
      or exists (select 1 from wanted w join attribute_segment s on s.segment = w.item
        where w.list = 'segment' and w.campaign_id = a.campaign_id
        and s.campaign_id = a.campaign_id and s.person = a.person));

-- Filled from outside: murmur3_32(holdout_salt || ':' || physician_id) mod 100.
create table holdout_number (campaign_id varchar, person varchar, number int);
