# SPDX-License-Identifier: MIT
"""The targets of the consumers: compiler, flags and emulated machine."""
import dataclasses
import pathlib
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[2]
MACHINE = PROJECT / "tests/packages/machine"
BAREMETAL = PROJECT / "port/baremetal"


@dataclasses.dataclass(frozen=True)
class Target:
    name: str
    prefix: str     # of the GNU tools
    flags: list     # of the core
    headers: list   # flags by which this toolchain finds its C library
    machine: list   # sources that start the machine
    link: list      # flags of the linker
    emulator: list
    kernel: str     # in the disassembly of an image with the right kernel

    def run(self, image):
        """Returns the image's output; it must end with code 0."""
        done = subprocess.run([*self.emulator, "-display", "none", "-monitor", "none", "-kernel", image], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=60)
        if done.returncode != 0:
            raise SystemExit("%s ended with code %d:\n%s" % (image, done.returncode, done.stdout))
        return done.stdout


def arm(name, board, kernel, *flags):
    sources = [MACHINE / "arm.c", *sorted(BAREMETAL.glob("*.c")), *sorted(BAREMETAL.glob("arm/*.c"))]
    return Target(name, "arm-none-eabi-", ["-mthumb", *flags], [], sources,
                  ["-nostartfiles", "-L%s" % BAREMETAL, "-T%s" % (PROJECT / "boards" / board / "memory.ld")],
                  ["qemu-system-arm", "-M", board, "-serial", "none",
                   "-semihosting-config", "enable=on,target=native"], kernel)


TARGETS = {target.name: target for target in (
    # QEMU has no M0+; its M0 has the same instructions.
    arm("m0plus", "microbit", "<pith_product>:", "-mcpu=cortex-m0plus"),
    arm("m4f", "netduinoplus2", "umaal", "-mcpu=cortex-m4", "-mfpu=fpv4-sp-d16", "-mfloat-abi=hard"),
    Target("rv32imc", "riscv64-unknown-elf-", ["-march=rv32imc", "-mabi=ilp32"], ["--specs=picolibc.specs"],
           [MACHINE / "riscv.c"], ["-nostartfiles", "-T%s" % (MACHINE / "riscv.ld")],
           ["qemu-system-riscv32", "-M", "virt", "-bios", "none", "-serial", "stdio"], "6rv32im"))}
