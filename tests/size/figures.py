# SPDX-License-Identifier: MIT
"""The figures of the verifier for each core and PITH_PRESET, their limits, and the tables of README.md. Used by
tests/size/table and tests/bench/run."""
import itertools
import json
import re
import sys

import gates
import stack
from gates import bench

import pages
import picture

README, INTEGRATION = bench.PROJECT / "README.md", bench.PROJECT / "INTEGRATION.md"
LIMITS = bench.PROJECT / "tests/size/limits.json"
PICTURE = bench.HERE / "ed25519-m4.svg"
PEERS = json.loads((bench.HERE / "peers.json").read_text())
# Figures of further cores, with PITH_PRESET=fast; tests/bench/cores measures them.
FURTHER = json.loads((bench.HERE / "cores.json").read_text())
MARGIN = 1.01  # of a limit over its figure
# A step of M4 fits a tick of 1 ms at 64 MHz, with room for other work.
LONGEST_STEP_M4 = 20000
# State and stack of an audit together, on any core.
AUDIT_RAM = 4096
LOAD_KEY = "pith_load_key"
ROOTS = {  # figure: whose deepest path it is
    "document": (lambda name: name != LOAD_KEY, ("pith.h",)),
    "load_key": (lambda name: name == LOAD_KEY, ("pith.h",)),
    "source": (lambda name: name.startswith("pith_source_"), ("audit.h",)),
    "audit": (lambda name: not name.startswith("pith_source_"), ("audit.h", "source.h", "policy.h")),
    "ring": (lambda name: True, ("ring.h",)),
    "self_test": (lambda name: True, ("selftest.h",)),
}
PARTS = {  # benchmark: the image with only that part, its objects in RAM
    "receipt": ("with", ["bench_verifier"]),
    "bundle": ("with", ["bench_verifier"]),
    "scan": ("part_scan", ["bench_scanner", "bench_capture"]),
    "ed25519": ("part_ed25519", ["bench_verification"]),
    "ed25519_key": ("part_ed25519_key", ["bench_verification"]),
    "ed25519_checked": ("part_ed25519_checked", ["bench_verification", r"\(anonymous namespace\)::point_memory"]),
    "ed25519_loaded": ("part_ed25519_loaded", ["bench_verification", r"\(anonymous namespace\)::comb_memory"]),
    "sha256": ("part_sha256", []),
    "audit_record": ("part_audit", ["bench_source_audit"]),
    "audit_bundle": ("part_audit", ["bench_source_audit"]),
    "audit_all": ("part_audit", ["bench_source_audit"]),
    "audit_sorted": ("part_audit_sorted", ["bench_audit"]),
}


def object_size(image, name):
    found = re.search(r"^\w+ (\w+) \w %s$" % name, bench.run(gates.PREFIX + "nm", "-SC", image), re.M)
    if found is None:
        raise bench.Failed("%s has no object %s" % (image, name))
    return int(found[1], 16)


def flash_size(image):
    """Returns the bytes of code, constants and initial values of a linked image."""
    text, data = bench.run(gates.PREFIX + "size", image).splitlines()[1].split()[:2]
    return int(text) + int(data)


def stack_bounds(folder, counts):
    """Returns {figure: (bytes, path)} of ROOTS, checked against measured stack."""
    try:
        bounds = {figure: gates.worst_stack(folder, list(filter(chosen, gates.public_functions(*headers))))
                  for figure, (chosen, headers) in ROOTS.items()}
    except stack.Unbounded as reason:
        raise bench.Failed("%s: the stack has no bound: %s" % (folder.name, reason)) from reason
    for figure, benches in (("document", ("receipt", "bundle")), ("audit", ("audit_sorted",)),
                            ("source", ("audit_all", "audit_step"))):
        seen, bound = max(counts["bench_" + name].stack for name in benches), bounds[figure][0]
        # The measured stack includes the benchmark's frame; the bound does not.
        if seen > bound + 24:
            raise bench.Failed("%s: %d bytes of stack were seen, above the bound of %d" % (folder.name, seen, bound))
    return bounds


