# SPDX-License-Identifier: MIT
"""A copy of core with all of its mutants, built with each test program."""
import collections
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import sites as places
from objects import COMPILER, FLAGS, compile_all, fail, program_digest, progress
from suites import CANON_COUNT, MAKERS, NAMED, SMALL_SUITES, SUITES

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LARGE_FLAGS = ["-DPITH_TEETH=5", "-DPITH_BLOCKS=1"]
# The curve of PITH_PRESET=tiny replaces the other curve: no program has both.
SMALL_FLAGS = ["-DPITH_SMALL_CURVE=32", "-DPITH_SMALL_HASH", "-DPITH_TEETH=2", "-DPITH_BLOCKS=1"]
SMALL_TESTS = ("unit/ed25519_test.cpp", "unit/ed25519_decision_test.cpp", "unit/field_test.cpp", "unit/load_test.cpp",
               "unit/sha512_test.cpp", "unit/verifier_test.cpp")


def is_small(path):
    return "small" in path.parts or path.name.startswith("small_")


def is_large(path):
    return path.parent.name == "curve" and path.name in ("base.cpp", "ed25519.cpp", "load.cpp") or (
        path.parent.name == "portable" and path.name == "field.cpp")


def dump_tree(campaign, unit):
    done = subprocess.run([COMPILER, *campaign.flags, *campaign.includes(ROOT / "core"), "-I", str(ROOT / "tests"), "-DPITH_ON_TARGET",
                           "-fsyntax-only", "-Xclang", "-ast-dump=json", str(unit)], capture_output=True)
    if done.returncode != 0:
        fail(f"{COMPILER} cannot read {unit}: {done.stderr.decode()[:1000]}")
    return json.loads(done.stdout)


