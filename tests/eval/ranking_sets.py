"""What ranking.py measures with: articles, topics that ask for them, and judgements. Standard library only.

A set has a name, sources and options for dateline-index, topics, the file of their judgements (TREC's qrels), articles for
other engines, and for each topic the groups that it counts in.
"""
import glob
import json
import os
import shlex
import subprocess
import sys

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
SAMPLE = [os.path.join(ROOT, "corpus/sample", name) for name in ("wire.jsonl", "text", "forms")]
GOLD = os.path.join(ROOT, "tests/gold")
HIDDEN = "persons,organisations,places,topics"


class Skipped(Exception):
    """What can't be measured here; the message says why."""


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def output_of(command, allowed=(0,)):
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode not in allowed:
        sys.exit("ranking: status %d: %s\n%s" % (run.returncode, shlex.join(command), run.stderr.decode(errors="replace")))
    return run.stdout.decode()


class Sample:
    """Queries of our own on the sample, whose records keep the names that their papers gave them."""
    name, index_options = "sample", []
    judgements = os.path.join(GOLD, "judgements.tsv")

    def sources(self):
        return SAMPLE

    def topics(self):
        return read_lines(os.path.join(GOLD, "queries.jsonl"))

    def articles(self, query, archive):
        hits = output_of([query, archive, "--limit", "all", "--format", "jsonl"]).splitlines()
        return [json.loads(output_of([query, archive, "--show", json.loads(hit)["id"], "--format", "jsonl"])) for hit in hits]

    def groups(self, topic):
        return [topic["kind"]] + ([topic["trait"]] if "trait" in topic else [])


class Fields21578:
    """Topics from the human labels of Reuters-21578, hidden from the archive."""
    name, index_options = "fields21578", ["--drop-fields", HIDDEN]

    def __init__(self):
        data, tools = os.environ.get("DATELINE_DATA", ""), os.environ.get("DATELINE_TOOLS", "")
        self.folder, self.reuters = os.path.join(data, "fields21578"), os.path.join(data, "reuters21578")
        self.convert = os.path.join(tools, "convert.py")
        self.judgements = os.path.join(self.folder, "qrels.txt")
        if not (os.path.isfile(self.judgements) and os.path.isdir(self.reuters) and os.path.isfile(self.convert)):
            raise Skipped("fields21578: no data (DATELINE_DATA and DATELINE_TOOLS name the folders)")

    def sources(self):
        return sorted(glob.glob(os.path.join(self.reuters, "*.sgm.gz")))

    def topics(self):
        return read_lines(os.path.join(self.folder, "topics.jsonl"))

    def articles(self, _query, _archive):
        return map(json.loads, output_of([sys.executable, "-B", self.convert, "plain21578", self.reuters]).splitlines())

    def groups(self, topic):
        return ["odd" if int(topic["id"][1:]) % 2 else "even", topic["kind"]]


SETS = {kind.name: kind for kind in (Sample, Fields21578)}
