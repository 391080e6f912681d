# SPDX-License-Identifier: MIT
"""The objects in documents: records, receipts, signatures, aliases, public keys."""

from canonical import digest, number, sha

TITLE = "Verifying Documents on a Shoestring"


def record(**changes):
    """Returns a canonical_record. Each change names a member of metadata or source."""
    made = {
        "source": {"id": "2401.01234", "kind": "arxiv", "version": 2},
        "metadata": {
            "license": "http://creativecommons.org/licenses/by/4.0/",
            "primary_cat": "cs.CR",
            "submitted_at": "2024-01-02T03:04:05Z",
            "cross_cats_sorted": ["cs.AR", "math.NT"],
            "title_canon_sha256": sha(TITLE),
            "abstract_canon_sha256": sha("We verify, and little else."),
        },
        "schema_version": "1.0",
    }
    for name, value in changes.items():
        made["source" if name in made["source"] else "metadata"][name] = value
    return made


def receipt(signed, key):
    return {
        "kind": "pith_receipt",
        "key_id": key.id,
        "algorithm": "ed25519",
        "signed_at": "2026-05-17T23:57:11.252256Z",
        "signature_b64": key.sign(digest(signed)),
        "signed_message": "canonical_sha256_bytes",
        "builder_version": "pith-number-builder-2026-05-17-v1",
        "receipt_version": "0.3",
        "canonical_sha256": digest(signed).hex(),
        "last_reissued_at": "2026-05-17T23:57:11.251807Z",
        "signature_status": "signed_v1",
        "first_computed_at": "2026-05-17T23:57:11.251807Z",
        "public_key_fingerprint": key.fingerprint,
    }


def signer(key):
    return {
        "signer_id": "pith.science",
        "signer_type": "pith_registry",
        "key_id": key.id,
        "public_key_fingerprint": key.fingerprint,
    }


def signature(message, key, name):
    return {
        "signature_status": "signed_v1",
        "algorithm": "ed25519",
        "key_id": key.id,
        "public_key_fingerprint": key.fingerprint,
        "signature_b64": key.sign(message),
        "signed_message": name,
        "signed_at": "2026-06-02T23:05:23.718240Z",
    }


def aliases(rec):
    name, source = number(rec)[10:], rec["source"]
    values = {"arxiv": source["id"], "arxiv_version": "%sv%d" % (source["id"], source["version"]),
              "doi": "10.48550/arxiv." + source["id"], "pith_short_8": name[:8],
              "pith_short_12": name[:12], "pith_short_16": name[:16]}
    return [{"alias_kind": k, "alias_value": v, "created_at": "2026-05-18T00:30:44Z"} for k, v in values.items()]


def public_key(key):
    return {"key_id": key.id, "algorithm": "ed25519", "format": "raw", "public_key_hex": key.public.hex(),
            "fingerprint_sha256_hex": key.fingerprint, "fingerprint_sha256_b32_first128bits": key.base32}
