#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Joins core's one-pass verifier into one file that a compiler can run, and documents into
another.

    lift.py --jsmn DIR --core OUT --documents OUT FILE...

`constexpr` is added before every function and constant, each include is added once, and equal
private names of two files are made different. All other changes are listed in EXACT; lift.hpp
replaces memcpy and the casts."""
import argparse
import base64
import json
import os
import re
import sys

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Code that is no constant expression: (file, text, replacement). Each text must occur in its file as often
# as here, so that a change of the source is detected.
EXACT = [
    # The tokenizer holds jsmn's state as bytes, because its header does not include jsmn.
    ("core/json/tokens.hpp", "alignas(int) uint8_t storage_[kParserSize + kTokens * kTokenSize];", "Lexer storage_;"),
    ("core/json/tokens.hpp", "struct Lexer;", "struct Lexer { jsmn_parser parser; jsmntok_t tokens[kTokens]; };"),
    ("core/json/tokens.cpp", "struct Tokenizer::Lexer {\n    jsmn_parser parser;\n    jsmntok_t tokens[kTokens];\n};", ""),
    # The unit has jsmn.h before this file.
    ("core/json/tokens.cpp", "#ifdef JSMN_H\n#error", "#ifdef NO_JSMN_H\n#error"),
    # No constant expression reads through a pointer to void.
    ("core/json/text.hpp", "const void *raw", "const char *raw"),
    ("core/json/text.cpp", "const void *raw", "const char *raw"),
    ("core/json/text.cpp", "const uint8_t *const bytes = static_cast<const uint8_t *>(raw);", "const char *const bytes = raw;"),
    ("core/json/tokens.cpp", "*__builtin_launder(static_cast<Lexer *>(static_cast<void *>(storage_)))", "storage_"),
]
# Sources whose header has another name.
MORE = {"core/curve/comb.hpp": ["core/curve/base.cpp"], "core/curve/kernel.hpp": ["port/portable/field.cpp", "port/portable/zeros.cpp"],
        "core/json/tokens.hpp": [], "core/schema/documents.hpp": ["core/schema/one_pass.cpp", "core/schema/parts.cpp"]}
UNUSED = ["core/schema/documents.cpp"]  # the one pass does not read it
ROOTS = ["core/keys/registry_key.cpp", "core/verify/verifier.cpp"]


def fail(message):
    sys.exit(f"lift.py: {message}")


def blank(text):
    """Blanks comments, literals and directives. Keeps the position of every other character."""
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*'
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.S | re.M)


def close(code, at):
    """Returns the index after the bracket that closes the one at `at`."""
    depth = 0
    for i in range(at, len(code)):
        depth += (code[i] in "{([") - (code[i] in "})]")
        if depth == 0:
            return i + 1
    fail("a bracket does not close")


HEAD = re.compile(r"\s*(?:template\s*<[^{};]*?>\s*(?=[\w\[])(?:requires\s*\(.*?\)\s*)?)?(?:\[\[.*?\]\]\s*)*"
                  r"(?:extern {5,}(?=\w))?", re.S)  # extern "C" without braces
TYPE = re.compile(r"(?:struct|class|union)\b[^()=]*$", re.S)


def constexpr_places(code):
    """Returns the positions for `constexpr`, and the names declared in each scope."""
    places, i, start, scopes, own = {}, 0, 0, [], set()
    while i < len(code):
        c = code[i]
        if c == "(":
            i = close(code, i)
            continue
        if c not in "{};:":
            i += 1
            continue
        head = HEAD.match(code, start, i)
        first = head.end()
        chunk = code[first:i]
        # Parameters follow a name without `=` before them.
        call = re.match(r"[^(=]*?(\w+|operator\(\)|operator\W+)\s*\(", chunk)
        is_function = bool(call) and not re.match(
            r"(static_assert|alignas|using|extern template|template|friend|enum|typedef|return)\b", chunk)
        is_label = c == ":" and re.fullmatch(r"\s*(public|private|protected)\s*", code[start:i])
        if c == ":" and not is_label:
            i += 2 if code[i:i + 2] == "::" else 1
            continue
        if c == "{" and is_function:
            params = close(code, first + call.end() - 1)
            initialised = re.match(r"\s*:(?!:)", code[params:i])
            if initialised and re.search(r"\w\s*$", chunk):  # a member's braces
                i = close(code, i)
                continue
        is_type = TYPE.match(chunk)
        is_space = re.match(r"(inline )?namespace\b|extern\s*$", chunk.strip() or "-")
        own_here = scopes[-1:] == ["anonymous"]
        if is_function:
            if not re.search(r"\bconst(expr|eval)\b", chunk[:call.end()]):
                places[first] = ""
            if own_here and "::" not in chunk[:call.end()]:
                own.add(call[1])
        elif not is_type and not is_space and chunk.strip() and not is_label:
            constant = re.match(r"(static |inline )?(const|constexpr)\b", chunk)
            name = re.match(r"[^=({]*?(\w+)\s*(\[.*?\])?\s*(=|$|\{)", chunk, re.S)
            if constant and constant[2] == "const" and scopes[-1:] != ["type"]:
                places[first] = "const"
            if constant and name and own_here:
                own.add(name[1])
        elif is_type and own_here:
            own.add(re.match(r"\w+\s+(\w+)", chunk)[1])
        if c == "{" and not is_type and not is_space:
            i = close(code, i)
            if not is_function:
                continue  # up to the semicolon
        else:
            if c == "{":
                alone = re.fullmatch(r"namespace\s*", chunk)
                scopes.append("type" if is_type else "anonymous" if alone else "namespace")
            elif c == "}":
                scopes.pop()
            i += 1
        start = i
    return places, own


def lift(name, text, stem, shared):
    code = blank(text)
    places, own = constexpr_places(code)
    for place, word in sorted(places.items(), reverse=True):
        text = text[:place] + "constexpr " + text[place + len(word):].lstrip(" ")
    # Constants are defined before their use, and a declaration may not be constexpr.
    text = re.sub(r"^extern const [\w:]+ k\w+(\[\d+\])?;$", "", text, flags=re.M)
    if shared is not None:
        for word in own & shared:
            text = re.sub(rf"\b{word}\b", f"{word}_of_{stem}", text)
    return text, own


def without_options(text):
    """Returns the text without branches of `#ifdef PITH_...`: these options of the build are not
    set here."""
    kept, scopes = [], []  # for each #if: "other", or whether the current branch is the active one
    for line in text.splitlines(keepends=True):
        word = re.match(r"\s*#\s*(if|else|endif)", line)
        option = bool(word) and bool(scopes) and scopes[-1] != "other" and word[1] != "if"
        if word and word[1] == "if":
            option = bool(re.match(r"\s*#\s*ifdef PITH_", line))
            scopes.append(False if option else "other")
        elif option and word[1] == "else":
            scopes[-1] = True
        hidden = option or False in scopes
        if word and word[1] == "endif":
            scopes.pop()
        kept.append("\n" if hidden else line)
    return "".join(kept)


def jsmn(text):
    """Returns jsmn with the code after the label moved to its one goto."""
    found = re.search(r"\nfound:\n(.*?\n)}\n", text, re.S)
    if not found or text.count("goto") != text.count("goto found;"):
        fail("jsmn.h has other jumps than the one known")
    text = text[:found.start()] + "\n" + text[found.start(1):]
    return text.replace("goto found;", "{\n" + found[1] + "}")


class Unit:
    def __init__(self, jsmn_folder):
        self.jsmn, self.seen, self.texts = jsmn_folder, {}, []

    def read(self, name):
        path = os.path.join(self.jsmn, "jsmn.h") if name == "jsmn.h" else os.path.join(PROJECT, name)
        try:
            with open(path, encoding="utf-8") as file:
                text = file.read()
        except OSError as error:
            fail(f"{path}: {error.strerror}")
        if name == "jsmn.h":
            text = "#define JSMN_STATIC\n#define JSMN_STRICT\n" + jsmn(text)
        else:
            text = without_options(text)
        for file, old, new in EXACT:
            if file == name:
                if text.count(old) != 1:
                    fail(f"{name} no longer has this text, see EXACT in {__file__}:\n{old}")
                text = text.replace(old, new)
        return text

    def resolve(self, name, include):
        if include == "jsmn.h":
            return include
        bases = [os.path.dirname(name), "core", "core/include", "core/curve/public"]
        for base in bases:
            path = os.path.normpath(os.path.join(base, include))
            if os.path.exists(os.path.join(PROJECT, path)):
                return path
        return None

    def add(self, name):
        """Adds a file after its includes, and each header's source after the header."""
        if name in self.seen:
            return
        self.seen[name] = True
        text = self.read(name)
        if name == "core/json/tokens.hpp":
            self.add("jsmn.h")
        inside = name in ("core/json/scan.hpp",)  # includes its other parts last
        tail = []
        for include in re.findall(r'^#include [<"]([^>"]+)[>"]', text, re.M):
            path = self.resolve(name, include)
            if path and inside and path.startswith("core/json/scan_"):
                tail.append(path)
            elif path:
                self.add(path)
        text = re.sub(r'^#(include|pragma once|if __has_include).*$', "", text, flags=re.M)
        if name == "core/curve/public/pith/pinned_key.hpp":
            text = re.sub(r"^#(else|endif)$", "", text, flags=re.M)
        self.texts.append((name, text))
        for path in tail:
            self.add(path)
        source = name.replace(".hpp", ".cpp")
        more = MORE.get(name, [])
        is_own = name.endswith(".hpp") and source not in UNUSED and os.path.exists(os.path.join(PROJECT, source))
        for path in more + ([source] if is_own else []):
            self.add(path)

    def write(self, out):
        owners = {}
        for name, text in self.texts:
            for word in lift(name, text, "", None)[1]:
                owners.setdefault(word, []).append(name)
        shared = {word for word, names in owners.items() if len(names) > 1}
        for name, text in self.texts:
            stem = re.sub(r"\W", "_", os.path.splitext(name)[0])
            out.write(f'#line 1 "{name}"\n{lift(name, text, stem, shared)[0]}\n')


