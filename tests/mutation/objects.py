# SPDX-License-Identifier: MIT
"""Compiles sources, and skips those whose command and files are unchanged in a kept folder."""
import concurrent.futures
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import time

COMPILER = next((c for c in ("clang++-19", "clang++") if shutil.which(c)), None)
# Undefined behaviour ends the process, as in the sanitize build of the test run.
FLAGS = ["-std=c++20", "-O1", "-g0", "-w", "-Wno-c++11-narrowing", "-fconstexpr-steps=1000000000",
         "-fsanitize=undefined", "-fsanitize-trap=undefined"]


def fail(text):
    print(f"tests/mutation/run: {text}", file=sys.stderr)
    sys.exit(2)


def progress(text):
    if sys.stderr.isatty() or os.environ.get("PITH_VERBOSE"):
        print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


def digest(paths):
    hashed = hashlib.sha256()
    for path in paths:
        hashed.update(path.read_bytes())
    return hashed.hexdigest()


def program_digest(paths):
    """Returns the digest of everything that affects the result of a test program."""
    return digest(paths) + " " + " ".join(FLAGS)


def recipe(words, target):
    listed = pathlib.Path(f"{target}.d").read_text().replace("\\\n", " ").split(": ", 1)[1].split()
    return digest(map(pathlib.Path, listed)) + " ".join(words)


def is_made(words, target):
    try:
        return target.exists() and pathlib.Path(f"{target}.made").read_text() == recipe(words, target)
    except FileNotFoundError:
        return False


def compile_all(jobs, common):
    """Compiles [(source, object, extra flags)]. Returns {source: errors}."""
    def one(job):
        source, target, extra = job
        words = [str(w) for w in (COMPILER, *common, *extra, "-ferror-limit=0", "-MD", "-MF", f"{target}.d", "-c", source, "-o", target)]
        if is_made(words, target):
            return source, ""
        done = subprocess.run(words, capture_output=True, text=True)
        if done.returncode == 0:
            pathlib.Path(f"{target}.made").write_text(recipe(words, target))
        return source, done.stderr if done.returncode != 0 else ""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return {s: e for s, e in pool.map(one, jobs) if e}
