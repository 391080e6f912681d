// SPDX-License-Identifier: MIT
// A line of the table, and the functions that write one (schema/documents.hpp).
#pragma once

#include "schema/schema.hpp"

namespace pith::schema {

struct Line {
    const char *key;
    const char *constant;
    Shape in;  // the container of this member
    uint8_t key_size;
    Type type;
    Shape shape;
    Rule rule;
    uint8_t flags;

    constexpr bool is(uint8_t flag) const { return (flags & flag) != 0; }
};

constexpr Line operator|(Line line, uint8_t flags) {
    line.flags = static_cast<uint8_t>(line.flags | flags);
    return line;
}

// Returns true for the line of this key; null: of each element or member.
constexpr bool is_key(const Line &line, const char *key) {
    if (line.key == nullptr || key == nullptr) return line.key == key;
    size_t i = 0;
    while (key[i] != '\0' && key[i] == line.key[i]) ++i;
    return key[i] == line.key[i];
}

namespace build {

template <size_t kSize>
constexpr Line member(Shape in, const char (&key)[kSize], Type type, Rule rule,
                      Shape shape = Shape::kNone) {
    return {key, nullptr, in, kSize - 1, type, shape, rule, 0};
}
constexpr Line each(Shape in, Type type, Rule rule, Shape shape = Shape::kNone) {
    return {nullptr, nullptr, in, 0, type, shape, rule, 0};
}
template <size_t kSize>
constexpr Line text(Shape in, const char (&key)[kSize], Rule rule = Rule::kNone) {
    return member(in, key, Type::kString, rule);
}
template <size_t kSize>
constexpr Line count(Shape in, const char (&key)[kSize], Rule rule) {
    return member(in, key, Type::kCount, rule);
}
template <size_t kSize>
constexpr Line object(Shape in, const char (&key)[kSize], Shape shape, Rule rule = Rule::kNone) {
    return member(in, key, Type::kObject, rule, shape);
}
// An object whose canonical bytes the check needs.
template <size_t kSize>
constexpr Line whole(Shape in, const char (&key)[kSize], Shape shape, Rule rule) {
    return object(in, key, shape, rule) | kWhole;
}
template <size_t kSize>
constexpr Line array(Shape in, const char (&key)[kSize], Shape shape, Rule rule = Rule::kNone) {
    return member(in, key, Type::kArray, rule, shape);
}
template <size_t kSize>
constexpr Line constant(Shape in, const char (&key)[kSize], const char *value,
                        Rule rule = Rule::kConstant) {
    return {key, value, in, kSize - 1, Type::kString, Shape::kNone, rule, 0};
}

}  // namespace build

}  // namespace pith::schema
