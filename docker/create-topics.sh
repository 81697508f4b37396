#!/usr/bin/env bash
# Creates the topics that are missing; leaves those that are there as they are.
set -euo pipefail

bootstrap=$1
partitions=${LIVELIFT_PARTITIONS:-4}

create() {
  local topic=$1
  shift
  local settings=()
  for setting in "$@"; do
    settings+=(--config "$setting")
  done
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$bootstrap" --create --if-not-exists \
    --topic "$topic" --partitions "$partitions" --replication-factor 1 "${settings[@]}"
}

# The arrival time is the broker's: lateness is decided by it.
arrival=message.timestamp.type=LogAppendTime
create livelift.content-views "$arrival" cleanup.policy=delete retention.ms=1209600000
create livelift.prescriptions "$arrival" cleanup.policy=delete retention.ms=1209600000
create livelift.campaigns "$arrival" cleanup.policy=compact
create livelift.physicians "$arrival" cleanup.policy=compact
create livelift.campaign-metrics cleanup.policy=compact
create livelift.epochs cleanup.policy=delete retention.ms=604800000
create livelift.rejected-events cleanup.policy=delete retention.ms=2592000000
