-- The cube: which cells exist. Region levels: 0 nation, 1 province, 2 city, 3 county.
create table cube as
  select * from (values
    ('MINUTE', 'NONE', 1),
    ('HOUR', 'NONE', 1), ('HOUR', 'CHANNEL', 1),
    ('DAY', 'NONE', 2), ('DAY', 'CHANNEL', 1), ('DAY', 'CONTENT', 1), ('DAY', 'TEAM', 1),
    ('DAY', 'TIER', 1), ('DAY', 'SPECIALTY', 1), ('DAY', 'SEGMENT', 1),
    ('DAY', 'PAYER', 1), ('DAY', 'DISPENSING', 1),
    ('CAMPAIGN', 'NONE', 3), ('CAMPAIGN', 'ARM', 3),
    ('CAMPAIGN', 'CHANNEL', 2), ('CAMPAIGN', 'TIER', 2), ('CAMPAIGN', 'SPECIALTY', 2),
    ('CAMPAIGN', 'CONTENT', 1), ('CAMPAIGN', 'TEAM', 1), ('CAMPAIGN', 'SEGMENT', 1),
    ('CAMPAIGN', 'CHANNEL_SET', 1), ('CAMPAIGN', 'PAYER', 1), ('CAMPAIGN', 'DISPENSING', 1),
    ('CAMPAIGN', 'TRANSITION', 0)
  ) as t(granularity, breakdown, finest_level);

-- Everybody a campaign's numbers speak of, with attributes fixed for the whole flight. A person with
-- a profile has the profile's region, else UNKNOWN; other attributes without a profile are UNKNOWN.
create table member as
  select m.campaign_id, m.person, m.scope,
    if(a.person is not null, a.region, coalesce(n.region, 'UNKNOWN')) as region,
    coalesce(a.tier, 'UNKNOWN') as tier, coalesce(a.specialty, 'UNKNOWN') as specialty,
    a.person is not null as has_profile
  from (select campaign_id, person, scope from touch
        union select campaign_id, person, scope from prescription
        union select campaign_id, person, -1 from audience) m
  join campaign c using (campaign_id)
  left join attribute a on a.campaign_id = m.campaign_id and a.person = m.person
  left join named_region n on n.kind = c.kind and n.person = m.person;

-- The nation and each level above and of the person's region. A person whose path is shorter than
-- a level has no cell at that level.
create table place as
  select campaign_id, person, scope, level,
    coalesce(array_to_string(string_split(region, '/')[1:level], '/'), '') as region
  from member, range(0, 4) as levels(level)
  where level <= len(string_split(region, '/'));

-- CHANNEL_SET: the channels of the person's qualified views in the flight, names sorted and joined
-- by +, empty for none.
create table channel_set as
  select m.campaign_id, m.person,
    coalesce(string_agg(distinct t.channel, '+' order by t.channel), '') as value
  from member m
  left join touch t on t.campaign_id = m.campaign_id and t.person = m.person and t.scope = -1
    and t.qualified
  where m.scope = -1
  group by m.campaign_id, m.person;

-- NONE and the breakdowns of the person.
create table person_value as
  select campaign_id, person, scope, 'NONE' as breakdown, '' as value from member
  union all select campaign_id, person, scope, 'TIER', tier from member where scope = -1
  union all select campaign_id, person, scope, 'SPECIALTY', specialty from member where scope = -1
  union all
  select campaign_id, person, -1, 'SEGMENT', segment from attribute_segment
  union all
  select campaign_id, person, -1, 'SEGMENT', 'UNKNOWN' from member
  where scope = -1 and not has_profile
  union all select campaign_id, person, -1, 'ARM', arm from arm
  union all select campaign_id, person, -1, 'CHANNEL_SET', value from channel_set;

-- Where a person's touches and prescriptions count: each table of the cube at each region level.
create table seat as
  select p.campaign_id, p.person, p.scope, c.granularity, c.breakdown, p.region
  from place p join cube c on p.level <= c.finest_level
  where p.scope = -1 or c.granularity = 'MINUTE';

-- The windows of an instant of a person's story. A MINUTE window is told by its own scope.
create table time_window as
  select i.campaign_id, i.person, i.scope, i.event_time, w.granularity, w.window_start
  from (select campaign_id, person, scope, event_time from touch
        union select campaign_id, person, scope, event_time from prescription) i
  join campaign c using (campaign_id)
  join local_time l on l.time_zone = c.time_zone and l.event_time = i.event_time
  join minute_scope m on m.kind = c.kind and m.person = i.person
    and m.minute_start = i.event_time // 60000 * 60000
  cross join lateral (values
    ('MINUTE', m.minute_start, m.scope), ('HOUR', l.hour_start, -1), ('DAY', l.day_start, -1),
    ('CAMPAIGN', c.starts_at, -1)) as w(granularity, window_start, scope)
  where w.scope = i.scope;
