# SPDX-License-Identifier: MIT
"""The names of mutants, and their results."""
import collections
import functools
import json
import pathlib
import random

import rows
from campaign import HERE, ROOT
from objects import digest, progress
from server import try_all

SURVIVORS = HERE / "survivors.md"
# Decision code: every survivor needs a reason.
DECISION = ("curve/scalar.hpp", "curve/ed25519", "curve/small/small_ed25519", "verify/verifier", "verify/capture", "audit/", "keys/",
            "record/fields", "schema/schema", "schema/walker")


Mutant = collections.namedtuple("Mutant", "file line column function expression what begin end")


def argues(row, mutant):
    """Returns whether a row of survivors.md covers a mutant: its site is within the row's expression."""
    return row.file == mutant.file and mutant.what in row.cells[0].split("; ") and any(
        begin <= mutant.begin and mutant.end <= end for begin, end in rows.places(row))


@functools.lru_cache(maxsize=None)
def declared(constant):
    """Returns the source that declares a constant of the curve, and the range of its name."""
    files = (path.relative_to(ROOT / "core").as_posix() for path in sorted((ROOT / "core/curve").glob("*.?pp")))
    home, begin = next((rows.source(name), found[0][0]) for name in files if (found := rows.source(name).find("-", constant + " = {")))
    return home, (begin, begin + len(constant))


def name_mutants(sites):
    """Returns {id: Mutant}, and {id: the index that records that its place was reached}."""
    mutants, place = {}, {}
    for site in sites:
        source = rows.source(pathlib.Path(site.path).relative_to(ROOT / "core").as_posix())
        for i in range(site.alternatives):
            what = site.what
            if site.edit[0] == "constant":
                if site.id + i in mutants:
                    continue
                home, range_ = declared(site.edit[1])
                mutants[site.id + i] = Mutant(home.name, home.line(range_[0]), 0, "-", site.edit[1], f"bit {i} changed", *range_)
                place[site.id + i] = site.id
                continue
            if site.alternatives > 1:
                parts = {"number": ["+ 1", "- 1", "0"], "binary": site.what.split(" became ")[-1].split(" or "),
                         "logic": ["other", "left dropped", "right dropped"]}
                kind = "binary" if "mutant::binary" in site.edit[1] else "number" if "mutant::number" in site.edit[1] else "logic"
                what = f"{site.what.split(' changed')[0] if kind == 'number' else site.what.split(' became ')[0]} -> {parts[kind][i]}"
            column = site.begin - source.text.rfind("\n", 0, site.begin)
            mutants[site.id + i] = Mutant(source.name, source.line(site.begin), column, *source.key(*site.around), what,
                                          site.begin, min(site.end, site.around[1]))
            place[site.id + i] = site.id + i
    return mutants, place


def choose(options, mutants):
    chosen = set(mutants)
    if options.file:
        chosen = {i for i in chosen if options.file in mutants[i][0]}
    elif not options.full:
        decision = {i for i in chosen if mutants[i][0].startswith(DECISION)}
        rest = sorted(chosen - decision)
        chosen = decision | set(random.Random(1).sample(rest, min(options.sample, len(rest))))
    if options.shard:
        k, n = map(int, options.shard.split("/"))
        chosen = {i for j, i in enumerate(sorted(chosen)) if j % n == k - 1}
    return chosen


def core_digest():
    """Returns the digest of everything that determines the mutants."""
    return digest(sorted([*(ROOT / "core").rglob("*.?pp"), HERE / "sites.py", HERE / "mutant.hpp"]))


