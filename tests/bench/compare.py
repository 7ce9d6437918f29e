#!/usr/bin/env python3
"""Measures what tests/bench/run is asked for; see there. Standard library only."""
import argparse
import glob
import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys

OMEGA_SCRIPT = "id : boolean=Q unique=Q field=id\ntitle : field=title weight=3 index\nbody : index truncate=300 field=sample\n"
REFERENCE = 21578  # articles that a larger number is compared with


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--articles")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--memory", type=int)
    parser.add_argument("--scale", type=int)
    parser.add_argument("--partition", default="auto")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def say(text):
    print(text, file=sys.stderr, flush=True)


def timed(command, allowed=(0,)):
    """Seconds and peak memory of a command, by GNU time."""
    report = os.path.join(options.folder, "time.txt")
    run = subprocess.run(["/usr/bin/time", "-q", "-f", "%e %M", "-o", report] + command, stdout=subprocess.DEVNULL)
    if run.returncode not in allowed:
        sys.exit("bench: status %d: %s" % (run.returncode, shlex.join(command)))
    with open(report) as lines:
        seconds, kib = lines.read().split()
    return {"seconds": float(seconds), "peak_mib": int(kib) / 1024}


def disk_megabytes(path):
    files = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names] if os.path.isdir(path) else [path]
    return sum(os.path.getsize(name) for name in files) / 1e6


def median(samples):
    return {key: statistics.median(sample[key] for sample in samples) for key in samples[0]}


def remove(path):
    shutil.rmtree(path, ignore_errors=True)
    if os.path.exists(path):
        os.remove(path)


def make_once(name, make):
    """A file of the folder, made by `make(file)` unless it is there."""
    path = os.path.join(options.folder, name)
    if not os.path.exists(path):
        say("making " + path)
        with open(path + ".part", "w", encoding="utf-8") as file:
            make(file)
        os.rename(path + ".part", path)
    return path


def tool(*words):
    def make(file):
        subprocess.run([sys.executable, os.path.join(os.environ["DATELINE_TOOLS"], words[0])] + list(words[1:]), stdout=file, check=True)
    return make


