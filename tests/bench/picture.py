# SPDX-License-Identifier: MIT
"""Draws flash against estimated cycles of one verification as SVG: both axes logarithmic, each
point labelled. The same figures always give the same text."""
import html
import math

WIDTH, HEIGHT = 800, 520
LEFT, RIGHT, TOP, BOTTOM = 80, 24, 48, 64
LETTER, LINE = 7.2, 14  # what a label takes at 12 pixels; wide enough for common sans-serif fonts

STYLE = """
    .page { fill: #ffffff } text { font: 12px sans-serif; fill: #24292f } .title { font-size: 15px }
    .grid { stroke: #d0d7de } .peer { fill: #8c959f } .ours { fill: #0969da } .name { fill: #0969da; font-weight: bold }
    @media (prefers-color-scheme: dark) {
      .page { fill: #0d1117 } text { fill: #e6edf3 }
      .grid { stroke: #30363d } .peer { fill: #848d97 } .ours { fill: #58a6ff } .name { fill: #58a6ff }
    }
  """


def steps(low, high):
    """Returns 1, 2 and 5 times powers of ten, from the last <= `low` to the first >= `high`."""
    marks = [m * 10 ** e for e in range(0, 12) for m in (1, 2, 5)]
    return [mark for i, mark in enumerate(marks)
            if marks[min(i + 1, len(marks) - 1)] > low and (i == 0 or marks[i - 1] < high)]


def short(value):
    for unit, name in ((1000000, " M"), (1000, " k")):
        if value >= unit:
            return "%g%s" % (value / unit, name)
    return "%g" % value


class Axis:
    def __init__(self, values, start, end):
        self.marks = steps(min(values), max(values))
        self.start, self.end = start, end

    def __call__(self, value):
        low, high = math.log(self.marks[0]), math.log(self.marks[-1])
        return self.start + (math.log(value) - low) / (high - low) * (self.end - self.start)


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def place(x, y, label, taken):
    """Returns (anchor, x, y) of a free space for a label beside its point."""
    width = LETTER * len(label)
    candidates = [("start", x + 8, y + 4, x + 8), ("end", x - 8, y + 4, x - 8 - width),
                  ("middle", x, y - 10, x - width / 2), ("middle", x, y + 19, x - width / 2),
                  ("start", x + 6, y - 8, x + 6), ("start", x + 6, y + 16, x + 6),
                  ("end", x - 6, y - 8, x - 6 - width), ("end", x - 6, y + 16, x - 6 - width),
                  ("middle", x, y - 26, x - width / 2), ("middle", x, y + 34, x - width / 2)]

    def collisions(candidate):
        _, _, base, left = candidate
        box = (left, base - LINE + 3, left + width, base + 3)
        outside = left < LEFT or left + width > WIDTH - 4
        return (sum(overlap(box, other) for other in taken) + outside, box)

    best = min(candidates, key=lambda candidate: collisions(candidate)[0])
    taken.append(collisions(best)[1])
    return best[:3]


def draw(title, points):
    """`points`: (name, bytes, cycles, ours)."""
    across = Axis([size for _, size, _, _ in points], LEFT, WIDTH - RIGHT)
    up = Axis([cycles for _, _, cycles, _ in points], HEIGHT - BOTTOM, TOP)
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">'
           % (WIDTH, HEIGHT, html.escape(title)),
           "  <title>%s</title>" % html.escape(title), "  <style>%s</style>" % STYLE,
           '  <rect class="page" width="%d" height="%d" rx="6"/>' % (WIDTH, HEIGHT),
           '  <text class="title" x="%d" y="28">%s</text>' % (LEFT, html.escape(title))]
    for mark in across.marks:
        x = across(mark)
        out.append('  <path class="grid" d="M%.1f %dV%d"/>' % (x, TOP, HEIGHT - BOTTOM))
        out.append('  <text x="%.1f" y="%d" text-anchor="middle">%s</text>' % (x, HEIGHT - BOTTOM + 20, short(mark)))
    for mark in up.marks:
        y = up(mark)
        out.append('  <path class="grid" d="M%d %.1fH%d"/>' % (LEFT, y, WIDTH - RIGHT))
        out.append('  <text x="%d" y="%.1f" text-anchor="end">%s</text>' % (LEFT - 8, y + 4, short(mark)))
    out.append('  <text x="%d" y="%d" text-anchor="middle">flash, bytes</text>' % ((LEFT + WIDTH - RIGHT) // 2, HEIGHT - 16))
    out.append('  <text transform="translate(20 %d) rotate(-90)" text-anchor="middle">estimated cycles</text>'
               % ((TOP + HEIGHT - BOTTOM) // 2))
    places = [(across(size), up(cycles)) for _, size, cycles, _ in points]
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y in places]
    for (name, size, cycles, ours), (x, y) in zip(points, places):
        anchor, at, base = place(x, y, name, taken)
        out.append('  <circle class="%s" cx="%.1f" cy="%.1f" r="%g"><title>%s: %s bytes, %s cycles</title></circle>' % (
            "ours" if ours else "peer", x, y, 5.5 if ours else 4, html.escape(name), format(size, ","), format(cycles, ",")))
        out.append('  <text%s x="%.1f" y="%.1f" text-anchor="%s">%s</text>' % (
            ' class="name"' if ours else "", at, base, anchor, html.escape(name)))
    return "\n".join(out + ["</svg>"]) + "\n"
