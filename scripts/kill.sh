#!/bin/sh
# Ends commands that write with SIGKILL at random moments and looks the tracker over after each: nothing half, nothing
# that was acknowledged lost.   scripts/kill.sh PROGRAM [TIMES, 50]
set -eu
program=$(realpath "$1"); times=${2:-50}
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TRUCELINE_USER=tester

# A moment between 0 and the first argument in milliseconds.
moment() { awk -v most="$1" -v seed="$(od -An -N4 -tu4 /dev/urandom)" 'BEGIN { srand(seed); printf "%.3f", rand() * most / 1000 }'; }
# Runs the rest of the line and kills it after a moment; gives its exit status.
killed() {
    most=$1; shift
    "$program" "$@" >out.txt 2>&1 & child=$!
    sleep "$(moment "$most")"
    kill -9 "$child" 2>/dev/null || true
    wait "$child" 2>/dev/null && return 0 || return 1
}
healthy() {
    test -s data/tracker.db || return 0
    "$program" check >check.txt 2>&1 || { grep -q "empty file" check.txt || { cat check.txt; echo "after: $1"; exit 1; }; }
}
count() { "$program" list --review all --format csv 2>/dev/null | tail -n +2 | wc -l; }

news() { awk -v run="$1" 'BEGIN { for (n = 0; n < 400; n++) printf "{\"id\": \"r%s-%d\", \"published\": \"2025-05-%02d\", \"text\": \"Russia and Ukraine agreed on Monday to a truce of %d days in Oslo, mediator %d of run %s said.\"}\n", run, n, 1 + n % 28, n % 30 + 1, n, run }'; }
rows() { echo date,type,label; awk -v run="$1" 'BEGIN { for (n = 0; n < 400; n++) printf "2025-01-%02d,attack,Run %s number %d\n", 1 + n % 28, run, n }'; }

run=0
while [ "$run" -lt "$times" ]; do
    run=$((run + 1))
    # The creation of the file.
    rm -rf new; killed 60 add --tracker new/t.db --type attack --date 2025-05-01 One && made=1 || made=0
    if [ -s new/t.db ]; then
        "$program" check --tracker new/t.db >check.txt 2>&1 || grep -q "empty file" check.txt || { cat check.txt; exit 1; }
        "$program" add --tracker new/t.db --type attack --date 2025-05-01 Two >/dev/null
        held=$("$program" list --tracker new/t.db --format csv | tail -n +2 | wc -l)
        [ "$made" = 0 ] || [ "$held" = 2 ] || { echo "an acknowledged event is not there"; exit 1; }
    fi
    rows "$run" >rows.csv; before=$(count)
    killed 250 import rows.csv && made=1 || made=0
    healthy import; after=$(count)
    case $((after - before)) in 0) [ "$made" = 0 ] || { echo "an acknowledged import is not there"; exit 1; };; 400) ;; *) echo "half an import: $before, $after"; exit 1;; esac
    news "$run" >news.jsonl
    killed 600 track news.jsonl --charts charts || true; healthy track
    "$program" track news.jsonl --charts charts >/dev/null
    [ "$("$program" articles --format jsonl | grep -c "\"r$run-")" = 400 ] || { echo "articles are lost or doubled"; exit 1; }
    id=$("$program" list --top 1 --format csv | tail -1 | cut -d, -f1)
    killed 120 edit "$id" --note "run $run" && made=1 || made=0
    healthy edit
    [ "$made" = 0 ] || "$program" show "$id" | grep -q "run $run" || { echo "an acknowledged edit is not there"; exit 1; }
    killed 400 refresh || true; healthy refresh
done
echo "$times rounds of creation, import, track, edit and refresh: nothing half, nothing lost, every check content"
