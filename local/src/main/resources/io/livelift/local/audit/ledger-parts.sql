-- The epoch parts as they were published, in the order of their log. A run of the job begins where
-- it was started or restored; stages: how many parts make an epoch whole.
create table epoch_part (
  position bigint, run int, epoch bigint, previous_epoch bigint, part varchar, subtask int,
  parallelism int, stages int, restored_from bigint, cells bigint);

-- What a source's part says of one partition; settled: accepted + late + rejected.
create table part_partition (
  position bigint, topic varchar, log_partition int, next_offset bigint, read bigint,
  settled bigint);

-- What a part adds to the two sides of a topic's identity.
create table part_topic (position bigint, topic varchar, read bigint, settled bigint);

-- Topics whose older records may be gone though younger ones are there.
create table compacted_topic (topic varchar);

-- Whether the oldest parts are no longer there.
create table parts_log (is_cut boolean);

-- The epoch whose ledger is proved.
create table audited (run int, epoch bigint);

-- Where the broker's log of a partition begins today.
create table log_start (topic varchar, log_partition int, log_offset bigint);