def measure(core, weight):
    folder = bench.build(core, weight)
    return measure_image(folder, bench.count(core, folder / "bench.elf"))


def measure_image(folder, counts):
    bounds = stack_bounds(folder, counts)
    bound, path = bounds["document"]
    (source, source_path), (audit, _) = bounds["source"], bounds["audit"]
    empty = flash_size(folder / "without.elf")
    parts = {}
    for name, (image, objects) in PARTS.items():
        cost = counts["bench_" + name]
        parts[name] = {
            "instructions": cost.instructions, "cycles": cost.cycles, "stack": cost.stack,
            "flash": flash_size(folder / (image + ".elf")) - empty,
            "state": sum(object_size(folder / "bench.elf", each) for each in objects),
        }
    per_byte = {name: round(counts["bench_" + name].instructions / size, 2) for name, size in bench.BYTES.items()}
    state = parts["receipt"]["state"]
    return {
        "parts": parts, "path": path, "source_path": source_path,
        "state": state, "stack": bound, "ram": state + bound, "flash": parts["receipt"]["flash"],
        "tables": sum(object_size(folder / "part_ed25519.elf", each)
                      for each in (r"pith::curve::(?:kBaseTable<.*>|\(anonymous namespace\)::kBase)", r"\(anonymous namespace\)::kComb")),
        "record": parts["receipt"]["instructions"],
        "bundle": parts["bundle"]["instructions"],
        "signature": parts["ed25519"]["instructions"],
        "signature_cycles": parts["ed25519"]["cycles"],
        "signature_flash": parts["ed25519"]["flash"],
        "loaded_key": parts["ed25519_key"]["instructions"],
        "step": counts["bench_step"].instructions,
        "per_byte": per_byte, "scan": per_byte["scan"],
        "load_key_stack": bounds["load_key"][0], "ring_stack": bounds["ring"][0],
        "self_test_stack": bounds["self_test"][0],
        "audit_flash": parts["audit_all"]["flash"],
        "source_state": parts["audit_all"]["state"], "source_stack": source, "source_ram": parts["audit_all"]["state"] + source,
        "audit_state": parts["audit_sorted"]["state"], "audit_stack": audit, "audit_ram": parts["audit_sorted"]["state"] + audit,
        **{name: parts[name]["instructions"] for name in ("audit_record", "audit_bundle", "audit_all", "audit_sorted")},
        "audit_step": counts["bench_audit_step"].instructions,
    }


def measure_all():
    """Returns {core: {preset: figures}}."""
    measured = {core: {} for core in bench.CORES}
    for weight, core in itertools.product(bench.WEIGHTS, bench.CORES):
        measured[core][weight] = measure(core, weight)
    return measured


# ram: for a document. load_key_stack: for loading a key at run time. scan: instructions for each
# byte. source_ram, audit_ram: for an audit of a document in flash, and of a sorted one.
LIMITED = ("ram", "flash", "record", "signature", "signature_cycles", "signature_flash", "loaded_key", "step", "load_key_stack",
           "scan", "source_ram", "audit_ram", "ring_stack", "self_test_stack", "audit_flash", "audit_all", "audit_sorted",
           "audit_step")
WITHOUT_MARGIN = ("ram", "load_key_stack", "source_ram", "audit_ram", "ring_stack", "self_test_stack")


def over_limits(measured, limits):
    faults = []
    for core, weight in ((core, weight) for core, weights in measured.items() for weight in weights):
        figures, most = measured[core][weight], limits.get(core, {}).get(weight, {})
        for name in LIMITED:
            if name not in most:
                faults.append("%s, %s: limits.json has no limit of %s" % (core, weight, name))
            elif figures[name] > most[name]:
                faults.append("%s, %s: %s is %s, over its limit of %s"
                              % (core, weight, name, figures[name], most[name]))
        if figures["source_ram"] > AUDIT_RAM:
            faults.append("%s, %s: an audit takes %d bytes of RAM, above %d"
                          % (core, weight, figures["source_ram"], AUDIT_RAM))
    for weight, figures in measured.get("m4", {}).items():
        if figures["step"] >= LONGEST_STEP_M4:
            faults.append("m4, %s: a step takes %d instructions, not below %d"
                          % (weight, figures["step"], LONGEST_STEP_M4))
    return faults


