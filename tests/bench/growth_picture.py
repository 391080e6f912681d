# SPDX-License-Identifier: MIT
"""Draws cost against the size of a document: instructions above, RAM below, one axis of sizes."""
import html

import picture

TITLE = "What a document costs on Cortex-M4, by its size"
NAMES = {"verify": "one pass", "sorted": "audit, sorted", "audit": "audit, any order"}
SPLIT = 330  # between the two panels
RAM_MARKS = (0, 1024, 2048, 3072, 4096)


def line(points, kind):
    return '  <path class="%s" d="M%s"/>' % (kind, "L".join("%.1f %.1f" % point for point in points))


def text(x, y, words, anchor="middle", kind=None):
    return '  <text%s x="%.1f" y="%.1f" text-anchor="%s">%s</text>' % (
        ' class="%s"' % kind if kind else "", x, y, anchor, html.escape(words))


def turned(y, words):
    return '  <text transform="translate(20 %d) rotate(-90)" text-anchor="middle">%s</text>' % (y, words)


def draw(found):
    """`found`: growth.json."""
    left, right = picture.LEFT, picture.WIDTH - picture.RIGHT - 110  # room for the names of the lines
    bottom = picture.HEIGHT - picture.BOTTOM
    documents = found["documents"]
    across = picture.Axis([each["bytes"] for each in documents], left, right)
    up = picture.Axis([each[way] for each in documents for way in NAMES], SPLIT - 30, picture.TOP)

    def ram(value):
        return bottom - (bottom - SPLIT) * value / RAM_MARKS[-1]

    style = picture.STYLE + "  .line { fill: none; stroke: #0969da; stroke-width: 2 }\n  "
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">'
           % (picture.WIDTH, picture.HEIGHT, TITLE), "  <title>%s</title>" % TITLE, "  <style>%s</style>" % style,
           '  <rect class="page" width="%d" height="%d" rx="6"/>' % (picture.WIDTH, picture.HEIGHT),
           text(left, 28, TITLE, "start", "title")]
    for mark in across.marks:
        for top, end in ((picture.TOP, SPLIT - 30), (SPLIT, bottom)):
            out.append('  <path class="grid" d="M%.1f %dV%d"/>' % (across(mark), top, end))
        out.append(text(across(mark), bottom + 20, picture.short(mark)))
    for marks, place in ((up.marks[::3], up), (RAM_MARKS, ram)):
        for mark in marks:
            out.append('  <path class="grid" d="M%d %.1fH%.1f"/>' % (left, place(mark), right))
            out.append(text(left - 8, place(mark) + 4, picture.short(mark) if place is up else format(mark, ","), "end"))
    out += [text((left + right) / 2, picture.HEIGHT - 16, "document, bytes"),
            turned((picture.TOP + SPLIT - 30) // 2, "instructions"), turned((SPLIT + bottom) // 2, "RAM, bytes")]
    ends = []
    for way, name in NAMES.items():
        out.append(line([(across(each["bytes"]), up(each[way])) for each in documents], "line"))
        ends.append((up(documents[-1][way]), name))
        out.append(line([(across(each["bytes"]), ram(found["ram"][way])) for each in documents], "line"))
        ends.append((ram(found["ram"][way]), format(found["ram"][way], ",")))
    out += [text(right + 8, y + 4, words, "start", "name") for y, words in ends]
    return "\n".join(out + ["</svg>"]) + "\n"
