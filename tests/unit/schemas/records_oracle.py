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


def faults_of(schema, rows):
    for draft in (jsonschema.Draft202012Validator, jsonschema.Draft7Validator):
        validator = draft(schema)
        for row in rows:
            if validator.is_valid(row["record"]) != judged(row):
                yield f"{draft.__name__}: {row['why']}: should be {'valid' if judged(row) else 'invalid'}"


def main():
    for name in ("article.schema.json", "result.schema.json"):
        schema = json.loads((schemas / name).read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft7Validator.check_schema(schema)
    schema = json.loads((schemas / "article.schema.json").read_text(encoding="utf-8"))
    rows = json.loads((here / "records.json").read_text(encoding="utf-8"))
    faults = list(faults_of(schema, rows))
    print("\n".join(faults) or f"{len(rows)} rows: all agree")
    return 1 if faults else 0


sys.exit(main())
