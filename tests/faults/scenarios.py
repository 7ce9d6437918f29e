"""The commands that are disturbed, and what they are run on."""

import collections
import glob
import json
import os

# Lines of words for dateline-index, where {name} is a file of SOURCES, and {news} a folder of source files that stays where it is. `start`, of
# lines and of functions that are given {news} and the folder that holds the archive, makes the archive that the command meets; `floor` is
# the least number of different (operation, kind of file) that the command has. Further:
#   repeats  the command may be run again when it is done; else it is only where it is not
#   then     what is run at last, and changes nothing but to sweep
#   via      commands that, instead of this one, lead to a state that may also be seen when this one is stopped
#   tells    what is not done when the new generation is live already is an error all the same: a purge is not done by halves
Scenario = collections.namedtuple("Scenario", "name start command floor repeats then via tells", defaults=[True, None, (), False])

PLAIN = " --jobs 1 --quiet --tolerate 100% --annotate none"
READ = " --jobs 1 --quiet --tolerate 100% --homes learn --authority {names}"


def article(number, published, title, body, **more):
    return dict({"id": "made-%d" % number, "published": published, "title": title, "body": body, "source": "Morning Post"}, **more)


FIRST = [
    article(1, "2020-02-03", "Grain ships leave Odessa", "LONDON, Feb 3 - Ships with grain left Odessa on Monday, the minister Anna Holt said."),
    article(2, "2020-05-11", "Miners return to work", "CARDIFF, May 11 - Miners in Wales ended a strike of six weeks."),
    article(3, "2020-11-20", "Bank lowers its rate", "The Northern Bank lowered its rate by a quarter, said Paul Weir in Oslo."),
    article(4, "2021-01-08", "Snow closes the pass", "GENEVA, Jan 8 - Snow closed the pass between Geneva and Turin."),
    article(5, "2021-06-15", "A bridge is opened", "Anna Holt opened a bridge across the Danube in Vienna on Tuesday."),
    article(6, "2021-09-30", "Harvest is poor", "Farmers in Poland and Ukraine brought in a fifth less than in 2019."),
    article(7, "2022-03-02", "Talks on fish", "Talks on fish between Norway and Iceland go on, Oslo said on Wednesday.", version=2),
    article(8, "", "Recipe for a cold day", "Take two onions and an hour."),
    {"id": "made-9", "published": "2022-04-01"},
]
SECOND = [
    article(10, "2021-12-24", "Post is late", "Letters are late in Wales, said the Union of Postmen."),
    article(11, "2022-08-19", "Heat in the south", "MADRID, Aug 19 - Forty degrees were measured in Madrid and in Athens."),
    article(12, "2023-02-14", "A painting is found", "A painting stolen in 1990 was found in a cellar in Turin."),
    article(3, "2020-11-20", "Bank lowers its rate twice", "The Northern Bank lowered its rate by half a point.", version=2),
    {"id": "made-13"},
]
MOVED = [
    article(3, "2021-11-20", "Bank lowers its rate", "The day of the story was wrong: the Northern Bank lowered its rate a year later.", version=3),
    article(8, "2022-12-06", "Recipe for a cold day", "Take three onions and an hour.", version=2),
    article(7, "2022-03-02", "Talks on fish", "An older draft of the story.", version=1),
]
THIRD = [article(14, "2020-07-07", "A lock is closed", "The lock of the canal at Oslo is closed until spring.")]
NAMES = "canonical,kind,aliases\nAnna Holt,person,A. Holt\nNorthern Bank,organisation,the Northern\n"

SOURCES = {
    "first": ("first.jsonl", FIRST),
    "second": ("second.jsonl", SECOND),
    "moved": ("moved.jsonl", MOVED),
    "third": ("third.jsonl", THIRD),
    "names": ("names.csv", NAMES),
}

START = ["add archive {first} --partition year" + PLAIN, "add archive {second}" + PLAIN]


def text_of(content):
    return content if isinstance(content, str) else "".join(json.dumps(record) + "\n" for record in content)


def put(**files):
    """Source files in {news} with these articles; None: gone."""
    def step(news, _):
        for name, content in files.items():
            path = os.path.join(news, name + ".jsonl")
            if content is None:
                os.remove(path)
                continue
            with open(path, "w", encoding="utf-8") as out:
                out.write(text_of(content))
    return step


def damage(partition):
    """The shard of a partition, cut in the middle."""
    def step(_, box):
        for path in glob.glob(os.path.join(box, "archive/shards", partition + ".g??????")):
            os.truncate(path, os.path.getsize(path) // 2)
    return step


FOLLOWED = [put(a=FIRST, b=SECOND), "add archive {news} --partition year" + PLAIN]
CHANGED = FOLLOWED + [put(a=FIRST[:4] + FIRST[5:] + MOVED, b=None, c=THIRD)]
REBUILD = "rebuild archive --jobs 1 --quiet --tolerate 100%"
UNCHANGED = "add archive {second}" + PLAIN
REMOVE = "remove archive made-3 made-12 --reason court --quiet"

SCENARIOS = [
    Scenario("add to nothing", [], "add archive {first}" + PLAIN, 44),
    Scenario("add more", ["add archive {first}" + PLAIN], "add archive {second}" + PLAIN, 46),
    Scenario("add moves articles", START, "add archive {moved}" + PLAIN, 50),
    Scenario("add reads articles", ["add archive {first}" + PLAIN], "add archive {second}" + READ, 50),
    Scenario("add purges", START + [REMOVE, "add archive {moved}" + PLAIN], "add archive {third}" + PLAIN, 55),
    Scenario("remove", START, REMOVE, 22, then=UNCHANGED),
    Scenario("remove --purge", START, REMOVE + " --purge --jobs 1", 50, via=[REMOVE], tells=True),
    Scenario("remove --lift", START + ["remove archive made-12 --reason court --quiet"], "remove archive made-12 --lift --reason mistake --quiet", 25, repeats=False,
             then=UNCHANGED),
    Scenario("rollback", START, "rollback archive --to 1 --quiet", 15, repeats=False, then="add archive {first}" + PLAIN),
    Scenario("rebuild", CHANGED, REBUILD, 55),
    Scenario("rebuild --prune", CHANGED, REBUILD + " --prune --allow-shrink", 55),
    Scenario("rebuild reads articles", FOLLOWED, "rebuild archive --annotate all" + READ, 57),
    Scenario("rebuild --only", FOLLOWED + [damage("2021")], REBUILD + " --only 2021", 42, repeats=False, then=REBUILD),
    Scenario("rebuild --without", FOLLOWED + [damage("2021")], "rebuild archive --without 2021 --quiet", 22, repeats=False, then=REBUILD),
]


def write_sources(folder):
    """The words that stand for the files, made in `folder`."""
    paths = {}
    for name, (file, content) in SOURCES.items():
        paths[name] = os.path.join(folder, file)
        with open(paths[name], "w", encoding="utf-8") as out:
            out.write(text_of(content))
    return paths
