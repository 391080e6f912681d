#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the tables of PROTOCOL.md with core's table: schema_test.py PROGRAM, which prints
core's table."""
import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parents[2] / "PROTOCOL.md"


def of_page(text):
    """Returns {object: (is closed, {member: (type, required, constant)})}."""
    objects = {}
    for block in re.split(r"^(?=Object: )", text, flags=re.M)[1:]:
        name, closed = re.match(r"Object: (.*) \((closed|open)\)", block).groups()
        members = {}
        for row in re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$", block.split("\n\n")[1], flags=re.M):
            member, kind, required, check = (cell.strip().replace("`", "") for cell in row)
            constant = re.match(r"equals (\S+)$", check)
            is_text = constant and kind == "string"
            members[member] = (kind, required, constant.group(1) if is_text else "")
        objects[name] = (closed == "closed", members)
    return objects


def of_core(program):
    objects = {}
    for line in subprocess.run([program], check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines():
        name, member, kind, required, constant, closed = line.split("\t")
        is_closed, members = objects.get(name, (False, {}))
        members[member] = (kind, required, constant)
        objects[name] = (is_closed or bool(closed), members)
    return objects


def main(program):
    page, core = of_page(PAGE.read_text()), of_core(program)
    faults = ["object %s stands in one of them alone" % name for name in sorted(set(page) ^ set(core))]
    for name in sorted(set(page) & set(core)):
        if page[name][0] != core[name][0]:
            faults.append("%s: closed in one, open in the other" % name)
        for member in sorted(set(page[name][1]) | set(core[name][1])):
            there, here = page[name][1].get(member), core[name][1].get(member)
            if there != here:
                faults.append("%s.%s: PROTOCOL.md has %s, core %s" % (name, member, there, here))
    print("\n".join(faults) or "%d objects are the same" % len(core))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
