-- The nation's ARM cells as they last were in each hour of the clock, one row a campaign, hour and
-- arm: what the lift looked like at earlier moments. Measures as in cell. Kept for ever, 48 rows a
-- day and campaign at most.
create table arm_history (
  campaign_no integer not null,
  hour timestamptz not null,
  arm text collate "C" not null,
  committed_at timestamptz not null,
  suppressed boolean not null,
  measures bigint[] not null,
  primary key (campaign_no, hour, arm)
);

call livelift_protect('arm_history');
