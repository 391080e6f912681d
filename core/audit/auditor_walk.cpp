// SPDX-License-Identifier: MIT
// From the scanner's calls to values with a row: order, digests, and the bytes for a check.
#include "audit/auditor.hpp"
#include "json/text.hpp"

namespace pith::audit {
namespace {

using schema::kDocuments;
using schema::kNoRow;
using schema::Row;
using schema::Rule;
using schema::Shape;

}  // namespace

// ---- scanner's sink

bool Auditor::punctuation(uint8_t c, uint32_t offset) {
    offset += shift_;
    if (slice_.in_scalar) end_scalar();
    switch (c) {
        case '{':
        case '[': open_container(c, offset); break;
        case '}':
        case ']': close_container(c, offset); break;
        case ',': digests_.comma(path_.depth()); [[fallthrough]];
        default:
            if (slice_.is_whole()) slice_.append(bytes_, &c, 1);
    }
    return goes_on();
}

bool Auditor::open_string(bool is_key, uint32_t offset) {
    static constexpr uint8_t kQuote = '"';
    offset += shift_;
    slice_.in_key = is_key;
    if (is_key) {
        if (!slice_.is_whole()) slice_.place = offset;
        path_.begin_key();
    } else {
        begin_value(kQuote, offset);
        digests_.put(kQuote);
    }
    if (slice_.is_whole()) slice_.append(bytes_, &kQuote, 1);
    return goes_on();
}

bool Auditor::text(const uint8_t *run, size_t size) {
    if (slice_.in_key) {
        if (!path_.add_to_key(run, size)) {
            findings_.fail(PITH_CHECK_SYNTAX, PITH_TOO_COMPLEX, slice_.place);
        }
        if (slice_.is_whole()) slice_.append(bytes_, run, size);
        return goes_on();
    }
    digests_.put(run, size);
    report_.text(path_.depth(), run, size);
    if (slice_.mode != Slice::Mode::kNone) slice_.append(bytes_, run, size);
    return true;
}

bool Auditor::close_string() {
    static constexpr uint8_t kQuote = '"';
    if (slice_.is_whole()) slice_.append(bytes_, &kQuote, 1);
    if (slice_.in_key) {
        slice_.in_key = false;
        end_key();
        return goes_on();
    }
    digests_.put(kQuote);
    end_leaf(kQuote);
    return goes_on();
}

bool Auditor::scalar(uint8_t c, uint32_t offset) {
    if (slice_.in_scalar) {
        slice_.add_to_number(c);
    } else {
        begin_value(c, offset + shift_);
        slice_.begin_number(c);
        slice_.in_scalar = true;
    }
    digests_.put(c);
    report_.text(path_.depth(), &c, 1);
    if (slice_.mode != Slice::Mode::kNone) slice_.append(bytes_, &c, 1);
    return goes_on();
}

void Auditor::end_scalar() {
    slice_.in_scalar = false;
    if (slice_.number == Slice::Number::kMinusZero) {
        findings_.fail(PITH_CHECK_SYNTAX, PITH_MALFORMED, slice_.place);
    }
    if (slice_.number == Slice::Number::kOther) check_other_number();
    const bool is_count = slice_.row != nullptr && slice_.row->type == schema::Type::kCount;
    if (is_count && !slice_.is_count()) fail_shape(PITH_UNSUPPORTED, slice_.place);
    end_leaf(slice_.first);
}

// ---- keys

void Auditor::end_key() {
    const verdict order = path_.end_key();
    if (order != PITH_PENDING) return findings_.fail(PITH_CHECK_SYNTAX, order, slice_.place);
    const uint8_t *const key = path_.key();
    const size_t size = path_.key_size();
    report_.key(path_.depth(), key, size);
    Path::Walker &walker = path_.walker();
    if (path_.depth() == 1) {
        enter_root(key, size);
    } else {
        const verdict fault = walker.enter(kDocuments, key, size);
        const bool is_wrong = fault != PITH_PENDING || is_sibling(key, size);
        if (is_wrong) fail_shape(PITH_UNSUPPORTED, slice_.place);
    }
    if (event_.is_open() && event_.is_summary() && event_.depth() == path_.depth()) {
        event_.put_common(key, size, record_, digests_);
    }
    const bool is_excluded =
        walker.row() != kNoRow && kDocuments.rows[walker.row()].is(schema::kExcluded);
    digests_.key(path_.depth(), is_excluded, key, size);
}

// Takes a key of the root, which may show the kind.
void Auditor::enter_root(const uint8_t *key, size_t size) {
    const Shape before = kinds_.shape();
    const verdict fault = kinds_.enter(path_.walker(), key, size);
    if (fault != PITH_PENDING) return findings_.fail(PITH_CHECK_KIND, fault, slice_.place);
    if (kinds_.shape() == before) return;
    const bool is_bundle = kinds_.shape() == Shape::kBundle;
    report_.settle(is_bundle ? PITH_AUTHENTICATED : PITH_UNAUTHENTICATED);
    switch (kinds_.shape()) {
        case Shape::kBundle: return digests_.set_signed(1, true);
        case Shape::kState: return state_.open(1, kinds_.place(), false);
        case Shape::kEvent: digests_.set_signed(1, true); return event_.open(1, kinds_.place());
        default: return digests_.abandon(1);
    }
}

// Returns true for a member of the other known payload.
bool Auditor::is_sibling(const uint8_t *key, size_t size) const {
    const Path::Walker &walker = path_.walker();
    if (walker.row() != kNoRow) return false;
    switch (walker.shape()) {
        case Shape::kCreatedPayload:
            return kDocuments.find(Shape::kSnapshotPayload, key, size) != kNoRow;
        case Shape::kSnapshotPayload:
            return kDocuments.find(Shape::kCreatedPayload, key, size) != kNoRow;
        default: return false;
    }
}

// Returns the check to blame if a container does not follow the table.
pith_check Auditor::shape_check() const {
    switch (path_.walker().shape()) {
        case Shape::kEvent:
        case Shape::kSummary:
        case Shape::kSnapshotPayload:
        case Shape::kOtherPayload: return PITH_CHECK_EVENT;
        case Shape::kCreatedPayload: return PITH_CHECK_RECORD_CREATED;
        case Shape::kAliases:
        case Shape::kAlias: return PITH_CHECK_ALIASES;
        case Shape::kPublicKeys:
        case Shape::kPublicKey: return PITH_CHECK_PUBLIC_KEYS;
        case Shape::kLinks: return PITH_CHECK_LINKS;
        default: return PITH_CHECK_KIND;
    }
}

// Blames a container that does not follow the table.
void Auditor::fail_shape(verdict why, uint32_t offset) {
    if (slice_.is_whole()) return slice_.whole.fail(PITH_UNSUPPORTED);
    findings_.fail(shape_check(), why, offset);
}

// ---- values

// In a bundle the digest of a summary is compared with its event, so its members need no check.
bool Auditor::is_in_known_summary() const {
    return event_.is_open() && event_.is_summary() && state_.is_in_bundle();
}

void Auditor::begin_value(uint8_t first, uint32_t offset) {
    slice_.row = nullptr;
    slice_.first = first;
    slice_.start = static_cast<uint16_t>(slice_.size + (first == '"' ? 1 : 0));
    if (!slice_.is_whole()) slice_.place = offset;
    if (path_.depth() == 0) return;  // the root
    Path::Walker &walker = path_.walker();
    if (!path_.in_object()) {
        path_.note_element();
        report_.element(path_.depth());
        walker.enter_element(kDocuments);
        if (path_.rule() == Rule::kSupersedes) findings_.leave_open(PITH_CHECK_SUPERSEDES, offset);
    }
    if (walker.row() == kNoRow) return;
    const Row &row = kDocuments.rows[walker.row()];
    if (is_in_known_summary() && row.rule != Rule::kSummaryId) return;
    if (!schema::fits(row.type, first)) return fail_shape(PITH_UNSUPPORTED, offset);
    slice_.row = &row;
    if (slice_.is_whole()) return;
    begin_rule(row.rule, first, offset);
    if (row.rule == Rule::kNone) return;
    if (is_unread(row.rule)) return;
    if (row.is(schema::kWhole)) {
        slice_.begin(Slice::Mode::kWhole);
        slice_.whole.begin(row, path_.depth());
    } else if (row.type == schema::Type::kString) {
        slice_.begin(Slice::Mode::kString);
    } else if (row.type == schema::Type::kCount) {
        slice_.begin(Slice::Mode::kScalar);
    }
}

void Auditor::open_container(uint8_t bracket, uint32_t offset) {
    const bool is_object = bracket == '{';
    if (path_.depth() == 0) {
        kinds_.open_root(offset);
        path_.open(is_object, is_object ? Shape::kRoots : Shape::kNone, Rule::kNone);
        if (is_object) digests_.open(1, false);
        return;
    }
    const bool was_whole = slice_.is_whole();
    begin_value(bracket, offset);
    digests_.put(bracket);
    if (slice_.is_whole()) slice_.append(bytes_, &bracket, 1);
    const Row *const row = slice_.row;
    Shape shape = row == nullptr ? Shape::kNone : row->shape;
    if (shape == Shape::kPayloads) shape = event_.payload();
    const Rule rule = row == nullptr || was_whole ? Rule::kNone : row->rule;
    path_.open(is_object, shape, rule);
    if (!slice_.is_whole()) open_rule(rule);
}

void Auditor::close_container(uint8_t bracket, uint32_t offset) {
    const Rule rule = path_.rule();
    const bool is_empty = path_.is_empty();
    const bool is_complete = path_.walker().has_all(kDocuments);
    digests_.close(path_.depth(), bracket);
    if (slice_.is_whole()) slice_.append(bytes_, &bracket, 1);
    if (path_.depth() == 1) return;  // end_root() judges it
    if (!is_complete) {
        const bool is_alias = path_.walker().shape() == Shape::kAlias;
        fail_shape(is_alias ? PITH_UNSUPPORTED : PITH_INCOMPLETE, offset);
    }
    path_.close();
    if (is_empty) {
        const uint8_t text[] = {bracket == '}' ? uint8_t{'{'} : uint8_t{'['}, bracket};
        report_.text(path_.depth(), text, sizeof text);
        slice_.row = nullptr;
        end_report(slice_.is_whole() ? promise(nullptr) : Earned::nothing(), text[0]);
    }
    if (!slice_.is_whole()) {
        close_rule(rule);
    } else if (path_.depth() == slice_.whole.depth) {
        slice_.mode = Slice::Mode::kNone;
        await(Work::kWhole);
    }
}

void Auditor::end_leaf(uint8_t type) {
    Earned earned = Earned::nothing();
    if (slice_.is_whole()) {
        earned = promise(slice_.row);
        end_member(type);
    } else if (slice_.mode != Slice::Mode::kNone) {
        earned = read_slice();
    }
    end_report(earned, type);
}

// Notes a member of a whole object.
void Auditor::end_member(uint8_t type) {
    if (slice_.row == nullptr || slice_.is_overflown) return;
    const uint16_t end = static_cast<uint16_t>(slice_.size - (type == '"' ? 1 : 0));
    const char *const constant = slice_.row->constant;
    const uint8_t *const text = bytes_ + slice_.start;
    if (constant != nullptr && !json::equals(text, end - slice_.start, constant)) {
        slice_.whole.fail(PITH_UNSUPPORTED);
    }
    slice_.whole.add(*slice_.row, slice_.start, end);
}

void Auditor::end_report(Earned earned, uint8_t type) {
    if (!report_.is_wanted()) return;
    const pith_label label = kinds_.is_decided() ? digests_.label(earned) : PITH_LABEL_NONE;
    report_.end_leaf(path_.depth(), type, label);
}

Earned Auditor::read_slice() {
    slice_.mode = Slice::Mode::kNone;
    // A count is compared as a text, so a long one is only another count.
    const bool is_count = slice_.row->type == schema::Type::kCount;
    if (findings_.has_fault()) return Earned::nothing();
    if (!is_count && is_too_large(slice_.row->rule)) return Earned::nothing();
    return check_value(value_of(slice_.row->rule, slice_.row->constant));
}

bool Auditor::is_too_large(Rule rule) {
    if (slice_.is_overflown) findings_.fail(check_of(rule), PITH_TOO_LARGE, slice_.place);
    return slice_.is_overflown;
}

}  // namespace pith::audit

namespace pith::json {
template size_t Scanner::feed<audit::Auditor>(const uint8_t *, size_t, audit::Auditor &);
}
