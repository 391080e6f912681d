# SPDX-License-Identifier: MIT
"""Tests every rule with a library that violates the rule and one that does not."""
import itertools
import json
import pathlib
import tempfile
import unittest

import figures
import gates
import picture
import stack
from gates import bench

FLAGS = ["-mthumb", "-Os", "-ffreestanding", "-fcallgraph-info=su,da"]


class Objects(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def compile(self, text, core="cortex-m0"):
        source = self.folder / "probe.c"
        source.write_text(text)
        bench.run(gates.PREFIX + "gcc", "-mcpu=" + core, *FLAGS, "-c", source, "-o", self.folder / "probe.o")
        return self.folder / "probe.o"

    def worst_case(self, text, root="root", core="cortex-m0", callbacks=()):
        image = self.folder / "probe.elf"
        bench.run(gates.PREFIX + "gcc", "-mcpu=" + core, "-mthumb", "-nostartfiles", "-Wl,-e,root",
                  self.compile(text, core), "-o", image)
        functions = stack.read_callgraph([(self.folder / "probe.ci").read_text()])
        return stack.worst_case(root, functions, stack.Disassembly(gates.PREFIX, image), callbacks)

    def test_a_call_of_the_c_library_is_named(self):
        self.assertEqual(gates.undefined_symbols(self.compile(
            "void *malloc(unsigned); void *f(void) { return malloc(8); }")), ["calls malloc"])

    def test_memcpy_and_the_abi_helpers_are_allowed(self):
        self.assertEqual(gates.undefined_symbols(self.compile(
            "void *memcpy(void *, const void *, unsigned);"
            "unsigned f(char *a, char *b, unsigned n) { memcpy(a, b, n); return n / *(unsigned *)a; }")), [])

    def test_variables_are_found_and_constants_are_not(self):
        found = gates.static_data(self.compile("int counter; int preset = 3; const int fixed = 4;"))
        self.assertEqual(sorted(found), ["4 bytes in .bss", "4 bytes in .data"])

    def test_a_constructor_is_found(self):
        found = gates.static_data(self.compile(
            "extern int x; __attribute__((constructor)) void f(void) { x = 1; }"))
        self.assertEqual(found, ["4 bytes in .init_array"])

    def test_the_deeper_branch_counts(self):
        path = self.worst_case("""
            void use(volatile char *);
            __attribute__((noipa)) void use(volatile char *p) { *p = 1; }
            __attribute__((noipa)) void small(void) { volatile char a[16]; use(a); }
            __attribute__((noipa)) void large(void) { volatile char a[200]; use(a); }
            void root(void) { small(); large(); small(); }""")
        self.assertEqual([name for name, _ in path], ["root", "large", "use"])
        self.assertTrue(200 <= path[1][1] <= 216, path)

    def test_a_library_helper_is_read_from_the_image(self):
        path = self.worst_case("long long root(long long a, long long b) { return a / b; }")
        self.assertEqual(path[1][0], "__aeabi_ldivmod")
        self.assertGreater(sum(frame for _, frame in path[1:]), 16)

    def test_recursion_has_no_bound(self):
        for text in ("int root(int n) { volatile int x = n; return n ? root(n - 1) + x : x; }",
                     "int b(int); __attribute__((noipa)) int root(int n) { return n ? b(n - 1) + 1 : 0; }"
                     "__attribute__((noipa)) int b(int n) { return n ? root(n - 2) + 1 : 0; }"):
            with self.assertRaisesRegex(stack.Unbounded, "recursion"):
                self.worst_case(text)

    def test_a_function_pointer_has_no_bound(self):
        with self.assertRaisesRegex(stack.Unbounded, "indirect call in root"):
            self.worst_case("int root(int (*f)(int)) { return f(1) + 1; }")

    def test_a_named_callback_counts_as_given(self):
        text = """
            void use(volatile char *);
            __attribute__((noipa)) void use(volatile char *p) { *p = 1; }
            __attribute__((noipa)) int given(int n) { volatile char a[300]; use(a); return n; }
            __attribute__((noipa)) int other(int (*f)(int)) { return f(2) + 1; }
            int root(int (*f)(int)) { return %s; }"""
        path = self.worst_case(text % "f(1) + 1", callbacks=[("^root$", "^given$")])
        self.assertEqual([name for name, _ in path], ["root", "given", "use"])
        self.assertGreater(path[1][1], 300)
        self.assertEqual([name for name, _ in self.worst_case(text % "f(1) + 1", callbacks=[("^root$", None)])], ["root"])
        with self.assertRaisesRegex(stack.Unbounded, "indirect call in other"):
            self.worst_case(text % "f(1) + other(f)", callbacks=[("^root$", "^given$")])
        with self.assertRaisesRegex(stack.Unbounded, "0 functions are absent"):
            self.worst_case(text % "f(1) + 1", callbacks=[("^root$", "absent")])

    def test_a_frame_of_dynamic_size_has_no_bound(self):
        with self.assertRaisesRegex(stack.Unbounded, "dynamic"):
            self.worst_case("void use(char *); __attribute__((noipa)) void use(char *p) { *p = 1; }"
                            "void root(int n) { char a[n]; use(a); }")

    def test_an_unknown_function_has_no_bound(self):
        functions = stack.read_callgraph(['edge: { sourcename: "root" targetname: "elsewhere" }'])
        with self.assertRaisesRegex(stack.Unbounded, "no frame is known for elsewhere"):
            stack.worst_case("root", functions)


class Figures(unittest.TestCase):
    def setUp(self):
        parts = dict.fromkeys(figures.LIMITED, 1000)
        self.measured = {core: {weight: dict(parts) for weight in bench.WEIGHTS} for core in bench.CORES}
        self.limits = json.loads(figures.limits_of(self.measured))

    def test_figures_at_their_limits_pass(self):
        self.assertEqual(figures.over_limits(self.measured, self.limits), [])

    def test_each_figure_has_a_limit_that_fails(self):
        for core, weight, name in itertools.product(bench.CORES, bench.WEIGHTS, figures.LIMITED):
            self.measured[core][weight][name] = 1011
            faults = figures.over_limits(self.measured, self.limits)
            self.assertEqual(len(faults), 1, (core, weight, name))
            self.assertIn("%s, %s: %s is 1011" % (core, weight, name), faults[0])
            self.measured[core][weight][name] = 1000

    def test_a_missing_limit_is_named(self):
        del self.limits["m3"]["max"]["step"]
        self.assertEqual(figures.over_limits(self.measured, self.limits), ["m3, max: limits.json has no limit of step"])

    def test_no_limit_allows_a_long_step_of_m4(self):
        self.measured["m4"]["tiny"]["step"] = self.limits["m4"]["tiny"]["step"] = 20000
        self.assertEqual(len(figures.over_limits(self.measured, self.limits)), 1)

    def test_no_limit_allows_an_audit_above_4_kb(self):
        self.measured["m4"]["fast"]["source_ram"] = self.limits["m4"]["fast"]["source_ram"] = 4096
        self.assertEqual(figures.over_limits(self.measured, self.limits), [])
        self.measured["m4"]["fast"]["source_ram"] = self.limits["m4"]["fast"]["source_ram"] = 4097
        self.assertEqual(len(figures.over_limits(self.measured, self.limits)), 1)

    def test_other_figures_in_the_picture_are_found(self):
        points = [("one", 1000, 2000000, True), ("two", 9000, 3000000, False)]
        drawn = picture.draw("t", points)
        self.assertEqual(drawn, picture.draw("t", points))
        for column, value in ((1, 1001), (2, 2000001)):
            other = [tuple(value if i == column else field for i, field in enumerate(points[0])), points[1]]
            self.assertNotEqual(drawn, picture.draw("t", other))


class Sources(unittest.TestCase):
    def violations(self, line):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "probe.cpp"
            path.write_text("#pragma once\n" + line + "\n")
            return gates.platform_words([path])

    def test_a_platform_name_is_found(self):
        for line in ("#ifdef __ARM_ARCH", "#if defined(PITH_X) && defined(_WIN32)", "#elif __x86_64__",
                     "#  ifndef __GNUC__", "#include <vector>", "#include <stm32f1xx.h>",
                     'asm volatile("nop");', '__asm__("nop");'):
            self.assertEqual(self.violations(line), ["probe.cpp:2: " + line])

    def test_needs_of_core_are_allowed(self):
        for line in ("#ifndef PITH_TEETH", "#ifdef __cplusplus", "#include <stdint.h>",
                     '#include "json/scan.hpp"', "#include <pith/pith.h>", "// if _WIN32 were here"):
            self.assertEqual(self.violations(line), [])

    def test_core_was_found(self):
        self.assertGreater(len(gates.sources()), 10)
        self.assertIn("pith_feed", gates.public_functions())
        self.assertIn("pith_source_audit_step", gates.public_functions())
        self.assertEqual(gates.public_functions("source.h"), ["pith_mapped"])


if __name__ == "__main__":
    unittest.main()
