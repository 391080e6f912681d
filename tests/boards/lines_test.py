# SPDX-License-Identifier: MIT
"""The pages on porting state how many lines a board and an architecture have. `lines_test.py --write` updates them."""
import pathlib
import re
import sys
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
BOARDS = PROJECT / "boards"
BAREMETAL = PROJECT / "port/baremetal"
sys.path.insert(0, str(BOARDS))
sys.dont_write_bytecode = True

from machine import board_names  # noqa: E402


def lines(paths):
    return sum(len(path.read_text().splitlines()) for path in paths)


def sources(board):
    """A board's folder, and the files that its board.cmake names."""
    text = (BOARDS / board / "board.cmake").read_text()
    named = [word for words in re.findall(r"^set\(BOARD_(?:SOURCES|BOOT) ([^)]+)\)", text, re.M) for word in words.split()]
    if "BOARD_SOURCES" not in text:
        named.append("board.c")
    return [BOARDS / board / name for name in ("board.cmake", "memory.ld", *named)]


def board_table():
    rows = "".join("| %s | %d |\n" % (board, lines(sources(board))) for board in board_names())
    return "\n| board | lines |\n|---|---|\n" + rows


PAGES = (  # page, name of the mark, what stands between the marks
    (BOARDS / "README.md", "boards", board_table),
    (BAREMETAL / "README.md", "riscv", lambda: str(lines(BAREMETAL.glob("riscv/*")))),
)


def updated(page, name, text):
    found = re.compile(r"(<!-- lines:%s -->).*?(<!-- lines -->)" % name, re.S)
    return found.sub(lambda match: match[1] + text() + match[2], page.read_text(), count=1)


class Lines(unittest.TestCase):
    def test_the_pages_state_the_lines_that_there_are(self):
        for page, name, text in PAGES:
            with self.subTest(name):
                self.assertEqual(page.read_text(), updated(page, name, text), "run tests/boards/lines_test.py --write")

    def test_a_page_without_its_marks(self):
        for page, name, _ in PAGES:
            self.assertIn("<!-- lines:%s -->" % name, page.read_text())


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        for page, name, text in PAGES:
            page.write_text(updated(page, name, text))
    else:
        unittest.main()
