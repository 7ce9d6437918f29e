"""The runs of dateline-query and of the baselines over a set of ranking_sets.py, and their scores. Standard library only."""
import collections
import functools
import json
import os
import sys

import bm25_baselines as baselines
import ir_measures as measures
from ranking_sets import SETS, Skipped, output_of

FIELDS = ("query", "person", "place", "org", "from", "to")
BASELINES = ("xapian", "xapian+dates", "fts5")
SYSTEMS = ("fields", "preferred", "words") + BASELINES

Options = collections.namedtuple("Options", "programs folder weights")


def say(text):
    print(text, file=sys.stderr, flush=True)


def write_lines(path, records):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


class Runs:
    """An archive of a set, its topics, and the runs of all systems over it; everything is made once."""

    def __init__(self, chosen, options):
        self.set, self.options = chosen, options
        self.archive, self.topics = self.path("archive"), chosen.topics()
        self.judgements = measures.read_judgements(chosen.judgements)
        if not os.path.exists(self.archive):
            say("indexing " + chosen.name)
            command = [self.program("dateline-index"), "add", self.archive, *chosen.sources(), *chosen.index_options, "--quiet"]
            output_of(command, (0, 1))  # 1: some records were rejected

    def path(self, name):
        return os.path.join(self.options.folder, self.set.name + "." + name)

    def program(self, name):
        return os.path.join(self.options.programs, name)

    @functools.lru_cache(maxsize=None)
    def knows(self, option):
        return option in output_of([self.program("dateline-query"), "--help"])

    def batches(self, words):
        """The topics as dateline-query reads them, by the day that relative dates count from."""
        days = collections.defaultdict(list)
        for topic in self.topics:
            asked = {"query": topic["text"]} if words else {key: topic[key] for key in FIELDS if topic.get(key)}
            days[topic.get("now")].append(dict(asked, id=topic["id"]))
        return days

    def weighed(self, weights):
        """The option for a file of weights, or none."""
        if not weights:
            return []
        if not self.knows("--weights"):
            raise Skipped("dateline-query knows no --weights yet")
        return ["--weights", weights]

    def dateline(self, run, system, weights):
        command = [self.program("dateline-query"), self.archive, "--format", "trec"] + self.weighed(weights)
        command += ["--prefer"] if system == "preferred" else []
        command += ["--all"] if self.knows("--all ") else []  # judgements are of every copy
        with open(run, "w", encoding="utf-8") as file:
            for day, topics in self.batches(system == "words").items():
                write_lines(self.path("topics"), topics)
                file.write(output_of(command + ["--topics", self.path("topics")] + (["--now", day] if day else []), (0, 1)))

    @functools.lru_cache(maxsize=None)
    def baseline_input(self):
        articles, topics = self.path("articles.jsonl"), self.path("topics.jsonl")
        baselines.write_articles(articles, self.set.articles(self.program("dateline-query"), self.archive))
        write_lines(topics, self.topics)
        return articles, topics

    def baseline(self, run, system):
        try:
            if system == "fts5":
                baselines.fts5(*self.baseline_input(), run)
            else:
                words = ["--dates"] if system == "xapian+dates" else []
                baselines.xapian(self.options.programs, *self.baseline_input(), run, *words)
        except baselines.NotHere as error:
            raise Skipped(str(error)) from error

    def make(self, system, weights=None):
        """The file of a system's run. Throws Skipped."""
        run = self.path("run")
        if system in BASELINES:
            self.baseline(run, system)
        else:
            self.dateline(run, system, weights or self.options.weights)
        return run

    @functools.lru_cache(maxsize=None)
    def scores(self, system, weights=None):
        """{topic: measures}. Throws Skipped."""
        say("ranking %s: %s" % (self.set.name, system))
        return measures.score(self.judgements, measures.read_run(self.make(system, weights)))

    def means(self, system, weights=None):
        """{group: means}, with "all" the first."""
        scores, groups = self.scores(system, weights), collections.defaultdict(list)
        for topic in self.topics:
            for group in ["all"] + self.set.groups(topic):
                groups[group].extend([scores[topic["id"]]] if topic["id"] in scores else [])
        return {group: measures.mean(rows) for group, rows in groups.items() if rows}


@functools.lru_cache(maxsize=None)
def runs_of(name, options):
    return Runs(SETS[name](), options)
