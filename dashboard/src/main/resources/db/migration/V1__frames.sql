-- One row a campaign. A cell may arrive before its campaign's definition: then only the id is known.
create table campaign (
  campaign_no integer generated always as identity primary key,
  campaign_id text not null unique,
  version bigint,
  name text,
  product_ids text[] not null default '{}',
  starts_at timestamptz,
  ends_at timestamptz,
  time_zone text,
  attribution_window_days integer,
  qualified_dwell_ms bigint,
  audience_kind text,
  audience jsonb,
  holdout_percent integer,
  touch_cost jsonb,
  currency text,
  goal_reach bigint,
  goal_conversions bigint
);

-- One row a cell. Granularity and breakdown are the positions in the vocabulary, window_start is in
-- epoch milliseconds, measures are by the position in the vocabulary and cut behind the last that is
-- not zero. The leading campaign_no is what row-level security will look at.
create table cell (
  campaign_no integer not null,
  granularity smallint not null,
  breakdown smallint not null,
  window_start bigint not null,
  level smallint not null,
  suppressed boolean not null,
  final boolean not null,
  region text collate "C" not null,
  value text collate "C" not null,
  measures bigint[] not null,
  primary key (campaign_no, granularity, breakdown, window_start, region, value)
) partition by list (granularity);

create table cell_minute partition of cell for values in (0) with (fillfactor = 80);
create table cell_hour partition of cell for values in (1) with (fillfactor = 80);
create table cell_day partition of cell for values in (2) with (fillfactor = 80);
create table cell_campaign partition of cell for values in (3) with (fillfactor = 80);

-- One row a frame: a consistent cut of the input that was applied as a whole. Epoch ids may go back
-- when the job is restored from an older checkpoint, frame numbers never do.
create table frame (
  frame bigint primary key,
  epoch bigint not null,
  committed_at timestamptz not null,
  cells integer not null,
  ledger jsonb not null
);

create table alarm (
  alarm_no bigint generated always as identity primary key,
  frame bigint not null,
  raised_at timestamptz not null,
  kind text not null,
  epoch bigint not null,
  sentence text not null
);

-- How far the sink has dealt with each partition; written in the transaction of the frame.
create table progress (
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  read_to bigint not null,
  primary key (topic, partition)
);
