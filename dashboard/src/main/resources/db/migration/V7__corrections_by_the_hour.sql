-- An epoch is a second: with it one late prescription could be dated to the second by whoever reads
-- the notes later. The hour is what docs/privacy.md promises.
alter table correction drop column first_epoch, drop column last_epoch;
