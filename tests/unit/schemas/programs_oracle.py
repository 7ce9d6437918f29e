#!/usr/bin/env python3
"""Holds the programs to the contract: programs_oracle.py DATELINE_INDEX DATELINE_QUERY DATELINE_ANNOTATE

The article of schemas/README.md is indexed: the archive must have the digest that the page gives. What dateline-query
then writes must be as schemas/result.schema.json says, and what dateline-annotate writes as schemas/mentions.schema.json
does, and hold no key that these do not describe.
Exit 77: python3-jsonschema is missing.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

schemas = pathlib.Path(__file__).resolve().parents[3] / "schemas"

# Each asks for something that only some results hold.
QUERIES = (
    ("a hit", ["graves"]),
    ("a hit, explained", ["graves", "person~zelenskiy", "--explain"]),
    ("a hit that nothing scores", ["date:2022"]),
    ("undated, without a title", ["id:bare"]),
    ("nothing, but for any of the words", ["gravess", "izium"]),
    ("nothing at all", ["nowhere"]),
    ("a page further on", ["graves", "--offset", "1"]),
    ("no hits wanted", ["graves", "--limit", "0"]),
    ("fields of the archive's own", ["desk:7", "price:2..3", "event~2022"]),
    ("facets", ["graves", "--facets", "person,place,topic,byline"]),
    ("a timeline with a gap", ["izium", "--timeline", "day"]),
    ("counts of nothing", ["nowhere", "--facets", "org", "--timeline", "year", "--limit", "0"]),
    ("the newest", ["izium", "--sort", "newest", "--limit", "all"]),
)


def example(name):
    """A block of code of the README."""
    text = (schemas / "README.md").read_text(encoding="utf-8")
    return re.search(rf"<!-- example: {name} -->\n```\w*\n(.*?)```", text, re.DOTALL)[1]


def described_only(value, schema, root, where=""):
    """The places of keys that the schema does not describe."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if isinstance(value, dict):
        known = schema.get("properties", {})
        for key, member in value.items():
            described = known.get(key, schema.get("additionalProperties"))
            if described is None:
                yield f"{where}/{key}"
            else:
                yield from described_only(member, described, root, f"{where}/{key}")
    if isinstance(value, list):
        for entry in value:
            yield from described_only(entry, schema.get("items", {}), root, f"{where}/*")


class Programs:
    def __init__(self, index, query, annotate, folder):
        self.index, self.query, self.annotate, self.folder = index, query, annotate, pathlib.Path(folder)
        self.faults = []

    def run(self, *command, codes=(0,)):
        done = subprocess.run([str(word) for word in command], capture_output=True, encoding="utf-8", check=False)
        if done.returncode not in codes:
            self.faults.append(f"{command}: exit {done.returncode}: {done.stderr}")
        return done.stdout

    def archive(self, name, lines, *options):
        source, archive = self.folder / (name + ".jsonl"), self.folder / name
        source.write_text("".join(line.rstrip("\n") + "\n" for line in lines), encoding="utf-8")
        self.run(self.index, "add", archive, source, *options)
        return archive

    def check(self, what, text, schema, root):
        document = json.loads(text)
        for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
            self.faults.append(f"{what}: {error.json_path}: {error.message}")
        self.faults += [f"{what}: {where} is not described" for where in described_only(document, schema, root)]

    def digest(self):
        archive = self.archive("readme", [example("given record")], "--annotate", "none")
        manifest = (archive / "generations" / "g000001.json").read_text(encoding="utf-8")
        found = re.search(r'"digest": "(\w+)"', manifest)[1]
        stated = re.search(r'"digest": "(\w+)"', example("manifest"))[1]
        if found != stated:
            self.faults.append(f"the digest of the README's article is {found}, and {stated} in the README")

    def results(self):
        root = json.loads((schemas / "result.schema.json").read_text(encoding="utf-8"))
        line = {"$ref": "#/$defs/hit", "$defs": root["$defs"]}
        own = self.folder / "own.json"
        own.write_text(json.dumps({"fields": [{"name": "desk", "kind": "keyword"}, {"name": "price", "kind": "number"},
                                              {"name": "event", "kind": "date"}]}), encoding="utf-8")
        given = json.loads(example("given record")) | {"price": [2.5, "10"], "event": "2022-09-15"}
        bare = {"id": "bare", "body": "The graves at Izium, again."}
        archive = self.archive("results", [json.dumps(given), json.dumps(bare)], "--schema", own)
        for what, query in QUERIES:
            text = self.run(self.query, archive, "--format", "json", *query, codes=(0, 1))
            self.check(what, text, root, root)
            if "--facets" in query or "--timeline" in query:
                continue  # a line is a hit
            for hit in self.run(self.query, archive, "--format", "jsonl", *query, codes=(0, 1)).splitlines():
                self.check(what + ", as a line", hit, line, root)
        topics = self.folder / "topics"
        topics.write_text('{"id": "401", "query": "graves"}\n', encoding="utf-8")
        for hit in self.run(self.query, archive, "--format", "jsonl", "--topics", topics).splitlines():
            self.check("a line of a batch", hit, line, root)

    def mentions(self):
        root = json.loads((schemas / "mentions.schema.json").read_text(encoding="utf-8"))
        source = self.folder / "mentions.jsonl"
        text = "Volodymyr Zelenskiy spoke to Reuters in Kyiv on Friday, weeks before the 1990s began."
        source.write_text(example("given record") + json.dumps({"id": "m", "published": "2022-09-16", "body": text}),
                          encoding="utf-8")
        lines = self.run(self.annotate, source, "--format", "jsonl").splitlines()
        kinds = {mention["kind"] for line in lines for mention in json.loads(line)["mentions"]}
        if not {"person", "time"} <= kinds:
            self.faults.append(f"dateline-annotate finds too little to judge by: {kinds}")
        for line in lines:
            self.check("a line of mentions", line, root, root)


def main():
    with tempfile.TemporaryDirectory(prefix="dateline-contract-") as folder:
        programs = Programs(*sys.argv[1:4], folder)
        programs.digest()
        programs.results()
        programs.mentions()
    print("\n".join(programs.faults) or "the programs keep the contract")
    return 1 if programs.faults else 0


sys.exit(main())
