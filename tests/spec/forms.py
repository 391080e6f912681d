# SPDX-License-Identifier: MIT
"""Forms of values (sections 3 and 5), and values derived from a record."""

import base64
import datetime
import hashlib
import re

HEX64 = re.compile(r"[0-9a-f]{64}\Z")
HEX32 = re.compile(r"[0-9a-f]{32}\Z")
BASE32 = re.compile(r"[A-Z2-7]{26}\Z")
NUMBER = re.compile(r"pith:[0-9]{4}:[A-Z2-7]{26}\Z")
SHORT = re.compile(r"pith:[A-Z2-7]{8}\Z")
EVENT_ID = re.compile(r"sha256:[0-9a-f]{64}\Z")
TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z\Z")
EMPTY_LIST = hashlib.sha256(b'{"payload":[]}').hexdigest()
SLICE, CLAIMS, PATH = 640, 192, 192


def digest(value):
    return hashlib.sha256(value.canonical().encode()).digest()


def digest_without(value, *names):
    """Returns the digest (2.12) of an object without these members."""
    from text import members_text
    kept = {k: v for k, v in value.members.items() if k not in names}
    return hashlib.sha256(members_text(kept).encode()).digest()


def time_fault(text):
    """Returns None, malformed or unsupported (3.6, 3.7)."""
    match = TIME.match(text)
    if not match:
        return "malformed"
    year, month, day, hour, minute, second = map(int, match.groups())
    try:  # the calendar repeats every 400 years, so year 0 equals 2000
        datetime.datetime(year or 2000, month, day, hour, minute, second)
    except ValueError:
        return "malformed"
    first = (year, month, day, hour, minute, second) == (1970, 1, 1, 0, 0, 0)  # 0 means no time
    return None if 1970 <= year <= 2105 and not first else "unsupported"


def seconds(text):
    parts = map(int, TIME.match(text).groups())
    return int(datetime.datetime(*parts, tzinfo=datetime.timezone.utc).timestamp())


def base64_64(text):
    """5.4: returns 64 bytes in canonical base64, or None."""
    try:
        made = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return made if len(made) == 64 and base64.b64encode(made).decode() == text else None


def fingerprint(public):
    return hashlib.sha256(public).hexdigest()[:32]


def fingerprint_b32(public):
    return base64.b32encode(hashlib.sha256(public).digest()).decode()[:26]


def lower_ascii(text):
    return "".join([c.lower() if c.isascii() else c for c in text])


class Derived:
    """Values derived from a record (5.8, 5.9, 5.12 to 5.14); None if the record lacks the source
    of one."""

    def __init__(self, record):
        self.value = record
        self.digest = digest(record)
        self.hex = self.digest.hex()
        self.name = base64.b32encode(self.digest).decode()[:26]
        time = self.string("metadata", "submitted_at")
        dated = time is not None and time_fault(time) != "malformed"
        self.number = "pith:%s:%s" % (time[:4], self.name) if dated else None
        self.short = "pith:" + self.name[:8]
        self.title = self.string("metadata", "title_canon_sha256")
        source = record.get("source")
        self.source = {k: source.get(k) for k in ("id", "kind", "version")} if source and source.type == "object" else {}
        arxiv, version = self.string("source", "id"), self.source.get("version")
        version = version.text if version is not None and version.type == "number" else None
        self.aliases = {"arxiv": arxiv, "doi": None if arxiv is None else "10.48550/arxiv." + arxiv,
                        "arxiv_version": "%sv%s" % (arxiv, version) if None not in (arxiv, version) else None,
                        "pith_short_8": self.name[:8], "pith_short_12": self.name[:12], "pith_short_16": self.name[:16]}

    def string(self, *path):
        value = self.value
        for name in path:
            value = value.get(name) if value is not None else None
        return value.text if value is not None and value.type == "string" else None
