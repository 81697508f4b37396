-- Views for BI tools, written by BiViewsTest from the vocabulary. A number that is withheld is
-- null, never 0, and "withheld" says that the row may have such numbers. They show what the one
-- who asks may see: row-level security holds as on the tables beneath.

drop view if exists bi_campaign;
create view bi_campaign with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  c.version,
  c.product_ids,
  c.starts_at,
  c.ends_at,
  c.time_zone,
  c.attribution_window_days,
  c.currency,
  c.goal_reach,
  c.goal_conversions,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  coalesce(x.measures[1], 0) as views,
  coalesce(x.measures[2], 0) as qualified_views,
  coalesce(x.measures[3], 0) as completed_views,
  coalesce(x.measures[4], 0) as dwell_ms,
  coalesce(x.measures[5], 0) as cost,
  coalesce(x.measures[6], 0) as reach,
  coalesce(x.measures[7], 0) as new_reach,
  coalesce(x.measures[8], 0) as frequency_1,
  coalesce(x.measures[9], 0) as frequency_2,
  coalesce(x.measures[10], 0) as frequency_3,
  coalesce(x.measures[11], 0) as frequency_4,
  coalesce(x.measures[12], 0) as frequency_5,
  coalesce(x.measures[13], 0) as frequency_6,
  coalesce(x.measures[14], 0) as frequency_7,
  coalesce(x.measures[15], 0) as frequency_8,
  coalesce(x.measures[16], 0) as frequency_9,
  coalesce(x.measures[17], 0) as frequency_10_plus,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[18], 0) end as prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[19], 0) end as new_prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[20], 0) end as prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[24], 0) end as credit_first,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[25], 0) end as credit_last,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[26], 0) end as credit_linear,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[27], 0) end as credit_time_decay,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[28], 0) end as credit_position,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[29], 0) end as lag_1h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[30], 0) end as lag_6h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[31], 0) end as lag_1d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[32], 0) end as lag_3d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[33], 0) end as lag_7d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[34], 0) end as lag_14d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[35], 0) end as lag_30d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[36], 0) end as lag_90d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[37], 0) end as lag_over,
  coalesce(x.measures[38], 0) as audience,
  coalesce(x.measures[39], 0) as audience_reached,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[40], 0) > 0 then coalesce(x.measures[40], 0) end as audience_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[41], 0) > 0 then coalesce(x.measures[41], 0) end as audience_converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[42], 0) > 0 then coalesce(x.measures[42], 0) end as new_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[43], 0) > 0 then coalesce(x.measures[43], 0) end as unknown_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[44], 0) > 0 then coalesce(x.measures[44], 0) end as cohort_converters
from campaign c left join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 0
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint and x.region = '';
grant select on bi_campaign to livelift_bi, livelift_reader;

drop view if exists bi_region;
create view bi_region with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  coalesce(x.measures[1], 0) as views,
  coalesce(x.measures[2], 0) as qualified_views,
  coalesce(x.measures[3], 0) as completed_views,
  coalesce(x.measures[4], 0) as dwell_ms,
  coalesce(x.measures[5], 0) as cost,
  coalesce(x.measures[6], 0) as reach,
  coalesce(x.measures[7], 0) as new_reach,
  coalesce(x.measures[8], 0) as frequency_1,
  coalesce(x.measures[9], 0) as frequency_2,
  coalesce(x.measures[10], 0) as frequency_3,
  coalesce(x.measures[11], 0) as frequency_4,
  coalesce(x.measures[12], 0) as frequency_5,
  coalesce(x.measures[13], 0) as frequency_6,
  coalesce(x.measures[14], 0) as frequency_7,
  coalesce(x.measures[15], 0) as frequency_8,
  coalesce(x.measures[16], 0) as frequency_9,
  coalesce(x.measures[17], 0) as frequency_10_plus,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[18], 0) end as prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[19], 0) end as new_prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[20], 0) end as prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[24], 0) end as credit_first,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[25], 0) end as credit_last,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[26], 0) end as credit_linear,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[27], 0) end as credit_time_decay,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[28], 0) end as credit_position,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[29], 0) end as lag_1h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[30], 0) end as lag_6h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[31], 0) end as lag_1d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[32], 0) end as lag_3d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[33], 0) end as lag_7d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[34], 0) end as lag_14d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[35], 0) end as lag_30d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[36], 0) end as lag_90d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[37], 0) end as lag_over,
  coalesce(x.measures[38], 0) as audience,
  coalesce(x.measures[39], 0) as audience_reached,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[40], 0) > 0 then coalesce(x.measures[40], 0) end as audience_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[41], 0) > 0 then coalesce(x.measures[41], 0) end as audience_converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[42], 0) > 0 then coalesce(x.measures[42], 0) end as new_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[43], 0) > 0 then coalesce(x.measures[43], 0) end as unknown_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[44], 0) > 0 then coalesce(x.measures[44], 0) end as cohort_converters
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 0
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint and x.level > 0;
grant select on bi_region to livelift_bi, livelift_reader;

