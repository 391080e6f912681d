# SPDX-License-Identifier: MIT
"""boards/run: builds a board's firmware, boots it in QEMU and streams documents through its UART."""
import argparse
import os
import pathlib
import subprocess
import sys

from link import Board, BoardError

BOARDS = pathlib.Path(__file__).resolve().parent
PROJECT = BOARDS.parent
ALL_GENUINE, SOME_NOT, TROUBLE = 0, 1, 2


def board_names():
    return sorted(path.parent.name for path in BOARDS.glob("*/board.cmake"))


def parse_arguments():
    parser = argparse.ArgumentParser(
        prog="boards/run",
        description="Verifies Pith documents on an emulated board. A missing tool is installed, the "
        "firmware is built, and each FILE is streamed through the board's UART.",
        epilog="One line a document on standard output: verdict, scope (what the verdict speaks of), "
        "number, file, instructions of the verifier (to three digits), its peak stack in bytes, its RAM in bytes "
        "(stack and state together). exit: 0 all genuine, 1 at least one is not, 2 usage, a file "
        "that cannot be read, or trouble with the board.")
    parser.add_argument("files", metavar="FILE", nargs="*",
                        help="a document; - is standard input (default: those of tests/records)")
    parser.add_argument("--board", default="stm32vldiscovery", metavar="NAME",
                        help="one of: %s (default: %%(default)s)" % ", ".join(board_names()))
    parser.add_argument("--timeout", type=float, default=60, metavar="SECONDS",
                        help="give up when the board is silent for so long (default: %(default)g)")
    parser.add_argument("--firmware", metavar="ELF",
                        help="boot this image instead of building one")
    arguments = parser.parse_args()
    if arguments.board not in board_names():
        parser.error("there is no board %r; there are: %s" % (arguments.board, ", ".join(board_names())))
    if not arguments.timeout > 0:
        parser.error("--timeout must be more than 0 seconds")
    if not arguments.files:
        arguments.files = [os.path.relpath(path) for path in sorted((PROJECT / "tests/records").glob("*.json"))]
    return arguments


def say(text):
    print("boards/run: " + text, file=sys.stderr, flush=True)


def build(board):
    """Sets up, configures and builds; its talk is shown only when it fails."""
    if subprocess.run([PROJECT / "toolchains/setup"], stdout=sys.stderr).returncode != 0:
        raise BoardError("toolchains/setup could not install what is missing")
    for command in (["cmake", "--preset", board], ["cmake", "--build", "--preset", board, "-j2"]):
        done = subprocess.run(command, cwd=PROJECT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != 0:
            sys.stderr.write("".join(done.stdout.splitlines(True)[-40:]))
            raise BoardError("this failed: " + " ".join(command))
    return PROJECT / "build" / board / "firmware.elf"


def read_documents(names):
    """[(name, bytes or None)]; None where the file could not be read, which was said."""
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
    """A file name that cannot play with the terminal."""
    return "".join(c if c.isprintable() else "?" for c in name)


def rounded(instructions):
    """To three digits: counts from the board's timer are no finer (README.md)."""
    for unit, letter in ((10**6, "M"), (10**3, "k")):
        if instructions >= unit:
            return "%.3g %s" % (instructions / unit, letter)
    return str(instructions)


def line(name, answer, board):
    """The command-line program's line, then what the board measured."""
    place = "" if answer["verdict"] == "genuine" else " (byte %s)" % answer["offset"]
    stack = int(answer["stack"])
    return "%-12s  receipt  %-36s  %s%s  %s instructions  stack %d  RAM %d" % (
        answer["verdict"], answer["number"], shown(name), place,
        rounded(board.instructions(answer["cycles"])), stack, stack + board.verifier_size)


def main():
    arguments = parse_arguments()
    documents = read_documents(arguments.files)
    genuine = refused = 0
    longest = ram = 0
    try:
        if any(data is not None for _, data in documents):
            image = arguments.firmware or build(arguments.board)
            with Board(arguments.board, image, arguments.timeout) as board:
                for name, data in documents:
                    if data is None:
                        continue
                    answer = board.verify(data)
                    print(line(name, answer, board), flush=True)
                    genuine += answer["verdict"] == "genuine"
                    refused += answer["verdict"] != "genuine"
                    longest = max(longest, board.instructions(answer["longest"]))
                    ram = max(ram, int(answer["stack"]) + board.verifier_size)
                board.end()
    except BoardError as error:
        say("%s: %s" % (arguments.board, error))
        return TROUBLE
    unread = len(documents) - genuine - refused
    print("%s: %d genuine, %d not%s; RAM of the verifier at most %d bytes, longest call %s instructions"
          % (arguments.board, genuine, refused, ", %d unreadable" % unread if unread else "", ram,
             rounded(longest)), flush=True)
    return TROUBLE if unread else SOME_NOT if refused else ALL_GENUINE


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # who reads the lines has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(TROUBLE)
