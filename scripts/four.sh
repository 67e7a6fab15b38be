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
count() { "$program" list --format csv | tail -n +2 | cut -d, -f"$1" | sort -u | wc -l; }
# Column 1 is the id, column 4 the label.
for column in 1 4; do
    [ "$(count "$column")" = "$((4 * each))" ] || { echo "expected $((4 * each)) events, found $(count "$column")"; exit 1; }
done
"$program" check