drop view if exists bi_daily;
create view bi_daily with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  to_timestamp(x.window_start / 1000.0) as window_start,
  ((to_timestamp(x.window_start / 1000.0) + interval '1 minute') at time zone coalesce(c.time_zone, 'UTC'))::date as day,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  coalesce(x.measures[1], 0) as views,
  coalesce(x.measures[2], 0) as qualified_views,
  coalesce(x.measures[3], 0) as completed_views,
  coalesce(x.measures[4], 0) as dwell_ms,
  coalesce(x.measures[5], 0) as cost,
  coalesce(x.measures[6], 0) as reach,
  coalesce(x.measures[7], 0) as new_reach,
  coalesce(x.measures[8], 0) as frequency_1,
  coalesce(x.measures[9], 0) as frequency_2,
  coalesce(x.measures[10], 0) as frequency_3,
  coalesce(x.measures[11], 0) as frequency_4,
  coalesce(x.measures[12], 0) as frequency_5,
  coalesce(x.measures[13], 0) as frequency_6,
  coalesce(x.measures[14], 0) as frequency_7,
  coalesce(x.measures[15], 0) as frequency_8,
  coalesce(x.measures[16], 0) as frequency_9,
  coalesce(x.measures[17], 0) as frequency_10_plus,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[18], 0) end as prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[19], 0) end as new_prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[20], 0) end as prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[24], 0) end as credit_first,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[25], 0) end as credit_last,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[26], 0) end as credit_linear,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[27], 0) end as credit_time_decay,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[28], 0) end as credit_position,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[29], 0) end as lag_1h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[30], 0) end as lag_6h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[31], 0) end as lag_1d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[32], 0) end as lag_3d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[33], 0) end as lag_7d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[34], 0) end as lag_14d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[35], 0) end as lag_30d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[36], 0) end as lag_90d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[37], 0) end as lag_over,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[42], 0) > 0 then coalesce(x.measures[42], 0) end as new_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[43], 0) > 0 then coalesce(x.measures[43], 0) end as unknown_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[44], 0) > 0 then coalesce(x.measures[44], 0) end as cohort_converters
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 2
  and x.breakdown = 0;
grant select on bi_daily to livelift_bi, livelift_reader;

drop view if exists bi_hourly;
create view bi_hourly with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  to_timestamp(x.window_start / 1000.0) as window_start,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  coalesce(x.measures[1], 0) as views,
  coalesce(x.measures[2], 0) as qualified_views,
  coalesce(x.measures[3], 0) as completed_views,
  coalesce(x.measures[4], 0) as dwell_ms,
  coalesce(x.measures[5], 0) as cost,
  coalesce(x.measures[6], 0) as reach,
  coalesce(x.measures[7], 0) as new_reach,
  coalesce(x.measures[8], 0) as frequency_1,
  coalesce(x.measures[9], 0) as frequency_2,
  coalesce(x.measures[10], 0) as frequency_3,
  coalesce(x.measures[11], 0) as frequency_4,
  coalesce(x.measures[12], 0) as frequency_5,
  coalesce(x.measures[13], 0) as frequency_6,
  coalesce(x.measures[14], 0) as frequency_7,
  coalesce(x.measures[15], 0) as frequency_8,
  coalesce(x.measures[16], 0) as frequency_9,
  coalesce(x.measures[17], 0) as frequency_10_plus,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[18], 0) end as prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[19], 0) end as new_prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[20], 0) end as prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[24], 0) end as credit_first,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[25], 0) end as credit_last,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[26], 0) end as credit_linear,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[27], 0) end as credit_time_decay,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[28], 0) end as credit_position,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[29], 0) end as lag_1h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[30], 0) end as lag_6h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[31], 0) end as lag_1d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[32], 0) end as lag_3d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[33], 0) end as lag_7d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[34], 0) end as lag_14d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[35], 0) end as lag_30d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[36], 0) end as lag_90d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[37], 0) end as lag_over
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 1
  and x.breakdown = 0;
