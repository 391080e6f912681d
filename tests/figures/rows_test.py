# SPDX-License-Identifier: MIT
"""Tests rows keyed by function and expression, on example code."""
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
import rows

CODE = """
#define OPEN {
namespace a::b {
namespace {
struct Base {};
enum class Kind { kOne, kTwo };
template <int n> requires(n > 0) class C final : public Base {
    int member_ = 0;  // }
    C(int x) : member_{x}, other_(x) { begin(x); }
    bool operator()(int x) const { return x == 1 || x == 2; }
};
constexpr int kTable[] = {1, 2};
}  // namespace
[[nodiscard]] bool C<1>::is(const char *text, int x = 1) {
    if (text[0] == '{' ||  // a brace
        text[1] == '}') return false;
    auto lambda = [] { return x == 1; };
    return x == 1;
}
}  // namespace a::b
"""
PAGE = """## Heading
| file | function | expression | why |
|---|---|---|---|
| `file.cpp` | `C::is` | `text[0] == '{' \\|\\| text[1] == '}'` | reason |
| `file.cpp` | `a::b::C::is` | `x == 1` | twice |
| `file.cpp` | `C::operator()` | `*` | whole |
| `file.cpp` | `C` | `member_ = 0` | of a class |
| `file.cpp` | `C::C` | `member_{x}` | a constructor |
| `file.cpp` | `-` | `kTable[] = {1, 2}` | outside of functions |
"""


class Rows(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.page = pathlib.Path(folder.name) / "page.md"
        self.page.write_text(PAGE)
        self.core, rows.CORE = rows.CORE, pathlib.Path(folder.name)
        self.addCleanup(setattr, rows, "CORE", self.core)

    def texts(self, code):
        """Returns the places that each row covers in this code."""
        (rows.CORE / "file.cpp").write_text(code)
        rows.source.cache_clear()
        self.addCleanup(rows.source.cache_clear)
        return [[code[begin:end] for begin, end in rows.places(row)] for row in rows.read(self.page)]

    def test_each_row_finds_its_places(self):
        found = self.texts(CODE)
        self.assertEqual([len(places) for places in found], [1, 2, 1, 1, 1, 1])
        self.assertEqual(found[1], ["x == 1", "x == 1"])
        self.assertEqual(found[2], ["bool operator()(int x) const { return x == 1 || x == 2; }"])
        self.assertEqual(list(rows.stale(self.page)), [])
        source = rows.source("file.cpp")
        self.assertEqual(source.key(CODE.index("text[0]"), CODE.index(") return false")),
                         ("C::is", "text[0] == '{' || text[1] == '}'"))

    def test_rows_survive_a_refactoring(self):
        for old, new in (("\nnamespace a", "\n\n\nnamespace a"), ("||  // a brace\n", "\n||"), ("x == 1;", "x==1 ;"), ("lambda", "other"),
                         ("return false", "return true"), ("begin(x)", "start(x)"), ("    return x == 1;\n}", "    f();\n    return x == 1;\n}")):
            self.assertIn(old, CODE)
            self.texts(CODE.replace(old, new))
            self.assertEqual(list(rows.stale(self.page)), [], old)

    def test_a_row_without_a_place_is_named(self):
        for old, new, line in (("C<1>::is(", "C<1>::was(", 4), ("text[0]", "text[2]", 4), ("member_ = 0", "member_ = 1", 7),
                               ("kTable[]", "kOther[]", 9)):
            self.texts(CODE.replace(old, new))
            found = list(rows.stale(self.page))
            self.assertIn("page.md:%d: core/file.cpp has no " % line, found[0])
        (rows.CORE / "file.cpp").unlink()
        self.assertEqual(len(list(rows.stale(self.page))), 6)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
