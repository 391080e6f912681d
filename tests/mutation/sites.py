# SPDX-License-Identifier: MIT
"""Finds the places of core that can be mutated in clang's syntax trees, and writes a mutated
copy of core. Each place there checks in mutant.hpp whether its mutant is on."""
import json
import os
import pathlib
import re

OPS = {"+": "kAdd", "-": "kSub", "*": "kMul", "/": "kDiv", "%": "kRem", "&": "kAnd", "|": "kOr", "^": "kXor",
       "<<": "kShl", ">>": "kShr", "<": "kLt", "<=": "kLe", ">": "kGt", ">=": "kGe", "==": "kEq", "!=": "kNe"}
# Swapped and negated comparisons; for every other operator a similar one.
INSTEAD = {"+": "-", "-": "+", "*": "+", "/": "*", "%": "/", "&": "|", "|": "&", "^": "|", "<<": ">>", ">>": "<<",
           "<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"), "==": "!=", "!=": "=="}
# Not evaluated, or evaluated only by the compiler.
SKIPPED = {"ConstantExpr", "StaticAssertDecl", "EnumConstantDecl", "TemplateArgument", "UnaryExprOrTypeTraitExpr",
           "CXXDefaultArgExpr", "CXXDefaultInitExpr", "RequiresExpr", "ConceptSpecializationExpr"}
# Constants of the curve: each bit is a mutant.
CONSTANTS = {"kD": 256, "kRootOfMinusOne": 256, "kRootOfMinusAMinusTwo": 256, "kOrder": 256, "kP": 256, "kOne": 256,
             "kZero": 256}
# Direct parents of statements, and declarations. Both name the expression of a mutant.
STATEMENTS = {"CompoundStmt", "IfStmt", "ForStmt", "WhileStmt", "DoStmt", "SwitchStmt", "CaseStmt", "DefaultStmt", "CXXForRangeStmt"}
DECLARATIONS = {"VarDecl", "FieldDecl"}
LONGEST = 120  # bytes of an expression with its guard
# Transparent, or without an operator: alone these name no expression.
BARE = {"ImplicitCastExpr", "ParenExpr", "ExprWithCleanups", "IntegerLiteral", "CXXBoolLiteralExpr", "DeclRefExpr", "CXXNullPtrLiteralExpr"}


class Site:
    """Edits of one file, and the mutants that they make. `around` is the range of the expression that names them."""

    def __init__(self, path, begin, end, what, alternatives, edit, around):
        self.path, self.begin, self.end, self.around = path, begin, end, around
        self.what, self.alternatives, self.edit = what, alternatives, edit
        self.id = None


