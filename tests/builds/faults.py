# SPDX-License-Identifier: MIT
"""Faults that strangers' builds showed once. Each function fails if its repair is taken out; README.md lists them."""
import collections
import pathlib
import re
import shutil
import tempfile

import table
from compiling import (CORE, INCLUDES, WARNINGS, Failed, call, compile_all, core_sources, cxx_of, in_turn, jsmn,
                       kernel_sources, library, one_file)
from matrix import run

CLANG = next((name for name in ("clang-14", "clang-19") if shutil.which(name)), "clang")

# The functions that first write an object of the caller (PITH_CONFIGURED in pith/limits.h).
CALLS = """#include <pith/audit.h>
#include <pith/canonical.h>
#include <pith/selftest.h>
typedef void (*pointer)(void);
int main(void) {
    static const pointer all[] = {%s};
    return all[0] == 0;
}
"""
CONFIGURED = ("pith_begin pith_verify pith_self_test pith_self_test_begin pith_audit_begin pith_audit_verify "
              "pith_source_audit_begin pith_canonical_begin pith_ring_keyring pith_ring_key_valid pith_rotation_begin "
              "pith_rotation_get pith_rotate").split()
# Another value of each, and the word before its value in the names of symbols.
OTHER = ("PITH_SMALL_CURVE=32", "PITH_DEPTH=17", "PITH_SLICE_SIZE=1024", "PITH_CLAIM_TEXT_SIZE=200", "PITH_KEY_ID_SIZE=63",
         "PITH_NUMBER_DIGITS=8", "PITH_SORT_KEYS=32", "PITH_WINDOW=128", "PITH_PATH_SIZE=100", "PITH_RING_KEYS=2",
         "PITH_RING_UPDATE_SIZE=4096")
PARTS = {"PITH_SMALL_CURVE": "_small", "PITH_DEPTH": "_depth", "PITH_SLICE_SIZE": "_slice", "PITH_CLAIM_TEXT_SIZE": "_claims",
         "PITH_KEY_ID_SIZE": "_id", "PITH_NUMBER_DIGITS": "_digits", "PITH_SORT_KEYS": "_sort", "PITH_WINDOW": "_window",
         "PITH_PATH_SIZE": "_path", "PITH_RING_KEYS": "_keys", "PITH_RING_UPDATE_SIZE": "_update"}

# Limits that the library takes. The real documents need more than the lowest.
LOWEST = ("PITH_DEPTH=1 PITH_SLICE_SIZE=576 PITH_CLAIM_TEXT_SIZE=1 PITH_KEY_ID_SIZE=15 PITH_NUMBER_DIGITS=1 PITH_SORT_KEYS=1 "
          "PITH_WINDOW=12 PITH_PATH_SIZE=1 PITH_RING_KEYS=1 PITH_RING_UPDATE_SIZE=557").split()
LOWER = ("PITH_DEPTH=9 PITH_SLICE_SIZE=617 PITH_CLAIM_TEXT_SIZE=133 PITH_KEY_ID_SIZE=17 PITH_NUMBER_DIGITS=2 PITH_SORT_KEYS=24 "
         "PITH_WINDOW=13 PITH_PATH_SIZE=100 PITH_RING_KEYS=3 PITH_RING_UPDATE_SIZE=919").split()
HIGHEST = ("PITH_DEPTH=29 PITH_SLICE_SIZE=65535 PITH_CLAIM_TEXT_SIZE=255 PITH_KEY_ID_SIZE=88 PITH_NUMBER_DIGITS=10 "
           "PITH_SORT_KEYS=127 PITH_WINDOW=4097 PITH_PATH_SIZE=255 PITH_RING_KEYS=254 PITH_RING_UPDATE_SIZE=63773").split()
