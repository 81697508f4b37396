-- By how much a nation's day that was over has changed since, by hour of the change. Measure is the
-- position in the vocabulary, window_start is in epoch milliseconds.
create table correction (
  campaign_no integer not null,
  window_start bigint not null,
  measure smallint not null,
  hour timestamptz not null,
  first_epoch bigint not null,
  last_epoch bigint not null,
  difference bigint not null,
  primary key (campaign_no, hour, window_start, measure)
);
call livelift_protect('correction');
