// SPDX-License-Identifier: MIT
// Prints core's table for schema_test.py, one line for each member.
#include <cstdio>

#include "schema/documents.hpp"

namespace {

using pith::schema::Line;
using pith::schema::Shape;
using pith::schema::Type;

const char *name(Shape shape) {
    switch (shape) {
        case Shape::kRecord: return "record";
        case Shape::kBundle: return "bundle";
        case Shape::kState: return "state";
        case Shape::kEvent: return "event";
        case Shape::kCurrent: return "current";
        case Shape::kSummary: return "summary";
        case Shape::kCreatedPayload: return "payload record_created";
        case Shape::kSnapshotPayload: return "payload graph_snapshot";
        case Shape::kOtherPayload: return "payload other";
        case Shape::kGraph: return "graph_snapshot";
        case Shape::kPaper: return "paper";
        case Shape::kVerdict: return "verdict";
        case Shape::kList: return "list";
        case Shape::kFormalCanon: return "formal_canon";
        case Shape::kAlias: return "alias";
        case Shape::kLinks: return "links";
        case Shape::kPublicKey: return "public_key";
        case Shape::kSigner: return "signer";
        case Shape::kEventSignature: return "event_signature";
        case Shape::kBundleSignature: return "bundle_signature";
        case Shape::kReceipt: return "receipt";
        case Shape::kCanonicalRecord: return "canonical_record";
        case Shape::kMetadata: return "metadata";
        case Shape::kSource: return "source";
        case Shape::kRotation: return "keyring";
        case Shape::kRing: return "ring";
        case Shape::kRingKey: return "ring_key";
        case Shape::kRingSignature: return "ring_signature";
        default: return nullptr;  // an array
    }
}

const char *name(Type type) {
    switch (type) {
        case Type::kObject: return "object";
        case Type::kArray: return "array";
        case Type::kString: return "string";
        case Type::kStringOrNull: return "null or string";
        case Type::kCount: return "count";
        case Type::kBoolean: return "boolean";
        default: return "any";
    }
}

void print(const Line &line) {
    if (name(line.in) == nullptr) return;
    const char *required = line.is(pith::schema::kRequired)           ? "yes"
                           : line.is(pith::schema::kRequiredWithType) ? "with record_type"
                                                                      : "no";
    const bool is_text = line.type == Type::kString && line.constant != nullptr;
    std::printf("%s\t%s\t%s\t%s\t%s\t%s\n", name(line.in), line.key == nullptr ? "*" : line.key,
                name(line.type), required, is_text ? line.constant : "",
                line.is(pith::schema::kClosed) ? "closed" : "");
}

}  // namespace

int main() {
    for (const Line &line : pith::schema::kDocumentLines) print(line);
    for (const Line &line : pith::schema::kRotationLines) print(line);
}
