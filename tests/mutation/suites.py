# SPDX-License-Identifier: MIT
"""Programs that are asked behind the unit tests, and the documents that they read."""
# Programs of whole documents and of other people's words: name, of which parts of core, sources. What survives costs
# the time of all cases that reach it, so a part is asked where it is spoken of.
VECTORS = "conformance/ed25519_vectors_test.cpp"
SUITES = (
    ("audit", ("verify/", "record/"), ("audit/rules_test.cpp",)),
    ("policy", ("verify/",), ("audit/policy_test.cpp",)),
    ("rings", ("verify/ri", "verify/ro", "record/ring"), ("synthetic/rings_test.cpp",)),
    ("one pass", ("verify/verifier", "verify/keyring", "record/", "json/paths", "json/capture", "codec/"),
     ("synthetic/one_pass_test.cpp",)),
    ("vectors", ("curve/ed25519", "curve/decode", "curve/scalar", "curve/subgroup"), (VECTORS,)),
    ("conformance", ("json/", "hash/"), ("conformance/sha256_cavp_test.cpp", "conformance/sha512_cavp_test.cpp",
                                         "conformance/json_test.cpp")),
    ("canon", ("json/",), ("conformance/canonicalizer_test.cpp",)),
    ("values", ("verify/watch", "verify/source_audit", "verify/auditor_walk", "verify/auditor.cpp", "verify/audit_api",
                "verify/live_digest"),
     ("audit/values_test.cpp", "audit/source_test.cpp", "audit/census_test.cpp")),
)
SMALL_SUITES = (("vectors", ("curve/small/",), (VECTORS,)),
                ("small", ("curve/small/",), ("small/field_test.cpp", "small/digest_test.cpp")))

CANON_COUNT = 5000
# Who writes them, with which words; where the programs look for them.
MAKERS = (("tests/synthetic/make.py", "documents"), ("tests/synthetic/make_rings.py", "rings"),
          ("tests/synthetic/make_canon.py", "canon.bin", str(CANON_COUNT)))
NAMED = {"PITH_SYNTHETIC": "documents", "PITH_RINGS": "rings", "PITH_CANON_CASES": "canon.bin"}
