# SPDX-License-Identifier: MIT
"""The tables of section 4 of PROTOCOL.md: the members of each object, their types, required or
not, and the constants. `control` compares them with the page."""

BUCKETS = ("author_attestations", "timestamp_anchors", "storage_attestations", "citation_signatures",
           "replication_records", "corrections", "mirror_hints")

# Object, open or closed. Member, type, required (! yes, ? no, * with record_type), contents: =text
# a constant, TABLE an object, []TABLE an array of such objects, []string an array of strings.
TEXT = """
record open
 record_type string * =pith_number_record
 schema_version string * =1.0
 pith_number string *
 short_pith_number string ?
 canonical_sha256 string *
 canonical_record object ! canonical_record
 receipt object ! receipt
 source object ? source
 aliases array ? []alias
 paper object ? paper
 graph_snapshot object ? graph_snapshot
 events array ? []event
 links object ?
 created_at string ?
bundle open
 bundle_type string ! =pith_open_graph_bundle
 bundle_version string ! =1.0
 merge_version string ! =pith-open-graph-merge-v1
 built_at string !
 pith_number string !
 short_pith_number string !
 canonical_sha256 string !
 canonical_record object ! canonical_record
 source object ! source
 source_aliases array ! []alias
 events array ! []event
 state object ! state
 public_keys array ! []public_key
 links object ! links
 bundle_signature object ! bundle_signature
 timestamp_proofs array ?
 mirror_hints array ?
state closed
 state_type string ! =pith_open_graph_state
 state_version string ! =1.0
 pith_number string !
 merge_version string ! =pith-open-graph-merge-v1
 event_count count !
 valid_event_count count !
 invalid_event_count count !
 equivocation_count count !
 current object ! current
 equivocations array !
 invalid_events array !
 applied_event_ids array ! []string
 state_sha256 string !
event closed
 event_type string !
 subject_pith_number string !
 target string !
 payload object ! payload
 signer object ! signer
 created_at string !
 supersedes any !
 prev_event any !
 schema_version string ! =1.0
 event_id string !
 content_sha256 string !
 signature object ! event_signature
current closed
 canonical_record object ! canonical_record
 source_aliases array ! []alias
 graph_snapshots array ! []summary
 record_created object ! summary
 author_attestations array ?
 timestamp_anchors array ?
 storage_attestations array ?
 citation_signatures array ?
 replication_records array ?
 corrections array ?
 mirror_hints array ?
summary closed
 event_id string !
 target string !
 created_at string !
 signer object ! signer
 payload object ! payload
payload_record_created open
 canonical_record object ! canonical_record
 receipt object ! receipt
 canonical_sha256 string ?
 source_id string ?
 source_kind string ?
 source_version count ?
 attestation_state string ?
payload_graph_snapshot open
 graph_snapshot object ! graph_snapshot
 verdict_id null_or_string ?
payload_other open
 canonical_record object ? canonical_record
 receipt object ? receipt
 canonical_sha256 string ?
graph_snapshot open
 paper object ? paper
 source object ? source
 verdict object ? verdict
 author_claims object ? list
 claims object ? list
 references object ? list
 formal_canon object ? formal_canon
paper open
 title string ?
verdict open
 created_at null_or_string ?
 id null_or_string ?
 pipeline_version null_or_string ?
list open
 count count ?
 items array ?
 sample array ?
 snapshot_sha256 string ?
formal_canon open
 evidence_count count ?
 snapshot_sha256 string ?
alias open
 alias_kind string !
 alias_value string !
links open
public_key open
 key_id string ?
 public_key_hex string ?
 public_key_b64 string ?
 fingerprint_sha256_hex string ?
 fingerprint_sha256_b32_first128bits string ?
 algorithm string ? =ed25519
 format string ? =raw
signer closed
 key_id string !
 public_key_fingerprint string !
 signer_id string !
 signer_type string ! =pith_registry
event_signature closed
 algorithm string ! =ed25519
 key_id string !
 public_key_fingerprint string !
 signature_b64 string !
 signature_status string ! =signed_v1
 signed_at string !
 signed_message string ! =open_graph_event_sha256_bytes
bundle_signature closed
 algorithm string ! =ed25519
 bundle_sha256 string !
 key_id string !
 public_key_fingerprint string !
 signature_b64 string !
 signature_status string ! =signed_v1
 signed_at string !
 signed_message string ! =bundle_sha256_bytes
receipt closed
 algorithm string ! =ed25519
 builder_version string ?
 canonical_sha256 string !
 first_computed_at string ?
 key_id string !
 kind string ! =pith_receipt
 last_reissued_at string ?
 public_key_fingerprint string ?
 receipt_version string ? =0.3
 signature_b64 string !
 signature_status string ? =signed_v1
 signed_at string ?
 signed_message string ! =canonical_sha256_bytes
canonical_record closed
 metadata object ! metadata
 schema_version string ! =1.0
 source object ! source
metadata closed
 abstract_canon_sha256 string !
 cross_cats_sorted array ! []string
 license string !
 primary_cat string !
 submitted_at string !
 title_canon_sha256 string !
source closed
 id string !
 kind string !
 version count !
"""
