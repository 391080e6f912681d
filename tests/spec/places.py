# SPDX-License-Identifier: MIT
"""Places of a tree: each names a value by its container. A list of one holds the root, so the
root can be replaced."""

from trees import Obj, Raw


def size(value):
    return len(value) if type(value) in (Obj, list) else 0


def get(holder, i):
    return holder[i][1] if type(holder) is Obj else holder[i]


def put(holder, i, value):
    if type(holder) is Obj:
        holder[i][1] = value
    else:
        holder[i] = value


class Place:
    """A value, named by its container."""

    def __init__(self, holder, i, path):
        self.holder, self.i, self.path = holder, i, path
        self.name = holder[i][0] if type(holder) is Obj else None

    def get(self):
        return get(self.holder, self.i)

    def put(self, value):
        put(self.holder, self.i, value)

    def says(self):
        return "".join("/%s" % step for step in self.path[1:]) or "the root"


def place(top, rng, down=None):
    """Walks down and stops anywhere, so every depth and every member can be chosen."""
    holder, i, path = top, 0, [0]
    down = down or rng.choice((0.5, 0.85, 0.95))
    while True:
        value = get(holder, i)
        if not size(value) or (holder is not top and rng.random() > down):
            return Place(holder, i, path)
        holder, i = value, rng.randrange(len(value))
        path = path + [holder[i][0] if type(holder) is Obj else i]


def leaf(top, rng, wanted):
    """Returns a place of such a value, or the root."""
    found = [p for p in everywhere(top, 0, [0]) if wanted(p.get())]
    return rng.choice(found) if found else Place(top, 0, [0])


def everywhere(holder, i, path):
    value = get(holder, i)
    yield Place(holder, i, path)
    for j in range(size(value)):
        yield from everywhere(value, j, path + [value[j][0] if type(value) is Obj else j])


def is_number(value):
    return type(value) is Raw and value[:1].isdigit()


def container(top, rng, kind):
    for _ in range(8):
        found = place(top, rng)
        if type(found.get()) is kind:
            return found
    return Place(top, 0, [0])
