// SPDX-License-Identifier: MIT
#include "audit/kinds.hpp"

namespace pith::audit {
namespace {

using schema::kDocuments;
using schema::kNoRow;
using schema::Rule;
using schema::Shape;

struct Root {
    Shape shape;
    Rule marker;
    uint8_t kind;  // a pith_kind
};
constexpr Root kRoots[] = {
    {Shape::kRecord, Rule::kRecordType, PITH_KIND_RECORD},
    {Shape::kBundle, Rule::kBundleType, PITH_KIND_BUNDLE},
    {Shape::kState, Rule::kStateType, PITH_KIND_STATE},
    {Shape::kEvent, Rule::kEventType, PITH_KIND_EVENT},
};
constexpr uint8_t kCount = sizeof kRoots / sizeof *kRoots;
constexpr uint8_t kOpen = 3;  // records and bundles may have unknown members

}  // namespace

void Kinds::begin() {
    possible_ = (1u << kCount) - 1;
    shape_ = Shape::kNone;
    markers_.begin();
}

// Several kinds may have the same member. Then all but the first of them lack a required member
// before it, so only the first can be complete.
verdict Kinds::enter(Path::Walker &walker, const uint8_t *key, size_t size) {
    uint8_t rows[kCount];
    uint8_t knowing = 0;
    for (uint8_t i = 0; i < kCount; ++i) {
        rows[i] = kDocuments.find(kRoots[i].shape, key, size);
        if (rows[i] != kNoRow) knowing = static_cast<uint8_t>(knowing | 1u << i);
    }
    possible_ = static_cast<uint8_t>(possible_ & (knowing != 0 ? knowing : kOpen));
    walker.set_row(kNoRow);
    if (possible_ == 0) return PITH_UNSUPPORTED;
    if (knowing == 0) return PITH_PENDING;
    uint8_t first = 0;
    while ((possible_ >> first & 1) == 0) ++first;
    if (shape_ != kRoots[first].shape) {
        shape_ = kRoots[first].shape;
        walker.become(shape_);
    }
    walker.set_row(rows[first]);
    return walker.mark(kDocuments);
}

verdict Kinds::finish(const Path::Walker &walker) const {
    if (!is_decided()) return PITH_NOT_A_RECORD;
    uint8_t flags = schema::kRequired;
    for (const Root &root : kRoots) {
        if (root.shape != shape_ || markers_.has(root.marker)) continue;
        if (shape_ != Shape::kRecord) return PITH_UNSUPPORTED;
    }
    if (has_record_type()) flags |= schema::kRequiredWithType;
    return walker.has_all(kDocuments, flags) ? PITH_PENDING : PITH_INCOMPLETE;
}

pith_kind Kinds::kind() const {
    if (shape_ == Shape::kRecord && !has_record_type()) return PITH_KIND_ENVELOPE;
    for (const Root &root : kRoots) {
        if (root.shape == shape_) return static_cast<pith_kind>(root.kind);
    }
    return PITH_KIND_NONE;
}

}  // namespace pith::audit