class Memory:
    """Results of earlier runs in a folder with the same core: the killed mutants, and the
    mutants that survived an unchanged test program."""

    def __init__(self, campaign, mutants):
        self.path, self.mutants = campaign.work / "tried.json", mutants
        kept = json.loads(self.path.read_text()) if campaign.options.resume and self.path.exists() else {}
        if kept.get("core") != core_digest():
            kept = {"killed": [], "lived": {}}
        killed = {Mutant(*row[:-1]): row[-1] for row in kept["killed"]}
        self.killed = {i: killed[mutant] for i, mutant in mutants.items() if mutant in killed}
        self.lived = {suite: {Mutant(*row) for row in lived} for suite, lived in kept["lived"].items()}
        if self.killed:
            progress(f"{len(self.killed)} were killed in earlier runs")

    def lived_through(self, suite):
        before = self.lived.get(suite, set())
        return {i for i, mutant in self.mutants.items() if mutant in before}

    def add(self, suite, left, killed):
        self.killed.update(killed)
        self.lived[suite] = self.lived.get(suite, set()) | {self.mutants[i] for i in left - set(killed)}
        self.path.write_text(json.dumps({
            "core": core_digest(), "killed": [[*self.mutants[i], by] for i, by in sorted(self.killed.items())],
            "lived": {suite: sorted(lived) for suite, lived in self.lived.items()}}))


class Results:
    """The results of the mutants of one build or of both, by name."""

    def __init__(self):
        self.chosen, self.met, self.killed = set(), set(), {}

    def add(self, campaign):
        campaign.prepare()
        progress("reading core")
        sites, count = campaign.build(campaign.find())
        mutants, place = name_mutants(sites)
        chosen = choose(campaign.options, mutants)
        met, void = set(), set()
        memory = Memory(campaign, mutants)
        for name, near, digest, program in campaign.suites(count):
            left = chosen - set(memory.killed) - void - memory.lived_through(digest)
            left = {i for i in left if mutants[i][0].startswith(near)}
            killed = try_all(program, name, {i: place[i] for i in chosen}, left, campaign.work, campaign.jobs, met, void)
            memory.add(digest, left, killed)
            progress(f"{len(memory.killed)} killed of {len(chosen)}")
        killed = {i: by for i, by in memory.killed.items() if i in chosen}
        self.chosen |= {mutants[i] for i in chosen - void}
        self.met |= {mutants[i] for i in met & chosen - void}
        self.killed.update((mutants[i], by) for i, by in killed.items())

    def report(self, show_all, whole):
        """Prints the report. Returns the figures, and the number of survivors without a row; with `whole` also of the
        mutants in rows that did not survive."""
        argued = rows.read(SURVIVORS)
        reasons = {mutant: [row for row in argued if argues(row, mutant)] for mutant in self.chosen - set(self.killed)}
        alive = sorted(self.met - set(self.killed))
        unlisted = [mutant for mutant in alive if not reasons[mutant]]

        def show(word, mutant):
            print(f"{word} core/{mutant.file}:{mutant.line}:{mutant.column}: {mutant.what}: {mutant.function}: {mutant.expression}")
        for mutant in alive if show_all else unlisted:
            show("argued" if reasons[mutant] else "SURVIVED", mutant)
        stale = [(row, what) for row in argued for what in row.cells[0].split("; ")
                 if not any(row in found and mutant.what == what for mutant, found in reasons.items())] if whole else []
        for row, what in stale:
            print(f"KILLED core/{row.file}: {what}: {row.function}: {row.expression}: survivors.md argues that nothing can differ")
        unmet = sorted(self.chosen - self.met)
        for mutant in unmet if show_all else ():
            show("not reached", mutant)
        by_file = collections.Counter(m[0] for m in self.met)
        lost = collections.Counter(m[0] for m in alive)
        for name in sorted(by_file):
            print(f"{name:<32}{by_file[name] - lost[name]:>6} of {by_file[name]:>6} killed")
        total, dead = len(self.met), len(self.met) - len(alive)
        inside = [m for m in alive if m[0].startswith(DECISION)]
        print(f"{dead} of {total} killed ({100 * dead / total if total else 0:.2f} %); {len(alive)} survive, {len(unlisted)} "
              f"of them without a reason; in decision code {len(inside)} survive, {sum(m in unlisted for m in inside)} without "
              f"a reason; {len(unmet)} more are reached only by the compiler, or by no test of this run")
        return {"mutants": total, "killed": dead, "survivors_in_decision": len(inside), "unmet": len(unmet)}, len(unlisted) + len(stale)