def limits_of(measured):
    """Returns limits.json: every figure plus a small margin; RAM and stack without margin."""
    def limit(name, value):
        if name in WITHOUT_MARGIN:
            return value
        return int(value * MARGIN) if isinstance(value, int) else round(value * MARGIN, 2)

    rows = []
    for core in bench.CORES:
        rows.append(",\n".join('        "%s": %s' % (weight, json.dumps(
            {name: limit(name, measured[core][weight][name]) for name in LIMITED})) for weight in bench.WEIGHTS))
    return "{\n%s\n}\n" % ",\n".join('    "%s": {\n%s\n    }' % pair for pair in zip(bench.CORES, rows))


def thousands(*values):
    """Numbers with separators. None: not measured; text as it is."""
    return tuple("-" if value is None else "{:,}".format(value) if isinstance(value, int) else value for value in values)


COST = ("ram", "state", "stack", "flash", "record", "bundle", "signature", "loaded_key", "step")
COST_ROW = "| %s | %s = %s + %s | %s | %s | %s | %s | %s | %s |"
AUDIT = ("source_ram", "source_state", "source_stack", "audit_ram", "audit_state", "audit_stack", "audit_flash",
         "audit_record", "audit_bundle", "audit_all", "audit_sorted", "audit_step")
AUDIT_ROW = "| %s | %s = %s + %s | %s = %s + %s | %s | %s | %s | %s | %s | %s |"


def cost_row(core, m):
    return COST_ROW % ("Cortex-" + core.upper(), *thousands(*(m[name] for name in COST)))


def audit_row(core, m):
    return AUDIT_ROW % ("Cortex-" + core.upper(), *thousands(*(m[name] for name in AUDIT)))


def cost_table(measured):
    lines = ["| `PITH_PRESET=%s` | RAM: state + stack | flash | 6.7 KB record | 13.5 KB bundle "
             "| signature alone | key loaded first | longest step |" % bench.FAST,
             "|---|---|---|---|---|---|---|---|",
             "| | bytes | bytes | instructions | instructions | instructions | instructions | instructions |"]
    lines += [cost_row(core, measured[core][bench.FAST]) for core in bench.CORES]
    lines += [COST_ROW % (name, *thousands(*(m[part] for part in COST))) for name, m in FURTHER.items()]
    return "\n".join(lines) + "\n"


def audit_table(measured):
    lines = ["| audit, `PITH_PRESET=%s` | RAM, any order: state + stack | RAM, sorted: state + stack | flash | 6.7 KB record "
             "| 13.5 KB bundle | five documents | the five, sorted | longest step |" % bench.FAST,
             "|---|---|---|---|---|---|---|---|---|",
             "| | bytes | bytes | bytes | instructions | instructions | instructions | instructions | instructions |"]
    lines += [audit_row(core, measured[core][bench.FAST]) for core in bench.CORES]
    lines += [AUDIT_ROW % (name, *thousands(*(m[part] for part in AUDIT))) for name, m in FURTHER.items()]
    return "\n".join(lines) + "\n"


def preset_table(measured):
    lines = ["| `PITH_PRESET` | tables | signature: flash | cycles, M4 | cycles, M3 | cycles, M0 | all of the verifier: flash "
             "| 6.7 KB record, M4 |",
             "|---|---|---|---|---|---|---|---|",
             "| | bytes | bytes | estimated | estimated | estimated | bytes | instructions |"]
    for weight in bench.WEIGHTS:
        m4 = measured["m4"][weight]
        lines.append("| `%s` | %s | %s | %s | %s | %s | %s | %s |" % (weight, *thousands(
            m4["tables"], m4["signature_flash"],
            *(measured[core][weight]["signature_cycles"] for core in reversed(bench.CORES)),
            m4["flash"], m4["record"])))
    name, flash, _, _, m4, m3, _ = PEERS["ed25519"][0]
    lines.append("| %s | | %s | %s | %s | | | |" % (name, *thousands(round(flash * 1000), m4, m3)))
    return "\n".join(lines) + "\n"


