#!/usr/bin/env python3
"""Scores what dateline-annotate prints against gold of our own (tests/gold). Standard library only.

    score_mentions.py GOLD.jsonl SYSTEM.jsonl

Prints precision, recall and F1 as JSON: of persons and organisations by mention (same field, start and end) and by entity
(the names of an article); of times by span (strict: the same, relaxed: one that overlaps, one to one) and by value (relaxed,
and the same TIMEX3 value); of places by span (relaxed), by id (relaxed, and the same place; only those that have an id, of which
"also" may name several) and by focus (the places that an article is about). A place found inside of a longer organisation is not
scored: this gold has none. What GOLD marks as optional, and what overlaps nothing else, counts neither way. Articles that GOLD lacks
are left out; one that SYSTEM lacks has no mentions; of two lines of SYSTEM with the same id the last counts.
"""
import collections
import json
import sys

NAMES = ("person", "organisation")


def articles(path):
    """{id: mentions}"""
    with open(path, encoding="utf-8") as lines:
        return {record["id"]: record["mentions"] for record in map(json.loads, lines)}


def gold_articles(path):
    """{id: (mentions, what it is about; None: places are not marked)}"""
    with open(path, encoding="utf-8") as lines:
        return {record["id"]: (record["mentions"], record.get("focus")) for record in map(json.loads, lines)}


def overlap(one, other):
    """Code points that two mentions share."""
    if one["field"] != other["field"]:
        return 0
    return max(0, min(one["end"], other["end"]) - max(one["start"], other["start"]))


def place(mention):
    return mention["field"], mention["start"], mention["end"]


def of_kind(mentions, kind):
    return [mention for mention in mentions if mention["kind"] == kind]


def without_optional(gold, found):
    """What must be found, and what of the found counts."""
    optional = [mention for mention in gold if mention.get("optional")]
    wanted = [mention for mention in gold if not mention.get("optional")]
    def meets(mention, others):
        return any(overlap(mention, other) for other in others)
    return wanted, [mention for mention in found if meets(mention, wanted) or not meets(mention, optional)]


def pairs(wanted, found):
    """Pairs of overlapping mentions, one to one: the same spans first, then those that share most, then the leftmost."""
    candidates = sorted((place(one) != place(other), -overlap(one, other), one["start"], other["start"], i, j)
                        for i, one in enumerate(wanted) for j, other in enumerate(found) if overlap(one, other))
    used_wanted, used_found = set(), set()
    for *_, i, j in candidates:
        if i not in used_wanted and j not in used_found:
            used_wanted.add(i)
            used_found.add(j)
            yield wanted[i], found[j]


def count_names(tally, kind, wanted, found):
    for measure, key in (("mention", place), ("entity", lambda mention: mention["name"])):
        gold, system = set(map(key, wanted)), set(map(key, found))
        tally[kind, measure].update(correct=len(gold & system), system=len(system), gold=len(gold))


def count_times(tally, wanted, found):
    correct = collections.Counter()
    for one, other in pairs(wanted, found):
        correct["relaxed"] += 1
        correct["strict"] += place(one) == place(other)
        correct["value"] += one["time"]["value"] == other["time"]["value"]
    for measure in ("strict", "relaxed", "value"):
        tally["time", measure].update(correct=correct[measure], system=len(found), gold=len(wanted))


def place_id(mention):
    return mention.get("place", {}).get("id")


def without_inner(gold, found):
    """Without places that an organisation of GOLD holds."""
    holders = of_kind(gold, "organisation")
    return [mention for mention in found if not any(overlap(mention, holder) for holder in holders)]


def count_places(tally, wanted, found):
    same = resolved = 0
    met = list(pairs(wanted, found))
    for one, other in met:
        if place_id(one) is not None:
            resolved += 1
            same += place_id(other) in [place_id(one)] + one["place"].get("also", [])
    tally["place", "relaxed"].update(correct=len(met), system=len(found), gold=len(wanted))
    tally["place", "id"].update(correct=same, system=resolved, gold=resolved)


def count_focus(tally, gold, found):
    named = {place_id(mention) for mention in found if mention.get("place", {}).get("role") == "focus"}
    tally["place", "focus"].update(correct=len(named & set(gold)), system=len(named), gold=len(gold))


def scores(tally):
    """2 * correct / (system + gold) is F1."""
    return dict(tally,
                precision=tally["correct"] / max(1, tally["system"]),
                recall=tally["correct"] / max(1, tally["gold"]),
                f1=2 * tally["correct"] / max(1, tally["system"] + tally["gold"]))


def score(gold_path, system_path):
    """{kind: {measure: {"f1", "precision", "recall", "correct", "system", "gold"}}}"""
    system = articles(system_path)
    tally = collections.defaultdict(collections.Counter)
    for name, (mentions, focus) in gold_articles(gold_path).items():
        found = system.get(name, [])
        if focus is not None:
            count_places(tally, *without_optional(of_kind(mentions, "place"), without_inner(mentions, of_kind(found, "place"))))
            count_focus(tally, focus, found)
        for kind in NAMES + ("time",):
            wanted, found = without_optional(of_kind(mentions, kind), of_kind(system.get(name, []), kind))
            if kind == "time":
                count_times(tally, wanted, found)
            else:
                count_names(tally, kind, wanted, found)
    result = collections.defaultdict(dict)
    for (kind, measure), counts in tally.items():
        result[kind][measure] = scores(counts)
    return result


def main():
    if len(sys.argv) != 3 or sys.argv[1].startswith("-"):
        print(__doc__.strip())
        sys.exit(0 if sys.argv[1:] in (["-h"], ["--help"]) else 64)
    json.dump(score(sys.argv[1], sys.argv[2]), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
