# SPDX-License-Identifier: MIT
"""Faults that the product once had, or similar ones: the source texts of core that remove each
repair."""

WALK, RULES, RECORD = "audit/auditor_walk.cpp", "audit/auditor_rules.cpp", "audit/record_part.cpp"
TABLE, KINDS, EVENT, ALIASES = "schema/documents.hpp", "audit/kinds.cpp", "audit/event.cpp", "audit/aliases.cpp"
NOTHING = "return Earned::nothing();"
FITS = "if (!schema::fits(row.type, first)) return fail_shape("
FOREIGN = "if (possible_ == 0) return PITH_UNSUPPORTED;"
POSSIBLE = "possible_ = static_cast<uint8_t>(possible_ & (knowing != 0 ? knowing : kOpen));"


def foreign(test):
    """These members of another kind are accepted at the root."""
    return ((KINDS, POSSIBLE, "const auto is = [&](const char *word) { return size == __builtin_strlen(word) && "
             "__builtin_memcmp(key, word, size) == 0; };\n    (void)is;\n"
             "    if (knowing != 0 && (possible_ & knowing) == 0 && (%s)) {\n        walker.set_row(kNoRow);\n"
             "        return PITH_PENDING;\n    }\n    %s" % (test, POSSIBLE)),)


def bound(rule, check, call):
    """A value is labelled bound without a comparison."""
    return ((RULES, "case Rule::%s: return %s;" % (rule, call),
             "case Rule::%s: %s; return findings_.judge(%s, true, PITH_ALTERED, value.place);" % (rule, call, check)),)


def array(shape):
    return ((WALK, FITS, "if (first == '[' && row.shape == Shape::%s) return;\n    %s" % (shape, FITS)),)