def drawing(measured):
    points = [(name, round(flash * 1000), cycles, False) for name, flash, _, _, cycles, _, _ in PEERS["ed25519"]]
    points += [("pith " + weight, m["signature_flash"], m["signature_cycles"], True)
               for weight, m in measured["m4"].items()]
    return picture.draw("One Ed25519 verification on Cortex-M4", points)


def kilobytes(size, digits=0):
    return "%.*f KB" % (digits, size / 1024)


def ram_fact(m4):
    """The row of README.md's quick facts, of Cortex-M4 with PITH_PRESET=fast."""
    return ("| RAM with stack | %s for one pass; %s for an audit of sorted documents, %s in any order (Cortex-M4) |"
            % tuple(kilobytes(m4[name], 1) for name in ("ram", "audit_ram", "source_ram")))


def flash_fact(presets):
    tiny, balanced, fast = (kilobytes(presets[weight]["flash"]) for weight in ("tiny", "balanced", bench.FAST))
    return ("| Flash | %s (`tiny`), %s (`balanced`), %s (`fast`); %s with the audit (Cortex-M4) |"
            % (tiny, balanced, fast, kilobytes(presets[bench.FAST]["audit_flash"])))


def put_facts(measured, check):
    text = written = README.read_text()
    for row in (ram_fact(measured["m4"][bench.FAST]), flash_fact(measured["m4"])):
        written = re.sub(r"^%s .*$" % re.escape(row[:row.index(" |", 2) + 2]), row, written, flags=re.M)
    if not check:
        README.write_text(written)
    return ["%s: the quick facts are stale" % README] if check and written != text else []


def size_of(name, folder):
    """Returns sizeof a type of <pith/ring.h> on the core of an image."""
    source, made = folder / "size.c", folder / "size.o"
    source.write_text("#include <pith/ring.h>\nchar object[sizeof(%s)];\n" % name)
    bench.run(gates.PREFIX + "gcc", "-mcpu=cortex-m4", "-mthumb", "-I", bench.PROJECT / "core/include", "-c", source, "-o", made)
    return object_size(made, "object")


def check_integration(m):
    """Returns the rows of INTEGRATION.md's table of memory that differ: sizes and stack on Cortex-M4."""
    text = INTEGRATION.read_text()
    rotation = size_of("pith_rotation", bench.PROJECT / "build" / "bench-m4")
    rows = (("pith_verifier", m["state"], m["stack"]), ("pith_audit", m["audit_state"], m["audit_stack"]),
            ("pith_source_audit", m["source_state"], m["source_stack"]), ("pith_rotation", rotation, m["ring_stack"]))
    found = ["| `%s` | %s | %s |" % (name, *thousands(size, stack)) for name, size, stack in rows]
    return ["%s has no row: %s" % (INTEGRATION, row) for row in found if row not in text]


def check_core(core, m):
    """Returns the faults of one core with PITH_PRESET=fast: limits that it passes, and rows that README.md lacks."""
    faults = over_limits({core: {bench.FAST: m}}, json.loads(LIMITS.read_text()))
    text = README.read_text()
    return faults + ["%s has no row: %s; tests/bench/run mends it" % (README, row)
                     for row in (cost_row(core, m), audit_row(core, m), *([ram_fact(m)] if core == "m4" else [])) if row not in text] + (
                         check_integration(m) if core == "m4" else [])


def publish(measured, check):
    """Writes README.md's tables and the picture, or with `check` only compares. Returns a list of faults."""
    faults = over_limits(measured, json.loads(LIMITS.read_text()))
    stale = []
    for name, table in (("measured", cost_table), ("presets", preset_table), ("audit", audit_table)):
        stale += pages.put(README, name, table(measured), check)
    stale += put_facts(measured, check)
    if not PICTURE.exists() or PICTURE.read_text() != drawing(measured):
        if check:
            stale.append("%s is stale" % PICTURE)
        else:
            PICTURE.write_text(drawing(measured))
    return faults + [fault + "; tests/bench/run mends it" for fault in stale]