def envelope(record, receipt):
    return json.dumps({"canonical_record": record, "receipt": receipt}, sort_keys=True).encode()


def variants(document):
    """Documents to refuse, made from a real record: (name, bytes, verdict)."""
    record, receipt = document["canonical_record"], document["receipt"]
    altered = dict(record, source=dict(record["source"], version=record["source"]["version"] + 1))
    yield "altered", envelope(altered, receipt), "PITH_ALTERED"
    signature = bytearray(base64.b64decode(receipt["signature_b64"]))
    signature[32] ^= 1  # the lowest bit of S, which stays below L
    forged = dict(receipt, signature_b64=base64.b64encode(signature).decode())
    yield "forged", envelope(record, forged), "PITH_FORGED"
    yield "incomplete", envelope(record, receipt)[:-1], "PITH_INCOMPLETE"
    whole = envelope(record, receipt)
    yield "malformed", whole + b"]", "PITH_MALFORMED"
    yield "envelope", whole, "PITH_GENUINE"


def write_documents(files, out):
    judged = []

    def write(name, data, verdict, number, piece):
        out.write(f"constexpr uint8_t {name}_bytes[] = {{\n")
        for i in range(0, len(data), 24):
            out.write(",".join(map(str, data[i:i + 24])) + ",\n")
        out.write(f'}};\nconstexpr Document {name} = {{{name}_bytes, {len(data)}, {verdict}, "{number}"}};\n')
        judged.append(f"JUDGE({name}, {piece})")

    for path in files:
        with open(path, "rb") as file:
            data = file.read()
        document = json.loads(data)
        number = document["pith_number"]
        write(re.sub(r"\W", "_", os.path.basename(path)), data, "PITH_GENUINE", number, len(data))
        if document.get("record_type") and "envelope" not in " ".join(judged):
            for name, bytes_, verdict in variants(document):
                write(name, bytes_, verdict, number if verdict == "PITH_GENUINE" else "", 61)
    out.write("#define JUDGE_ALL " + " ".join(judged) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--jsmn", required=True, help="folder of jsmn.h")
    parser.add_argument("--core", required=True, help="file to write")
    parser.add_argument("--documents", required=True, help="file to write")
    parser.add_argument("files", nargs="+", metavar="FILE", help="a document")
    args = parser.parse_args()
    unit = Unit(args.jsmn)
    for root in ROOTS:
        unit.add(root)
    with open(args.core, "w", encoding="utf-8") as out:
        unit.write(out)
    with open(args.documents, "w", encoding="utf-8") as out:
        write_documents(args.files, out)


if __name__ == "__main__":
    main()
