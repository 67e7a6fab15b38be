"""Opens what truceline exported with programs that are not ours; says what was opened and what is not installed.

    open.py FOLDER    the folder holds events.csv, events.tsv, events.xlsx, …, as `run` writes them
"""
import csv
import importlib.util
import json
import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1])
csv.field_size_limit(1 << 24)


def opened(name, by, what):
    print(f"  {name}: {by} reads {what}")


def has(module, for_what):
    if importlib.util.find_spec(module):
        return True
    print(f"  {for_what}: not opened, {module} is not installed")
    return False


def rows_of(name, **dialect):
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, **dialect))


table = rows_of("events.csv")
header, body = table[0], table[1:]
assert header[0] == "id" and header[-1] == "revision", header
assert all(len(row) == len(header) for row in body), "rows of one width"
assert not any(cell.startswith(("=", "+", "@")) for row in body for cell in row), "no formula"
ids = [row[0] for row in body]
assert len(set(ids)) == len(ids) > 0
opened("events.csv", "Python's csv", f"{len(body)} events, {len(header)} columns")

assert rows_of("events.tsv", delimiter="\t") == table, "TSV says what CSV says"
opened("events.tsv", "Python's csv", "the same cells")

with open(folder / "events.jsonl", encoding="utf-8") as file:
    lines = [json.loads(line) for line in file]
assert [line["id"] for line in lines] == ids
assert all(None not in (line["type"], line["status"], line["label"]) and "" not in line.values() for line in lines)
assert json.loads((folder / "events.json").read_text("utf-8")) == lines, "JSON says what JSON lines say"
opened("events.jsonl, events.json", "Python's json", f"{len(lines)} events")

collection = json.loads((folder / "events.geojson").read_text("utf-8"))
assert collection["type"] == "FeatureCollection"
assert [feature["id"] for feature in collection["features"]] == ids
placed = [feature["geometry"]["coordinates"] for feature in collection["features"] if feature["geometry"]]
assert placed and all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in placed), "longitude first"
opened("events.geojson", "Python's json", f"{len(placed)} points")

for name, day, key in (("events.acled.csv", "event_date", "event_id_cnty"), ("events.plover.csv", "Event Date", "Event ID")):
    records = list(csv.DictReader(open(folder / name, encoding="utf-8", newline="")))
    assert [record[key] for record in records] == ids
    assert all(re.fullmatch(r"(\d{4}-\d\d-\d\d)?", record[day]) for record in records)
    opened(name, "Python's csv", f"{len(records)} rows")

for name in folder.glob("*.meta.json"):
    note = json.loads(name.read_text("utf-8"))
    document = (folder / name.name.removesuffix(".meta.json")).read_bytes()
    assert note["bytes"] == len(document) and len(note["blake3"]) == 64, name

if has("openpyxl", "events.xlsx"):
    import datetime

    import openpyxl

    book = openpyxl.load_workbook(folder / "events.xlsx")
    assert book.sheetnames == ["Events", "Mentions", "Ceasefires", "Articles", "Codebook"], book.sheetnames
    sheet = book["Events"]
    names = [cell.value for cell in sheet[1]]
    assert names[: len(header)] == header and sheet.freeze_panes == "A2" and sheet.auto_filter.ref
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == ids
    first = names.index("first")
    days = [row[first] for row in sheet.iter_rows(min_row=2, values_only=True) if row[first]]
    assert days and all(isinstance(day, datetime.datetime) for day in days), "real dates"
    linked = (cell.hyperlink for row in sheet.iter_rows(min_row=2) for cell in row if cell.hyperlink)
    links = [f"{link.target}#{link.location or ''}" for link in linked]
    assert any("#:~:text=" in link for link in links), "links to the sentence"
    opened("events.xlsx", f"openpyxl {openpyxl.__version__}", f"{len(ids)} rows, {len(days)} days, {len(links)} links")

if has("pyarrow", "events.parquet, mentions.parquet"):
    import pyarrow
    import pyarrow.parquet

    events = pyarrow.parquet.read_table(folder / "events.parquet")
    assert events.column_names == header and events["id"].to_pylist() == ids
    assert pyarrow.types.is_date32(events.schema.field("first").type)
    assert pyarrow.types.is_floating(events.schema.field("lat").type)
    assert pyarrow.types.is_large_list(events.schema.field("actors").type)
    assert events["actors"].to_pylist() == [line["actors"] or None for line in lines]
    mentions = pyarrow.parquet.read_table(folder / "mentions.parquet")
    assert mentions.num_rows > 0
    opened("events.parquet, mentions.parquet", f"pyarrow {pyarrow.__version__}", f"{events.num_rows} and {mentions.num_rows} rows")

if has("polars", "events.parquet by polars"):
    import polars

    events = polars.read_parquet(folder / "events.parquet")
    assert events["id"].to_list() == ids and events.schema["first"] == polars.Date
    opened("events.parquet", f"polars {polars.__version__}", f"{events.height} rows")

if has("icalendar", "events.ics"):
    import icalendar

    calendar = icalendar.Calendar.from_ical((folder / "events.ics").read_bytes())
    entries = calendar.walk("VEVENT")
    assert entries and len({str(entry["UID"]) for entry in entries}) == len(entries)
    for entry in entries:
        start, end = entry["DTSTART"].dt, entry["DTEND"].dt if "DTEND" in entry else None
        assert end is None or start < end, entry["SUMMARY"]
        assert entry["SUMMARY"] and entry["DTSTAMP"]
        assert not entry.errors, entry.errors
    opened("events.ics", f"icalendar {icalendar.__version__}", f"{len(entries)} entries")

if has("markdown_it", "events.md"):
    import markdown_it

    text = (folder / "events.md").read_text("utf-8")
    tokens = markdown_it.MarkdownIt("commonmark").parse(text)
    inline = [child for token in tokens for child in token.children or []]
    assert not any(token.type in ("html_block", "html_inline") for token in tokens + inline), "no markup of others"
    assert sum(token.type == "list_item_open" for token in tokens) == len(ids)
    targets = [token.attrGet("href") for token in inline if token.type == "link_open"]
    assert targets and all(re.match("https?://", target) for target in targets)
    opened("events.md", f"markdown-it {markdown_it.__version__}", f"{len(ids)} entries, {len(targets)} links")

empty = rows_of("none.csv")
assert empty == [header], "no events: a header"
assert json.loads((folder / "none.json").read_text("utf-8")) == []
