#!/usr/bin/env python3
"""Measures of a ranked run against graded judgements. Standard library only.

    ir_measures.py QRELS RUN      the means over all topics, as JSON
    ir_measures.py --selftest

QRELS has lines "topic 0 article grade", RUN has lines "topic Q0 article rank score tag" (TREC's forms). Articles stand as RUN
ranks them, and those of the same rank by falling score.

Each measure is a mean over the topics that have a relevant article, which is one with a grade above 0; a topic that RUN lacks
counts 0:

    nDCG@10     gain 2^grade - 1, discount log2(rank + 1), ideal order from QRELS (Burges et al. 2005)
    MAP         mean of the precision at each relevant article, over all that RUN has of the topic
    P@10        part of the first ten that is relevant
    recall@100  part of the relevant articles that is among the first hundred
    MRR         1 / rank of the first relevant article
"""
import collections
import json
import math
import sys

MEASURES = ("nDCG@10", "MAP", "P@10", "recall@100", "MRR")


def fields_of(path, count):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            fields = line.split()
            if fields and len(fields) != count:
                sys.exit("%s line %d: %d fields, not %d" % (path, number, len(fields), count))
            if fields:
                yield fields


def read_judgements(path):
    """{topic: {article: grade}}"""
    judgements = collections.defaultdict(dict)
    for topic, _, article, grade in fields_of(path, 4):
        if article in judgements[topic]:
            sys.exit("%s: topic %s judges article %s twice" % (path, topic, article))
        judgements[topic][article] = int(grade)
    return dict(judgements)


def read_run(path):
    """{topic: articles, the best first}"""
    ranked = collections.defaultdict(list)
    for topic, _, article, rank, score, _ in fields_of(path, 6):
        ranked[topic].append((int(rank), -float(score), article))
    return {topic: [article for *_, article in sorted(hits)] for topic, hits in ranked.items()}


def discounted(gains):
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def ndcg(grades, articles, depth=10):
    def gain(grade):
        return 2 ** grade - 1
    ideal = discounted(sorted(map(gain, grades.values()), reverse=True)[:depth])
    return discounted(gain(grades.get(article, 0)) for article in articles[:depth]) / ideal


def topic_scores(grades, articles):
    """The measures of one topic that has a relevant article."""
    relevant = {article for article, grade in grades.items() if grade > 0}
    ranks = [rank for rank, article in enumerate(articles, 1) if article in relevant]
    return {"nDCG@10": ndcg(grades, articles),
            "MAP": sum(number / rank for number, rank in enumerate(ranks, 1)) / len(relevant),
            "P@10": sum(rank <= 10 for rank in ranks) / 10,
            "recall@100": sum(rank <= 100 for rank in ranks) / len(relevant),
            "MRR": 1 / ranks[0] if ranks else 0.0}


def score(judgements, run):
    """{topic: measures} of the topics that have a relevant article."""
    return {topic: topic_scores(grades, run.get(topic, [])) for topic, grades in judgements.items()
            if any(grade > 0 for grade in grades.values())}


def mean(scores):
    """The means of what score() gives, with the number of topics."""
    rows = list(scores)
    return dict({measure: sum(row[measure] for row in rows) / max(1, len(rows)) for measure in MEASURES}, topics=len(rows))


def expect(what, value, wanted):
    if abs(value - wanted) > 1e-12:
        sys.exit("ir_measures.py: %s is %r, not %r" % (what, value, wanted))


def selftest():
    """Worked by hand. a: three relevant articles, at ranks 1 and 3, one not found. b: grades 3 and 1 the wrong way round, and
    one judged as not relevant. c: nothing found. d has no relevant article, z no judgements."""
    judgements = {"a": {"a1": 1, "a2": 1, "a3": 1}, "b": {"b1": 3, "b2": 1, "b3": 0}, "c": {"c1": 2}, "d": {"d1": 0}}
    run = {"a": ["a1", "x", "a2", "y"], "b": ["b2", "b3", "b1"], "z": ["a1"]}
    scores = score(judgements, run)
    expect("the number of topics", len(scores), 3)
    third = 1 / math.log2(3)
    wanted = {"a": (1.5 / (1.5 + third), 5 / 9, 0.2, 2 / 3, 1.0),
              "b": ((1 + 7 / 2) / (7 + third), 5 / 6, 0.2, 1.0, 1.0),
              "c": (0.0, 0.0, 0.0, 0.0, 0.0)}
    for topic, values in wanted.items():
        for measure, value in zip(MEASURES, values):
            expect("%s of topic %s" % (measure, topic), scores[topic][measure], value)
    expect("the mean of MAP", mean(scores.values())["MAP"], (5 / 9 + 5 / 6) / 3)
    far = topic_scores({"n101": 1}, ["n%d" % number for number in range(1, 201)])
    for measure, value in zip(MEASURES, (0.0, 1 / 101, 0.0, 0.0, 1 / 101)):
        expect("%s at rank 101" % measure, far[measure], value)
    many = topic_scores({"m%d" % number: 2 for number in range(12)}, ["m%d" % number for number in range(12)])
    for measure in MEASURES:
        expect("%s of a perfect run" % measure, many[measure], 1.0)
    print("ir_measures.py: the self-test passed")


def main(words):
    if words == ["--selftest"]:
        selftest()
    elif len(words) == 2:
        print(json.dumps(mean(score(read_judgements(words[0]), read_run(words[1])).values()), indent=1))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
