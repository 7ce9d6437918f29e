#!/usr/bin/env python3
"""Measures how well dateline-query ranks, against Xapian's and SQLite's BM25, and prints tables. Standard library only.

    tests/eval/ranking.py [--only sample,fields21578] [--programs FOLDER] [--weights FILE] [--ablation] [--keep FOLDER]
                          [--topics] [--oracle] [--json]

Sets: "sample", the judged queries of tests/gold on corpus/sample; and "fields21578", topics made from the labels of
Reuters-21578, which the archive does not see: DATELINE_DATA names the folder with fields21578 and reuters21578, DATELINE_TOOLS
the one with convert.py. Its odd topics are for tuning; its even ones are reported apart.

Each set is asked in three ways: "fields" (person, place, org and dates as conditions), "preferred" (the same with --prefer:
they only raise the score) and "words" (the topic in plain words). The baselines have the plain words: "xapian", "xapian+dates"
(only what was published in the topic's period) and "fts5".

  --weights FILE is passed to dateline-query
  --ablation     also with each part of the score weighing nothing: a file of weights {"place": 0}
  --keep FOLDER  archives are made in this folder, and taken from it where they are there
  --topics       each topic's nDCG@10, the worst first
  --oracle       every run is scored by eval_run.py of DATELINE_TOOLS too, and must have the same figures

A value under its floor in tests/gold/ranking_floors.json is marked and the exit status is 1; 77 where there is nothing to
measure with. Measures: ir_measures.py.
"""
import argparse
import json
import os
import sys
import tempfile

sys.dont_write_bytecode = True  # the tree stays as it is

import ir_measures as measures
from ranking_runs import SYSTEMS, Options, runs_of, say
from ranking_sets import GOLD, ROOT, SETS, Skipped, output_of

BUILD = "cmake --preset bench && cmake --build --preset bench --target dateline-index dateline-query bench_xapian_baseline"
PARTS = ("text", "entity", "place", "time")
HALVES = ("odd", "even")
SKIPPED, NO_PROGRAM = 77, 69


def read_floors():
    """{set: {system: {group: {measure: [floor, aim]}}}}"""
    with open(os.path.join(GOLD, "ranking_floors.json"), encoding="utf-8") as file:
        return json.load(file)


def floors():
    """Every value that has a floor or an aim: (set, system, group, measure, floor, aim)."""
    return [(set_, system, group, measure, *bounds) for set_, systems in read_floors().items() for system, groups in systems.items()
            for group, held in groups.items() for measure, bounds in held.items()]


def text_of(value):
    return "-" if value is None else value if isinstance(value, str) else "%.4f" % value if isinstance(value, float) else str(value)


