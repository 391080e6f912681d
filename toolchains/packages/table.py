# SPDX-License-Identifier: MIT
"""Writes core/keys/registry_key.cpp with its tables as numbers: the compiler needs 8 s and 328 MB for them."""
import os
import re
import shlex
import subprocess
import tempfile

from errors import PackageError

SOURCE = """// SPDX-License-Identifier: MIT
// The registry's key, pinned. toolchains/package computed the tables.
#include <pith/pith.h>

#include "curve/comb.hpp"

#if defined(PITH_TEETH) && PITH_TEETH != 5 || defined(PITH_BLOCKS) && PITH_BLOCKS != 1
#error "This package holds tables of 5 teeth and 1 block: build without PITH_TEETH and PITH_BLOCKS"
#endif

%(id_and_bytes)s

namespace pith::curve {
namespace {

#ifdef PITH_SMALL_CURVE
%(small)s
constexpr pith_comb kRegistryComb = {{small::element(kMinusKeyX), small::element(kMinusKeyY)}};
#else
%(tables)s
constexpr pith_comb kRegistryComb = {comb_over<kTeeth, kBlocks>(kBaseEntries),
                                     comb_over<kTeeth, kBlocks>(kKeyEntries)};
#endif

}  // namespace

#ifndef PITH_SMALL_CURVE
const Comb kBaseComb = kRegistryComb.base;
#endif

}  // namespace pith::curve

extern "C" {
constexpr pith_key pith_registry_key = {KEY_ID, {KEY_BYTES}, &pith::curve::kRegistryComb};
constexpr pith_keyring pith_registry_keyring = {&pith_registry_key, 1};
}
"""


def constant(text, name):
    match = re.search(r'%s = "([^"]+)"' % name, text)
    if not match:
        raise PackageError("core/keys/registry_key.cpp: expected a line %s = \"...\", found none" % name)
    return match.group(1)


def run(command):
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        raise PackageError("this failed: %s\n%s" % (shlex.join(map(str, command)), done.stderr))
    return done.stdout


def registry_source(project):
    """Returns the text of the source. Compiles table.cpp for this machine and runs it."""
    text = (project / "core/keys/registry_key.cpp").read_text()
    key = constant(text, "kId"), constant(text, "kHex")
    core = project / "core"
    portable = [project / "port/portable" / name for name in ("field.cpp", "point.cpp", "comb.cpp", "zeros.cpp")]
    with tempfile.TemporaryDirectory() as folder:
        program = folder + "/table"
        run(shlex.split(os.environ.get("CXX", "c++")) +
            ["-std=c++17", "-O1", "-w", "-I%s" % (core / "include"), "-I%s" % (core / "curve/public"), "-I%s" % core,
             project / "toolchains/packages/table.cpp", *portable, "-o", program])
        printed = run([program, *key])
    minus_key = printed.index("constexpr FieldElement kMinusKeyX")
    id_and_bytes = printed.index("#define KEY_ID")
    return SOURCE % {"tables": printed[:minus_key].rstrip(), "small": printed[minus_key:id_and_bytes].rstrip(),
                     "id_and_bytes": printed[id_and_bytes:].rstrip()}
