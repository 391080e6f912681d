# SPDX-License-Identifier: MIT
"""Parses strict JSON (RFC 8259, UTF-8) into values with their offset, encoding and canonical
bytes. Faults that end the parsing raise Broken; the others are collected."""

import re

from values import Value, members_text, quoted  # noqa: F401

DEPTH = 16  # nested containers
# The ends of an input that more bytes could complete: within a string, within a value, between
# tokens.
STRING_CUT = r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*(?:\\(?:u[0-9a-fA-F]{0,3})?)?'
OPEN_STRING = re.compile(r"(?:%s)?\Z" % STRING_CUT)
OPEN_VALUE = re.compile(r"(?:%s|-|t|tr|tru|f|fa|fal|fals|n|nu|nul)?\Z" % STRING_CUT)
END = re.compile(r"\Z")
SPACE = re.compile(r"[ \t\n\r]*")
PLAIN = re.compile(r'"([^"\\\x00-\x1f]*)"')
STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"')
KEY = re.compile(r'"([^"\\\x00-\x1f]*)"[ \t\n\r]*:[ \t\n\r]*')
NEXT = re.compile(r"[ \t\n\r]*([,}\]]?)[ \t\n\r]*")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
NUMBER_CUT = re.compile(r"(?:\.|(?:\.[0-9]+)?[eE][+-]?)\Z")
INTEGER = re.compile(r"(?:0|-?[1-9][0-9]*)\Z")
COUNT = re.compile(r"(?:0|[1-9][0-9]*)\Z")
ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|(.))')
SHORT = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Broken(Exception):
    """The text is not JSON: (verdict, byte offset)."""


class Parser:
    def __init__(self, data):
        self.faults = []  # (verdict, byte offset, what) of each fault that does not end the parsing
        self.tail = ""  # after the text: nothing, the start of a character, or invalid UTF-8
        self.at = 0
        try:
            self.text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            self.tail = "cut" if error.reason == "unexpected end of data" else "wrong"
            self.text = data[:error.start].decode("utf-8")

    def broken(self, unfinished=END):
        """2.2, 2.3: decides whether more input could complete the text."""
        rest = unfinished.match(self.text, self.at)
        more = rest is not None and (not self.tail or self.tail == "cut" and rest[0].startswith('"'))
        raise Broken("incomplete" if more else "malformed", self.offset(self.at))

    def offset(self, at):
        return len(self.text[:at].encode("utf-8", "replace"))

    def fault(self, verdict, at, what=None):
        self.faults.append((verdict, self.offset(at), what))

    def space(self):
        self.at = SPACE.match(self.text, self.at).end()

    def peek(self):
        return self.text[self.at:self.at + 1]

    def take(self, character):
        if self.peek() != character:
            self.broken()
        self.at += 1

    def document(self):
        self.space()
        root = self.value(1)
        self.space()
        if self.at != len(self.text) or self.tail:
            raise Broken("malformed", self.offset(self.at))
        return root

    def value(self, depth):
        start, first = self.at, self.peek()
        if first == '"':
            return Value("string", start, self.string())
        if first == "{" or first == "[":
            if depth == DEPTH + 1:
                self.fault("too_complex", start)
            if depth > 200:
                self.broken()
            return self.object(depth) if first == "{" else self.array(depth)
        for literal, kind in (("null", "null"), ("true", "boolean"), ("false", "boolean")):
            if self.text.startswith(literal, start):
                self.at += len(literal)
                return Value(kind, start, literal)
        match = NUMBER.match(self.text, start)
        if not match:
            self.broken(OPEN_VALUE)
        self.at = match.end()
        if NUMBER_CUT.match(self.text, self.at):
            raise Broken("malformed" if self.tail else "incomplete", self.offset(len(self.text)))
        if match[0] == "-0":
            self.fault("malformed", start, "minus zero")
        return Value("number", start, match[0])

    def object(self, depth):
        made = Value("object", self.at, members={})
        self.at += 1
        if self.empty("}"):
            return made
        while True:
            start = self.at
            key = self.key()
            value = self.value(depth + 1)
            if key in made.members:
                self.fault("ambiguous", start)  # 2.6
                made.doubled += (key,)
            else:
                made.members[key] = value
            if self.ends("}"):
                return made

    def array(self, depth):
        made = Value("array", self.at, items=[])
        self.at += 1
        if self.empty("]"):
            return made
        while True:
            made.items.append(self.value(depth + 1))
            if self.ends("]"):
                return made

    def empty(self, bracket):
        self.space()
        ended = self.text.startswith(bracket, self.at)
        self.at += ended
        return ended

    def ends(self, bracket):
        """Reads past a member or element. Returns whether it was the last."""
        match = NEXT.match(self.text, self.at)
        if match[1] == bracket:
            self.at = match.end(1)
            return True
        if match[1] != ",":
            self.at = match.end(1) - len(match[1])
            self.broken()
        self.at = match.end()
        return False

    def key(self):
        match = KEY.match(self.text, self.at)
        if match:
            self.at = match.end()
            return match[1]
        key = self.string()
        self.space()
        self.take(":")
        self.space()
        return key

    def string(self):
        plain = PLAIN.match(self.text, self.at)
        if plain:
            self.at = plain.end()
            return plain[1]
        match = STRING.match(self.text, self.at)
        if not match:
            self.broken(OPEN_STRING)
        start, self.at = self.at, match.end()
        text = ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else SHORT[m[2]], match[1])
        try:  # a pair of surrogates is one character; a single one is invalid
            return text.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            self.fault("malformed", start)
            return "\ufffd"


def parse(data):
    """Returns (root, faults); raises Broken."""
    parser = Parser(data)
    root = parser.document()
    return root, parser.faults
