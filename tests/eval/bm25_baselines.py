"""Runs of other engines' BM25 over the same articles and plain words, for ranking.py. Standard library only.

Each gets title, dateline and body, and takes any of the words of a topic's "text", 1,000 deep. Nothing is tuned: the engines
are as they come.
"""
import json
import os
import re
import sqlite3
import subprocess

DEPTH = 1000


class NotHere(Exception):
    """An engine that this machine does not have; the message says so."""


def write_articles(path, articles):
    """Articles {"id", "title", "dateline", "body", "published"} as the engines read them: the dateline heads the body."""
    with open(path, "w", encoding="utf-8") as file:
        for article in articles:
            body = "\n".join(part for part in (article.get("dateline"), article.get("body")) if part)
            kept = {key: article.get(key) or "" for key in ("id", "title", "published")}
            file.write(json.dumps(dict(kept, body=body), ensure_ascii=False) + "\n")


def xapian(programs, articles, topics, run, *words):
    """Xapian's default weighting and English stemmer. With "--dates" the topics' periods filter, as exactly as they are given."""
    program = os.path.join(programs, "bench_xapian_baseline")
    if not os.access(program, os.X_OK):
        raise NotHere("no program %s: build the tests" % program)
    with open(run, "wb") as file:
        subprocess.run([program, articles, topics, *words], stdout=file, check=True)


def fts5_table(articles):
    database = sqlite3.connect(":memory:")
    try:
        database.execute("CREATE VIRTUAL TABLE articles USING fts5(title, body, id UNINDEXED, tokenize = 'porter')")
    except sqlite3.OperationalError as error:
        raise NotHere("Python's sqlite3 has no FTS5 (%s)" % error) from error
    with open(articles, encoding="utf-8") as lines:
        rows = ((record["title"], record["body"], record["id"]) for record in map(json.loads, lines))
        database.executemany("INSERT INTO articles VALUES (?, ?, ?)", rows)
    return database


def fts5(articles, topics, run):
    """SQLite's FTS5 with its tokenizer "porter" and its bm25()."""
    database = fts5_table(articles)
    select = "SELECT id, bm25(articles) AS score FROM articles WHERE articles MATCH ? ORDER BY score LIMIT %d" % DEPTH
    with open(topics, encoding="utf-8") as lines, open(run, "w", encoding="utf-8") as file:
        for topic in map(json.loads, lines):
            query = " OR ".join('"%s"' % word for word in re.findall(r"\w+", topic["text"]))
            for rank, (article, score) in enumerate(database.execute(select, (query,)), 1):
                file.write("%s Q0 %s %d %r fts5\n" % (topic["id"], article, rank, -score))
