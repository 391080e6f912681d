# SPDX-License-Identifier: MIT
"""boards/run: builds a board's firmware, boots it in an emulator and verifies or audits documents on it."""
import argparse
import os
import pathlib
import subprocess
import sys

from link import Board, BoardError
from machine import Machine, board_names

BOARDS = pathlib.Path(__file__).resolve().parent
PROJECT = BOARDS.parent
ALL_GENUINE, SOME_NOT, TROUBLE = 0, 1, 2


def parse_arguments():
    parser = argparse.ArgumentParser(
        prog="boards/run",
        description="Verifies Pith documents on an emulated board. Installs missing tools, builds the "
        "firmware, and sends each FILE through the board's UART or writes it to its flash.",
        epilog="One line for each document on standard output: verdict, scope (receipt, or the kind of an audited "
        "document), number, file, instructions or cycles of the verifier (to three digits), longest call of an audit, peak "
        "stack in bytes, RAM in bytes (stack and state together). exit: 0 all genuine, 1 at least one not genuine, "
        "2 usage, a file that is unreadable or does not fit the board's flash, or an error of the board.")
    parser.add_argument("files", metavar="FILE", nargs="*",
                        help="a document; - is standard input (default: those of tests/records)")
    parser.add_argument("--board", default="stm32vldiscovery", metavar="NAME",
                        help="one of: %s (default: %%(default)s)" % ", ".join(board_names()))
    parser.add_argument("--audit", action="store_true",
                        help="audit each document in the board's flash")
    parser.add_argument("--sorted", action="store_true",
                        help="with --audit: audit each FILE in one pass over the UART; it must be in canonical "
                        "order (pith-verify --canonicalize) and can have any length")
    parser.add_argument("--timeout", type=float, default=60, metavar="SECONDS",
                        help="stop if the board sends nothing for so long (default: %(default)g)")
    parser.add_argument("--firmware", metavar="ELF",
                        help="boot this image instead of building one")
    arguments = parser.parse_args()
    if arguments.board not in board_names():
        parser.error("there is no board %r; there are: %s" % (arguments.board, ", ".join(board_names())))
    if arguments.sorted and not arguments.audit:
        parser.error("--sorted is a way of --audit")
    if not arguments.timeout > 0:
        parser.error("--timeout must be more than 0 seconds")
    if not arguments.files:
        arguments.files = [os.path.relpath(path) for path in sorted((PROJECT / "tests/records").glob("*.json"))]
    return arguments


def say(text):
    print("boards/run: " + text, file=sys.stderr, flush=True)


def build(board):
    """Sets up, configures and builds. Shows the output only after a failure."""
    parts = [] if board == "pico" else ["--debian"]
    if subprocess.run([PROJECT / "toolchains/setup", *parts], stdout=sys.stderr).returncode != 0:
        raise BoardError("toolchains/setup could not install what is missing")
    for command in (["cmake", "--preset", board], ["cmake", "--build", "--preset", board, "-j2"]):
        done = subprocess.run(command, cwd=PROJECT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != 0:
            sys.stderr.write("".join(done.stdout.splitlines(True)[-40:]))
            raise BoardError("this failed: " + " ".join(command))
    return PROJECT / "build" / board / "firmware.elf"


def read_documents(names):
    """Returns [(name, bytes)]. For an unreadable file reports the error and returns None as bytes."""
    documents = []
    for name in names:
        try:
            if name == "-":
                documents.append((name, sys.stdin.buffer.read()))
            else:
                documents.append((name, pathlib.Path(name).read_bytes()))
        except OSError as error:
            say("%s: %s" % (shown(name), error.strerror))
            documents.append((name, None))
    return documents


def shown(name):
    """Returns a file name without control characters."""
    return "".join(c if c.isprintable() else "?" for c in name)


def rounded(count):
    """Rounds to three digits, the precision of the board's timer (README.md)."""
    for unit, letter in ((10**9, "G"), (10**6, "M"), (10**3, "k")):
        if count >= unit:
            return "%.3g %s" % (count / unit, letter)
    return str(count)


class Tally:
    """Figures for the last line."""

    def __init__(self):
        self.genuine = self.refused = self.longest = self.ram = 0

    def show(self, name, answer, board, state):
        """Prints the command-line program's line and the board's figures. The verifier has `state` bytes."""
        is_genuine = answer["verdict"] == "genuine"
        scope, place, longest = "receipt", "", ""
        spent, most = (board.count(answer[word]) for word in ("cycles", "longest"))
        if not is_genuine:
            place = " (%sbyte %s)" % (answer["check"] + " at " if "check" in answer else "", answer["offset"])
        if "kind" in answer:
            scope = answer["kind"] if is_genuine else "document"
            longest = "  longest %s" % rounded(most)
        stack = int(answer["stack"])
        print("%-12s  %-8s %-36s  %s%s  %s %s%s  stack %d  RAM %d" % (
            answer["verdict"], scope, answer["number"], shown(name), place, rounded(spent), board.machine.unit, longest, stack,
            stack + state), flush=True)
        self.genuine += is_genuine
        self.refused += not is_genuine
        self.longest = max(self.longest, most)
        self.ram = max(self.ram, stack + state)


def stream(arguments, image, documents, tally):
    """Boots a board once and sends all documents through its UART."""
    with Board(arguments.board, image, arguments.timeout) as board:
        for name, data in documents:
            answer = board.audit_sorted(data) if arguments.sorted else board.verify(data)
            tally.show(name, answer, board, board.sizes["audit" if arguments.sorted else "verifier"])
        board.end()


def audit_in_flash(arguments, image, documents, tally):
    """Boots a board for each document. The board reports address and size of its free flash."""
    with Board(arguments.board, image, arguments.timeout) as board:
        place, room = board.place, board.room
        board.end()
    for name, data in documents:
        if len(data) > room:
            say("%s: %d bytes do not fit the %d bytes of flash that %s has beside the firmware; --audit --sorted takes "
                "any length" % (shown(name), len(data), room, arguments.board))
            continue
        with Board(arguments.board, image, arguments.timeout, data, place) as board:
            tally.show(name, board.audit_flash(data), board, board.sizes["source"])
            board.end()


def main():
    arguments = parse_arguments()
    documents = read_documents(arguments.files)
    readable = [(name, data) for name, data in documents if data is not None]
    tally = Tally()
    try:
        if readable:
            image = arguments.firmware or build(arguments.board)
            in_flash = arguments.audit and not arguments.sorted
            (audit_in_flash if in_flash else stream)(arguments, image, readable, tally)
    except BoardError as error:
        say("%s: %s" % (arguments.board, error))
        return TROUBLE
    left = len(documents) - len(readable)
    large = len(readable) - tally.genuine - tally.refused
    print("%s: %d genuine, %d not%s%s; RAM of the %s at most %d bytes, longest call %s %s"
          % (arguments.board, tally.genuine, tally.refused, ", %d unreadable" % left if left else "",
             ", %d too large" % large if large else "", "audit" if arguments.audit else "verifier", tally.ram,
             rounded(tally.longest), Machine(arguments.board).unit), flush=True)
    return TROUBLE if left or large else SOME_NOT if tally.refused else ALL_GENUINE


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # who reads the lines has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(TROUBLE)