grant select on bi_hourly to livelift_bi, livelift_reader;

drop view if exists bi_channel;
create view bi_channel with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  x.value as channel,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  coalesce(x.measures[1], 0) as views,
  coalesce(x.measures[2], 0) as qualified_views,
  coalesce(x.measures[3], 0) as completed_views,
  coalesce(x.measures[4], 0) as dwell_ms,
  coalesce(x.measures[5], 0) as cost,
  coalesce(x.measures[6], 0) as reach,
  coalesce(x.measures[7], 0) as new_reach,
  coalesce(x.measures[8], 0) as frequency_1,
  coalesce(x.measures[9], 0) as frequency_2,
  coalesce(x.measures[10], 0) as frequency_3,
  coalesce(x.measures[11], 0) as frequency_4,
  coalesce(x.measures[12], 0) as frequency_5,
  coalesce(x.measures[13], 0) as frequency_6,
  coalesce(x.measures[14], 0) as frequency_7,
  coalesce(x.measures[15], 0) as frequency_8,
  coalesce(x.measures[16], 0) as frequency_9,
  coalesce(x.measures[17], 0) as frequency_10_plus,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[24], 0) end as credit_first,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[25], 0) end as credit_last,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[26], 0) end as credit_linear,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[27], 0) end as credit_time_decay,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[28], 0) end as credit_position
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 1
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint;
grant select on bi_channel to livelift_bi, livelift_reader;

drop view if exists bi_content;
create view bi_content with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  x.value as content,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  coalesce(x.measures[1], 0) as views,
  coalesce(x.measures[2], 0) as qualified_views,
  coalesce(x.measures[3], 0) as completed_views,
  coalesce(x.measures[4], 0) as dwell_ms,
  coalesce(x.measures[5], 0) as cost,
  coalesce(x.measures[6], 0) as reach,
  coalesce(x.measures[7], 0) as new_reach,
  coalesce(x.measures[8], 0) as frequency_1,
  coalesce(x.measures[9], 0) as frequency_2,
  coalesce(x.measures[10], 0) as frequency_3,
  coalesce(x.measures[11], 0) as frequency_4,
  coalesce(x.measures[12], 0) as frequency_5,
  coalesce(x.measures[13], 0) as frequency_6,
  coalesce(x.measures[14], 0) as frequency_7,
  coalesce(x.measures[15], 0) as frequency_8,
  coalesce(x.measures[16], 0) as frequency_9,
  coalesce(x.measures[17], 0) as frequency_10_plus,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[24], 0) end as credit_first,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[25], 0) end as credit_last,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[26], 0) end as credit_linear,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[27], 0) end as credit_time_decay,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[28], 0) end as credit_position
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 2
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint;
grant select on bi_content to livelift_bi, livelift_reader;

drop view if exists bi_team;
create view bi_team with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  x.value as team,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  coalesce(x.measures[1], 0) as views,
  coalesce(x.measures[2], 0) as qualified_views,
  coalesce(x.measures[3], 0) as completed_views,
  coalesce(x.measures[4], 0) as dwell_ms,
  coalesce(x.measures[5], 0) as cost,
  coalesce(x.measures[6], 0) as reach,
  coalesce(x.measures[7], 0) as new_reach,
  coalesce(x.measures[8], 0) as frequency_1,
  coalesce(x.measures[9], 0) as frequency_2,
  coalesce(x.measures[10], 0) as frequency_3,
  coalesce(x.measures[11], 0) as frequency_4,
  coalesce(x.measures[12], 0) as frequency_5,
  coalesce(x.measures[13], 0) as frequency_6,
  coalesce(x.measures[14], 0) as frequency_7,
  coalesce(x.measures[15], 0) as frequency_8,
  coalesce(x.measures[16], 0) as frequency_9,
  coalesce(x.measures[17], 0) as frequency_10_plus,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[24], 0) end as credit_first,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[25], 0) end as credit_last,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[26], 0) end as credit_linear,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[27], 0) end as credit_time_decay,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[28], 0) end as credit_position
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 3
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint;
grant select on bi_team to livelift_bi, livelift_reader;