def print_table(rows, left):
    """Rows of text and numbers; so many columns on the left are text."""
    rows = [list(map(text_of, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        cells = [cell.ljust(width) if i < left else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())
    print()


def values_of(row):
    return tuple(row[measure] for measure in measures.MEASURES)


def print_means(name, means):
    """All measures over all topics and their halves; nDCG@10 of each kind of topic."""
    rows = [("set", "how", "topics of", "number") + measures.MEASURES]
    for system, groups in means.items():
        rows += [(name, system, group, groups[group]["topics"]) + values_of(groups[group])
                 for group in ("all",) + HALVES if group in groups]
    print_table(rows, 3)
    kinds = {group: row["topics"] for groups in means.values() for group, row in groups.items() if group not in ("all",) + HALVES}
    rows = [("set", "nDCG@10, topics of", "number") + tuple(means)]
    rows += [(name, kind, number) + tuple(groups[kind]["nDCG@10"] for groups in means.values()) for kind, number in kinds.items()]
    print_table(rows, 2)


def measured(name, options):
    """{system: {group: means}} of all that can be measured. Throws Skipped where the set's data are not there."""
    runs, means = runs_of(name, options), {}
    for system in SYSTEMS:
        try:
            means[system] = runs.means(system)
        except Skipped as why:
            say("skipped: %s, %s: %s" % (name, system, why))
    return means


def held_to_floors(results):
    """Prints what has a floor or an aim; how many are under their floor. A system that is skipped is not held to one."""
    rows, missed = [("set", "how", "topics of", "measure", "value", "floor", "aim", "")], 0
    for set_, system, group, measure, floor, aim in floors():
        groups = results.get(set_, {}).get(system)
        if groups is None:
            continue
        value = groups.get(group, {}).get(measure)
        under = floor is not None and (value is None or value < floor)
        missed += under
        rows.append((set_, system, group, measure, value, floor, aim, "under its floor" if under else ""))
    if len(rows) > 1:
        print_table(rows, 4)
    return missed


def weights_without(part, options):
    """A file of weights with a part that weighs nothing, and all else as --weights has it."""
    weights = {}
    if options.weights:
        with open(options.weights, encoding="utf-8") as file:
            weights = json.load(file)
    path = os.path.join(options.folder, "without-%s.json" % part)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(dict(weights, **{part: 0}), file)
    return path


def ablation(name, options):
    """All parts, and without each of them. Throws Skipped."""
    runs, rows = runs_of(name, options), [("set", "how", "parts", "number") + measures.MEASURES]
    for system in ("fields", "preferred", "words"):
        for part in (None,) + PARTS:
            row = runs.means(system, weights_without(part, options) if part else None)["all"]
            rows.append((name, system, "without " + part if part else "all parts", row["topics"]) + values_of(row))
    print_table(rows, 3)


def print_topics(name, options):
    runs = runs_of(name, options)
    rows = [(system, topic["id"], topic["text"], runs.scores(system)[topic["id"]]["nDCG@10"])
            for system in ("fields", "words") for topic in runs.topics if topic["id"] in runs.scores(system)]
    print_table([("how", "topic", "asked", "nDCG@10")] + sorted(rows, key=lambda row: (row[0], row[3])), 3)


def check_by_oracle(name, options):
    """Our figures are those of eval_run.py: its gain is the grade itself, and its order that of falling scores, so it is given
    grades of 2^grade - 1, and ranks as scores."""
    tool, runs = os.path.join(os.environ.get("DATELINE_TOOLS", ""), "eval_run.py"), runs_of(name, options)
    if not os.path.isfile(tool):
        raise Skipped("no eval_run.py: DATELINE_TOOLS names its folder")
    with open(runs.path("qrels"), "w", encoding="utf-8") as file:
        file.writelines("%s 0 %s %d\n" % (topic, article, 2 ** grade - 1) for topic, grades in runs.judgements.items()
                        for article, grade in grades.items())
    for system in SYSTEMS:
        with open(runs.path("oracle"), "w", encoding="utf-8") as file:
            file.writelines("%s Q0 %s %d %d run\n" % (topic, article, rank, -rank) for topic, articles in
                            measures.read_run(runs.make(system)).items() for rank, article in enumerate(articles, 1))
        theirs = json.loads(output_of([sys.executable, "-B", tool, "--json", runs.path("qrels"), runs.path("oracle")]))["mean"]
        ours = measures.mean(runs.scores(system).values())
        differ = [measure for measure in measures.MEASURES if abs(ours[measure] - theirs[measure.lower()]) > 1e-6]
        if differ:
            sys.exit("ranking: %s, %s: eval_run.py has other figures for %s" % (name, system, ", ".join(differ)))
    say("%s: eval_run.py has the same figures" % name)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="SETS", help="sets, with commas")
    parser.add_argument("--programs", default=os.path.join(ROOT, "build/bench/bin"), metavar="FOLDER")
    parser.add_argument("--weights", metavar="FILE", help="passed to dateline-query")
    parser.add_argument("--ablation", action="store_true")
    parser.add_argument("--keep", metavar="FOLDER")
    parser.add_argument("--topics", action="store_true")
    parser.add_argument("--oracle", action="store_true")
    parser.add_argument("--json", action="store_true", help="the means as JSON")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.only.split(",") if name and name not in SETS]
    if unknown:
        parser.error("no set named %s; there are %s" % (", ".join(unknown), ", ".join(SETS)))
    return arguments


def report(arguments, options):
    """Prints all that is asked for; the exit status."""
    results = {}
    for name in [name for name in arguments.only.split(",") if name] or SETS:
        try:
            results[name] = measured(name, options)
            if not arguments.json:
                print_means(name, results[name])
            for asked, show in ((arguments.topics, print_topics), (arguments.ablation, ablation), (arguments.oracle, check_by_oracle)):
                if asked:
                    show(name, options)
        except Skipped as why:
            say("skipped: %s" % why)
    if not results:
        return SKIPPED
    if arguments.json:
        print(json.dumps(results, indent=1))
        return 0
    return 1 if held_to_floors(results) else 0


def main():
    arguments = parse_arguments()
    for name in ("dateline-index", "dateline-query"):
        if not os.access(os.path.join(arguments.programs, name), os.X_OK):
            say("ranking: no program %s in %s; build it: %s" % (name, arguments.programs, BUILD))
            return NO_PROGRAM
    with tempfile.TemporaryDirectory(prefix="dateline-ranking-") as folder:
        if arguments.keep:
            os.makedirs(arguments.keep, exist_ok=True)
        return report(arguments, Options(arguments.programs, arguments.keep or folder, arguments.weights))


if __name__ == "__main__":
    sys.exit(main())
