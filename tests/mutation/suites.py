# SPDX-License-Identifier: MIT
"""Programs that run after the unit tests, and the documents that they read."""
# Programs with whole documents or vectors: name, tested parts of core, sources. A survivor costs
# the time of all cases that reach it, so each part runs only with the programs meant for it.
VECTORS = "conformance/ed25519_vectors_test.cpp"
SUITES = (
    ("audit", ("audit/", "schema/", "record/"), ("audit/rules_test.cpp",)),
    ("policy", ("audit/",), ("audit/policy_test.cpp",)),
    ("rings", ("keys/ri", "keys/ro", "keys/keyring", "schema/"), ("synthetic/rings_test.cpp",)),
    ("one pass", ("verify/verifier", "verify/capture", "keys/keyring", "record/", "schema/", "codec/"),
     ("synthetic/one_pass_test.cpp",)),
    ("vectors", ("curve/ed25519", "curve/decode", "curve/scalar", "curve/subgroup"), (VECTORS,)),
    ("conformance", ("json/", "hash/"), ("conformance/sha256_cavp_test.cpp", "conformance/sha512_cavp_test.cpp",
                                         "conformance/json_test.cpp")),
    ("canon", ("json/",), ("conformance/canonicalizer_test.cpp",)),
    ("values", ("audit/report", "audit/source_audit", "audit/auditor_walk", "audit/auditor.cpp", "audit/audit_api",
                "audit/digests", "audit/findings"),
     ("audit/values_test.cpp", "audit/source_test.cpp", "audit/census_test.cpp")),
)
SMALL_SUITES = (("vectors", ("curve/small/",), (VECTORS,)),
                ("small", ("curve/small/",), ("small/field_test.cpp", "small/digest_test.cpp")))

CANON_COUNT = 5000
# The script and arguments that write the data; the macros that pass the data to the programs.
MAKERS = (("tests/synthetic/make.py", "documents"), ("tests/synthetic/make_rings.py", "rings"),
          ("tests/synthetic/make_canon.py", "canon.bin", str(CANON_COUNT)))
NAMED = {"PITH_SYNTHETIC": "documents", "PITH_RINGS": "rings", "PITH_CANON_CASES": "canon.bin"}