# Values past a bound, words of the compiler's message, and the file of core that has it.
REFUSED = (
    ("PITH_DEPTH=0", "PITH_DEPTH", "json/scan.hpp"),
    ("PITH_DEPTH=30", "PITH_DEPTH is 1 to 29", "verify/verifier.cpp"),
    ("PITH_SLICE_SIZE=575", "PITH_SLICE_SIZE is 576 to 65535", "verify/capture.hpp"),
    ("PITH_SLICE_SIZE=65536", "PITH_SLICE_SIZE is 576 to 65535", "verify/capture.hpp"),
    ("PITH_SLICE_SIZE=(640)", "does not give a valid preprocessing token", "verify/api.cpp"),
    ("PITH_CLAIM_TEXT_SIZE=256", "PITH_CLAIM_TEXT_SIZE is 1 to 255", "record/claims.hpp"),
    ("PITH_KEY_ID_SIZE=14", "key_id_is_empty_or_too_long", "keys/registry_key.cpp"),
    ("PITH_KEY_ID_SIZE=89", "PITH_KEY_ID_SIZE is 15 to 88", "keys/ring_update.hpp"),
    ("PITH_NUMBER_DIGITS=0", "PITH_NUMBER_DIGITS is 1 to 10", "record/claims.cpp"),
    ("PITH_NUMBER_DIGITS=11", "PITH_NUMBER_DIGITS is 1 to 10", "record/claims.cpp"),
    ("PITH_SORT_KEYS=15", "PITH_SORT_KEYS: one place", "json/canonicalizer.hpp"),
    ("PITH_SORT_KEYS=128", "PITH_SORT_KEYS: the sum", "json/canonicalizer.hpp"),
    ("PITH_WINDOW=11", "PITH_WINDOW", "json/canonicalizer.hpp"),
    ("PITH_PATH_SIZE=256", "PITH_PATH_SIZE is 1 to 255", "audit/path.hpp"),
    ("PITH_RING_KEYS=255", "PITH_RING_KEYS is 1 to 254", "keys/rotation.hpp"),
    ("PITH_RING_KEYS=8", "PITH_RING_UPDATE_SIZE", "keys/ring_update.hpp"),
    ("PITH_RING_UPDATE_SIZE=1378", "PITH_RING_UPDATE_SIZE", "keys/ring_update.hpp"),
)
SIZES = ("verify/api.cpp", "keys/rotation.cpp", "audit/source_audit.cpp", "json/canonical_api.cpp")  # assert all sizes


def defines(words):
    return ["-D" + word for word in words]


def wants(words, *command):
    """Fails unless the command fails with these words."""
    said = call(*command, expect=1)
    for word in words:
        if word not in said:
            raise Failed("expected \"%s\", found:\n%s" % (word, said[-2000:]))


def configuration(root):
    """4: an application with another preset or other limits than the library does not link."""
    objects = library(root / "library", "gcc", ["-O1"], one=True)
    one_call, all_calls = root / "one.c", root / "all.c"
    one_call.write_text("#include <pith/pith.h>\nstatic pith_verifier v;\n"
                        "int main(void) { pith_begin(&v, &pith_registry_keyring); return pith_step(&v, 1) != PITH_PENDING; }\n")
    all_calls.write_text(CALLS % ", ".join("(pointer)" + name for name in CONFIGURED))

    def command(cc, source, *flags):
        return [cc, *WARNINGS, *flags, *INCLUDES, source, "-x", "none", *objects, "-o", root / ("program" + str(abs(hash(flags))))]

    forms = [(cc, level, form) for cc, cxx in (("gcc", "g++"), (CLANG, cxx_of(CLANG))) for level in ("-O0", "-O1", "-O2")
             for cc, form in ((cc, ("-x", "c", "-std=c99")), (cxx, ("-x", "c++", "-std=c++17")))]
    tasks = []
    for cc, level, form in forms:
        tasks.append((call, *command(cc, one_call, level, *form)))
        tasks.append((wants, ["undefined reference to `pith_begin_", "_slice1024_"],
                      *command(cc, one_call, level, *form, "-DPITH_SLICE_SIZE=1024")))
    tasks.append((call, *command("gcc", all_calls, "-std=c99")))
    for other in OTHER:
        part = PARTS[other.split("=")[0]] + other.split("=")[1]
        tasks.append((wants, ["undefined reference to `%s_small" % name for name in CONFIGURED] + [part],
                      *command("gcc", all_calls, "-std=c99", "-D" + other)))
    # Two files with other limits, and inline functions of the C++ headers that are not inlined.
    cpp = [root / "default.cpp", root / "other.cpp"]
    cpp[0].write_text("#include <pith/pith.hpp>\nvoid other();\n"
                      "int main() { pith::Verifier v; v.begin(pith_registry_keyring); other(); return 0; }\n")
    cpp[1].write_text("#include <pith/pith.hpp>\nvoid other();\nvoid other() { pith::Verifier v; v.begin(pith_registry_keyring); }\n")
    for flags, task in (([], (call,)), (["-DPITH_SLICE_SIZE=576"], (wants, ["undefined reference to `pith_begin_", "_slice576_"]))):
        objects_cpp = [root / ("%s%d.o" % (source.stem, len(flags))) for source in cpp]
        for source, made, extra in zip(cpp, objects_cpp, ([], flags)):
            call("g++", "-std=c++17", "-O0", *extra, *INCLUDES, "-c", source, "-o", made)
        tasks.append((*task, "g++", *objects_cpp, *objects, "-o", root / "cpp"))
    in_turn(tasks)
    return "%d programs" % len(tasks)


def judge_with(root, values):
    """Builds the library with these limits, and lets it judge the real documents."""
    flags = "-O1 " + " ".join(defines(values))
    run(table.Row("limits", "gcc", flags, "portable", "host"), root, library(root, "gcc", flags.split(), one=True))


