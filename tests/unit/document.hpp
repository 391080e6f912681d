// SPDX-License-Identifier: MIT
// A real record and its receipt, from tests/records/record-1812.11732.json. They are macros, so
// documents can be joined at compile time.
#pragma once

// clang-format off
#define DOCUMENT_RECORD \
    "{\"source\":{\"id\":\"1812.11732\",\"kind\":\"arxiv\",\"version\":1},\"metadata\":{\"license\":\"http" \
    "://arxiv.org/licenses/nonexclusive-distrib/1.0/\",\"primary_cat\":\"cs.LG\",\"submitted_at" \
    "\":\"2018-12-31T09:30:54Z\",\"cross_cats_sorted\":[\"stat.ML\"],\"title_canon_sha256\":\"8603f" \
    "99b6b3e7d3561505f01fcf7e63373b1e85d1ab36311ba1e5841c14c5528\",\"abstract_canon_sha256\"" \
    ":\"f054925fca0b18a0459396ce46c24de48621dae48f8e03f4bbf3877f2ac4075e\"},\"schema_version" \
    "\":\"1.0\"}"
#define DOCUMENT_RECEIPT \
    "{\"kind\":\"pith_receipt\",\"key_id\":\"pith-v1-2026-05\",\"algorithm\":\"ed25519\",\"signed_at\":" \
    "\"2026-05-17T23:57:11.252256Z\",\"signature_b64\":\"dHzj1me/jpquXQPuNwnkr6EOYLbjJUtIWFGXa" \
    "5xyCXC27xA+mL+73tjbrY4LFDJyQypwYIiqw+1BT/ZbYuwzAg==\",\"signed_message\":\"canonical_sha" \
    "256_bytes\",\"builder_version\":\"pith-number-builder-2026-05-17-v1\",\"receipt_version\":\"" \
    "0.3\",\"canonical_sha256\":\"255f4309887062a639421bd96c493c73cfb36d0b998afacd9435e300468" \
    "79635\",\"last_reissued_at\":\"2026-05-17T23:57:11.251807Z\",\"signature_status\":\"signed_v" \
    "1\",\"first_computed_at\":\"2026-05-17T23:57:11.251807Z\",\"public_key_fingerprint\":\"8d4b5" \
    "ee74e4693bcd1df2446408b0d54\"}"
#define DOCUMENT_SORTED_RECORD \
    "{\"metadata\":{\"abstract_canon_sha256\":\"f054925fca0b18a0459396ce46c24de48621dae48f8e03f4" \
    "bbf3877f2ac4075e\",\"cross_cats_sorted\":[\"stat.ML\"],\"license\":\"http://arxiv.org/licen" \
    "ses/nonexclusive-distrib/1.0/\",\"primary_cat\":\"cs.LG\",\"submitted_at\":\"2018-12-31T09:" \
    "30:54Z\",\"title_canon_sha256\":\"8603f99b6b3e7d3561505f01fcf7e63373b1e85d1ab36311ba1e584" \
    "1c14c5528\"},\"schema_version\":\"1.0\",\"source\":{\"id\":\"1812.11732\",\"kind\":\"arxiv\",\"" \
    "version\":1}}"
// clang-format on

#define DOCUMENT_NUMBER "pith:2018:EVPUGCMIOBRKMOKCDPMWYSJ4OP"
#define DOCUMENT_SHORT  "pith:EVPUGCMI"
#define DOCUMENT_DIGEST "255f4309887062a639421bd96c493c73cfb36d0b998afacd9435e30046879635"
#define DOCUMENT_ENVELOPE \
    "{\"canonical_record\":" DOCUMENT_RECORD ",\"receipt\":" DOCUMENT_RECEIPT "}"
