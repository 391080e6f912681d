// SPDX-License-Identifier: MIT
// Prints the tables of a pinned key as C++ numbers: table ID HEX. Computes them with the functions
// that the compiler evaluates for core/keys/registry_key.cpp, in milliseconds instead of seconds.
#include <pith/pinned_key.hpp>

#include <cstdio>
#include <cstdlib>

#include "curve/comb.hpp"

namespace pith::curve {

// pinned_key.hpp calls these for a wrong key; the compiler shows their names.
void key_is_not_canonical_or_not_of_order_L() {
    std::fputs("table: the key is not canonical or not of order L\n", stderr);
    std::exit(1);
}
void key_is_not_64_hex_digits() {
    std::fputs("table: the key is not 64 hex digits\n", stderr);
    std::exit(1);
}
void key_id_is_empty_or_too_long() {
    std::fputs("table: the key id is empty or too long\n", stderr);
    std::exit(1);
}

}  // namespace pith::curve

namespace {

using pith::curve::FieldElement;
using pith::curve::HalfNiels;

constexpr uint32_t kTeeth = 5, kBlocks = 1;  // PITH_PRESET=balanced

void print_element(const FieldElement &element, const char *end) {
    std::printf("{{");
    for (uint32_t i = 0; i < 8; ++i) {
        std::printf("%s0x%08lx", i == 0 ? "" : ", ", static_cast<unsigned long>(element.word[i]));
    }
    std::printf("}}%s\n", end);
}

void print_entries(const char *name, const HalfNiels *entries) {
    constexpr uint32_t count = kBlocks << (kTeeth - 1);
    std::printf("constexpr HalfNiels %s[] = {\n", name);
    for (uint32_t i = 0; i < count; ++i) {
        std::printf("    {");
        print_element(entries[i].half_sum, ",");
        std::printf("     ");
        print_element(entries[i].half_difference, ",");
        std::printf("     ");
        print_element(entries[i].product, "},");
    }
    std::printf("};\n");
}

}  // namespace

int main(int argc, char **argv) {
    if (argc != 3) {
        std::fputs("usage: table ID HEX\n", stderr);
        return 2;
    }
    const pith_key key = pith::make_key(argv[1], argv[2], nullptr);
    const auto minus_key = pith::curve::minus_key(pith::curve::key_bytes(argv[2]));
    // Not constants, so the compiler does not compute the tables.
    FieldElement x = pith::curve::kBaseX, y = pith::curve::kBaseY;
    const pith::curve::CombTable<kTeeth, kBlocks> base(x, y), own(minus_key.x, minus_key.y);
    std::printf("constexpr uint32_t kTeeth = %lu, kBlocks = %lu;\n",
                static_cast<unsigned long>(kTeeth), static_cast<unsigned long>(kBlocks));
    print_entries("kBaseEntries", base.entries);
    print_entries("kKeyEntries", own.entries);
    std::printf("constexpr FieldElement kMinusKeyX = ");
    print_element(minus_key.x, ";");
    std::printf("constexpr FieldElement kMinusKeyY = ");
    print_element(minus_key.y, ";");
    std::printf("#define KEY_ID    \"%s\"\n#define KEY_BYTES ", argv[1]);
    for (uint32_t i = 0; i < 32; ++i) std::printf("%s0x%02x", i == 0 ? "" : ", ", key.bytes[i]);
    std::printf("\n");
    return 0;
}
