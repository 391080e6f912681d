# SPDX-License-Identifier: MIT
"""Rules on the library's sources and on its objects for one core. Each rule is a function that returns its
violations as lines."""
import pathlib
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "bench"))

import bench
import stack

CORE = bench.PROJECT / "core"
PREFIX = "arm-none-eabi-"
ALLOWED_UNDEFINED = re.compile(r"memcpy|memset|memmove|memcmp|__aeabi_\w+")
# Include guards, our options, jsmn and the language; any other name in a condition belongs to a platform.
ALLOWED_IN_CONDITION = re.compile(r"PITH_\w+|JSMN_H|__cplusplus|__has_include|defined")
ALLOWED_INCLUDE = re.compile(r'#\s*include\s*(<(stdint|stddef|string|jsmn)\.h>|<pith/[\w./]+>|"[\w./]+\.hpp")')


def sources():
    return sorted(path for pattern in ("*.h", "*.hpp", "*.cpp") for path in CORE.rglob(pattern))


def foreign_condition(line):
    condition = re.match(r"#\s*(?:if|ifdef|ifndef|elif)\b(.*)", line)
    if condition is None:
        return False
    words = re.findall(r"[A-Za-z_]\w*", re.sub(r"//.*|/\*.*|[\"<][\w./]+[\">]", "", condition[1]))
    return any(not ALLOWED_IN_CONDITION.fullmatch(word) for word in words)


def platform_words(paths=None):
    """Finds conditional compilation, foreign headers and assembly in core."""
    found = []
    for path in sources() if paths is None else paths:
        # The C++ headers are also for hosted users and may use types of the standard library.
        face = path.parent == CORE / "include/pith" and path.suffix == ".hpp"
        for number, line in enumerate(path.read_text().splitlines(), 1):
            line = line.strip()
            foreign_header = re.match(r"#\s*include", line) and not ALLOWED_INCLUDE.match(line)
            assembly = re.search(r"\b(asm|__asm__|__asm)\b\s*(volatile\s*)?\(", line)
            if foreign_condition(line) or assembly or (foreign_header and not face):
                found.append("%s:%d: %s" % (path.name, number, line))
    return found


def joined_objects(folder):
    """Links the library to one relocatable object."""
    joined = folder / "joined.o"
    bench.run(PREFIX + "ld", "-r", "-o", joined, "--whole-archive", folder / "core" / "libpith.a")
    return joined


def undefined_symbols(object_file):
    names = re.findall(r"^ +[UvwV] (\S+)$", bench.run(PREFIX + "nm", "-u", object_file), re.M)
    return ["calls " + name for name in names if not ALLOWED_UNDEFINED.fullmatch(name)]


def static_data(object_file):
    """Finds bytes of RAM, or code before main(), in the library."""
    sections = re.findall(r"^(\.\S+|COMMON)\s+(\d+)\s", bench.run(PREFIX + "size", "-A", object_file), re.M)
    return ["%s bytes in %s" % (size, name) for name, size in sections
            if int(size) and re.match(r"\.(t?data|t?bss|init_array|fini_array|ctors|dtors)|COMMON", name)]


# The indirect calls by their callers, and the function counted for each.
CALLBACKS = (
    # pith_source: pith_mapped() reads by this function
    (r"4json13Canonicalizer", r"\d+read_memoryE"),
    (r"5audit6Report(8end_leaf|6settle)", None),  # pith_leaf: the caller adds its own stack
    (r"5audit6Policy(9is_newest|5judge)", None),  # pith_store: likewise
    (r"^pith_canonical_step$", None),  # pith_write: likewise
)


def public_functions(*headers):
    """Returns the public functions of these headers of include/pith, by default of all."""
    paths = [CORE / "include/pith" / name for name in headers] or sorted((CORE / "include/pith").glob("*.h"))
    text = "".join(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S) for path in paths)
    return sorted(set(re.findall(r"^\w[\w \*]*?\b(pith_\w+)\(", text, re.M)))


def worst_stack(folder, roots=None):
    """Returns (bytes, [(symbol, frame)]) of the deepest path from any of `roots`, by default every public function.
    Raises stack.Unbounded."""
    texts = [path.read_text() for path in sorted((folder / "core").rglob("*.ci"))]
    if not texts:
        raise stack.Unbounded("there are no .ci files in %s" % folder)
    functions = stack.read_callgraph(texts)
    disassembly = stack.Disassembly(PREFIX, folder / "whole.elf")
    paths = [stack.worst_case(name, functions, disassembly, CALLBACKS) for name in roots or public_functions()]
    deepest = max(paths, key=lambda path: sum(frame for _, frame in path))
    return sum(frame for _, frame in deepest), deepest


def check_core(core):
    """Runs every rule on the library built for `core`."""
    folder = bench.build(core)
    joined = joined_objects(folder)
    found = undefined_symbols(joined) + static_data(joined)
    try:
        worst_stack(folder)
    except stack.Unbounded as reason:
        found.append("its stack has no bound: %s" % reason)
    return found


def main(arguments):
    rules = {"sources": platform_words}
    rules.update({core: lambda core=core: check_core(core) for core in bench.CORES})
    if len(arguments) != 1 or arguments[0] not in rules:
        print("usage: gates.py %s" % "|".join(rules), file=sys.stderr)
        return 2
    found = rules[arguments[0]]()
    for violation in found:
        print("%s: %s" % (arguments[0], violation))
    print("%s: %d violations" % (arguments[0], len(found)))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(bench.main("gates.py", lambda: main(sys.argv[1:])))