drop view if exists bi_tier;
create view bi_tier with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  x.value as tier,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  coalesce(x.measures[1], 0) as views,
  coalesce(x.measures[2], 0) as qualified_views,
  coalesce(x.measures[3], 0) as completed_views,
  coalesce(x.measures[4], 0) as dwell_ms,
  coalesce(x.measures[5], 0) as cost,
  coalesce(x.measures[6], 0) as reach,
  coalesce(x.measures[7], 0) as new_reach,
  coalesce(x.measures[8], 0) as frequency_1,
  coalesce(x.measures[9], 0) as frequency_2,
  coalesce(x.measures[10], 0) as frequency_3,
  coalesce(x.measures[11], 0) as frequency_4,
  coalesce(x.measures[12], 0) as frequency_5,
  coalesce(x.measures[13], 0) as frequency_6,
  coalesce(x.measures[14], 0) as frequency_7,
  coalesce(x.measures[15], 0) as frequency_8,
  coalesce(x.measures[16], 0) as frequency_9,
  coalesce(x.measures[17], 0) as frequency_10_plus,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[18], 0) end as prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[19], 0) end as new_prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[20], 0) end as prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[29], 0) end as lag_1h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[30], 0) end as lag_6h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[31], 0) end as lag_1d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[32], 0) end as lag_3d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[33], 0) end as lag_7d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[34], 0) end as lag_14d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[35], 0) end as lag_30d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[36], 0) end as lag_90d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[37], 0) end as lag_over,
  coalesce(x.measures[38], 0) as audience,
  coalesce(x.measures[39], 0) as audience_reached,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[40], 0) > 0 then coalesce(x.measures[40], 0) end as audience_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[41], 0) > 0 then coalesce(x.measures[41], 0) end as audience_converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[42], 0) > 0 then coalesce(x.measures[42], 0) end as new_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[43], 0) > 0 then coalesce(x.measures[43], 0) end as unknown_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[44], 0) > 0 then coalesce(x.measures[44], 0) end as cohort_converters
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 4
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint;
grant select on bi_tier to livelift_bi, livelift_reader;

drop view if exists bi_specialty;
create view bi_specialty with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  x.value as specialty,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  coalesce(x.measures[1], 0) as views,
  coalesce(x.measures[2], 0) as qualified_views,
  coalesce(x.measures[3], 0) as completed_views,
  coalesce(x.measures[4], 0) as dwell_ms,
  coalesce(x.measures[5], 0) as cost,
  coalesce(x.measures[6], 0) as reach,
  coalesce(x.measures[7], 0) as new_reach,
  coalesce(x.measures[8], 0) as frequency_1,
  coalesce(x.measures[9], 0) as frequency_2,
  coalesce(x.measures[10], 0) as frequency_3,
  coalesce(x.measures[11], 0) as frequency_4,
  coalesce(x.measures[12], 0) as frequency_5,
  coalesce(x.measures[13], 0) as frequency_6,
  coalesce(x.measures[14], 0) as frequency_7,
  coalesce(x.measures[15], 0) as frequency_8,
  coalesce(x.measures[16], 0) as frequency_9,
  coalesce(x.measures[17], 0) as frequency_10_plus,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[18], 0) end as prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[19], 0) end as new_prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[20], 0) end as prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[29], 0) end as lag_1h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[30], 0) end as lag_6h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[31], 0) end as lag_1d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[32], 0) end as lag_3d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[33], 0) end as lag_7d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[34], 0) end as lag_14d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[35], 0) end as lag_30d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[36], 0) end as lag_90d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[37], 0) end as lag_over,
  coalesce(x.measures[38], 0) as audience,
  coalesce(x.measures[39], 0) as audience_reached,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[40], 0) > 0 then coalesce(x.measures[40], 0) end as audience_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[41], 0) > 0 then coalesce(x.measures[41], 0) end as audience_converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[42], 0) > 0 then coalesce(x.measures[42], 0) end as new_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[43], 0) > 0 then coalesce(x.measures[43], 0) end as unknown_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[44], 0) > 0 then coalesce(x.measures[44], 0) end as cohort_converters
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 5
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint;
grant select on bi_specialty to livelift_bi, livelift_reader;

