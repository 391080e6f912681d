# SPDX-License-Identifier: MIT
"""The places of 7.2: records and receipts, in any kind of document."""


def object_at(value, *path):
    for name in path:
        value = value.get(name) if value is not None else None
    return value if value is not None and value.type == "object" else None


def holders(root):
    """Returns the objects of 7.2 that may hold a record; all except `current` may also hold a
    receipt."""
    events = root.get("events")
    events = events.items if events is not None and events.type == "array" else []
    return [h for h in [root, object_at(root, "payload")] + [object_at(e, "payload") for e in events] if h is not None]


def currents(root):
    return [c for c in (object_at(root, "current"), object_at(root, "state", "current")) if c is not None]


def copies(root, name):
    found = holders(root) + [p for c in currents(root) if (p := object_at(c, "record_created", "payload"))]
    if name == "canonical_record":
        found += currents(root)
    return [h.get(name) for h in found if object_at(h, name) is not None]
