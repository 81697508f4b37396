-- Of a stage an epoch is whole with a part of each subtask; of a repeated part the last holds.
create table part_of_epoch as
  select * from epoch_part
  qualify row_number() over (
    partition by run, epoch, part, subtask order by position desc) = 1;

create table stage_epoch as
  select run, epoch, part, max(position) as position, max(stages) as stages
  from part_of_epoch
  group by run, epoch, part having count(*) = max(parallelism);

create table whole_epoch as
  select run, epoch, max(position) as position
  from stage_epoch group by run, epoch having count(*) = max(stages);

-- Totals of a partition at each epoch: the greatest next offset, the sum of what was read.
create table partition_epoch as
  select p.run, p.epoch, l.topic, l.log_partition, max(s.position) as position,
    max(l.next_offset) as next_offset, sum(l.read)::bigint as read,
    sum(l.settled)::bigint as settled
  from part_of_epoch p
  join stage_epoch s using (run, epoch, part)
  join part_partition l on l.position = p.position
  group by p.run, p.epoch, l.topic, l.log_partition;

-- Of the epoch that a run was restored from; of several with that number the last in the log.
create table run_base as
  select r.run, b.topic, b.log_partition, b.next_offset, b.read
  from (select run, min(restored_from) as restored_from from epoch_part group by run) r
  join partition_epoch b on b.epoch = r.restored_from and b.run < r.run
  qualify row_number() over (
    partition by r.run, b.topic, b.log_partition order by b.run desc) = 1;

-- Beside each epoch the one on which it goes on: the previous of its run, for the first of a run
-- the one that it was restored from.
create table partition_step as
  select e.*,
    coalesce(lag(e.next_offset) over story, b.next_offset) as former_next,
    coalesce(lag(e.read) over story, b.read) as former_read
  from partition_epoch e left join run_base b using (run, topic, log_partition)
  window story as (partition by e.run, e.topic, e.log_partition order by e.position);

-- How many records stand before an offset.
create table numbered as
  select topic, log_partition, log_offset,
    row_number() over (partition by topic, log_partition order by log_offset) as number
  from log_record;

create table boundary as
  select b.topic, b.log_partition, b.log_offset, coalesce(n.number, 0) as found
  from (
    select topic, log_partition, next_offset as log_offset from partition_step
    union
    select topic, log_partition, former_next from partition_step where former_next is not null) b
  asof left join numbered n
    on n.topic = b.topic and n.log_partition = b.log_partition and b.log_offset > n.log_offset;

create table partition_count as
  select s.*, t.found, f.found as former_found, l.log_offset as log_start
  from partition_step s
  join boundary t on t.topic = s.topic and t.log_partition = s.log_partition
    and t.log_offset = s.next_offset
  left join boundary f on f.topic = s.topic and f.log_partition = s.log_partition
    and f.log_offset = s.former_next
  join log_start l on l.topic = s.topic and l.log_partition = s.log_partition;

create table finding (position bigint, sentence varchar);

insert into finding
  select 0, format('{}/{} has offset {} {} times.', topic, log_partition, log_offset, count(*))
  from log_record
  group by topic, log_partition, log_offset having count(*) > 1;

insert into finding
  select position, format('{}/{}: epoch {} goes back from offset {} to {}.', topic, log_partition,
    epoch, former_next, next_offset)
  from partition_step where next_offset < former_next;

-- What the audited epoch says of each partition. Retention cuts off the beginning of a log,
-- compaction takes records from everywhere.
create table partition_proof as
  select c.topic, c.log_partition, c.log_start, c.next_offset, c.read, c.found, c.position,
    t.epochs,
    c.found < c.read and (c.log_start > 0 or c.topic in (select topic from compacted_topic))
      as is_cut
  from partition_count c join audited using (run, epoch)
  join (select topic, log_partition, count(*) as epochs from partition_epoch
        group by topic, log_partition) t using (topic, log_partition);

-- As many records were read as there are, fewer where compaction is at work: since the beginning of
-- the log, where it is still there ...
insert into finding
  select position, format('{}/{}: up to offset {} {} records were read, there are {}: {}.',
    topic, log_partition, next_offset, read, found, if(read < found, 'a gap', 'a repeat'))
  from partition_proof where read <> found and not is_cut;

-- ... and between two epochs.
insert into finding
  select c.position, format('{}/{}: from offset {} to {} epoch {} read {} records, there are {}: {}.',
    topic, log_partition, former_next, c.next_offset, epoch, c.read - former_read,
    c.found - former_found,
    if(c.read - former_read < c.found - former_found, 'a gap', 'a repeat'))
  from partition_count c join partition_proof p using (topic, log_partition)
  where former_next >= c.log_start and c.next_offset >= former_next
    and c.next_offset <= p.next_offset
    and (c.read - former_read < c.found - former_found
      or (c.read - former_read > c.found - former_found
        and topic not in (select topic from compacted_topic)));

-- read = accepted + late + rejected, per partition.
insert into finding
  select position, format('{}/{}: of {} records read until epoch {}, {} became something.',
    topic, log_partition, read, epoch, settled)
  from partition_epoch where read <> settled;

-- Every part names the one before it.
create table part_step as
  select *, lag(epoch) over (partition by run, part, subtask order by position) as before
  from epoch_part;

insert into finding
  select position, case
    when before = epoch then format('{}/{} published epoch {} twice.', part, subtask, epoch)
    when before is null then
      format('{}/{}: epoch {} follows epoch {}, which nobody published: a gap.',
        part, subtask, epoch, previous_epoch)
    else format('{}/{}: epoch {} follows epoch {}, but before it {} was published: a gap.',
        part, subtask, epoch, previous_epoch, before) end
  from part_step
  where (before is not null and previous_epoch <> before)
    or (before is null and previous_epoch >= 0
      and not (run = 0 and (select is_cut from parts_log)));

insert into finding
  select min(position), format('The job was restored from epoch {}, which nobody published: a gap.',
    restored_from)
  from epoch_part p
  where restored_from >= 0
    and not exists (
      select 1 from epoch_part e where e.epoch = p.restored_from and e.run < p.run)
    and not ((select is_cut from parts_log)
      and (run = 0 or restored_from < (select min(epoch) from epoch_part where run = 0)))
  group by run, restored_from;

-- read = counted + duplicate + conflict + late + rejected + out_of_flight + unknown_campaign +
-- wrong_kind + erased, per topic, at every epoch.
insert into finding
  select w.position, format('{}: of {} records read until epoch {}, {} became something.',
    t.topic, sum(t.read), w.epoch, sum(t.settled))
  from whole_epoch w join part_of_epoch p using (run, epoch)
  join part_topic t on t.position = p.position
  group by w.position, w.epoch, t.topic having sum(t.read) <> sum(t.settled);
