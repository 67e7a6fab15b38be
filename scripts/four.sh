#!/bin/sh
# Four processes that add to one tracker at once.   scripts/four.sh PROGRAM [EACH, 2500]
set -eu
program=$(realpath "$1"); each=${2:-2500}
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TRUCELINE_USER=tester
for writer in 1 2 3 4; do
    (
        number=0
        while [ "$number" -lt "$each" ]; do
            number=$((number + 1))
            "$program" add --type attack --date 2025-05-01 "w${writer}n$number" >/dev/null
        done
    ) &
done
wait
"$program" list --format csv | tail -n +2 | cut -d, -f5 | sort -u | wc -l
"$program" list --format csv | tail -n +2 | wc -l
"$program" check