def write_dump(articles):
    """The articles as scriptindex reads them."""
    def make(file):
        with open(articles, encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                for key in ("id", "title", "body"):
                    file.write("%s=%s\n" % (key, " ".join(str(record.get(key, "")).split())))
                file.write("\n")
    return make


def inputs():
    """What each program reads: the same articles in its own form."""
    if options.articles:
        name = os.path.abspath(options.articles).replace("/", "_")
        stamp = "%s-%d" % (name, os.stat(options.articles).st_mtime_ns)
        return {"dateline": [options.articles], "fts5": options.articles,
                "omega": [make_once("omega.script", lambda file: file.write(OMEGA_SCRIPT)),
                          make_once(stamp + ".dump", write_dump(options.articles))]}
    reuters = os.path.join(os.environ["DATELINE_DATA"], "reuters21578")
    return {"dateline": sorted(glob.glob(os.path.join(reuters, "*.sgm.gz"))),
            "fts5": make_once("reuters21578.jsonl", tool("convert.py", "plain21578", reuters)),
            "omega": [os.path.join(os.environ["DATELINE_TOOLS"], "scriptindex.script"),
                      make_once("reuters21578.dump", tool("convert.py", "dump21578", reuters))]}


def program(name):
    return os.path.join(options.programs, name)


def add_command(archive, sources, annotate="all"):
    command = [program("dateline-index"), "add", archive] + sources + ["--annotate", annotate, "--jobs", str(options.jobs), "--quiet"]
    return command + (["--memory", str(options.memory)] if options.memory else [])


def measure_indexing(read, runs):
    archive, words, omega, fts5 = (os.path.join(options.folder, name) for name in ("archive", "words", "omega.db", "fts5.db"))
    samples = {"dateline": [], "dateline words": [], "dateline again": [], "scriptindex": [], "fts5": []}
    for number in range(runs):
        say("indexing, run %d of %d" % (number + 1, runs))
        for path in (archive, words, omega, fts5):
            remove(path)
        # Status 1: a record was rejected, which the other programs take as an empty one.
        samples["dateline"].append(timed(add_command(archive, read["dateline"]), allowed=(0, 1)))
        samples["dateline words"].append(timed(add_command(words, read["dateline"], "none"), allowed=(0, 1)))
        samples["scriptindex"].append(timed(["scriptindex", omega] + read["omega"]))
        samples["fts5"].append(timed([program("bench_fts5_index"), fts5, read["fts5"]]))
        samples["dateline again"].append(timed(add_command(archive, read["dateline"])))
    result = {name: median(taken) for name, taken in samples.items()}
    for name, path in (("dateline", archive), ("dateline words", words), ("scriptindex", omega), ("fts5", fts5)):
        result[name]["disk_mb"] = disk_megabytes(path)
    return result, archive, fts5


def measure_queries(archive, fts5, articles):
    say("querying")
    run = subprocess.run([program("bench_queries"), archive, fts5, articles, str(options.queries), str(options.seed)],
                         stdout=subprocess.PIPE, check=True)
    result = json.loads(run.stdout)
    result["process_ms"] = {kind: process_ms(archive, queries) for kind, queries in result["examples"].items()}
    return result


def process_ms(archive, queries):
    """A whole dateline-query process, as people start it: the median of the medians of some queries."""
    report = os.path.join(options.folder, "hyperfine.json")
    times = []
    for query in queries:
        subprocess.run(["hyperfine", "-N", "-i", "--style", "none", "--warmup", "3", "--runs", "20", "--export-json", report,
                        shlex.join([program("dateline-query"), archive] + query.split())], check=True, stdout=subprocess.DEVNULL)
        with open(report) as file:
            times.append(json.load(file)["results"][0]["median"])
    return statistics.median(times) * 1000


def compare():
    read = inputs()
    indexing, archive, fts5 = measure_indexing(read, options.runs or 5)
    return {"runs": options.runs or 5, "indexing": indexing, "querying": measure_queries(archive, fts5, read["fts5"])}


def measure_scale(count):
    articles = make_once("scale-%d.jsonl" % count, tool("scale_corpus.py", str(count)))
    archive = os.path.join(options.folder, "archive-%d" % count)
    samples = []
    for number in range(options.runs or 1):
        say("indexing %d articles, run %d of %d" % (count, number + 1, options.runs or 1))
        remove(archive)
        subprocess.run([program("dateline-index"), "create", archive, "--partition", options.partition], check=True)
        samples.append(timed(add_command(archive, [articles])))
    result = median(samples)
    result["disk_mb"] = disk_megabytes(archive)
    result["articles"] = count
    result["us_per_article"] = result["seconds"] / count * 1e6
    result["querying"] = measure_queries(archive, "-", articles)
    return result


def scale():
    options.memory = options.memory or 1024
    return {"memory_mib": options.memory, "sizes": [measure_scale(count) for count in sorted({REFERENCE, options.scale})]}


def print_indexing(result):
    indexing = result["indexing"]
    print("Indexing (medians of %d alternating runs)" % result["runs"])
    print("  %-28s %9s %10s %10s   %s" % ("", "seconds", "peak MiB", "MB on disk", "time against scriptindex's"))
    for name, label in (("dateline", "Dateline add"), ("dateline words", "Dateline, --annotate none"), ("scriptindex", "Omega scriptindex"),
                        ("fts5", "SQLite FTS5"),
                        ("dateline again", "Dateline, same again")):
        row = indexing[name]
        disk = "%.1f" % row["disk_mb"] if "disk_mb" in row else ""
        print("  %-28s %9.2f %10.0f %10s   %.2f" % (label, row["seconds"], row["peak_mib"], disk,
                                                    row["seconds"] / indexing["scriptindex"]["seconds"]))


def print_queries(querying):
    print("Querying in one process (%d queries, each asked once; ten rows of id, date, title and source; a page has snippets too,"
          % querying["queries"])
    print("and Dateline's all that dateline-query does to show it; NAMES: a name and a word or two, against FTS5's OR)")
    print("  %-27s %12s %12s %8s   %s" % ("", "median us", "99 % us", "rows", "median against FTS5's"))
    for mode in ("and", "or", "names"):
        for name, row in querying[mode].items():
            other = querying[mode].get("fts5 page" if "page" in name else "fts5")
            ratio = "%.2f" % (row["median"] / other["median"]) if other else ""
            print("  %-6s%-21s %12.0f %12.0f %8d   %s" % (mode.upper(), name, row["median"], row["p99"], row["rows"], ratio))
    for kind, milliseconds in querying["process_ms"].items():
        print("One whole dateline-query process, %s: %.1f ms" % (kind, milliseconds))


def print_scale(result):
    base = result["sizes"][0]
    for size in result["sizes"]:
        print("%d articles, --memory %d, --jobs %d, --partition %s" % (
            size["articles"], result["memory_mib"], options.jobs, options.partition))
        print("  %.1f s, %.0f us an article (%.2f times that of %d), peak %.0f MiB, %.0f MB on disk" % (
            size["seconds"], size["us_per_article"], size["us_per_article"] / base["us_per_article"], base["articles"],
            size["peak_mib"], size["disk_mb"]))
        print_queries(size["querying"])


def main():
    os.makedirs(options.folder, exist_ok=True)
    result = scale() if options.scale else compare()
    if options.json:
        print(json.dumps(result, indent=2))
    elif options.scale:
        print_scale(result)
    else:
        print_indexing(result)
        print_queries(result["querying"])


options = parse_arguments()
main()
