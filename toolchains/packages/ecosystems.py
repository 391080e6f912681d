# SPDX-License-Identifier: MIT
"""The data of the exporter: the layout of each package, and the condition of each source.

A package compiles all its sources on every target. So the exporter puts each source of a kernel under a condition
of the preprocessor. kernel.h defines its names. Sources of core for one preset have such a condition in the tree.
"""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Ecosystem:
    include: str  # folder of the public headers: <pith/pith.h> is include/pith/pith.h
    source: str   # folder of all other sources: an include root, private if the ecosystem has such
    suffix: str   # of the package's file


# The name is also the folder of the templates, which are copied to the package's root.
ECOSYSTEMS = {
    "arduino": Ecosystem(include="src", source="src", suffix=".zip"),  # has one include root, src
    "platformio": Ecosystem(include="include", source="src", suffix=".tar.gz"),
    "esp-idf": Ecosystem(include="include", source="src", suffix=".tar.gz"),
    "archive": Ecosystem(include="include", source="src", suffix=".tar.gz"),
}

# (pattern of the tree's paths, folder in the package, condition). The first pattern that matches decides; a *
# also matches folders.
# INCLUDE and SOURCE are the folders above; None leaves a file out.
INCLUDE, SOURCE = "INCLUDE", "SOURCE"
TABLES, SMALL = "!defined(PITH_SMALL_CURVE)", "defined(PITH_SMALL_CURVE)"
RULES = [
    ("core/include/pith/*", INCLUDE + "/pith", None),
    ("core/curve/public/pith/pinned_key.hpp", INCLUDE + "/pith", None),
    # registry_source() writes both tables.
    ("core/curve/base.cpp", None, None),
    ("core/keys/registry_key.cpp", None, None),
    ("core/*.cpp", SOURCE, None),
    ("core/*.hpp", SOURCE, None),
    ("port/portable/field.cpp", SOURCE + "/port/portable", "PITH_KERNEL_PORTABLE"),
    ("port/portable/comb.cpp", SOURCE + "/port/portable",
     "PITH_KERNEL_PORTABLE || PITH_KERNEL_RV32IM || " + SMALL),
    ("port/portable/zeros.cpp", SOURCE + "/port/portable", "PITH_KERNEL_PORTABLE || PITH_KERNEL_RV32IM"),
    ("port/portable/small_row.cpp", SOURCE + "/port/portable", SMALL + " && !PITH_KERNEL_ARMV7EM"),
    ("port/portable/*.cpp", SOURCE + "/port/portable", "PITH_KERNEL_PORTABLE || " + SMALL),
    ("port/armv6m/field.S", SOURCE + "/port/armv6m", "PITH_KERNEL_ARMV6M"),
    ("port/armv7m/field.S", SOURCE + "/port/armv7m", "PITH_KERNEL_ARMV7M"),
    ("port/armv7em/field.S", SOURCE + "/port/armv7em", "PITH_KERNEL_ARMV7EM"),
    ("port/armv7em/row.S", SOURCE + "/port/armv7em", "PITH_KERNEL_ARMV7EM && " + SMALL),
    ("port/rv32im/field.cpp", SOURCE + "/port/rv32im", "PITH_KERNEL_RV32IM"),
    ("port/armv6m/*.inc", SOURCE + "/port/armv6m", None),
    ("port/armv7m/*.inc", SOURCE + "/port/armv7m", None),
    ("port/armv6m/*.*", SOURCE + "/port/armv6m", "PITH_KERNEL_ARMV6M && " + TABLES),
    ("port/rv32im/*.cpp", SOURCE + "/port/rv32im", "PITH_KERNEL_RV32IM && " + TABLES),
    # Armv7E-M differs only in products.
    ("port/armv7m/*.*", SOURCE + "/port/armv7m", "(PITH_KERNEL_ARMV7M || PITH_KERNEL_ARMV7EM) && " + TABLES),
]

# Headers of the curve are also public: <pith/pinned_key.hpp> includes them as <pith/curve/comb.hpp>.
PINNED_KEY_HEADERS = "core/curve/*.hpp"
NOT_PINNED_KEY_HEADERS = {"core/curve/ed25519.hpp", "core/curve/small/ed25519.hpp",
                          "core/curve/public/pith/pinned_key.hpp"}
NOT_SOURCES = {"CMakeLists.txt", "README.md"}