def limits(root):
    """5: limits can be set, and each bound between them has a message."""
    def check(name, values):
        # Headers are read as sources: a main file with #pragma once is a warning.
        source = root / (re.sub(r"\W", "_", name) + ".cpp")
        source.write_text('#include "%s"\n' % name)
        return ["g++", "-std=c++17", *INCLUDES, "-fsyntax-only", source, *defines(values)]

    tasks = [(call, *check(name, LOWEST)) for name in SIZES]
    tasks += [(wants, [message], *check(name, [value])) for value, message, name in REFUSED]
    in_turn(tasks)
    judge_with(root, HIGHEST)
    return "%d bounds, the verdicts of the real documents with the highest limits" % len(REFUSED)


def lower_limits(root):
    """5: the real documents have their verdicts with limits that are just enough for them."""
    judge_with(root, LOWER)
    return "6 verdicts"


def pinned_key_in_c(root):
    """10: C code finds the keyring of the example in pinned_key.hpp."""
    text = (CORE / "curve/public/pith/pinned_key.hpp").read_text()
    example = re.search(r"^//     static constexpr pith::pinned_key.*?(?=^//$)", text, re.M | re.S)
    if not example:
        raise Failed("pinned_key.hpp has no example that begins with static constexpr pith::pinned_key")
    pinned, user = root / "pinned.cpp", root / "user.c"
    pinned.write_text("#include <pith/pinned_key.hpp>\n" + re.sub(r"^//", "", example[0], flags=re.M))
    user.write_text("#include <pith/pith.h>\n#include <stdio.h>\nextern const pith_keyring our_keyring;\n"
                    "int main(void) { puts(our_keyring.keys[0].id); return 0; }\n")
    for cc, cxx, steps in (("gcc", "g++", []), (CLANG, cxx_of(CLANG), ["-fconstexpr-steps=100000000"])):
        call(cxx, "-std=c++17", *WARNINGS, *steps, *INCLUDES, "-c", pinned, "-o", root / "pinned.o")
        call(cc, "-std=c99", *WARNINGS, *INCLUDES, user, root / "pinned.o", "-o", root / "user")
        if call(root / "user") != "ours-2026\n":
            raise Failed("the key of the example is not ours-2026")
    return "gcc and clang"


def jsmn_macros(root):
    """11: an application's own macros for jsmn do not change the library."""
    names = ("JSMN_HEADER", "JSMN_PARENT_LINKS", "JSMN_STRICT", "JSMN_STATIC")
    for flags in [*([name] for name in names), names]:
        made, = compile_all(root, "gcc", ["-O1", *defines(flags)], [CORE / "json/tokens.cpp"])
        symbols = [line for line in call("nm", made).splitlines() if re.search(r" [A-SU-Z] jsmn| T jsmn", line)]
        if symbols:
            raise Failed("with %s the object has other symbols of jsmn than its own: %s" % (" ".join(flags), symbols))
    return "%d sets of macros" % (len(names) + 1)


def one_file_builds(root):
    """12, 17: all of core and the portable kernels in one file, with no definition; and with PITH_PRESET=tiny."""
    source = one_file(root, [*core_sources(), *kernel_sources("portable")])
    flags = ["-std=c++17", *WARNINGS, *INCLUDES, "-isystem", jsmn(root), "-fsyntax-only", source]
    in_turn([(call, "g++", *flags), (call, cxx_of(CLANG), "-fconstexpr-steps=100000000", *flags),
             (call, "g++", *flags, "-DPITH_SMALL_CURVE=32")])
    return "3 builds"


def object_names(_):
    """12: sources in different folders do not share a name, so their objects can share a folder."""
    names = collections.Counter(path.stem for path in [*core_sources(), *kernel_sources("portable")])
    twice = [name for name, count in names.items() if count != 1]
    if twice:
        raise Failed("two sources are named %s.cpp" % ".cpp, ".join(twice))
    return "%d names" % len(names)


TESTS = {"configuration": configuration, "limits": limits, "lower_limits": lower_limits, "pinned_key_in_c": pinned_key_in_c, "jsmn_macros": jsmn_macros,
         "one_file": one_file_builds, "object_names": object_names}


def main(names):
    """Runs the named tests, or all. Returns True if none failed."""
    good = True
    for name in names or TESTS:
        if name not in TESTS:
            raise Failed("%r is no fault; there are: %s" % (name, " ".join(TESTS)))
        with tempfile.TemporaryDirectory(prefix="pith-fault-") as folder:
            try:
                print("%-16s %s" % (name, TESTS[name](pathlib.Path(folder))), flush=True)
            except Failed as error:
                good = False
                print("%-16s FAILED: %s\n%s" % (name, TESTS[name].__doc__, error), flush=True)
    return good
