# SPDX-License-Identifier: MIT
"""The repairs of the faults in README.md: replacements that take each out, and the test that then fails."""
import collections

# name: of the repair. changes: [(file, text, other text)]; an empty other text removes it, and a text of None renames
# the file. test: a command in the project's folder, or ("unit", NAME) for tests/unit/NAME_test.cpp. says: words that
# the failed test must print.
Repair = collections.namedtuple("Repair", "name changes test says")


def faults(name):
    return ("tests/builds/run", "faults", name)


def row(name):
    return ("tests/builds/run", "matrix", "--short", name)


def consumer(name):
    return ("tests/consumers/try", name)


REPAIRS = (
    # 1, 2, 3: the width of enumerations
    Repair("the width of pith_kind", [("core/include/pith/policy.h", "    PITH_KIND_WIDTH_ = PITH_ENUM_WIDTH_\n", "")],
           row("gcc-short-enums"), "every kind survives the cast"),
    Repair("the width of pith_check", [("core/include/pith/policy.h", "    PITH_CHECK_WIDTH_ = PITH_ENUM_WIDTH_\n", "")],
           row("gcc-short-enums"), "sizeof(pith_check) == 4"),
    Repair("audit.hpp by arm-none-eabi-g++", [("core/include/pith/policy.h", "    PITH_KIND_WIDTH_ = PITH_ENUM_WIDTH_\n", "")],
           row("m4"), "pith_kind"),
    # 4: one configuration
    Repair("the configuration in a function's name",
           [("core/include/pith/pith.h", "#define pith_begin PITH_CONFIGURED(pith_begin)\n", "")],
           faults("configuration"), "FAILED"),
    Repair("a limit in the configuration", [("core/include/pith/limits.h", "##_window##window", "")],
           faults("configuration"), "PITH_WINDOW"),
    Repair("the preset in the configuration", [("core/include/pith/limits.h", "#define PITH_CURVE_ PITH_SMALL_CURVE", "#define PITH_CURVE_ 0")],
           faults("configuration"), "PITH_SMALL_CURVE"),
    Repair("the configuration in the namespace of inline functions",
           [("core/include/pith/limits.h", "#define PITH_CONFIGURATION_ PITH_CONFIGURED(of)", "#define PITH_CONFIGURATION_ of")],
           faults("configuration"), "FAILED"),
    # 5: limits
    Repair("a limit that can be set",
           [("core/include/pith/limits.h", "#ifndef PITH_WINDOW\n#define PITH_WINDOW 64\n#endif\n", "#undef PITH_WINDOW\n#define PITH_WINDOW 64\n")],
           faults("limits"), "FAILED"),
    Repair("the bound of PITH_NUMBER_DIGITS",
           [("core/record/claims.cpp", "PITH_NUMBER_DIGITS <= codec::kDecimalSize", "PITH_NUMBER_DIGITS <= 99")],
           faults("limits"), "-DPITH_NUMBER_DIGITS=11"),
    Repair("the bound of PITH_KEY_ID_SIZE",
           [("core/keys/ring_update.hpp", "static_assert(PITH_KEY_ID_SIZE <= kTextSize", "static_assert(true || PITH_KEY_ID_SIZE <= kTextSize")],
           faults("limits"), "-DPITH_KEY_ID_SIZE=89"),
    Repair("the bound of PITH_DEPTH",
           [("core/verify/verifier.cpp", ">> PITH_DEPTH !=", ">> (PITH_DEPTH & 1) !=")], faults("limits"), "-DPITH_DEPTH=30"),
    # 6: kernels
    Repair("kernels by the folder's options",
           [("toolchains/cmake/PithTarget.cmake", "            list(APPEND plain ${option})\n", "")], consumer("kernels"), "kernels"),
    Repair("kernels by what the compiler says of the DSP extension",
           [("toolchains/cmake/PithTarget.cmake", "#elif defined(__ARM_FEATURE_DSP)", "#elif __ARM_ARCH >= 8")], consumer("kernels"), "armv7m"),
    Repair("the warning of portable kernels", [("toolchains/cmake/PithKernel.cmake", 'pith_machine MATCHES "^arm"', "FALSE")],
           consumer("kernels"), "or set PITH_KERNEL"),
    Repair("registers for the assembly of wide64",
           [("port/wide64/adx.hpp", '[b] "r"(b.at)\n', '[b] "r"(b.at), "m"(a), "m"(b)\n')], row("gcc-O0"), "impossible constraints"),
    # 7: the float ABI
    Repair("the user's float ABI", [("toolchains/arm-none-eabi.cmake", 'MATCHES "-mfloat-abi=(soft|hard)"', 'MATCHES "none"')],
           consumer("hard_float"), "soft float against"),
    Repair("a package for one float ABI",
           [("toolchains/cmake/pith-config.cmake.in", "AND NOT pith_user_machine_float STREQUAL pith_machine_float", "AND FALSE")],
           consumer("hard_float"), "another float ABI"),
    # 8: the build type
    Repair("a build type by default", [("toolchains/cmake/PithBuildType.cmake", "set(pith_build_type MinSizeRel)", "set(pith_build_type Debug)")],
           consumer("build_type"), "MinSizeRel"),
    Repair("the warning of no build type", [("toolchains/cmake/PithBuildType.cmake", "message(WARNING", "message(DEBUG")],
           consumer("build_type"), "CMAKE_BUILD_TYPE is empty"),
    # 9: a project in C
    Repair("a linker for a project in C", [("toolchains/cmake/PithPinKey.cmake", "LINKER_LANGUAGE C)", "LINKER_LANGUAGE CXX)")],
           consumer("pin_key"), "build/consumer: No such file"),
    # 10: the pinned key from C
    Repair("linkage in the example of a pinned key", [("core/curve/public/pith/pinned_key.hpp", "//     extern const pith_keyring our_keyring;\n", ""),
                                                      ("core/curve/public/pith/pinned_key.hpp", '//     extern "C" {\n', "//     namespace {\n")],
           faults("pinned_key_in_c"), "our_keyring"),
    # 11: macros of jsmn
    Repair("no JSMN_HEADER", [("core/json/tokens.cpp", "#undef JSMN_HEADER\n", "")], faults("jsmn_macros"), "JSMN_HEADER"),
    Repair("no JSMN_PARENT_LINKS", [("core/json/tokens.cpp", "#undef JSMN_PARENT_LINKS\n", "")], faults("jsmn_macros"), "jsmn 1.1.0"),
    # 12: one file, one folder
    Repair("names that differ in one file", [("core/keys/registry_key.cpp", "kHex", "kBlock"),
                                             ("core/record/claims.cpp", "namespace pith::record {\n", "namespace { constexpr int kBlock = 1; }\nnamespace pith::record {\nstatic_assert(kBlock);\n")],
           faults("one_file"), "kBlock"),
    Repair("names of sources that differ", [("core/curve/small/small_field.cpp", None, "core/curve/small/field.cpp")],
           faults("object_names"), "field.cpp"),
    # 13: exports of a parent
    Repair("the library's own export", [("toolchains/cmake/PithInstall.cmake", "install(TARGETS pith EXPORT pith-targets", "install(TARGETS pith")],
           consumer("add_subdirectory"), "export"),
    # 14: tables in RAM
    Repair("the shape of a comb before a document", [("core/keys/keyring.cpp", "comb != nullptr && !curve::is_usable(*comb)", "false")],
           ("unit", "keyring"), "[  FAILED  ] Keyring.wants_combs_that_stay_in_their_arrays"),
    Repair("the shape of a comb before the product", [("core/curve/ed25519.cpp", "!has_comb(key) || !is_usable(*key.comb)", "!has_comb(key)")],
           ("unit", "verifier"), "table_was_cleared\nexit code -11"),
    # 15: link-time optimization
    Repair("fault_report for the linker", [("port/baremetal/startup.c", "__attribute__((used)) void fault_report", "void fault_report")],
           consumer("lto"), "fault_report"),
    # 16: pure code
    Repair("pure code of a section", [("port/armv7m/sha256.S", '"0x20000006"', '"ax"')], consumer("kernels"), "flag of pure code"),
    # 17: without CMake
    Repair("a default for PITH_TEETH", [("core/curve/comb.hpp", "#ifndef PITH_TEETH\n#define PITH_TEETH 5\n#endif\n", "")],
           faults("one_file"), "PITH_TEETH"),
    Repair("PITH_JSMN_DIR", [("toolchains/cmake/PithJsmn.cmake", "set(pith_jsmn_dir ${PITH_JSMN_DIR})", "set(pith_jsmn_dir /usr/include)")],
           consumer("jsmn"), "another jsmn.h"),
    Repair("no download by default", [("toolchains/cmake/PithJsmn.cmake", "at configure time\" OFF)", "at configure time\" ON)")],
           consumer("jsmn"), "libjsmn-dev"),
    # 18: C++17, and C++14 of gcc
    Repair("no consteval", [("core/schema/select.hpp", "constexpr Collection collect_all()", "consteval Collection collect_all()")],
           faults("one_file"), "consteval"),
    Repair("no template of C++17", [("core/schema/select.hpp", "template <Collection (*collect)()>", "template <auto collect>")],
           row("gcc-c++14"), "auto"),
    # 19: packages
    Repair("tables in packages", [("toolchains/packages/ecosystems.py", '    ("core/keys/registry_key.cpp", None, None),\n', "")],
           ("toolchains/package", "archive"), "registry_key.cpp"),
    Repair("names of kernels in packages", [("toolchains/packages/export.py", "if is_kernel else path.name", "if False else path.name")],
           ("toolchains/package", "arduino"), "sources are named"),
)
