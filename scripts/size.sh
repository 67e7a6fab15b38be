#!/bin/sh
# Makes synthetic events, imports them and measures what a tracker of that size costs: CPU seconds and the most memory
# of each command.   scripts/size.sh PROGRAM [EVENTS, 1000000] [FOLDER]
# A FOLDER that is given is kept, and what it holds already is not made again.
set -eu
program=$(realpath "$1"); events=${2:-1000000}
folder=${3:-$(mktemp -d)}; [ $# -ge 3 ] || trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder"; cd "$folder"
export TRUCELINE_USER=tester

# Runs the rest of the line: its name, CPU seconds, memory.
measured() {
    name=$1; shift
    /usr/bin/time -o time.txt -f '%U %S %M' "$@" >out.txt 2>err.txt || { cat err.txt; echo "$name failed"; exit 1; }
    tail -1 time.txt | awk -v name="$name" '{ printf "%-30s %8.2f s CPU %8d MB\n", name, $1 + $2, $3 / 1024 }'
}

# Forty years of events by a small generator of its own (minimal standard), so that every machine makes the same ones.
[ -s events.csv ] || awk -v events="$events" 'BEGIN {
    split("attack meeting statement ceasefire_proposal ceasefire_declaration ceasefire_violation prisoner_exchange aid", types, " ")
    split("Russia Ukraine Israel Hamas Syria Turkey Sudan Yemen Ethiopia Armenia", actors, " ")
    split("Kyiv Gaza Aleppo Khartoum Hodeidah Mekelle Istanbul Oslo Geneva Doha", places, " ")
    print "date,type,label,actors,place,url"
    for (n = 0; n < events; n++) {
        seed = (seed + 12345) * 16807 % 2147483647; day = seed % 14600
        year = 1985 + int(day / 365); month = 1 + int(day % 365 / 31); date = 1 + day % 28
        printf "%d-%02d-%02d,%s,Event number %d,%s; %s,%s,https://example.org/%d\n", year, month, date, types[1 + n % 8], \
            n, actors[1 + seed % 10], actors[1 + int(seed / 10) % 10], places[1 + int(seed / 100) % 10], n
    }
}' >events.csv
[ -s data/tracker.db ] || measured "import of $events events" "$program" import events.csv
measured "add" "$program" add --type attack --date 2025-05-01 "One more"
measured "list of a filtered hundred" "$program" list --actor Hamas --type meeting --from 2001-01 --to 2001-12 --format csv
measured "the same as JSON lines" "$program" list --actor Hamas --type meeting --from 2001-01 --to 2001-12 --format jsonl
measured "list --top 100" "$program" list --top 100
measured "status that links all truces" "$program" status
measured "status" "$program" status
measured "add of a stage of a truce" "$program" add --type ceasefire_proposal --date 2025-05-02 \
    --actor proposer=Russia "One more truce"
measured "status after it" "$program" status
old=$("$program" list --type ceasefire_declaration --from 1995-03-02 --to 1995-03-20 --format csv | sed -n '2s/,.*//p')
[ -z "$old" ] || measured "edit of a day years back" "$program" edit "$old" --date 1995-03-25
[ -z "$old" ] || measured "status after it" "$program" status
measured "histogram" "$program" chart histogram -o histogram.svg
measured "calendar with truces" "$program" chart calendar -o calendar.svg
measured "export csv" "$program" export csv -o all.csv
measured "export parquet" "$program" export parquet -o all.parquet
measured "edit" "$program" edit "$(tail -1 all.csv | cut -d, -f1)" --note "Looked at"
measured "undo" "$program" undo
measured "edit of a year's events" "$program" edit --type attack --actor Hamas --from 2001-01 --to 2001-12 --note x -y
measured "undo of it" "$program" undo
rm -f copy.db; measured "backup" "$program" backup copy.db; rm -f copy.db
measured "check" "$program" check
ls -l data/tracker.db | awk '{ printf "%-30s %8d MB\n", "the file", $5 / 1048576 }'
