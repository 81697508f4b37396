-- Every version of a campaign that was read from the campaigns topic, whole; of two records with
-- one version the first in log order. Written by the sink in the transaction of its progress.
create table campaign_version (
  campaign_no integer not null references campaign,
  version bigint not null,
  definition jsonb not null,
  read_at timestamptz not null default clock_timestamp(),
  primary key (campaign_no, version)
);

-- The campaigns topic is read once more, for the versions that an earlier release did not keep. Of
-- all topics with progress it is the only one that is in a ledger.
delete from progress
where topic in (select entry ->> 'topic' from frame, jsonb_array_elements(ledger) entry);

-- Every version that was published in the page. SENDING: Kafka has not answered yet, or will never
-- say; whether it arrived, campaign_version tells. In force: the first frame that covers its place.
create table publication (
  campaign_no integer not null references campaign,
  version bigint not null,
  definition jsonb not null,
  changes jsonb not null,
  published_by text not null,
  published_at timestamptz not null default clock_timestamp(),
  state text not null check (state in ('SENDING', 'PUBLISHED')),
  partition integer,
  log_offset bigint,
  in_force_frame bigint,
  in_force_epoch bigint,
  primary key (campaign_no, version)
);
create index publication_pending on publication (campaign_no) where in_force_frame is null;

-- Profiles of physicians, for the preview of audiences. The person is a keyed hash of the id, never
-- the id; the key is in directory_key and made once. A profile holds for flights that start within
-- [valid_from, valid_to).
create table directory_key (key bytea not null);
create table directory_progress (
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  primary key (topic, partition)
);
create table profile (
  person bigint not null,
  effective_from bigint not null,
  version bigint not null,
  valid_from bigint not null,
  valid_to bigint not null,
  consent boolean not null,
  region text collate "C" not null,
  tier text collate "C" not null,
  specialty text collate "C" not null,
  segments text[] not null,
  primary key (person, effective_from)
);
create table erased_person (person bigint primary key);

-- What is watched, for whom, and whether it is the case at the moment.
create table alert_rule (
  rule_no bigint generated always as identity primary key,
  campaign_no integer not null references campaign,
  kind text not null,
  threshold double precision not null,
  channels text[] not null,
  webhook_url text,
  email_to text[] not null default '{}',
  language text not null check (language in ('en', 'zh')),
  made_by text not null,
  made_at timestamptz not null default clock_timestamp(),
  firing bigint,
  calm_since timestamptz,
  last_alarm bigint not null default 0
);
create index alert_rule_campaign on alert_rule (campaign_no);

-- One row each time that a rule began to fire; it stays when the rule goes.
create table alert_firing (
  firing_no bigint generated always as identity primary key,
  rule_no bigint not null,
  campaign_no integer not null references campaign,
  kind text not null,
  threshold double precision not null,
  raised_at timestamptz not null,
  raised_frame bigint,
  raised_epoch bigint,
  sentence_en text not null,
  sentence_zh text not null,
  resolved_at timestamptz,
  resolved_frame bigint,
  resolved_epoch bigint,
  resolution_en text,
  resolution_zh text
);
create index alert_firing_campaign on alert_firing (campaign_no, firing_no);

-- What browsers are told: that a rule began to fire, or that it is over.
create table alert_notice (
  notice_no bigint generated always as identity primary key,
  firing_no bigint not null,
  campaign_no integer not null references campaign,
  over boolean not null,
  noticed_at timestamptz not null,
  sentence_en text not null,
  sentence_zh text not null
);

-- Messages to the outside, written in the transaction of the firing and kept until they are gone.
create table alert_message (
  message_no bigint generated always as identity primary key,
  firing_no bigint not null,
  campaign_no integer not null references campaign,
  channel text not null check (channel in ('WEBHOOK', 'EMAIL')),
  target text not null,
  subject text not null,
  body text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  given_up_at timestamptz,
  problem text not null default ''
);
create index alert_message_due on alert_message (next_attempt_at)
  where sent_at is null and given_up_at is null;

-- What ./livelift audit found last.
create table audit_result (
  audit_no bigint generated always as identity primary key,
  epoch bigint not null,
  audited_at timestamptz not null default clock_timestamp(),
  verdict text not null check (verdict in ('AGREES', 'DIFFERS', 'EVIDENCE_GONE')),
  cells bigint not null,
  records bigint not null,
  differences bigint not null,
  sentence_en text not null,
  sentence_zh text not null
);

call livelift_protect('campaign_version');
call livelift_protect('publication');
call livelift_protect('alert_rule');
call livelift_protect('alert_firing');
call livelift_protect('alert_notice');
call livelift_protect('alert_message');
call livelift_share('audit_result');

-- Profiles of single people: only the dashboard itself counts them.
grant select, insert, update, delete
  on profile, erased_person, directory_key, directory_progress to livelift_sink;