drop view if exists bi_segment;
create view bi_segment with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  x.value as segment,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  coalesce(x.measures[1], 0) as views,
  coalesce(x.measures[2], 0) as qualified_views,
  coalesce(x.measures[3], 0) as completed_views,
  coalesce(x.measures[4], 0) as dwell_ms,
  coalesce(x.measures[5], 0) as cost,
  coalesce(x.measures[6], 0) as reach,
  coalesce(x.measures[7], 0) as new_reach,
  coalesce(x.measures[8], 0) as frequency_1,
  coalesce(x.measures[9], 0) as frequency_2,
  coalesce(x.measures[10], 0) as frequency_3,
  coalesce(x.measures[11], 0) as frequency_4,
  coalesce(x.measures[12], 0) as frequency_5,
  coalesce(x.measures[13], 0) as frequency_6,
  coalesce(x.measures[14], 0) as frequency_7,
  coalesce(x.measures[15], 0) as frequency_8,
  coalesce(x.measures[16], 0) as frequency_9,
  coalesce(x.measures[17], 0) as frequency_10_plus,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[18], 0) end as prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[19], 0) end as new_prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[20], 0) end as prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[29], 0) end as lag_1h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[30], 0) end as lag_6h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[31], 0) end as lag_1d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[32], 0) end as lag_3d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[33], 0) end as lag_7d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[34], 0) end as lag_14d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[35], 0) end as lag_30d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[36], 0) end as lag_90d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[37], 0) end as lag_over,
  coalesce(x.measures[38], 0) as audience,
  coalesce(x.measures[39], 0) as audience_reached,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[40], 0) > 0 then coalesce(x.measures[40], 0) end as audience_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[41], 0) > 0 then coalesce(x.measures[41], 0) end as audience_converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[42], 0) > 0 then coalesce(x.measures[42], 0) end as new_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[43], 0) > 0 then coalesce(x.measures[43], 0) end as unknown_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[44], 0) > 0 then coalesce(x.measures[44], 0) end as cohort_converters
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 6
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint;
grant select on bi_segment to livelift_bi, livelift_reader;

drop view if exists bi_arm;
create view bi_arm with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  x.value as arm,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  coalesce(x.measures[1], 0) as views,
  coalesce(x.measures[2], 0) as qualified_views,
  coalesce(x.measures[3], 0) as completed_views,
  coalesce(x.measures[4], 0) as dwell_ms,
  coalesce(x.measures[5], 0) as cost,
  coalesce(x.measures[6], 0) as reach,
  coalesce(x.measures[7], 0) as new_reach,
  coalesce(x.measures[8], 0) as frequency_1,
  coalesce(x.measures[9], 0) as frequency_2,
  coalesce(x.measures[10], 0) as frequency_3,
  coalesce(x.measures[11], 0) as frequency_4,
  coalesce(x.measures[12], 0) as frequency_5,
  coalesce(x.measures[13], 0) as frequency_6,
  coalesce(x.measures[14], 0) as frequency_7,
  coalesce(x.measures[15], 0) as frequency_8,
  coalesce(x.measures[16], 0) as frequency_9,
  coalesce(x.measures[17], 0) as frequency_10_plus,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[18], 0) end as prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[19], 0) end as new_prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[20], 0) end as prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[29], 0) end as lag_1h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[30], 0) end as lag_6h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[31], 0) end as lag_1d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[32], 0) end as lag_3d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[33], 0) end as lag_7d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[34], 0) end as lag_14d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[35], 0) end as lag_30d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[36], 0) end as lag_90d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[37], 0) end as lag_over,
  coalesce(x.measures[38], 0) as audience,
  coalesce(x.measures[39], 0) as audience_reached,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[40], 0) > 0 then coalesce(x.measures[40], 0) end as audience_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[41], 0) > 0 then coalesce(x.measures[41], 0) end as audience_converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[42], 0) > 0 then coalesce(x.measures[42], 0) end as new_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[43], 0) > 0 then coalesce(x.measures[43], 0) end as unknown_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[44], 0) > 0 then coalesce(x.measures[44], 0) end as cohort_converters
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 7
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint;
grant select on bi_arm to livelift_bi, livelift_reader;

