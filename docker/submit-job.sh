#!/usr/bin/env bash
# Submits the job, unless it runs already; goes on from the newest retained checkpoint.
set -euo pipefail

jobs=$(flink list)
if grep -q ' : livelift (' <<<"$jobs"; then
  echo "The job livelift is there already."
  exit 0
fi

newest=$(find /checkpoints -name _metadata -printf '%T@ %h\n' | sort -n | tail -1 | cut -d' ' -f2-)
resume=()
if [[ -n $newest ]]; then
  echo "Going on from $newest"
  resume=(--fromSavepoint "$newest")
fi
exec flink run --detached "${resume[@]}" \
  /opt/flink/usrlib/livelift-job.jar --config /etc/livelift/livelift.yaml
