# SPDX-License-Identifier: MIT
"""toolchains/setup names each package once."""
import collections
import pathlib
import re
import sys

text = (pathlib.Path(__file__).resolve().parents[2] / "toolchains/setup").read_text()
[listed] = re.findall(r"^packages=\(\n(.*?)^\)$", text, re.M | re.S)
names = re.sub("#.*", "", listed).split() + re.findall(r"packages\+=\((\S+)\)", text)
twice = [name for name, count in collections.Counter(names).items() if count > 1]
print("toolchains/setup: %d packages, named twice: %s" % (len(names), " ".join(twice) or "none"))
sys.exit(1 if twice or len(names) < 20 else 0)
