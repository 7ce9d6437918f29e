"""One command, disturbed at one point: what a query sees afterwards, and what becomes of it when the command is run again."""

import collections
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import disk
import journal

MOMENTS = 12  # of a run that follows a kill, at which what is lost is looked at without running anything
TOLD = (73, 74)  # exit codes for what a disk refuses

# What may be left of an archive that was being made: nothing is found in it, and nobody is told a wrong word.
NOTHING = ("nothing",)
# What a query says of an archive with a shard that is damaged: it is met where a command is to mend that, and nowhere else.
UNREADABLE = ("unreadable",)

Outcome = collections.namedtuple("Outcome", "code errors")


class Fault(Exception):
    """A promise that was broken."""


def expect(holds, what):
    if not holds:
        raise Fault(what)


class Programs:
    """Runs the programs in a box: the folder that holds the archive."""

    def __init__(self, folder, interposer, sources):
        self.index = os.path.join(folder, "dateline-index")
        self.query = os.path.join(folder, "dateline-query")
        self.interposer = interposer
        self.sources = sources

    def command(self, box, words):
        return [self.index] + [word.format(news=news_of(box), **self.sources) for word in words.split()]

    def run(self, box, words, environment=None):
        done = subprocess.run(self.command(box, words), cwd=box, env=dict(os.environ, **(environment or {})),
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        return Outcome(done.returncode, done.stderr.decode(errors="replace"))

    def watching(self, box, records, fault=""):
        return {"LD_PRELOAD": self.interposer, "DATELINE_FAULTS_BOX": os.path.realpath(box),
                "DATELINE_FAULTS_JOURNAL": records, "DATELINE_FAULT": fault}

    def kill_after(self, box, words, records, seconds):
        """Killed from outside when so much time is over; says whether it was."""
        process = subprocess.Popen(self.command(box, words), cwd=box, env=dict(os.environ, **self.watching(box, records)),
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        process.kill()
        return process.wait() == -signal.SIGKILL

    def output(self, box, words, environment=None):
        """Runs words with a program before them; gives exit code, output and errors."""
        done = subprocess.run([word.format(news=news_of(box), **self.sources) for word in words], cwd=box, env=dict(os.environ, **(environment or {})),
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        return done.returncode, done.stdout, done.stderr.decode(errors="replace")

    def seen(self, box):
        """What readers see: the digest that `status` gives, and all that a query shows."""
        status, text, _ = self.output(box, [self.index, "status", "archive", "--json"])
        found, hits, _ = self.output(box, [self.query, "archive", "--limit", "all", "--format", "jsonl"])
        live = json.loads(text).get("live") if status == 0 else None
        if not live and found in (1, 69) and not hits and status in (0, 69):
            return NOTHING
        if live and found == 69 and not hits:
            return UNREADABLE
        expect(live and found == 0, "status ends with %d and a query with %d" % (status, found))
        return live["digest"], hashlib.sha256(hits).hexdigest()


def news_of(box):
    """The folder of source files that boxes of a bench share: an archive remembers by its path where to look again."""
    return os.path.join(os.path.dirname(os.path.realpath(box)), "news")


def files_of(tree, path=""):
    """All files with their sizes, and folders; what LOCK says of its owner is as long as it likes."""
    listed = {}
    for name, content in tree.items():
        below = path + name
        if isinstance(content, dict):
            listed[below + "/"] = 0
            listed.update(files_of(content, below + "/"))
        else:
            listed[below] = 0 if name == "LOCK" else len(content)
    return listed


def by_rank(listed):
    """The same with generations numbered as they follow each other: a run that is repeated may pass over a number."""
    numbers = sorted(set(re.findall(r"\bg[0-9]{6}\b", " ".join(listed))))
    return {re.sub(r"\bg[0-9]{6}\b", lambda found: "g<%d>" % numbers.index(found[0]), name): size for name, size in listed.items()}


def digest_of(tree):
    """The same for trees of the same names and bytes, LOCK aside."""
    digest = hashlib.sha256()
    for name, content in sorted(tree.items()):
        if name != "LOCK":
            digest.update(name.encode() + b"\0" + (digest_of(content) if isinstance(content, dict) else hashlib.sha256(content).digest()))
    return digest.digest()


def difference(before, after):
    return ", ".join(sorted("%s (%s, not %s)" % (name, after.get(name, "gone"), before.get(name, "there"))
                            for name in before.keys() | after.keys() if before.get(name) != after.get(name)))


def shards_of(tree):
    """The files that the live generation and those before it name, of a tree as it is on disk."""
    archive = tree.get("archive", {})
    if "CURRENT" not in archive:
        return []
    live = archive["CURRENT"].decode().strip() + ".json"
    manifests = archive["generations"]
    expect(live in manifests, "CURRENT names %s, which is not there" % live)
    return [file for name, manifest in manifests.items() if name <= live for file in files_in(name, manifest)]


def files_in(name, manifest):
    try:
        shards = json.loads(manifest[:manifest.rstrip().rfind(b"\n")])["shards"]  # the last line is a checksum
    except ValueError:
        raise Fault("the manifest %s is not whole" % name) from None
    return [file["name"] for shard in shards for file in shard["files"]]


class Start:
    """What is there before a command: a box as `steps` leave it (scenarios.py)."""

    def __init__(self, steps, programs, folder):
        self.programs = programs
        self.folder = folder
        os.mkdir(folder)
        self.start = self._make_start(steps)

    def _make_start(self, steps):
        box = os.path.join(self.folder, "start")
        os.mkdir(box)
        os.mkdir(news_of(box))
        for step in steps:
            if isinstance(step, str):
                self._expect_done(box, step)
            else:
                step(news_of(box), box)
        tree = disk.read_tree(box)
        shutil.rmtree(box)
        return tree

    def box(self, name):
        """As it is at the start."""
        return self._box(name, self.start)

    def _box(self, name, tree):
        box = os.path.join(self.folder, name)
        disk.write_tree(tree, box)
        return box

    def _expect_done(self, box, words, environment=None):
        outcome = self.programs.run(box, words, environment)
        expect(outcome.code == 0, "%s: ends with %d: %s" % (words, outcome.code, outcome.errors.strip()))


class Bench(Start):
    """A scenario: its start, the undisturbed run with its journal, and trials beside it, each in a box of its own."""

    def __init__(self, scenario, programs, folder):
        super().__init__(scenario.start, programs, folder)
        self.scenario = scenario
        self.sound = set()  # of trees that were checked
        box = self.box("undisturbed")
        self.old = programs.seen(box)
        begin = time.monotonic()
        self.records = self._watched(box)
        self.seconds = time.monotonic() - begin
        self.new = programs.seen(box)
        expect(self.new != NOTHING, "%s: nothing is found after it" % scenario.name)
        self.between = tuple(self._seen_after(words) for words in scenario.via)
        self.files = self._put_right(box, self.new)
        shutil.rmtree(box)

    def _seen_after(self, words):
        box = self.box("between")
        self._expect_done(box, words)
        found = self.programs.seen(box)
        shutil.rmtree(box)
        return found

    def _watched(self, box):
        """Runs the command undisturbed, and gives the journal of it; empty where nothing watches."""
        if not self.programs.interposer:
            self._expect_done(box, self.scenario.command)
            return []
        records = box + ".journal"
        self._expect_done(box, self.scenario.command, self.programs.watching(box, records))
        return self._journal_of(box, records)

    def _journal_of(self, box, records, before=()):
        """All that was done since the start, by the journals; that must be what the box has."""
        told = list(before) + journal.read(records)
        os.remove(records)
        tree = self._disk_after(told).tree()
        expect(tree == disk.read_tree(box),
               "the journal does not tell all: " + difference(files_of(tree), files_of(disk.read_tree(box))))
        return told

    def _disk_after(self, told):
        left = disk.Disk(self.start)
        for record in told:
            left.apply(record)
        return left

    def _again(self, found):
        """What is run where this is seen, after a fault."""
        is_due = self.scenario.repeats or found != self.new
        return [words for words in (self.scenario.command if is_due else None, self.scenario.then) if words]

    def _put_right(self, box, found):
        """Runs what is to be run again, undisturbed, and gives the files that are there then."""
        for words in self._again(found):
            self._expect_done(box, words)
        return by_rank(files_of(disk.read_tree(box)))

    def _may_be_seen(self):
        return (self.old, self.new) + self.between

    def check(self, box, allowed):
        """A query sees the old or the new generation; run again, the command ends as if nothing had been."""
        found = self.programs.seen(box)
        expect(found in allowed, "a query sees %s" % ("the old generation" if found == self.old else
                                                      "the new generation" if found == self.new else "neither generation"))
        files = self._put_right(box, found)
        expect(self.programs.seen(box) == self.new, "run again it does not end in the digest of an undisturbed run")
        expect(files == self.files, "run again it leaves other files: " + difference(self.files, files))

    def _lost_tree(self, left, losses):
        """What a loss of power leaves; what generations name has kept all its bytes."""
        tree = left.after_power_loss(losses)
        whole = left.tree()
        for shard in shards_of(tree):
            found = tree["archive"]["shards"].get(shard)
            written = [either["archive"]["shards"].get(shard) for either in (whole, self.start) if "archive" in either]
            expect(found is not None and found in written, "power lost, %s kept: %s is not whole" % (losses.mode, shard))
        return tree

    def _check_lost(self, name, left, losses, allowed=None):
        """The same after a loss of power."""
        tree = self._lost_tree(left, losses)
        allowed = allowed or self._may_be_seen()
        known = (allowed, digest_of(tree))
        if known in self.sound:  # many moments leave the same
            return
        box = self._box(name, tree)
        try:
            self.check(box, allowed)
            self.sound.add(known)
        except Fault as fault:
            raise Fault("power lost, %s kept: %s" % (losses.mode, fault)) from None
        shutil.rmtree(box)

    def try_kill(self, name, fault, all_losses):
        """Killed at the point: as it is then, and with what was not synced lost."""
        box = self.box(name)
        self._check_killed(name, box, self._kill(box, fault), all_losses)

    def _kill(self, box, fault):
        """Runs the command to the point, and gives the journal."""
        records = box + ".journal"
        outcome = self.programs.run(box, self.scenario.command, self.programs.watching(box, records, fault))
        expect(outcome.code == -signal.SIGKILL, "the point was not met: it ended with %d %s" % (outcome.code, outcome.errors))
        return self._journal_of(box, records)

    def _check_killed(self, name, box, told, all_losses):
        left = self._disk_after(told)
        self.check(box, self._may_be_seen())
        shutil.rmtree(box)
        for losses in all_losses:
            self._check_lost(name, left, losses)

    def try_finished(self, name, losses, without=None):
        """Power is lost when the command has ended: what it told is done stays done. `without`: an (operation, kind) that the
        program is taken to have left out."""
        told = [record for record in self.records if (record.operation, record.kind) != without]
        self._check_lost(name, self._disk_after(told), losses, (self.new,))

    def try_twice(self, name, fault, losses):
        """Killed at the point, run again, and power is lost at some moment of that."""
        box = self.box(name)
        first = self._kill(box, fault)
        records = box + ".journal"
        self._expect_done(box, self._again(self.programs.seen(box))[0], self.programs.watching(box, records))
        told = self._journal_of(box, records, first)
        shutil.rmtree(box)
        for seed in range(MOMENTS):
            moment = losses.random.randint(len(first), len(told))
            self._lost_tree(self._disk_after(told[:moment]), disk.Losses("dice", seed))
        moment = losses.random.randint(len(first), len(told))
        self._check_lost(name, self._disk_after(told[:moment]), losses)

    def try_random_kill(self, name, seconds, losses):
        """Killed from outside. Says whether it came in time."""
        box = self.box(name)
        records = box + ".journal"
        killed = self.programs.kill_after(box, self.scenario.command, records, seconds)
        open(records, "ab").close()  # it may not have begun
        # Its last operation may be done and not told: to the disk it has not come.
        told = journal.read(records)
        os.remove(records)
        self._check_killed(name, box, told, [losses])
        return killed

    def try_error(self, name, fault):
        """The operation fails: told in one line, by its exit code, and the old generation serves; or it does no harm."""
        box = self.box(name)
        records = box + ".journal"
        outcome = self.programs.run(box, self.scenario.command, self.programs.watching(box, records, fault))
        os.remove(records)
        expect(outcome.code in (0,) + TOLD, "it ends with %d: %s" % (outcome.code, outcome.errors.strip()))
        lines = outcome.errors.count("\n")
        expect(lines == (1 if outcome.code else 0), "%d lines of errors: %s" % (lines, outcome.errors.strip()))
        if outcome.code and "ENOSPC" in fault and self.programs.seen(box) != self.new:
            self._expect_room(disk.read_tree(box))
        self.check_failed(box, outcome)

    def check_failed(self, box, outcome):
        """The same after an operation failed: the command ended so, and told what is done."""
        may_be_new = not outcome.code or self.scenario.tells or "published all the same" in outcome.errors
        may_be_old = (self.old,) + self.between if outcome.code else ()
        self.check(box, may_be_old + ((self.new,) if may_be_new else ()))
        shutil.rmtree(box)

    def _expect_room(self, tree):
        """What failed for want of room has not kept any."""
        before = files_of(self.start)
        grown = sorted(name for name, size in files_of(tree).items()
                       if size and ("/shards/" in name or "/scratch/" in name) and name not in before)
        expect(not grown, "a full disk is left full: " + ", ".join(grown))


ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
BUILD = "cmake --preset dev && cmake --build --preset dev --target dateline-index dateline-query faults_interposer faults_clock"
NO_PROGRAM = 69


def add_program_arguments(parser, library="interposer"):
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--programs", default=os.path.join(ROOT, "build/dev/bin"), metavar="FOLDER")
    parser.add_argument("--interposer", default=os.path.join(ROOT, "build/dev/tests/libfaults_%s.so" % library), metavar="FILE")


def main(options, test_all):
    """The exit code of a driver: `test_all` is given a folder to work in."""
    for needed in (os.path.join(options.programs, "dateline-index"), os.path.join(options.programs, "dateline-query"), options.interposer):
        if not os.path.exists(needed):
            print("faults: no %s; build it: %s" % (needed, BUILD), file=sys.stderr)
            return NO_PROGRAM
    # Syncs cost nothing in memory, and what they keep is told by the journal.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="dateline-faults-", dir=memory) as folder:
        return test_all(os.path.realpath(folder))
