# SPDX-License-Identifier: MIT
"""Worst-case stack of functions, added up along the call graph; an error if it has no bound.

Frames and edges of compiled functions come from GCC (-fcallgraph-info=su,da). What GCC did not
compile, the helpers of libgcc and newlib, is read from the disassembly of a linked image.
"""
import re
import subprocess

NODE = re.compile(r'node: \{ title: "([^"]+)" label: "([^"]*)"')
EDGE = re.compile(r'edge: \{ sourcename: "([^"]+)" targetname: "([^"]+)"')
FRAME = re.compile(r"(\d+) bytes \((\w+)")
INDIRECT = "__indirect_call"
# The end of the names that carry the limits (PITH_CONFIGURED in pith/limits.h).
LIMITS = re.compile(r"_small\d+_depth\d+_slice\w+")


class Unbounded(Exception):
    """The stack has no bound, with the reason."""


class Function:
    def __init__(self):
        self.frame = 0
        self.calls = set()
        self.problem = None  # why this function itself has no bound


def read_callgraph(texts):
    """Returns {symbol: Function} of GCC's .ci files."""
    functions = {}
    for text in texts:
        text = LIMITS.sub("", text)
        for title, label in NODE.findall(text):
            frame = FRAME.search(label)
            if frame is None:
                continue  # only called here, defined elsewhere
            function = functions.setdefault(title, Function())
            # An inline function may be in several files: the largest frame counts.
            function.frame = max(function.frame, int(frame[1]))
            if frame[2] != "static":
                function.problem = "a frame of dynamic size"
        for caller, callee in EDGE.findall(text):
            functions.setdefault(caller, Function()).calls.add(callee)
    return functions


def register_count(registers):
    """Counts the registers of a push list such as "r4, r6-r8, lr"."""
    count = 0
    for item in registers.replace(" ", "").split(","):
        first, _, last = item.partition("-")
        count += int(last[1:]) - int(first[1:]) + 1 if last else 1
    return count


class Disassembly:
    """Returns the functions of a linked image. Adds every push and subtraction of a function, which is
    never too small."""

    def __init__(self, prefix, image):
        self.is_riscv = prefix.startswith("riscv")
        self.starts = {}
        for address, name in re.findall(r"^(\w+) [tTwW] (\S+)$", LIMITS.sub("", self._run(prefix + "nm", image)), re.M):
            if not name.startswith("$"):
                self.starts[name] = int(address, 16) & ~1
        self.names = {}
        for name, address in self.starts.items():
            self.names.setdefault(address, name)
        self.lines = [(int(address, 16), text) for address, text in re.findall(
            r"^ +(\w+):\t(.*)$", self._run(prefix + "objdump", "-d", "--no-show-raw-insn", image), re.M)]

    @staticmethod
    def _run(*command):
        return subprocess.run([str(word) for word in command], check=True, text=True,
                              stdout=subprocess.PIPE).stdout

    def function(self, name):
        """Returns None if the image has no such function."""
        if name not in self.starts:
            return None
        start = self.starts[name]
        end = min((a for a in self.names if a > start), default=1 << 32)
        function = Function()
        last = ""
        for address, text in self.lines:
            if start <= address < end:
                self._add(function, text, start, end)
                last = text
        if not re.match(r"(b(\.n|\.w)?|bx|pop|ldmia\.w|\.word|\.short|nop|udf|j|jr|ret|unimp)\b", last):
            following = self.names.get(end)
            if following:
                function.calls.add(following)  # runs on into it
        return function

    def _add(self, function, text, start, end):
        if self.is_riscv:
            self._add_riscv(function, text, start, end)
        elif pushed := re.match(r"(?:push|stmdb\s+sp!,|stmdb\.w\s+sp!,|push\.w)\s*\{([^}]*)\}", text):
            function.frame += 4 * register_count(pushed[1])
        elif taken := re.match(r"sub(?:w|\.w)?\s+sp,(?: sp,)? #(\d+)", text):
            function.frame += int(taken[1])
        elif stored := re.match(r"str\w*(?:\.w)?\s.*\[sp, #-(\d+)\]!", text):
            function.frame += int(stored[1])
        elif branch := re.match(r"(?:b|bl|blx|cbn?z|b[a-z]{2})(?:\.[nw])?\s+(?:r\d+, )?([0-9a-f]+)(?: <|$)", text):
            target = int(branch[1], 16)
            if not start <= target < end:
                owner = max((a for a in self.names if a <= target), default=None)
                function.calls.add(self.names[owner] if owner is not None else INDIRECT)
            elif re.match(r"blx?\b", text):
                function.problem = "a call into itself"
        elif re.match(r"(blx\s+r\d|mov(\.w)?\s+sp,|(sub|add)(s|\.w)?\s+sp,.*\br\d)", text):
            function.problem = "code that the disassembly does not explain: " + text
        elif re.match(r"(bx\s+(?!lr)|mov\s+pc,|tb[bh]\b|ldr(\.w)?\s+pc,(?! \[sp))", text):
            function.calls.add(INDIRECT)

    def _add_riscv(self, function, text, start, end):
        if taken := re.match(r"addi?\s+sp,sp,-(\d+)", text):
            function.frame += int(taken[1])
        elif branch := re.match(r"(?:j|jal|b\w+)\s+(?:\w+,)*([0-9a-f]+)(?: <|$)", text):
            target = int(branch[1], 16)
            if not start <= target < end:
                owner = max((a for a in self.names if a <= target), default=None)
                function.calls.add(self.names[owner] if owner is not None else INDIRECT)
            elif text.startswith("jal"):
                function.problem = "a call into itself"
        elif re.match(r"(jalr|jr)\s+(?!ra\b)", text):
            function.calls.add(INDIRECT)
        elif re.match(r"\w+\s+sp,(?!sp,-?\d)", text) and not re.match(r"s[bhw]\s", text):
            function.problem = "code that the disassembly does not explain: " + text


def worst_case(root, functions, disassembly=None, callbacks=()):
    """[(symbol, frame)] of the deepest path from `root`, root first. Raises Unbounded.

    `callbacks`: (caller, callee) pairs of regular expressions. An indirect call of such a caller counts as a call
    of the one function that is such a callee; without a callee (None) as nothing: what it takes comes on top."""
    known = {}
    path = []

    def look_up(name):
        if name not in functions and disassembly:
            functions[name] = disassembly.function(name)
        return functions.get(name)

    def visit_callback(caller):
        for known_caller, callee in callbacks:
            if re.search(known_caller, caller):
                if callee is None:
                    return []
                found = [name for name in functions if re.search(callee, name)]
                if len(found) != 1:
                    raise Unbounded("%d functions are %s, called by %s" % (len(found), callee, caller))
                return visit(found[0])
        raise Unbounded("an indirect call in " + caller)

    def visit(name):
        if name in known:
            return known[name]
        if name in path:
            raise Unbounded("recursion: " + " > ".join(path[path.index(name):] + [name]))
        if name == INDIRECT:
            return visit_callback(path[-1])
        function = look_up(name)
        if function is None:
            raise Unbounded("no frame is known for %s, called by %s" % (name, path[-1] if path else "nobody"))
        if function.problem:
            raise Unbounded("%s has %s" % (name, function.problem))
        path.append(name)
        deepest = max((visit(callee) for callee in sorted(function.calls)),
                      key=lambda found: sum(frame for _, frame in found), default=[])
        path.pop()
        known[name] = [(name, function.frame)] + deepest
        return known[name]

    return visit(root)
