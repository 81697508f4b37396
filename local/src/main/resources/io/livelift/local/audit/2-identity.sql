-- Once an erasure is in the log, no record of that person counts, before or after.
create table erased_person as select distinct kind, person from erasure_record;

-- Late if arrival - event_time > allowed lateness; rejected as FUTURE if event_time - arrival > 5 min.
-- Every record has an outcome: of a column with nothing but NULL in it DuckDB sometimes keeps
-- statistics by which "is null" finds no row.
create table view_judged as
  select r.*,
    case when event_time - arrival > 5 * 60 * 1000 then 'rejected'
         when not unbounded and arrival - event_time > allowed_lateness then 'late'
         when (kind, person) in (from erased_person) then 'erased'
         else 'in_time' end as outcome
  from view_record r, setting;

create table prescription_judged as
  select r.*,
    case when event_time - arrival > 5 * 60 * 1000 then 'rejected'
         when not unbounded and arrival - event_time > allowed_lateness then 'late'
         when ('PHYSICIAN', physician_id) in (from erased_person) then 'erased'
         else 'in_time' end as outcome
  from prescription_record r, setting;

-- Late, rejected and erased records do not exist for identity.
create table view_in_time as
  select * exclude (outcome) from view_judged where outcome = 'in_time';

-- Prescriptions of an erased patient count as prescriptions without a patient.
create table prescription_in_time as
  select * exclude (outcome) replace (
    if(('PATIENT', patient_id) in (from erased_person), null, patient_id) as patient_id)
  from prescription_judged where outcome = 'in_time';

-- A view is (viewer, event_id); the first record in log order wins.
create table view_of_log as
  select * from view_in_time
  qualify row_number() over (
    partition by kind, person, event_id order by log_partition, log_offset) = 1;

-- A prescription is (physician_id, prescription_id); of its state ISSUED the first record wins.
create table issued as
  select * from prescription_in_time where status = 'ISSUED'
  qualify row_number() over (
    partition by physician_id, prescription_id order by log_partition, log_offset) = 1;

-- A cancellation counts if its arrival - event time of ISSUED <= allowed lateness + W_max.
create table cancellation as
  select c.*,
    coalesce(
      not unbounded and c.arrival - i.event_time > allowed_lateness + retained_window,
      false) as too_late
  from prescription_in_time c cross join setting
  left join issued i using (physician_id, prescription_id)
  where c.status = 'CANCELLED';

create table cancelled as
  select * from cancellation where not too_late
  qualify row_number() over (
    partition by physician_id, prescription_id order by log_partition, log_offset) = 1;

-- Campaigns: the highest version wins; of equal versions the first in log order holds.
create table campaign_version as
  select * from campaign_record
  qualify row_number() over (
    partition by campaign_id, version order by log_partition, log_offset) = 1;

create table campaign as
  select * from campaign_version
  qualify row_number() over (partition by campaign_id order by version desc) = 1;

-- Profiles: one per effective_from, the highest version wins within it.
create table profile_version as
  select * from profile_record where ('PHYSICIAN', person) not in (from erased_person)
  qualify row_number() over (
    partition by person, effective_from, version order by log_partition, log_offset) = 1;

create table profile as
  select * from profile_version
  qualify row_number() over (partition by person, effective_from order by version desc) = 1;

create table product as
  select distinct c.campaign_id, i.item as product_id
  from campaign c join campaign_item i using (log_partition, log_offset) where i.list = 'product';

create table touch_cost as
  select c.campaign_id, i.item as channel, i.amount
  from campaign c join campaign_item i using (log_partition, log_offset) where i.list = 'cost';