class Finder:
    def __init__(self, core):
        self.core = str(core) + "/"
        self.text = {}
        self.sites = {}

    def source(self, path):
        if path not in self.text:
            self.text[path] = pathlib.Path(path).read_bytes()
        return self.text[path]

    def read(self, tree):
        self.file = None
        self.walk(tree, None, False)

    # clang prints a file name only if it differs from the last one printed.
    def place(self, where):
        if not where:
            return None
        if "spellingLoc" in where or "expansionLoc" in where:
            self.place(where.get("spellingLoc"))
            found = self.place(where.get("expansionLoc"))
            return found and (*found[:3], True)
        if "file" in where:
            self.file = os.path.normpath(where["file"])
        if "offset" not in where:
            return None
        return self.file, where["offset"], where["tokLen"], False

    def is_bare(self, node):
        return node.get("kind") in BARE and all(self.is_bare(child) for child in node.get("inner", []))

    @staticmethod
    def is_logic(node):
        return node["kind"] == "BinaryOperator" and node["opcode"] in ("&&", "||")

    def expression(self, node, kind, parent, begin, end, guard):
        """Returns the range of the expression that names the mutants of a node: that of the statement or declaration, of
        && or ||, or of their operand. A jump begins at its guard."""
        if parent is None or self.is_header or kind in STATEMENTS:
            return self.around
        stop = end[1] + end[2]
        if parent["kind"] == "CXXCtorInitializer":
            name = re.search(rb"\w+\s*[({]\s*$", self.source(begin[0])[:begin[1]])
            return (name.start(), stop + 1) if name else (begin[1], stop)
        if kind in ("ReturnStmt", "BreakStmt", "ContinueStmt"):
            return (begin[1] if guard is None or stop - guard > LONGEST else guard), stop
        is_part = self.is_logic(node) or self.is_logic(parent) and not self.is_bare(node)
        return (begin[1], stop) if is_part or kind in DECLARATIONS or parent["kind"] in STATEMENTS else self.around

    def walk(self, node, parent, last, guard=None):
        if not isinstance(node, dict) or "kind" not in node:
            return
        kind = node["kind"]
        self.place(node.get("loc"))
        span = node.get("range") or {}
        begin, end = self.place(span.get("begin")), self.place(span.get("end"))
        children = node.get("inner", [])
        compile_time = kind in SKIPPED or (kind == "VarDecl" and node.get("constexpr"))
        mine = begin and end and begin[0] and begin[0].startswith(self.core) and begin[0] == end[0]
        around, is_header = self.around, self.is_header
        if mine:
            self.around = self.expression(node, kind, parent, begin, end, guard)
        if mine and not compile_time and not self.frozen and not node.get("implicit"):
            self.visit(node, kind, parent, begin, end, children, last)
        was = self.frozen
        self.frozen = was or compile_time
        for i, child in enumerate(children):
            if kind == "CXXForRangeStmt" and i + 1 != len(children):
                # Code added by the compiler has no place of its own, but its file names count.
                self.frozen = True
                self.walk(child, node, False)
                self.frozen = was or compile_time
                continue
            if kind == "ForStmt" and mine:
                self.is_header = i + 1 != len(children)
                self.around = self.header(begin, children[-1]) if self.is_header else around
            elif kind == "ReturnStmt" and mine and not self.is_bare(child):
                self.around = begin[1], end[1] + end[2]
            self.walk(child, node, i + 1 == len(children), self.guard(node, begin, children, i, guard) if mine else None)
        self.frozen, self.around, self.is_header = was, around, is_header

    frozen, around, is_header = False, None, False

    def place_of(self, where):
        """Returns the place of a node that walk() visits later."""
        keep = self.file
        found = self.place(where)
        self.file = keep
        return found

    def header(self, begin, body):
        """Returns the range of for (...), with a body that is short and has no braces."""
        first, last = (self.place_of(body["range"][side]) for side in ("begin", "end"))
        stop = last[1] + last[2]
        is_short = body["kind"] not in STATEMENTS and stop - begin[1] <= LONGEST
        return begin[1], stop if is_short else len(self.source(begin[0])[:first[1]].rstrip())

    def guard(self, node, begin, children, i, guard):
        """Returns the offset of the condition, label or statement that directly precedes a child."""
        kind = node["kind"]
        if kind == "CompoundStmt" and i != 0:
            before, jump = children[i - 1], children[i].get("inner", [])
            is_guard = before["kind"] in ("CaseStmt", "DefaultStmt") or all(map(self.is_bare, jump))
            return self.place_of(before["range"]["begin"])[1] if is_guard else None
        if kind == "CompoundStmt":
            return guard
        is_then = kind == "IfStmt" and i == len(children) - (2 if node.get("hasElse") else 1)
        return begin[1] if is_then or kind in ("CaseStmt", "DefaultStmt") else None

    def add(self, key, begin, end, what, alternatives, edit):
        path = begin[0]
        at = (path, begin[1], end[1] + end[2], key)
        if at not in self.sites:
            self.sites[at] = Site(path, at[1], at[2], what, alternatives, edit, self.around or at[1:3])

    def visit(self, node, kind, parent, begin, end, children, last):
        text = self.source(begin[0])
        macro = begin[3] or end[3]
        stop = end[1] + end[2]
        words = text[begin[1]:stop].decode()
        if parent is not None and parent["kind"] in ("CompoundStmt", "IfStmt", "ForStmt", "WhileStmt", "CaseStmt",
                                                     "DefaultStmt", "CXXForRangeStmt"):
            self.statement(node, kind, parent, begin, end, text, last, macro)
        if kind in ("IfStmt", "WhileStmt", "DoStmt", "ConditionalOperator") and not node.get("isConstexpr"):
            condition = children[0] if kind != "DoStmt" else children[-1]
            if kind == "IfStmt" and (node.get("hasInit") or node.get("hasVar")):
                condition = None
            core = condition
            while core and core["kind"] in ("ImplicitCastExpr", "ParenExpr", "ExprWithCleanups") and core.get("inner"):
                core = core["inner"][0]
            if core and not (core["kind"] == "BinaryOperator" and core.get("opcode") in (*OPS, "&&", "||") and
                             core["opcode"] not in ("&", "|", "+", "-")) and not (
                                 core["kind"] == "UnaryOperator" and core.get("opcode") == "!"):
                keep = self.file
                b, e = self.place(condition["range"]["begin"]), self.place(condition["range"]["end"])
                self.file = keep
                b, e = b and (begin[0], *b[1:]), e and (begin[0], *e[1:])
                if b and e and not (b[3] or e[3]) and b[1] >= begin[1] and e[1] + e[2] <= stop:
                    self.add("flip", b, e, "condition negated", 1, ("wrap", "mutant::flip<{id}>(static_cast<bool>(", "))"))
        if macro:
            # A limit from limits.h, or another macro for one number.
            if kind == "IntegerLiteral" and re.fullmatch(r"[A-Z][A-Z0-9_]*", words):
                self.add("number", begin, end, f"{words} changed", 3, ("wrap", "mutant::number<{id}, 3>(", ")"))
            elif kind == "BinaryOperator" and begin[1] != end[1] and self.is_name(begin, text) and self.is_name(end, text):
                self.binary(node, begin, end, children, text)
            return
        if kind == "BinaryOperator":
            self.binary(node, begin, end, children, text)
        elif kind == "CompoundAssignOperator":
            op = node["opcode"][:-1]
            at = self.operator(children, text, node["opcode"])
            if at and op in OPS:
                other = INSTEAD[op]
                self.add("assign", begin, end, f"{op}= became {other}=", 1,
                         ("infix", f"mutant::assign<{{id}}, mutant::{OPS[op]}, mutant::{OPS[other]}>(", at,
                          len(node["opcode"]), ", ", ")"))
        elif kind == "UnaryOperator":
            self.unary(node, begin, end)
        elif kind == "IntegerLiteral" and re.fullmatch(r"[0-9a-fA-FxXuUlL']+", words):
            value = int(node["value"])
            count = 2 if value in (0, 1) else 3
            changes = ["+1", "-1", "0"] if value else ["+1", "-1"]
            self.add("number", begin, end, f"{words} changed", count, ("wrap", f"mutant::number<{{id}}, {count}>(", ")"))
        elif kind == "CharacterLiteral":
            self.add("number", begin, end, f"{words} became the next", 1, ("wrap", "mutant::number<{id}, 1>(", ")"))
        elif kind == "CXXBoolLiteralExpr":
            self.add("flip", begin, end, f"{words} negated", 1, ("wrap", "mutant::flip<{id}>(", ")"))
        elif kind == "StringLiteral" and parent is not None and parent.get("castKind") == "ArrayToPointerDecay":
            if words.startswith('"'):
                self.add("text", begin, end, f"{words} changed", 1, ("wrap", "mutant::text<{id}>(", ")"))
        elif kind == "DeclRefExpr":
            self.name(node, begin, end, words)

    @staticmethod
    def is_name(place, text):
        """Returns whether the text is a name and not a macro with arguments, whose expansion has
        operators."""
        stop = place[1] + place[2]
        return not place[3] or (re.fullmatch(rb"[A-Z][A-Z0-9_]*", text[place[1]:stop]) is not None and
                                not text[stop:stop + 1] == b"(")

    def operator(self, children, text, opcode):
        """Returns the offset of the operator between its operands."""
        keep = self.file
        left, right = self.place(children[0]["range"]["end"]), self.place(children[1]["range"]["begin"])
        self.file = keep
        if not left or not right:
            return None
        start = left[1] + left[2]
        at = text.find(opcode.encode(), start, right[1] if right[1] > start else start)
        return at if at >= 0 and b"//" not in text[start:at] else None

    def binary(self, node, begin, end, children, text):
        op = node["opcode"]
        at = self.operator(children, text, op)
        if at is None:
            return
        if op in ("&&", "||"):
            drop = ("|| mutant::on({id1})", "|| mutant::on({id2})") if op == "&&" else (
                "&& !mutant::on({id1})", "&& !mutant::on({id2})")
            own = "mutant::on({id})"
            self.add("logic", begin, end, f"{op} became the other, or an operand dropped", 3,
                     ("infix", "(((static_cast<bool>(", at, 2,
                      f") != {own} {drop[0]}) {op} (static_cast<bool>(", f") != {own} {drop[1]})) != {own})"))
        elif op in OPS:
            others = INSTEAD[op] if isinstance(INSTEAD[op], tuple) else (INSTEAD[op],)
            names = ", ".join("mutant::" + OPS[o] for o in (op, *others))
            self.add("binary", begin, end, f"{op} became {' or '.join(others)}", len(others),
                     ("infix", f"mutant::binary<{{id}}, {names}>(", at, len(op), ", ", ")"))

    def unary(self, node, begin, end):
        op = node["opcode"]
        if op == "!":
            self.add("not", begin, end, "! dropped", 1, ("wrap", "mutant::flip<{id}>(", ")"))
        elif op in ("-", "~"):
            tail = f", {'true' if op == '~' else 'false'})"
            self.add("sign", begin, end, f"{op} dropped", 1, ("first", 1, "mutant::without_sign<{id}>(", tail))
        elif op in ("++", "--"):
            name = ("up" if op == "++" else "down") + ("_last" if node.get("isPostfix") else "_first")
            self.add("step", begin, end, f"{op} became its opposite", 1,
                     (("last" if node.get("isPostfix") else "first"), 2, f"mutant::{name}<{{id}}>(", ")"))

    def name(self, node, begin, end, words):
        what = node.get("referencedDecl", {})
        name = what.get("name")
        quals = node.get("type", {})
        quals = quals.get("desugaredQualType", quals.get("qualType", ""))
        if what.get("kind") == "EnumConstantDecl" and "pith_verdict" in quals and words.startswith("PITH_"):
            for i, other in enumerate(("PITH_PENDING", "PITH_GENUINE")):
                if words != other:
                    self.add(f"verdict{i}", begin, end, f"{words} became {other}", 1,
                             ("wrap", "mutant::other<{id}>(", f", {other})"))
        elif what.get("kind") == "VarDecl" and name in CONSTANTS and words == name and "const" in quals:
            self.add("constant", begin, end, f"{name} with a bit changed", CONSTANTS[name],
                     ("constant", name))
        elif what.get("kind") == "VarDecl" and re.fullmatch(r"k[A-Z]\w*", words) and quals in (
                "const unsigned int", "const unsigned long", "const unsigned char", "const unsigned short", "const int"):
            self.add("number", begin, end, f"{words} changed", 3, ("wrap", "mutant::number<{id}, 3>(", ")"))

    def statement(self, node, kind, parent, begin, end, text, last, macro):
        if kind == "ReturnStmt":
            # The last statement of a function is its result, so it cannot be removed.
            if node.get("inner") and (parent["kind"] == "DefaultStmt" or last and parent["kind"] == "CompoundStmt"):
                return
            what = "return removed"
        elif kind in ("BreakStmt", "ContinueStmt"):
            what = kind[:-4].lower() + " removed"
        elif kind in ("CallExpr", "CXXMemberCallExpr", "CompoundAssignOperator", "ExprWithCleanups", "CXXOperatorCallExpr") or (
                kind == "BinaryOperator" and node.get("opcode") == "=") or (
                    kind == "UnaryOperator" and node.get("opcode") in ("++", "--")):
            if parent["kind"] == "ForStmt" and not last:
                return
            what = "statement removed"
        else:
            return
        stop = end[1] + end[2]
        semicolon = re.match(rb"\s*;", text[stop:])
        if not semicolon or (begin[3] and kind == "ReturnStmt"):
            return
        self.add("statement", begin, (end[0], stop + semicolon.end() - 1, 1), what, 1,
                 ("wrap", "{{ if (!mutant::on({id})) ", " }}"))


