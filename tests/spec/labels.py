# SPDX-License-Identifier: MIT
"""Section 9: the label of each leaf. A check sets `label` on the very value that it compared,
and `signed` on the parts of a verified digest. No table gives a label."""
import json


def label(root):
    """Returns [(pointer, label)] of all leaves in canonical order."""
    made = []
    _label(root, "", None, made)
    return made


def _label(value, pointer, around, made):
    signed = value.signed if value.signed == "authenticated" or around is None else around
    if around == "authenticated":
        signed = around
    if value.leaf():
        if signed == "authenticated" or value.label is None:
            made.append((pointer, signed or "unauthenticated"))
        else:
            made.append((pointer, value.label))
        return
    if value.type == "object":
        for name in sorted(value.members):
            escaped = name.replace("~", "~0").replace("/", "~1")
            _label(value.members[name], pointer + "/" + escaped, signed, made)
    else:
        for i, item in enumerate(value.items):
            _label(item, "%s/%d" % (pointer, i), signed, made)


def path_too_long(value, limit, above=0):
    """3.12: limits the names above, the name, and the name before it in canonical order."""
    if value.type == "array":
        return any(path_too_long(item, limit, above) for item in value.items)
    if value.type != "object":
        return False
    before = 0
    for name in sorted(value.members):
        size = len(json.dumps(name, ensure_ascii=False).encode()) - 2
        if above + size + before > limit or path_too_long(value.members[name], limit, above + size):
            return True
        before = size
    return False
