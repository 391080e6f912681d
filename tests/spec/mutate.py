# SPDX-License-Identifier: MIT
"""Makes documents by number, as a function of a seed and an index. A valid document is changed
in one to five places, sealed again in full or in part, and encoded in one of many ways."""

import argparse
import functools
import random
import sys

import bases
import changes
import seal
import trees
from trees import Obj

KINDS = ("record", "envelope", "state", "event", "event", "bundle")
VARIANTS = 48
OTHERS = (Obj(), [], "x", trees.Raw("1"), Obj([["x", trees.Raw("1")]]), Obj([["links", Obj()]]), Obj([["x", []]]))


@functools.lru_cache(maxsize=None)
def base(kind, variant):
    rng = random.Random("base %s %d" % (kind, variant))
    # Most documents have ordinary records; a third have records at a limit.
    maker = bases.Maker(None if variant == 0 else rng)
    if variant and rng.random() < 0.65:
        plain = bases.Maker(None)
        maker.record, maker.title, maker.digest = plain.record, plain.title, plain.digest
        maker.name, maker.number, maker.short = plain.name, plain.number, plain.short
    return trees.of(maker.document(kind))


class Document:
    def __init__(self, data, story):
        self.data, self.story = data, story


def tree(rng, story):
    if rng.random() < 0.03:
        name = rng.choice(bases.REAL)
        story.append(name)
        return trees.copy(bases.real(name)), True
    if rng.random() < 0.01:  # no kind
        story.append("other")
        return trees.copy(rng.choice(OTHERS)), True
    kind, variant = rng.choice(KINDS), rng.randrange(VARIANTS)
    story.append("%s %d" % (kind, variant))
    return trees.copy(base(kind, variant)), False


def parts(rng, real):
    chance = rng.random()
    if real:
        return ("state", "aliases", "sync") if chance < 0.5 else ()
    if chance < 0.72:
        return seal.ALL
    if chance < 0.8:
        return ("state", "sync", "aliases")  # no key needed
    if chance < 0.95:
        return tuple(p for p in seal.ALL if rng.random() < 0.75)
    return ()


def spell(root, rng):
    chance = rng.random()
    if chance < 0.45:
        return trees.plain(trees.ordered(root))
    if chance < 0.65:
        return trees.plain(root)
    if chance < 0.9:
        return trees.plain(trees.shuffled(root, rng))
    return trees.spaced(trees.shuffled(root, rng), rng)


def late(holder, real, rng, story):
    changes.seal_value(holder, rng, story) if rng.random() < 0.6 else changes.change(holder, rng, story)
    outer = () if rng.random() < 0.25 else ("state",) if real or rng.random() < 0.2 else ("state", "bundle")
    story.append("sealed again: " + (" ".join(outer) or "not"))
    seal.seal(holder[0], outer)


def document(seed, index):
    rng = random.Random("%s:%d" % (seed, index))
    story = []
    root, real = tree(rng, story)
    if real and rng.random() < 0.05:
        return Document(trees.plain(root).encode(), story)
    holder = [root]
    record = None
    count = rng.choice((0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 3, 5))
    for _ in range(count):
        changed = changes.change(holder, rng, story)
        if changed is not None:
            record = changed
    root = holder[0]
    chosen = parts(rng, real)
    story.append("sealed: " + (" ".join(chosen) or "not"))
    seal.seal(root, chosen, record if rng.random() < 0.7 else None)
    # a change after sealing; only the outer seals are made again, so the inner checks must find it
    if rng.random() < (0.1 if count else 0.85):
        late(holder, real, rng, story)
        root = holder[0]
    text = spell(root, rng)
    if rng.random() < (0.3 if story[0] == "other" else 0.01):
        story.append("text")
        text = changes.damage(text, rng)
    return Document(text.encode("utf-8", "surrogatepass"), story)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--documents", type=int, default=10)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    for index in range(options.first, options.first + options.documents):
        made = document(options.seed, index)
        print(index, "; ".join(made.story), file=sys.stderr)
        sys.stdout.buffer.write(made.data + b"\n")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main()