class Campaign:
    def __init__(self, work, options, small):
        self.work, self.options, self.small = work, options, small
        self.quick, self.library = options.quick, options.library
        self.flags = FLAGS + (SMALL_FLAGS if self.small else LARGE_FLAGS)
        self.alone = options.file if options.library else None
        self.only = options.suites.split(",") if options.suites else []
        self.tests = options.tests.split(",") if options.tests else []
        self.core = work / "core"
        self.jsmn = work / "jsmn"
        self.jobs = os.cpu_count() or 1

    def includes(self, core):
        return ["-I", str(core), "-I", str(core / "include"), "-I", str(core / "curve/public"), "-isystem", str(self.jsmn)]

    def sources(self, folder):
        return sorted(p for p in folder.rglob("*.cpp") if not (is_large(p) if self.small else is_small(p)))

    def prepare(self):
        self.jsmn.mkdir(parents=True, exist_ok=True)
        header = pathlib.Path("/usr/include/jsmn.h")
        if not header.exists():
            fail("jsmn.h not found; toolchains/setup installs it (libjsmn-dev)")
        shutil.copy(header, self.jsmn)

    def find(self):
        finder = places.Finder(ROOT / "core")
        core = ROOT / "core"
        # These tests instantiate templates that no other source uses: tables, by the compiler and
        # at run time.
        units = self.sources(core)
        if self.alone:
            mutated = [p for p in core.rglob("*.?pp") if p.as_posix().endswith("/" + self.alone)]
            if len(mutated) != 1:
                fail(f"--library goes with --file NAME of one file of core, not {self.alone}")
            near = [ROOT / "tests" / "unit" / f"{n}_test.cpp" for n in (mutated[0].stem, *self.tests)]
            for unit in mutated if mutated[0].suffix == ".cpp" else (
                    sorted(mutated[0].parent.glob("*.cpp")) + [n for n in near if n.exists()]):
                finder.read(dump_tree(self, unit))
            return sorted((s for s in finder.sites.values() if s.path == str(mutated[0])),
                          key=lambda s: (s.begin, -s.end, s.what))
        if not self.small:
            units += [ROOT / "tests" / "unit" / n for n in ("pinned_key_test.cpp", "comb_test.cpp")]

        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            for tree in pool.map(lambda unit: dump_tree(self, unit), units):
                finder.read(tree)
        found = (s for s in finder.sites.values() if not self.small or is_small(pathlib.Path(s.path)))
        return sorted(found, key=lambda s: (s.path, s.begin, -s.end, s.what))

    def write(self, sites):
        shutil.copytree(ROOT / "core", self.core, dirs_exist_ok=True)
        by_file = collections.defaultdict(list)
        for site in sites:
            by_file[site.path].append(site)
        for path, found in by_file.items():
            path = pathlib.Path(path)
            (self.core / path.relative_to(ROOT / "core")).write_bytes(places.rewrite(path.read_bytes(), found))

    def compile(self, jobs):
        return compile_all(jobs, [*self.flags, "-include", HERE / "mutant.hpp", *self.includes(self.core), "-I", ROOT / "tests",
                                  "-I", ROOT / "tests" / "unit", "-I", ROOT / "tests" / "synthetic"])

    @staticmethod
    def without(sites, bad):
        """Returns the sites that touch none of these lines."""
        def lines(site):
            text = pathlib.Path(site.path).read_bytes()
            return range(text[:site.begin].count(b"\n") + 1, text[:site.end].count(b"\n") + 2)
        return [s for s in sites if not any((s.path, n) in bad for n in lines(s))] if bad else sites

    @staticmethod
    def sites_digest(sites):
        named = "".join(f"{s.path} {s.begin} {s.end} {s.what}\n" for s in sites)
        return hashlib.sha256(named.encode()).hexdigest()

    def build(self, sites):
        """Builds the sites. Drops sites that the compiler refuses, by the lines of its errors."""
        objects = self.work / "objects"
        objects.mkdir(exist_ok=True)
        count = places.number(sites)
        forbidden = self.work / "forbidden.json"  # from earlier runs in this folder
        kept = json.loads(forbidden.read_text()) if forbidden.exists() else {}
        all_sites = self.sites_digest(sites)
        bad = {(path, line) for path, line in kept.get("lines", ()) if kept["sites"] == all_sites}
        sites = self.without(sites, bad)
        for _ in range(8):
            self.write(sites)
            core = [(p, objects / (p.relative_to(self.core).as_posix().replace("/", "_") + ".o"), [])
                    for p in self.sources(self.core)]
            port = [(p, objects / f"port_{p.name}.o", []) for p in self.sources(ROOT / "port" / "portable")]
            unit = sorted((ROOT / "tests" / "unit").glob("*_test.cpp"))
            if self.small:
                port.append((ROOT / "tests" / "small" / "kernel.cpp", objects / "kernel.o", []))
                unit = [ROOT / "tests" / n for n in SMALL_TESTS]
            unit = [(p, objects / f"unit_{p.parent.name}_{p.name}.o", ["-DPITH_ON_TARGET"]) for p in unit]
            progress(f"compiling {count} mutants")
            if self.alone:
                names = {pathlib.Path(self.alone).stem, *self.tests}
                unit = [j for j in unit if j[0].name.removesuffix("_test.cpp") in names]
                if self.alone.endswith(".cpp"):
                    core = [j for j in core if j[0].as_posix().endswith("/" + self.alone)]
                    port = []
                else:
                    core = [j for j in core if j[0].parent.name == pathlib.Path(self.alone).parent.name]
            errors = {}
            for jobs in (core + port, unit):
                errors.update(self.compile(jobs))
            if not errors:
                break
            before = len(bad)
            for text in errors.values():
                for path, line in re.findall(r"^(\S+?):(\d+):\d+: (?:error|note)", text, re.M):
                    try:
                        bad.add((str(ROOT / "core" / pathlib.Path(path).relative_to(self.core)), int(line)))
                    except ValueError:
                        pass
            if len(bad) == before:
                fail("the copy of core does not compile: " + next(iter(errors.values()))[:1500])
            for path, line in sorted(bad):
                progress(f"cannot be mutated so: {path}:{line}")
            sites = self.without(sites, bad)
            forbidden.write_text(json.dumps({"sites": all_sites, "lines": sorted(bad)}))
        else:
            fail("the copy of core does not compile")
        self.objects = [str(o) for _, o, _ in core + port] + ([str(self.library)] if self.library else [])
        self.units = [str(o) for _, o, _ in unit]
        return sites, count

    def link(self, name, objects, extra, libraries, count):
        server = self.work / f"server_{name}.o"
        errors = self.compile([(HERE / "server.cpp", server, [f"-DPITH_MUTANTS={count}", *extra])])
        if errors:
            fail(next(iter(errors.values()))[:1500])
        program = self.work / name
        done = subprocess.run([COMPILER, "-o", str(program), str(server), *objects, *self.objects, *libraries],
                              capture_output=True, text=True)
        if done.returncode != 0:
            fail(done.stderr[:2000])
        return program

    def suites(self, count):
        """Yields the test programs, the quickest first."""
        unit = sorted((ROOT / "tests" / "unit").glob("*.?pp"))
        yield "unit", ("",), program_digest(unit), self.link("unit", self.units, ["-DPITH_ON_TARGET"], [], count)
        if self.quick:
            return
        data = self.work / "data"
        data.mkdir(exist_ok=True)
        for maker, *words in MAKERS:
            made = data / words[0]
            makers = list((ROOT / "tests" / "synthetic").glob("*.py"))
            if not made.exists() or made.stat().st_mtime < max(p.stat().st_mtime for p in makers):
                subprocess.run([sys.executable, "-B", ROOT / maker, *(w if w.isdigit() else data / w for w in words)], check=True)
        extra = [f'-D{k}="{data / v}"' for k, v in NAMED.items()]
        extra += [f'-DPITH_TEST_PROJECT="{ROOT}"', f"-DPITH_CANON_COUNT={CANON_COUNT}"]
        for name, near, sources in SMALL_SUITES if self.small else SUITES:
            if self.only and name not in self.only:
                continue
            objects = []
            for source in sources:
                target = self.work / (name + "_" + pathlib.Path(source).name + ".o")
                objects.append(str(target))
                errors = self.compile([(ROOT / "tests" / source, target, extra)])
                if errors:
                    fail(next(iter(errors.values()))[:2000])
            reads = {pathlib.Path(s).parts[0] for s in sources} & {"audit", "synthetic"}
            makers = sorted((ROOT / "tests" / "synthetic").glob("*.py")) if reads else []
            program = self.link("suite_" + name, objects, extra, ["-lgtest", "-lpthread"], count)
            yield name, near, program_digest([*(ROOT / "tests" / s for s in sources), *makers]), program
