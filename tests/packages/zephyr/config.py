# SPDX-License-Identifier: MIT
"""config.py CPU PRJ_CONF OUTPUT: evaluates Kconfig of this folder as Zephyr does, warnings as errors."""
import os
import pathlib
import sys

import kconfiglib

os.environ["CPU"], prj_conf, output = sys.argv[1:]
config = kconfiglib.Kconfig(str(pathlib.Path(__file__).with_name("Kconfig")), warn_to_stderr=False)
config.load_config(prj_conf)
# What PRJ_CONF sets must hold: Kconfig drops the value of a symbol with an unmet dependency.
for line in pathlib.Path(prj_conf).read_text().splitlines():
    name, _, value = line.partition("=")
    if name.startswith("CONFIG_") and config.syms[name[7:]].str_value != value:
        sys.exit("%s: expected %s, found %s" % (prj_conf, line, config.syms[name[7:]].str_value))
if config.warnings:
    sys.exit("\n".join(config.warnings))
config.write_config(output)
