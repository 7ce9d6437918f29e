"""The journal of tests/faults/watch.hpp: what a program did to the files of an archive, in order."""

import collections

# `path` and `source` (of a rename or link) are relative to the box; `number` is k, from 1; `offset` of a truncate is the new size.
Record = collections.namedtuple("Record", "operation kind number path source offset data")


def read(path):
    records = []
    with open(path, "rb") as file:
        while line := file.readline():
            operation, kind, number, name, source, offset, size = line.decode().rstrip("\n").split("\t")
            records.append(Record(operation, kind, int(number), name, source, int(offset), file.read(int(size))))
    return records