def number(sites):
    """Gives mutants their ids. A constant of the curve has one range of ids for all its uses."""
    next_id, shared = 0, {}
    for site in sites:
        if site.edit[0] == "constant":
            if site.edit[1] not in shared:
                shared[site.edit[1]] = next_id
                next_id += site.alternatives
            site.id = shared[site.edit[1]]
        else:
            site.id = next_id
            next_id += site.alternatives
    return next_id


def rewrite(text, sites):
    """Returns the text with all edits; nested edits stay nested."""
    inserts, holes = [], []
    for site in sites:
        fill = {"id": site.id, "id1": site.id + 1, "id2": site.id + 2}
        size = site.end - site.begin
        edit = site.edit
        before = after = ""
        if edit[0] == "wrap":
            before, after = edit[1].format(**fill), edit[2].format(**fill)
        elif edit[0] == "infix":
            before, after = edit[1].format(**fill), edit[5].format(**fill)
            holes.append((edit[2], edit[3], edit[4].format(**fill)))
        elif edit[0] == "first":
            before, after = edit[2].format(**fill), edit[3].format(**fill)
            holes.append((site.begin, edit[1], ""))
        elif edit[0] == "last":
            before, after = edit[2].format(**fill), edit[3].format(**fill)
            holes.append((site.end - edit[1], edit[1], ""))
        elif edit[0] == "constant":
            before, after = f"mutant::constant<{site.id}, {site.alternatives}>(", ")"
        # The braces of a statement go outside all other edits that begin there.
        outer = 0 if site.edit[0] == "wrap" and before.startswith("{ if") else 1
        inserts.append((site.begin, 1, outer, -size, site.id, before))
        inserts.append((site.end, 0, 1 - outer, size, -site.id, after))
    pieces, at = [], 0
    events = [(*i[:5], i[5], 0) for i in inserts] + [(h[0], 2, 0, 0, 0, h[2], h[1]) for h in holes]
    for position, _, _, _, _, words, skip in sorted(events):
        pieces.append(text[at:position])
        pieces.append(words.encode())
        at = max(at, position) + skip
    pieces.append(text[at:])
    return b"".join(pieces)
