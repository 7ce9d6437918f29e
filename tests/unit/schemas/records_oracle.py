#!/usr/bin/env python3
"""Judges records.json by article.schema.json with python3-jsonschema, as draft 2020-12 and as draft 7.

The rows are those that the C++ test judges by parse_record and by valijson. Exit 77: the module is missing.
"""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

here = pathlib.Path(__file__).resolve().parent
schemas = here.parents[2] / "schemas"


def judged(row):
    """What jsonschema should say of a row: as the reader, unless the row names an exception."""
    return row.get("jsonschema", row["taken"])


def faults_of(name, rows):
    schema = json.loads((schemas / name).read_text(encoding="utf-8"))
    for draft in (jsonschema.Draft202012Validator, jsonschema.Draft7Validator):
        draft.check_schema(schema)
        validator = draft(schema)
        for row in rows:
            if validator.is_valid(row["record"]) != judged(row):
                yield f"{name}, {draft.__name__}: {row['why']}: should be {'valid' if judged(row) else 'invalid'}"


def main():
    faults = []
    for name, table in (("article.schema.json", "records.json"),):
        rows = json.loads((here / table).read_text(encoding="utf-8"))
        faults += faults_of(name, rows)
        print(f"{table}: {len(rows)} rows")
    print("\n".join(faults) or "all agree")
    return 1 if faults else 0


sys.exit(main())
