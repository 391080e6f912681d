# SPDX-License-Identifier: MIT
"""Sections 4.8, 5.3 to 5.14: the record, its receipts, and the values derived from it."""

import text
from forms import (CLAIMS, HEX32, HEX64, NUMBER, SHORT, SLICE, base64_64, fingerprint, lower_ascii, time_fault)
from shapes import CAPTURED, TABLES


def string(value):
    """Returns the text of a string, or None; walk() reports values of another type."""
    return value.text if value is not None and value.type == "string" else None


def read(audit, value, check):
    """Returns the text of a string that a check reads (3.10)."""
    said = string(value)
    if said is not None and len(said) * 6 > SLICE and len(text.quoted(said).encode()) - 2 > SLICE:
        audit.fault(check, "too_large")
    return said


def doubled(value):
    return bool(value.doubled) or any(doubled(child) for child in value.children())


def captured(audit, value, table, check):
    """Checks the size of an object that is checked as a whole (3.10). An object with a duplicate
    name, already a fault, has no single size."""
    if table in CAPTURED and doubled(value):
        audit.fault(check, "too_large")
    if table in CAPTURED and value.type == "object" and len(value.canonical().encode()) > SLICE:
        audit.fault(check, "too_large")


def hexadecimal(audit, value, check, form=HEX64):
    """Returns the text if its form is right."""
    said = read(audit, value, check)
    if said is not None and not form.match(said):
        audit.fault(check, "malformed")
        return None
    return said


def time(audit, value, check="time"):
    said = read(audit, value, check)
    if said is not None and time_fault(said):
        audit.fault(check, time_fault(said))


def check_record(audit, value):
    """Checks the values of a record; walk() checks its shape."""
    captured(audit, value, "canonical_record", "record")
    meta, source = value.get("metadata"), value.get("source")
    claims = []
    if source is not None and source.type == "object":
        claims += [source.get("id"), source.get("kind")]
        version = source.get("version")
        if version is not None and version.type == "number" and text.COUNT.match(version.text):
            if version.text == "0" or len(version.text) > 9:  # 3.5
                audit.fault("record", "malformed")
    if meta is not None and meta.type == "object":
        hexadecimal(audit, meta.get("abstract_canon_sha256"), "record")
        hexadecimal(audit, meta.get("title_canon_sha256"), "record")
        time(audit, meta.get("submitted_at"), "record")
        claims += [meta.get("license"), meta.get("primary_cat"), meta.get("submitted_at")]
        cats = meta.get("cross_cats_sorted")
        claims += cats.items if cats is not None and cats.type == "array" else []
    said = [string(claim) for claim in claims]
    if sum(len(s.encode()) + 1 for s in said if s is not None) > CLAIMS:  # 3.11
        audit.fault("record", "too_large")
    audit.made.add("record")


def named_key(audit, holder, check):
    """5.3: returns the key named by key_id and fingerprint, or None."""
    key = audit.ring.get(string(holder.get("key_id")))
    if string(holder.get("key_id")) is not None and key is None:
        audit.fault(check, "unknown_key")
    print_value = holder.get("public_key_fingerprint")
    stated = hexadecimal(audit, print_value, check, HEX32)
    if stated is not None and key is not None and stated != fingerprint(key):
        audit.fault(check, "unknown_key")
        return None
    return key


def signature(audit, holder, table, digest, check):
    """5.3, 5.4: returns whether the named key signed the digest. With None as digest, nothing
    can be signed."""
    captured(audit, holder, table, check)
    if holder.type != "object":
        return False
    key = named_key(audit, holder, check)
    said = string(holder.get("signature_b64"))
    if said is None:
        return False
    signed = base64_64(said)
    if signed is None:
        audit.fault(check, "malformed")
        return False
    if key is None or digest is None:
        return False
    if not audit.verify(key, digest, signed):
        audit.fault(check, "forged")
        return False
    # These values were compared with the ring or verified with its key.
    for name in ("key_id", "public_key_fingerprint", "signature_b64"):
        audit.bind(holder.get(name))
    return True


def check_receipt(audit, value):
    """5.10, 5.11. Returns whether the record is signed."""
    derived = audit.derived
    check_digest(audit, value)
    if not signature(audit, value, "receipt", derived and derived.digest, "receipt"):
        return False
    audit.made.add("receipt")
    return True


def compared(audit, value, wanted, check, verdict="altered"):
    """Compares a string or count with `wanted`. None: the record lacks the value, which is
    already a fault."""
    if value is None:
        return
    read(audit, value, check)
    if wanted is not None:
        audit.equal(value, wanted, check, verdict)


def check_source(audit, source):
    captured(audit, source, "source", "source")
    if audit.derived is None or source.type != "object":
        return
    for name in TABLES["source"].rows:
        wanted = audit.derived.source.get(name)
        compared(audit, source.get(name), wanted.text if wanted is not None else None, "source")


def check_payload_source(audit, payload):
    for name in ("id", "kind", "version"):
        wanted = audit.derived.source.get(name) if audit.derived else None
        compared(audit, payload.get("source_" + name), wanted.text if wanted is not None else None, "source")


def check_title(audit, paper):
    """5.13."""
    said = read(audit, paper.get("title"), "title") if paper is not None else None
    if said is None:
        return
    if not said.isascii():
        audit.open("title")
    elif audit.derived is not None and audit.derived.title is not None:
        if audit.sha256(lower_ascii(said)) == audit.derived.title:
            audit.bind(paper.get("title"))
        else:
            audit.fault("title", "altered")


ALIAS_KINDS = ("arxiv", "arxiv_version", "doi", "pith_short_8", "pith_short_12", "pith_short_16")


def check_aliases(audit, aliases):
    """5.14."""
    values = {}
    for alias in aliases.items if aliases is not None and aliases.type == "array" else ():
        kind = read(audit, alias.get("alias_kind"), "aliases")
        said = read(audit, alias.get("alias_value"), "aliases")  # 3.13: also for an unknown kind
        if kind in ALIAS_KINDS and said is not None and values.setdefault(kind, said) != said:
            audit.fault("aliases", "altered")
        if audit.derived is None or kind not in audit.derived.aliases:
            continue
        value, wanted = alias.get("alias_value"), audit.derived.aliases[kind]
        if kind in ALIAS_KINDS[:3] and string(audit.derived.source.get("kind")) not in ("arxiv", None):
            if string(value) is not None:
                audit.fault("aliases", "unsupported")
            continue
        if string(value) is not None and wanted is not None:
            if audit.equal(value, wanted, "aliases", "altered"):
                audit.bind(alias.get("alias_kind"))


def check_names(audit, root):
    """5.5, 5.8, 5.9: checks the names in a root or payload. A record that cannot give them is a
    fault, and so is a malformed name."""
    derived = audit.derived
    for name, form, check in (("pith_number", NUMBER, "pith_number"), ("short_pith_number", SHORT, "short_pith_number")):
        wanted = derived and (derived.number if check == "pith_number" else derived.short)
        said = read(audit, root.get(name), check)
        if wanted is not None:
            compared(audit, root.get(name), wanted, check, "misnamed")
        elif said is not None and not form.match(said):
            audit.fault(check, "misnamed")
    check_digest(audit, root)


def check_digest(audit, holder):
    stated = hexadecimal(audit, holder.get("canonical_sha256"), "record_digest")
    if stated is not None and audit.derived is not None:
        audit.equal(holder.get("canonical_sha256"), audit.derived.hex, "record_digest", "altered")
