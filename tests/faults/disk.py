"""What a disk holds while a program works, and what is left of it when power is lost.

The model is POSIX at its word: a file's bytes are safe once the file is synced, a name once its folder is. Until then each write,
and each creation, rename or removal of a name, may be kept or lost for itself; a rename within reach of one synced folder is
never half done. Trees are dicts from names to bytes (files) or dicts (folders).

    tests/faults/disk.py --selftest
"""

import os
import random
import shutil
import sys

sys.dont_write_bytecode = True  # the tree stays as it is

import journal


class File:
    def __init__(self, content=b""):
        self.safe = bytes(content)
        self.content = bytearray(content)
        self.pending = []  # writes and truncations since the last sync: (offset, bytes) or (size, None)

    def change(self, offset, data):
        self.pending.append((offset, data))
        apply_change(self.content, offset, data)

    def sync(self):
        self.safe = bytes(self.content)
        self.pending = []


class Folder:
    def __init__(self):
        self.safe = {}
        self.names = {}


def apply_change(content, offset, data):
    if data is None:
        content[offset:] = b"\0" * max(0, offset - len(content))
        return
    content.extend(b"\0" * (offset - len(content)))
    content[offset:offset + len(data)] = data


class Losses:
    """Which of the unsynced changes are kept: none, the names alone (new files are empty), or each by a throw of dice."""
    MODES = ("nothing", "names", "dice")

    def __init__(self, mode, seed=0):
        self.mode = mode
        self.random = random.Random(seed)

    def keeps_name(self):
        return self.mode == "names" or self.mode == "dice" and self.random.random() < 0.5

    def content(self, file):
        content = bytearray(file.safe)
        if self.mode != "dice":
            return bytes(content)
        for offset, data in file.pending:
            if self.random.random() < 0.5:
                apply_change(content, offset, data)
        return bytes(content)


class Disk:
    def __init__(self, tree):
        self.root = Folder()
        self.pending = []  # changes of names in order: [(folder, name, file, folder or None)]
        self._fill(self.root, tree)

    def _fill(self, folder, tree):
        for name, content in tree.items():
            node = Folder() if isinstance(content, dict) else File(content)
            if isinstance(content, dict):
                self._fill(node, content)
            folder.safe[name] = folder.names[name] = node

    def _find(self, path):
        node = self.root
        for name in path.split("/") if path else ():
            node = node.names[name]
        return node

    def _place(self, path):
        folder, _, name = path.rpartition("/")
        return self._find(folder), name

    def _rename(self, changes):
        self.pending.append(changes)
        set_names(changes, "names")

    def apply(self, record):
        """A record of the journal."""
        getattr(self, "_do_" + record.operation)(record)

    def _do_create(self, record):
        self._rename([(*self._place(record.path), File())])

    def _do_mkdir(self, record):
        self._rename([(*self._place(record.path), Folder())])

    def _do_unlink(self, record):
        self._rename([(*self._place(record.path), None)])

    _do_rmdir = _do_unlink

    def _do_link(self, record):
        self._rename([(*self._place(record.path), self._find(record.source))])

    def _do_rename(self, record):
        self._rename([(*self._place(record.source), None), (*self._place(record.path), self._find(record.source))])

    def _do_write(self, record):
        self._find(record.path).change(record.offset, record.data)

    def _do_truncate(self, record):
        self._find(record.path).change(record.offset, None)

    def _do_sync(self, record):
        node = self._find(record.path)
        if isinstance(node, File):
            return node.sync()
        for changes in self.pending:
            if any(folder is node for folder, _, _ in changes):
                set_names(changes, "safe")
        self.pending = [changes for changes in self.pending if all(folder is not node for folder, _, _ in changes)]

    def tree(self):
        """What programs see: all that a kill leaves."""
        return tree_of(self.root, lambda folder: folder.names, lambda file: bytes(file.content))

    def after_power_loss(self, losses):
        names = {}  # by folder, so that the disk stays as it is

        def names_of(folder):
            return names.setdefault(id(folder), dict(folder.safe))

        for changes in self.pending:
            if losses.keeps_name():
                for folder, name, node in changes:
                    set_name(names_of(folder), name, node)
        return tree_of(self.root, names_of, losses.content)


def set_name(names, name, node):
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


def set_names(changes, which):
    for folder, name, node in changes:
        set_name(getattr(folder, which), name, node)


def tree_of(folder, names_of, content_of):
    return {name: tree_of(node, names_of, content_of) if isinstance(node, Folder) else content_of(node)
            for name, node in names_of(folder).items()}


def read_tree(path):
    tree = {}
    for entry in os.scandir(path):
        if entry.is_dir(follow_symlinks=False):
            tree[entry.name] = read_tree(entry.path)
        else:
            with open(entry.path, "rb") as file:
                tree[entry.name] = file.read()
    return tree


def write_tree(tree, path):
    """Replaces what is there."""
    shutil.rmtree(path, ignore_errors=True)
    os.mkdir(path)
    for name, content in tree.items():
        below = os.path.join(path, name)
        if isinstance(content, dict):
            write_tree(content, below)
        else:
            with open(below, "wb") as file:
                file.write(content)


def step(operation, path, source="", offset=0, data=b""):
    return journal.Record(operation, "", 1, path, source, offset, data)


def disk_after(steps, start):
    disk = Disk(start)
    for record in steps:
        disk.apply(record)
    return disk


def selftest():
    def lost(mode, steps, start=None):
        return disk_after(steps, start or {}).after_power_loss(Losses(mode))

    made = [step("create", "a"), step("write", "a", data=b"xy")]
    assert disk_after(made, {}).tree() == {"a": b"xy"}
    assert lost("nothing", made) == {}
    assert lost("names", made) == {"a": b""}
    assert lost("nothing", made + [step("sync", "a")]) == {}, "without its folder's sync a file has no name"
    assert lost("nothing", made + [step("sync", "")]) == {"a": b""}
    assert lost("nothing", made + [step("sync", "a"), step("sync", "")]) == {"a": b"xy"}
    swap = [step("create", "t"), step("write", "t", data=b"new"), step("sync", "t"), step("rename", "c", source="t")]
    assert lost("nothing", swap, {"c": b"old"}) == {"c": b"old"}
    assert lost("names", swap, {"c": b"old"}) == {"c": b"new"}
    assert lost("nothing", swap + [step("sync", "")], {"c": b"old"}) == {"c": b"new"}
    below = {"d": {"a": b"1"}}
    assert lost("nothing", [step("unlink", "d/a")], below) == below
    assert lost("nothing", [step("unlink", "d/a"), step("rmdir", "d"), step("sync", "")], below) == {}
    grown = [step("write", "a", offset=3, data=b"z"), step("truncate", "b", offset=1, data=None)]
    assert disk_after(grown, {"a": b"x", "b": b"123"}).tree() == {"a": b"x\0\0z", "b": b"1"}
    writes = disk_after([step("write", "a", offset=at, data=b"x") for at in range(5)], {"a": b"....."})
    assert len({writes.after_power_loss(Losses("dice", seed))["a"] for seed in range(50)}) > 10, "dice keep different parts"


if __name__ == "__main__":
    if sys.argv[1:] != ["--selftest"]:
        sys.exit(__doc__)
    selftest()
