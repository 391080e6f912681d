# SPDX-License-Identifier: MIT
"""Tables of arguments about core: each row is keyed by a function and an expression.

A row begins | `file of core` | `function` | `expression` |. The function is named as clang qualifies it; leading
namespaces may be omitted. `-` means outside of all functions and classes; the expression `*` means the whole function.
White space and comments do not count. A row covers every place of its function that has its expression.
"""
import bisect
import collections
import functools
import pathlib
import re

CORE = pathlib.Path(__file__).resolve().parents[2] / "core"
STRING = r'"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])\'(?:\\.|[^\'\\\n])+\''
COMMENT = r"//[^\n]*|/\*.*?\*/"
DIRECTIVE = r"^[ \t]*#(?:\\\n|[^\n])*"
TOKEN = re.compile(r"(?P<comment>%s)|%s|\w+|[^\s\w]" % (COMMENT, STRING), re.S)

Scope = collections.namedtuple("Scope", "namespace name begin end")  # of a function or class
Row = collections.namedtuple("Row", "file function expression cells line")


def blank(pattern, text):
    """Replaces matches by spaces, so the offsets stay."""
    return re.sub(pattern, lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.M | re.S)


def closing(text, at, pair):
    """Returns the offset after the bracket that closes the one at `at`."""
    depth = 0
    for found in re.compile("[%s]" % re.escape(pair)).finditer(text, at):
        depth += 1 if found[0] == pair[0] else -1
        if depth == 0:
            return found.end()
    return len(text)


def classify(words):
    """Returns the kind and the name of the block that a brace after this text opens."""
    words = " ".join(re.sub(r"\[\[.*?\]\]|alignas\([^)]*\)|\b(?:public|private|protected):(?!:)", " ", words).split())
    while found := re.match(r"template ?(<)|requires ?(\()", words):
        words = words[closing(words, found.end() - 1, "<>" if found[1] else "()"):].strip()
    if found := re.match(r"(?:inline )?namespace ?([\w:]*)$", words):
        return "namespace", found[1] or "(anonymous namespace)"
    if words.startswith("extern") and "(" not in words:
        return "namespace", ""
    if found := re.match(r"(?:class|struct|union) ([\w:]+)(?: final)?(?: :[^(=]*)?$", words):
        return "class", found[1]
    words = re.sub(r"<[^<>()]*>::", "::", words)
    found = re.search(r"((?:\w+::)*(?:operator ?(?:\(\)|[^\s(\w]+|[\w ]+)|~?\w+)) ?\(", words)
    if found and not words.startswith("enum") and "=" not in words[:found.start()]:
        return "function", found[1]
    return "other", ""


def find_scopes(text, begin, end, namespace=(), names=()):
    """Yields the Scope of each function and class; `text` has no strings, comments and directives."""
    start = at = begin
    while found := re.compile(r"[(;{}]").search(text, at, end):
        at = found.end()
        if found[0] == "(":
            at = closing(text, found.start(), "()")
            continue
        if found[0] == "{":
            words, at = text[start:found.start()], closing(text, found.start(), "{}")
            kind, name = classify(words)
            if kind == "function" and re.search(r"\)[^:]*:[^:].*\w\s*$", words, re.S):
                continue  # the initializer of a member: the body follows
            if kind == "namespace":
                yield from find_scopes(text, found.end(), at - 1, (*namespace, *filter(None, [name])), names)
            elif kind == "class":
                yield from find_scopes(text, found.end(), at - 1, namespace, (*names, name))
            if kind in ("class", "function"):
                yield Scope("::".join(namespace), "::".join((*names, name)), start + len(words) - len(words.lstrip()), at)
            if kind in ("class", "other"):
                continue  # up to the semicolon
        start = at


class Source:
    """A file of core: its functions, and the places of expressions."""

    def __init__(self, name):
        self.name = name
        self.text = (CORE / name).read_text(encoding="latin-1")  # one character a byte, as clang counts
        plain = blank(DIRECTIVE, blank("%s|%s" % (STRING, COMMENT), self.text))
        self.scopes = sorted(find_scopes(plain, 0, len(plain)), key=lambda scope: scope.end - scope.begin)
        tokens = [found for found in TOKEN.finditer(self.text) if not found["comment"]]
        self.tokens = [found.span() for found in tokens]
        self.joined, self.starts = "\n", []
        for found in tokens:
            self.starts.append(len(self.joined))
            self.joined += found[0] + "\n"

    def owner(self, begin, end):
        """Returns the innermost function or class around a range, or None."""
        return next((scope for scope in self.scopes if scope.begin <= begin and end <= scope.end), None)

    def line(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def key(self, begin, end):
        """Returns the function and the expression of a range."""
        scope = self.owner(begin, end)
        text = re.sub("%s|(%s)" % (STRING, COMMENT), lambda found: " " if found[1] else found[0], self.text[begin:end], flags=re.S)
        return scope.name if scope else "-", " ".join(text.split())

    def find(self, function, expression):
        """Returns the ranges of an expression in the functions of that name."""
        if expression == "*":
            return [(scope.begin, scope.end) for scope in self.scopes if is_named(scope, function)]
        wanted = "\n" + "\n".join(words(expression)) + "\n"
        found, at = [], self.joined.find(wanted)
        while at >= 0:
            first = bisect.bisect_left(self.starts, at + 1)
            last = bisect.bisect_left(self.starts, at + len(wanted)) - 1
            place = self.tokens[first][0], self.tokens[last][1]
            if is_named(self.owner(*place), function):
                found.append(place)
            at = self.joined.find(wanted, at + 1)
        return found


def words(expression):
    return [found[0] for found in TOKEN.finditer(expression) if not found["comment"]]


def is_named(scope, function):
    if scope is None:
        return function == "-"
    return ("::%s::%s" % (scope.namespace, scope.name)).endswith("::" + function)


@functools.lru_cache(maxsize=None)
def source(name):
    return Source(name)


def read(page):
    """Returns the rows of a page."""
    rows = []
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) > 3 and all(cell.startswith("`") for cell in cells[:3]):
            key = [re.sub(r"^(`+) ?(.*?) ?\1$", r"\2", cell) for cell in cells[:3]]
            rows.append(Row(*key, tuple(cells[3:]), number))
    return rows


def places(row):
    """Returns the ranges of a row's expression; none if the file, the function or the expression does not exist."""
    return source(row.file).find(row.function, row.expression) if (CORE / row.file).is_file() else []


def stale(page):
    """Yields the errors in the keys of a page's rows."""
    for row in read(page):
        if not places(row):
            yield "%s:%d: core/%s has no %s in %s()" % (page.name, row.line, row.file, row.expression, row.function)


def code(text):
    """Returns text as a cell of a table."""
    text = " ".join(text.split()).replace("|", "\\|")
    return "`` %s ``" % text if "`" in text else "`%s`" % text