# name: ((file, text, text without the repair), ...). Each name is a case of the table of audits, or
# similar.
REPAIRS = {
    "closed-twice: a root is judged before the input ends": (
        (WALK, "if (path_.depth() == 1) return;  //", "if (path_.depth() == 1) {\n"
         "        const verdict kind = kinds_.finish(path_.walker());\n"
         "        if (kind != PITH_PENDING) findings_.fail(PITH_CHECK_KIND, kind, offset);\n        return;\n    }  //"),),
    "second-marker: a second marker passes": foreign("size > 5 && __builtin_memcmp(key + size - 5, \"_type\", 5) == 0"),
    "bundle-with-authors: the first member tells the kind": ((KINDS, "kOpen = 3;", "kOpen = 1;"),),
    "record-in-state-current: a state in an envelope passes": foreign("is(\"state\") || is(\"current\")"),
    "digest-in-payload: a payload in an envelope passes": foreign("is(\"payload\")"),
    "members of other kinds pass at the root": foreign("true"),
    "a later second marker passes the one pass": (
        ("record/markers.hpp", "if (others + is_bundle + is_state > 1) return PITH_UNSUPPORTED;", ""),),
    "the one pass does not look into a state": (
        (TABLE, "kNeeded | kLook,\n    array(S::kCurrent, \"citation", "kNeeded,\n    array(S::kCurrent, \"citation"),),
    "the one pass reads no digest in a payload": tuple(
        (TABLE, "text(S::%s, \"canonical_sha256\", R::kRecordDigest) | kLook," % shape,
         "text(S::%s, \"canonical_sha256\", R::kRecordDigest)," % shape) for shape in ("kCreatedPayload", "kOtherPayload")),
    "bundle-without-digest": ((TABLE, "text(S::kBundle, \"canonical_sha256\", R::kRecordDigest) | kRequired |",
                               "text(S::kBundle, \"canonical_sha256\", R::kRecordDigest) |"),),
    "bundle-without-source": ((TABLE, "whole(S::kBundle, \"source\", S::kSource, R::kSource) | kRequired,",
                               "whole(S::kBundle, \"source\", S::kSource, R::kSource),"),),
    "links-is-array": array("kLinks"),
    "payload-is-array": array("kPayloads"),
    "state-labels: members of the other payload pass": ((WALK, " || is_sibling(key, size);", ";"),),
    "a kind of alias that is not known is bound": (
        (ALIASES, "kind_ == kKinds ? Earned::nothing() :",
         "kind_ == kKinds ? kind.judge(true, PITH_ALTERED) :"),),
    "the digest of a list is bound": bound("kListDigest", "PITH_CHECK_SNAPSHOTS", "List::check_digest(value)"),
    "a time is bound": bound("kEventTime", "PITH_CHECK_TIME", "event_.take_time(value)"),
    "a signer is bound": ((RULES, "case Rule::kReceipt: break;", "case Rule::kReceipt: break;\n        case Rule::kSigner: "
                           "return findings_.judge(PITH_CHECK_EVENT_SIGNER, true, PITH_ALTERED, slice_.place);"),),
    "all members of a receipt are bound": (
        (RULES, "row != nullptr && (row->constant != nullptr || row->rule != Rule::kNone);", "row != nullptr;"),),
    "what is only hashed is bound": (("audit/digests.cpp", "is_hashed ? PITH_HASH_ONLY", "is_hashed ? PITH_BOUND"),),
    "a source is bound before the record is read": ((RULES, "if (record_.is_known()) break;", "break;"),),
    "prev-event-object": ((RULES, "find_empty(first == 'n', PITH_CHECK_SUPERSEDES)",
                           "find_empty(first == 'n' || first == '{', PITH_CHECK_SUPERSEDES)"),),
    "prev-event-string-null": (
        (RULES, "find_empty(first == 'n', PITH_CHECK_SUPERSEDES)",
         "first == '\"' ? void() : find_empty(first == 'n', PITH_CHECK_SUPERSEDES)"),
        (RULES, "        case Rule::kSubject: return", "        case Rule::kPrevEvent:\n            if (!value.equals(\"null\")) "
         "findings_.leave_open(PITH_CHECK_SUPERSEDES, value.place);\n            break;\n        case Rule::kSubject: return"),
        (WALK, "} else if (row.type == schema::Type::kString) {",
         "} else if (row.type == schema::Type::kString || (row.rule == Rule::kPrevEvent && first == '\"')) {")),
    "event-without-record: it is genuine": (
        ("audit/audit_api.cpp", "    uint32_t{1} << PITH_CHECK_RECORD,", "    0,"),
        (EVENT, "record.check_number(value) : value.leave_open();", "record.check_number(value) : Earned::nothing();")),
    "the default policy requires no record": (("audit/audit_api.cpp", "    uint32_t{1} << PITH_CHECK_RECORD,", "    0,"),),
    "event-twice": (("audit/state.cpp", "(is_created && has_created_) || (is_snapshot && has_snapshot_)", "false"),),
    "alias-without-kind: the alias before it judges": ((RULES, "case Rule::kAlias: return aliases_.open();", ""),),
    "an alias needs no kind": ((TABLE, "text(S::kAlias, \"alias_kind\", R::kAliasKind) | kRequired,",
                                "text(S::kAlias, \"alias_kind\", R::kAliasKind),"),),
    "aliases of one kind may differ": ((ALIASES, "if ((seen_ & bit) != 0) {",
                                        "if ((seen_ & bit) != 0) {\n        return value.promise();"),),
    "state-number-respelled": ((RULES, "if (kinds_.shape() == Shape::kState) state_.note", "if (false) state_.note"),),
    "minus zero is a number": ((WALK, "slice_.number == Slice::Number::kMinusZero", "false"),),
    "every month has 31 days": (("record/time.cpp", "part[2] > length", "part[2] > 31 + 0 * length"),),
    "copies of a receipt may differ": ((RECORD, "fault == PITH_PENDING && is_receipted_ &&", "false &&"),),
    "copies of a receipt may differ in the one pass": (
        ("verify/verifier.cpp", "} else if (key != key_ || memcmp(bytes, signature_, sizeof signature_) != 0) {",
         "} else if (false) {"),),
    "ids are compared with their escapes": ((RECORD, "return json::says(text, size, own.data, own.size);",
                                             "return json::equals(text, size, own.data);"),),
    "aliases are compared with their escapes": (
        (ALIASES, "json::unescape_text(value.text, value.size), digest", "value.size, digest"),),
    "the payload of a lone state's summary is not read": (
        (WALK, "if (is_in_known_summary() && row.rule != Rule::kSummaryId) return;",
         "if (event_.is_open() && event_.is_summary() && row.rule != Rule::kSummaryId && (state_.is_in_bundle() || "
         "(path_.depth() > event_.depth() && !row.is(schema::kWhole)))) return;"),),
    "put_common reads a null pointer": ((EVENT, "if (!is_common(row)) continue;", "if (row.is(schema::kExcluded)) continue;"),),
    "a root that is no object is a record": (
        (KINDS, "if (!is_decided()) return PITH_NOT_A_RECORD;", "if (!is_decided()) return PITH_PENDING;"),),
    "an event may have any target": ((EVENT, "    value.findings.fail(PITH_CHECK_EVENT, PITH_UNSUPPORTED, value.place);\n", ""),),
}
