# SPDX-License-Identifier: MIT
"""The names of mutants, and what became of each."""
import collections
import json
import pathlib
import random
import re

from campaign import HERE, ROOT
from objects import digest, progress
from server import try_all

# Where no survivor is accepted without an argument.
DECISION = ("curve/scalar.hpp", "curve/ed25519", "curve/small/ed25519", "verify/verifier", "verify/auditor", "verify/keyring", "verify/ring",
            "verify/rotation", "verify/live_digest", "verify/id_sequence", "verify/path")


def listed():
    """survivors.md: | `file` | `line` | what | reason |"""
    rows = {}
    for row in (HERE / "survivors.md").read_text().splitlines():
        match = re.fullmatch(r"\| `([^`|]+)` \| (`+) ?(.+?) ?\2 \| (.+?) \| (.+) \|", row)
        if match:
            rows[match[1], match[3].replace("\\|", "|"), match[4].replace("\\|", "|")] = match[5]
    return rows


def name_mutants(sites):
    """{id: (file, line, column, text of the line, what)} and {id: where its place says that it was met}"""
    mutants, place = {}, {}
    for site in sites:
        name = pathlib.Path(site.path).relative_to(ROOT / "core").as_posix()
        text = pathlib.Path(site.path).read_bytes()
        line = text[:site.begin].count(b"\n") + 1
        words = text.splitlines()[line - 1].decode().strip()
        for i in range(site.alternatives):
            what = site.what
            if site.edit[0] == "constant":
                if site.id + i in mutants:
                    continue
                what, words, line = f"{site.edit[1]}: bit {i} changed", site.edit[1], 0
                name = "curve/scalar.hpp" if site.edit[1] == "kOrder" else "curve/field.hpp"
            elif site.alternatives > 1:
                parts = {"number": ["+ 1", "- 1", "0"], "binary": site.what.split(" became ")[-1].split(" or "),
                         "logic": ["other", "left dropped", "right dropped"]}
                kind = "binary" if "mutant::binary" in site.edit[1] else "number" if "mutant::number" in site.edit[1] else "logic"
                what = f"{site.what.split(' changed')[0] if kind == 'number' else site.what.split(' became ')[0]} -> {parts[kind][i]}"
            column = 0 if line == 0 else site.begin - (text.rfind(b"\n", 0, site.begin) + 1) + 1
            mutants[site.id + i] = (name, line, column, words, what)
            place[site.id + i] = site.id if site.edit[0] == "constant" else site.id + i
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
    """Of what decides which mutants there are."""
    return digest(sorted([*(ROOT / "core").rglob("*.?pp"), HERE / "sites.py", HERE / "mutant.hpp"]))


class Memory:
    """What earlier runs in a folder have come to with the same core: who was killed, and whom a program of tests
    that has not changed since let live."""

    def __init__(self, campaign, mutants):
        self.path, self.mutants = campaign.work / "tried.json", mutants
        kept = json.loads(self.path.read_text()) if campaign.options.resume and self.path.exists() else {}
        if kept.get("core") != core_digest():
            kept = {"killed": [], "lived": {}}
        killed = {tuple(row[:-1]): row[-1] for row in kept["killed"]}
        self.killed = {i: killed[mutant] for i, mutant in mutants.items() if mutant in killed}
        self.lived = {suite: {tuple(row) for row in rows} for suite, rows in kept["lived"].items()}
        if self.killed:
            progress(f"{len(self.killed)} were killed before")

    def lived_through(self, suite):
        before = self.lived.get(suite, set())
        return {i for i, mutant in self.mutants.items() if mutant in before}

    def add(self, suite, left, killed):
        self.killed.update(killed)
        self.lived[suite] = self.lived.get(suite, set()) | {self.mutants[i] for i in left - set(killed)}
        self.path.write_text(json.dumps({
            "core": core_digest(), "killed": [[*self.mutants[i], by] for i, by in sorted(self.killed.items())],
            "lived": {suite: sorted(rows) for suite, rows in self.lived.items()}}))


class Results:
    """What became of the mutants of one build or of both, by their names."""

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
        """Prints; returns the figures and how many survivors no row speaks of, and of all of core how many rows speak
        of no survivor."""
        rows = listed()
        alive = sorted(self.met - set(self.killed))
        unlisted = [m for m in alive if (m[0], *m[3:]) not in rows]
        for name, line, column, words, what in alive if show_all else unlisted:
            print(f"{'argued ' if (name, words, what) in rows else 'SURVIVED '}core/{name}:{line}:{column}: {what}: {words}")
        stale = set(rows) - {(m[0], *m[3:]) for m in self.chosen - set(self.killed)} if whole else set()
        for name, words, what in sorted(stale):
            print(f"KILLED core/{name}: {what}: {words}: survivors.md argues that nothing can differ")
        unmet = sorted(self.chosen - self.met)
        for name, line, column, words, what in unmet if show_all else ():
            print(f"not met core/{name}:{line}:{column}: {what}: {words}")
        by_file = collections.Counter(m[0] for m in self.met)
        lost = collections.Counter(m[0] for m in alive)
        for name in sorted(by_file):
            print(f"{name:<32}{by_file[name] - lost[name]:>6} of {by_file[name]:>6} killed")
        total, dead = len(self.met), len(self.met) - len(alive)
        inside = [m for m in alive if m[0].startswith(DECISION)]
        print(f"{dead} of {total} killed ({100 * dead / total if total else 0:.2f} %); {len(alive)} survive, {len(unlisted)} "
              f"of them without a reason; in decision code {len(inside)} survive, {sum(m in unlisted for m in inside)} without "
              f"a reason; {len(unmet)} more are met by the compiler alone, or by no test that was run")
        return {"mutants": total, "killed": dead, "survivors_in_decision": len(inside), "unmet": len(unmet)}, len(unlisted) + len(stale)
