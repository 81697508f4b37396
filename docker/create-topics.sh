#!/usr/bin/env bash
# Creates the topics that are missing; leaves those that are there as they are.
set -euo pipefail

bootstrap=$1

create() {
  local topic=$1 partitions=$2
  shift 2
  local settings=()
  for setting in "$@"; do
    settings+=(--config "$setting")
  done
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$bootstrap" --create --if-not-exists \
    --topic "$topic" --partitions "$partitions" --replication-factor 1 "${settings[@]}"
}

# Compaction waits longer than epochs are kept: so each of them can be audited.
compact=(cleanup.policy=compact min.compaction.lag.ms=777600000)

# The arrival time is the broker's: lateness is decided by it.
arrival=message.timestamp.type=LogAppendTime
create livelift.content-views 4 "$arrival" cleanup.policy=delete retention.ms=1209600000
create livelift.prescriptions 4 "$arrival" cleanup.policy=delete retention.ms=1209600000
create livelift.campaigns 1 "$arrival" "${compact[@]}"
create livelift.physicians 4 "$arrival" "${compact[@]}"
create livelift.erasures 1 "$arrival" "${compact[@]}"
create livelift.campaign-metrics 4 "${compact[@]}"
create livelift.epochs 1 cleanup.policy=delete retention.ms=604800000 segment.ms=86400000
create livelift.rejected-events 1 cleanup.policy=delete retention.ms=2592000000
