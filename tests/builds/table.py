# SPDX-License-Identifier: MIT
"""The builds that must work. A new target or compiler is one row."""
import collections

# name: of the row. cc: the C compiler; its C++ compiler has the same name with g++ or clang++. flags: of all files.
# kernel: the folder of port/ that CMake must choose. run: how to run the program: "" not at all, "host", "node", or
# an emulator. app: other flags of the application. one: compile all of core as one file.
Row = collections.namedtuple("Row", "name cc flags kernel run app one", defaults=("", "", False))

FREE = "-ffreestanding -isystem {here}/../../port/web/libc"
PICO = "-isystem /usr/lib/picolibc/riscv64-unknown-elf/include"
THUMB = "--target=thumb-none-eabi " + FREE
CXX14 = " -Wno-pedantic -Wno-c++17-extensions"  # gcc and clang compile inline variables and so on, and warn
HOST = "wide64"  # a 64-bit machine
STEPS = " -fconstexpr-steps=100000000"  # the registry key's table

ROWS = (
    # this machine: compilers, levels, link-time optimization, one file, enumerations of other sizes
    Row("gcc", "gcc", "-O2", HOST, "host"),
    Row("gcc-O0", "gcc", "-O0", HOST, "host"),
    Row("gcc-c++14", "gcc", "-O0 -std=gnu++14" + CXX14, HOST, "host", one=True),  # Arduino's cores of Mbed
    Row("gcc-c++20", "gcc", "-O1 -std=c++20", HOST, "host", one=True),
    Row("gcc-c++23", "gcc", "-O1 -std=c++23", HOST, "host", one=True),
    Row("gcc-lto", "gcc", "-O2 -flto", HOST, "host"),
    Row("gcc-one-file", "gcc", "-O2", HOST, "host", one=True),
    Row("gcc-tiny", "gcc", "-O2 -DPITH_SMALL_CURVE=32 -DPITH_SMALL_HASH", HOST, "host"),
    Row("gcc-tiny-16", "gcc", "-O2 -DPITH_SMALL_CURVE=16", HOST, "host", one=True),
    Row("gcc-short-enums", "gcc", "-O1 -fshort-enums", HOST, "host", app="-O1 -fno-short-enums", one=True),
    Row("gcc-wide-enums", "gcc", "-O1 -fno-short-enums", HOST, "host", app="-O1 -fshort-enums", one=True),
    Row("clang-14", "clang-14", "-O2" + STEPS, HOST, "host"),
    Row("clang-c++14", "clang-14", "-O0 -std=gnu++14" + CXX14 + STEPS, HOST, "host", one=True),
    Row("clang-16", "clang-16", "-O2" + STEPS, HOST, "host"),
    Row("clang-19", "clang-19", "-O2" + STEPS, HOST, "host"),
    Row("clang-lto", "clang-14", "-O2 -flto -fuse-ld=lld" + STEPS, HOST, "host"),
    Row("clang-tiny", "clang-19", "-O2 -DPITH_SMALL_CURVE=32" + STEPS, HOST, "host", one=True),
    Row("clang-short-enums", "clang-19", "-O1 -fshort-enums" + STEPS, HOST, "host", app="-O1", one=True),
    # other machines that run here
    Row("ppc", "powerpc-linux-gnu-gcc", "-O2 -static", "portable", "qemu-ppc"),
    Row("ppc-tiny", "powerpc-linux-gnu-gcc", "-O2 -static -DPITH_SMALL_CURVE=32", "portable", "qemu-ppc", one=True),
    Row("wasm32", "clang-14", "--target=wasm32 -Oz -nostdlib " + FREE + STEPS, "portable", "node"),
    # microcontrollers; tests/target and tests/builds run target run their images
    Row("rv32imac", "riscv64-unknown-elf-gcc", "-march=rv32imac -mabi=ilp32 -Os " + PICO, "rv32im"),
    Row("rv32imc", "riscv64-unknown-elf-gcc", "-march=rv32imc -mabi=ilp32 -Os " + PICO, "rv32im"),
    Row("rv32i", "riscv64-unknown-elf-gcc", "-march=rv32ic -mabi=ilp32 -Os " + PICO, "portable", one=True),
    Row("rv32e", "riscv64-unknown-elf-gcc", "-march=rv32emc -mabi=ilp32e -Os " + PICO, "portable", one=True),
    Row("rv32-clang", "clang-16", "--target=riscv32-none-elf -march=rv32imc -Oz " + FREE + STEPS, "rv32im"),
    Row("m0", "arm-none-eabi-gcc", "-mcpu=cortex-m0 -mthumb -Os", "armv6m"),
    Row("m0plus", "arm-none-eabi-gcc", "-mcpu=cortex-m0plus -mthumb -Os", "armv6m"),
    Row("m23", "arm-none-eabi-gcc", "-mcpu=cortex-m23 -mthumb -Os", "armv6m"),
    Row("m3", "arm-none-eabi-gcc", "-mcpu=cortex-m3 -mthumb -Os", "armv7m"),
    Row("m4", "arm-none-eabi-gcc", "-mcpu=cortex-m4 -mthumb -Os", "armv7em"),
    Row("m4-wide-enums", "arm-none-eabi-gcc", "-mcpu=cortex-m4 -mthumb -Os -fno-short-enums", "armv7em"),
    Row("m4-hard", "arm-none-eabi-gcc", "-mcpu=cortex-m4 -mthumb -mfloat-abi=hard -mfpu=fpv4-sp-d16 -O2", "armv7em"),
    Row("m4-lto", "arm-none-eabi-gcc", "-mcpu=cortex-m4 -mthumb -Os -flto -ffat-lto-objects", "armv7em"),
    Row("armv7e-m", "arm-none-eabi-gcc", "-march=armv7e-m -mthumb -O2", "armv7em"),
    Row("m7", "arm-none-eabi-gcc", "-mcpu=cortex-m7 -mthumb -mfloat-abi=softfp -mfpu=fpv5-d16 -O2", "armv7em"),
    Row("m33", "arm-none-eabi-gcc", "-mcpu=cortex-m33 -mthumb -Os", "armv7em"),
    Row("m33-nodsp", "arm-none-eabi-gcc", "-mcpu=cortex-m33+nodsp -mthumb -Os", "armv7m"),
    Row("m55", "arm-none-eabi-gcc", "-mcpu=cortex-m55 -mthumb -mfloat-abi=hard -O2", "armv7em"),
    Row("clang-m0", "clang-14", "-mcpu=cortex-m0 -Oz " + THUMB + STEPS, "armv6m"),
    Row("clang-m3", "clang-19", "-mcpu=cortex-m3 -Oz " + THUMB + STEPS, "armv7m"),
    Row("clang-m4-wide-enums", "clang-16", "-mcpu=cortex-m4 -Oz -fno-short-enums " + THUMB + STEPS, "armv7em"),
)

C_LEVELS = ("c99", "c11", "c17", "c2x")
CXX_LEVELS = ("c++17", "c++20", "c++2b")
CORE_LEVEL = "c++17"

# The words of verdict.h for the five real documents, and for one with another digit in a signed hash.
GENUINE = (
    ("bundle-1706.02379.json", "genuine genuine time"),
    ("bundle-1802.08635.json", "genuine genuine time"),
    ("record-1702.00953.json", "genuine genuine policy"),
    ("record-1812.11732.json", "genuine genuine policy"),
    ("state-1903.01061.json", "genuine genuine time"),
)
ALTERED = ("record-1812.11732.json", b'"title_canon_sha256":', "altered altered record_digest")