drop view if exists bi_channel_set;
create view bi_channel_set with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  x.value as channel_set,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  coalesce(x.measures[1], 0) as views,
  coalesce(x.measures[2], 0) as qualified_views,
  coalesce(x.measures[3], 0) as completed_views,
  coalesce(x.measures[4], 0) as dwell_ms,
  coalesce(x.measures[5], 0) as cost,
  coalesce(x.measures[6], 0) as reach,
  coalesce(x.measures[7], 0) as new_reach,
  coalesce(x.measures[8], 0) as frequency_1,
  coalesce(x.measures[9], 0) as frequency_2,
  coalesce(x.measures[10], 0) as frequency_3,
  coalesce(x.measures[11], 0) as frequency_4,
  coalesce(x.measures[12], 0) as frequency_5,
  coalesce(x.measures[13], 0) as frequency_6,
  coalesce(x.measures[14], 0) as frequency_7,
  coalesce(x.measures[15], 0) as frequency_8,
  coalesce(x.measures[16], 0) as frequency_9,
  coalesce(x.measures[17], 0) as frequency_10_plus,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[18], 0) end as prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[19], 0) end as new_prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[20], 0) end as prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[29], 0) end as lag_1h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[30], 0) end as lag_6h,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[31], 0) end as lag_1d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[32], 0) end as lag_3d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[33], 0) end as lag_7d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[34], 0) end as lag_14d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[35], 0) end as lag_30d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[36], 0) end as lag_90d,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[37], 0) end as lag_over,
  coalesce(x.measures[38], 0) as audience,
  coalesce(x.measures[39], 0) as audience_reached,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[40], 0) > 0 then coalesce(x.measures[40], 0) end as audience_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[41], 0) > 0 then coalesce(x.measures[41], 0) end as audience_converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[42], 0) > 0 then coalesce(x.measures[42], 0) end as new_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[43], 0) > 0 then coalesce(x.measures[43], 0) end as unknown_prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[44], 0) > 0 then coalesce(x.measures[44], 0) end as cohort_converters
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 8
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint;
grant select on bi_channel_set to livelift_bi, livelift_reader;

drop view if exists bi_payer;
create view bi_payer with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  x.value as payer,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[18], 0) end as prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[19], 0) end as new_prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[20], 0) end as prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 9
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint;
grant select on bi_payer to livelift_bi, livelift_reader;

drop view if exists bi_dispensing;
create view bi_dispensing with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  x.value as dispensing,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[18], 0) end as prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[19], 0) end as new_prescriptions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[20], 0) > 0 then coalesce(x.measures[20], 0) end as prescribers,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[21], 0) end as conversions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[22], 0) end as converters,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[22], 0) > 0 then coalesce(x.measures[23], 0) end as converted_quantity
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 10
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint;
grant select on bi_dispensing to livelift_bi, livelift_reader;

drop view if exists bi_transition;
create view bi_transition with (security_invoker = true) as
select
  c.campaign_id,
  c.name as campaign,
  x.region,
  x.level as region_level,
  x.value as transition,
  coalesce(x.final, false) as final,
  coalesce(x.suppressed, true) as withheld,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[46], 0) > 0 then coalesce(x.measures[45], 0) end as transitions,
  case when not coalesce(x.suppressed, true) or coalesce(x.measures[46], 0) > 0 then coalesce(x.measures[46], 0) end as transition_people
from campaign c join cell x on x.campaign_no = c.campaign_no and x.granularity = 3
  and x.breakdown = 11
  and x.window_start = (extract(epoch from c.starts_at) * 1000)::bigint;
grant select on bi_transition to livelift_bi, livelift_reader;

drop view if exists bi_frame;
create view bi_frame with (security_invoker = true) as
select frame, epoch, committed_at, cells from frame;
grant select on bi_frame to livelift_bi, livelift_reader;
