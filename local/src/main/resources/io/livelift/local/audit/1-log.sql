-- The log as it was read: one row per record that could be decoded and is valid by itself.
-- log_partition and log_offset are the place in the log; content is the whole record as text,
-- regions as paths, the event id of prescriptions left aside.

create table setting (
  allowed_lateness bigint, retained_window bigint, minute_corrections bigint, look_back bigint,
  unbounded boolean);

create table view_record (
  log_partition int, log_offset bigint, arrival bigint, kind varchar, person varchar,
  event_id varchar, event_time bigint, campaign_id varchar, content_id varchar, channel varchar,
  team varchar, dwell_ms bigint, completed boolean, region varchar, content varchar);

create table prescription_record (
  log_partition int, log_offset bigint, arrival bigint, physician_id varchar,
  prescription_id varchar, status varchar, event_id varchar, event_time bigint,
  product_id varchar, patient_id varchar, refill int, quantity int, payer varchar,
  dispensing varchar, region varchar, content varchar);

create table campaign_record (
  log_partition int, log_offset bigint, campaign_id varchar, version bigint, starts_at bigint,
  ends_at bigint, time_zone varchar, window_ms bigint, qualified_dwell_ms bigint, kind varchar,
  holdout_percent int, holdout_salt varchar, content varchar);

-- Products, touch costs and audience lists of the campaign record at that place.
create table campaign_item (
  log_partition int, log_offset bigint, list varchar, item varchar, amount bigint);

create table profile_record (
  log_partition int, log_offset bigint, person varchar, version bigint, effective_from bigint,
  region varchar, tier varchar, specialty varchar, consent boolean, content varchar);

create table profile_segment (log_partition int, log_offset bigint, segment varchar);

-- Who is to be forgotten.
create table erasure_record (log_partition int, log_offset bigint, kind varchar, person varchar);

-- What became of each record.
create table fate (
  topic varchar, log_partition int, log_offset bigint, outcome varchar, reason varchar);
