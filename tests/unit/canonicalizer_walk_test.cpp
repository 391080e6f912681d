// SPDX-License-Identifier: MIT
// The cost of canonicalizing in visits, steps and reads. The sums follow core/json/README.md and
// canonicalizer.hpp.
#include "canonicalizing.hpp"
#include "check.hpp"
#include "json/canonicalizer.hpp"

using namespace canonicalizing;

// 32 visits for each byte of 2^27 overflow 32 bits.
TEST(CanonicalizerWalk, has_fuel_for_texts_of_any_size) {
    pith_source source = {nullptr, nullptr, uint32_t{1} << 27};
    source.read = [](void *, uint32_t, void *buffer, size_t size) {
        memset(buffer, ' ', size);
        return 0;
    };
    Bytes bytes;
    canonicalizer.begin(&source);
    EXPECT_EQ(canonicalizer.step(bytes, 10000), PITH_PENDING);
    EXPECT_EQ(bytes.size, 0u);
}

// Each sum lists the visits. A significant byte costs one visit, and so does each space before it.
// Written alone, it costs two: brackets, and commas in arrays.
// A run costs its bytes and one more; a closing quote belongs to its string. Comparing two keys
// costs their common bytes and three more. The next member of an object costs one.
TEST(CanonicalizerWalk, counts_visits_exactly) {
    expect_visits("\"abc\"", 1 + 5);
    expect_visits("12", 1 + 3);
    expect_visits("  12  ", 3 + 3 + 2);
    expect_visits("\"\\n\\u0041b\"", 1 + 2 + 6 + 3);
    expect_visits("[1,[]]", 2 + 1 + 2 + 2 + 2 + 2 + 2);
    // Walk: { " a" : 1 1} }; write: member " a" : 1 1} member.
    expect_visits("{\"a\":1}", 2 + 1 + 3 + 1 + 1 + 2 + 1 + 1 + 1 + 3 + 1 + 1 + 2 + 1);
    // A key with an escape is one run when walked.
    expect_visits("{\"a\\nb\":1}", 2 + 1 + 6 + 1 + 1 + 2 + 1 + 1 + 1 + 2 + 2 + 3 + 1 + 1 + 2 + 1);
    // A container is walked in its bytes, and one visit for each string: [ " ]" , { } ]
    expect_visits("{\"a\":[\"]\",{}]}", 2 + 1 + 3 + 1 + (1 + 1 + 3 + 1 + 1 + 1 + 1) + 1 + 1 + 1 +
                                            3 + 1 + (2 + 1 + 3 + 2 + 2 + 1 + 1 + 2) + 1);
}

TEST(CanonicalizerWalk, counts_visits_of_both_keys) {
    // Walk: { " key : value scalar , then " compared key : value scalar }. Write: each member.
    const uint32_t written = 1 + 1 + 5 + 1 + 1 + 2;
    expect_visits(
        "{\"aab\":1,\"aac\":2}",
        2 + (1 + 5 + 1 + 1 + 2 + 1) + (1 + (2 * 2 + 3) + 5 + 1 + 1 + 2 + 1) + 2 * written + 1);
    // Comparing an escape costs its bytes in both keys as well: here one and six.
    expect_visits("{\"aab\":1,\"aa\\u0063\":2}",
                  2 + (1 + 5 + 1 + 1 + 2 + 1) + (1 + (2 * 2 + 3 + 1 + 6) + 10 + 1 + 1 + 2 + 1) +
                      written + (1 + 1 + 3 + 6 + 2 + 1 + 1 + 2) + 1);
    // The differing bytes are the last of characters that are not escaped.
    expect_visits("{\"\xC3\xA8\":1,\"\xC3\xA9\":2}", 2 + (1 + 4 + 1 + 1 + 2 + 1) +
                                                         (1 + (2 * 1 + 3) + 4 + 1 + 1 + 2 + 1) +
                                                         2 * (written - 1) + 1);
}

// Steps of one or two visits. The budget cuts a run. A comparison uses half of the budget in each
// key.
TEST(CanonicalizerWalk, takes_at_most_its_budget_in_a_step) {
    expect_steps("\"abc\"", 1, 5 + 1);
    expect_steps("123", 1, 1 + 3 + 1);
    expect_steps(
        "{\"aab\":1,\"aac\":2}", 1,
        1 + (1 + 4 + 1 + 1 + 2 + 1) + (1 + 3 + 4 + 1 + 1 + 2 + 1) + 2 * (1 + 5 + 1 + 3) + 1 + 1);
    // { "a ab " : 1 1, ," and a a b-c, ac again; write member-" aa b" :1 1, the same of aac, and
    // }}.
    expect_steps("{\"aab\":1,\"aac\":2}", 2, 7 + 3 + 2 + 3 + 5 + 5 + 1);
    static const char text[] = "[\"0123456789\",0123456789,{\"0123456789\":\"\"}]";
    const pith_source source = pith_mapped(text, length(text));
    for (uint32_t budget = 1; budget < 10; ++budget) {
        bool fits = true;
        auto sink = [&](const uint8_t *, size_t count, uint32_t) {
            fits = fits && count <= budget;
            return true;
        };
        EXPECT_TRUE(canonicalize(source, budget, sink).is_done);
        EXPECT_TRUE(fits) << budget;
    }
}

// The last byte of the escape is the last byte of the window.
TEST(CanonicalizerWalk, continues_after_an_escape_at_the_end_of_a_window) {
    static const char text[] =
        "                                                           "
        "{\"a\\n\":1}";
    static_assert(sizeof text - 1 == PITH_WINDOW + 4);
    const uint32_t written = (1 + 1 + 2 + 2 + 2 + 1 + 3) + 1;
    expect_visits(windowed(text), 61 + 1 + 4 + 2 + 1 + 1 + 2 + 1 + written);
    expect_visits(text, 61 + 1 + 5 + 1 + 1 + 2 + 1 + written);  // in place one run
}

// An inner object is walked without the containers in it that were walked before.
TEST(CanonicalizerWalk, passes_over_a_container_whose_end_is_known) {
    // Walk: { " a" : { " b" :[ " text" ] } }
    const uint32_t walked = 2 + 1 + 3 + 1 + 1 + 1 + 3 + 2 + 1 + 1 + 1 + 1 + 1;
    // Write: member " a" : {, walk " b" : [...] }, write member " b" : [ " text" ] } }
    const uint32_t written =
        1 + 1 + 3 + 1 + 2 + (1 + 3 + 1 + 1) + 1 + (1 + 1 + 3 + 1 + 2 + 2 + 2) + 1;
    static const char known[] = "{\"a\":{\"b\":[\"01234567890123456789\"]}}";
    expect_visits(known, walked + 20 + 1 + written + 1 + 20 + 1);
    expect_visits(windowed(known), walked + 20 + 1 + written + 1 + 20 + 1);
    // One byte less is not worth a place: walk [ " text" ]
    expect_visits("{\"a\":{\"b\":[\"0123456789012345678\"]}}",
                  walked + 19 + 1 + written + 1 + 19 + 1 + (1 + 19 + 2 + 1));
}

// A fault is found at its own byte, and nothing beyond that byte is read.
TEST(CanonicalizerWalk, refuses_at_the_byte_that_is_wrong) {
    expect_fault_after("[[[[[[[[[[[[[[[[[", 2 * 16 + 1, PITH_TOO_COMPLEX, 16);
    expect_fault_after("{:1}", 2 + 1, PITH_MALFORMED, 1);
    expect_fault_after("{\"a\":1,:2}", 2 + 1 + 3 + 1 + 1 + 2 + 1 + 1, PITH_MALFORMED, 7);
    expect_fault_after("{\"a\":}", 2 + 1 + 3 + 1 + 1, PITH_MALFORMED, 5);
    expect_fault("{\"a\":\"\",\"a\":1}", PITH_AMBIGUOUS, 8);
    expect_fault("]", PITH_MALFORMED, 0);
    expect_fault("{\"a\\", PITH_INCOMPLETE, 4);
    expect_fault("{\"a\":\"b\\", PITH_INCOMPLETE, 8);
    expect_fault("{\"a\":12", PITH_INCOMPLETE, 7);
    expect_fault("{\"a\":[12", PITH_INCOMPLETE, 8);
    expect_fault("\"a", PITH_INCOMPLETE, 2);
    expect_fault("\"a\\", PITH_MALFORMED, 2);
    expect_fault("[1", PITH_INCOMPLETE, 2);
    // These faults are found while the object is walked, before any output and before its end.
    expect_fault("{\"\":[[[[[[[[[[[[[[[[[[[", PITH_TOO_COMPLEX, 19);
    expect_fault("{\"\":[{}[{}[[[[[[[[[[[[[[[]", PITH_TOO_COMPLEX, 23);
}

TEST(CanonicalizerWalk, skips_strings_inside_a_walked_container) {
    expect_bytes("{\"b\":[\"]\"],\"a\":{\"}\":\"{[\\\"}\"}}",
                 "{\"a\":{\"}\":\"{[\\\"}\"},\"b\":[\"]\"]}");
    expect_bytes("{\"b\\\"c\":\"\\\\\",\"a\\\\\":\"x\\\"\"}",
                 "{\"a\\\\\":\"x\\\"\",\"b\\\"c\":\"\\\\\"}");
    for (uint32_t budget = 1; budget < 20; ++budget) {
        Bytes bytes;
        const char *const text = "{\"b\\\"c\":\"d\\\"ef\\\\\",\"a\\\\\":[\"x\\\"\"]}";
        EXPECT_TRUE(canonicalize(pith_mapped(text, length(text)), budget, bytes).is_done);
        EXPECT_STREQ(bytes.out, "{\"a\\\\\":[\"x\\\"\"],\"b\\\"c\":\"d\\\"ef\\\\\"}");
    }
}

TEST(CanonicalizerWalk, compares_escapes_and_their_neighbours) {
    expect_bytes("{\"ab\\u0063\":1,\"abd\":2}", "{\"abc\":1,\"abd\":2}");
    expect_bytes("{\"abd\":1,\"ab\\u0063\":2}", "{\"abc\":2,\"abd\":1}");
    expect_bytes("{\"\\u0061b\":1,\"\\u0061a\":2}", "{\"aa\":2,\"ab\":1}");
    expect_bytes("{\"\\u0061\\nb\":1,\"a\\u000aa\":2}", "{\"a\\na\":2,\"a\\nb\":1}");
    // Two characters sort before the quote, but a key that ends sorts first.
    expect_bytes("{\"a\":1,\"a!\":2,\"a \":3}", "{\"a\":1,\"a \":3,\"a!\":2}");
    expect_bytes("{\"a!\":1,\"a\":2}", "{\"a\":2,\"a!\":1}");
    expect_bytes("12", "12");
}

// Leading spaces move each byte across the ends of the windows. The key's escapes are surrogate
// pairs, whose halves are invalid alone.
TEST(CanonicalizerWalk, holds_whole_escapes_wherever_windows_end) {
    static const char *const keys[] = {"\\ud83d\\ude00", "\\uffff"};
    static const char *const sorted[] = {"\xF0\x9F\x98\x80", "\xEF\xBF\xBF"};
    for (uint32_t i = 0; i < 6 * PITH_WINDOW; ++i) {
        const bool swapped = i % 2 != 0;
        const uint32_t same = PITH_WINDOW - 13 + i / 2 % 3;
        char *const text = long_text;
        static char want[300];
        fill(i / 6, i / 6);
        want[0] = 0;
        char pad[PITH_WINDOW];
        memset(pad, 'k', same);
        pad[same] = 0;
        const auto add = [](char *to, const char *part) {
            memcpy(to + strlen(to), part, strlen(part) + 1);
        };
        const char *const parts[] = {"{\"",   pad, keys[swapped ? 1 : 0], "\":\"\\\"", pad,
                                     "\",\"", pad, keys[swapped ? 0 : 1], "\":\"\\\""};
        for (const char *const part : parts) add(text, part);
        add(text, pad);
        add(text, "\"}");
        for (int key = 1; key >= 0; --key) {
            const char *const written[] = {
                key == 1 ? "{\"" : ",\"", pad, sorted[key], "\":\"\\\"", pad, "\""};
            for (const char *const part : written) add(want, part);
        }
        add(want, "}");
        Bytes bytes;
        EXPECT_TRUE(canonicalize(pith_mapped(text, length(text)), UINT32_MAX, bytes).is_done)
            << text;
        EXPECT_STREQ(bytes.out, want);
    }
}

TEST(CanonicalizerWalk, reads_no_held_byte_twice) {
    char *const text = long_text;
    fill(0, 120);
    put(0, "\"");
    put(119, "\"");
    expect_reads(text, 2);
    // An escape is read as a whole. The first escape ends exactly with the first window. The second
    // one crosses the window's end, so it is read again with the following 64 bytes.
    put(52, "\\ud83d\\ude00");
    expect_reads(text, 2);
    put(52, "k\\ud83d\\ude00");
    expect_reads(text, 3);
    // Walking needs only two bytes of an escape: reads at 0 and 64. Writes read at 60 and 124.
    fill(59, 128);
    put(59, "{\"a\\n\":\"");
    put(126, "\"}");
    expect_reads(text, 4);
    // Two long keys differ at the ends of windows. Walk: 0, 64, 128. Compare: 192 and 256 with 59
    // and 123. Walk the rest: 192, 256, 320. Write: 191, 255, 319, then 58, 122, 186.
    write_long_keys();
    expect_reads(text, 16);
    // Two keys differ in an escape after 52 bytes. The window of each key just holds that escape.
    // Walk: 0, 64, 128, 192. Compare: 59. Write: 127, 180 (the escape), 58 and 111.
    fill(57, 209);
    put(57, "{\"");
    put(111, "\\ud83d\\ude00\":0,\"");
    put(180, "\\uffff\":12345678901234567890}");
    expect_reads(text, 9);
}

TEST(CanonicalizerWalk, does_not_count_skipped_spaces_as_window) {
    char text[120];
    memset(text, 'k', 110);
    memcpy(text, "   \"", 4);
    memcpy(text + 109, "\"", 2);
    expect_bytes(text, text + 3);
    memset(text, '1', 110);
    memcpy(text, "   ", 3);
    expect_bytes(text, text + 3);
}

// The ends of budgets and windows do not change the result.
TEST(CanonicalizerWalk, compares_long_keys_in_any_pieces) {
    write_long_keys();
    const pith_source source = pith_mapped(long_text, length(long_text));
    for (uint32_t budget = 200; budget < 700; budget += 10) {
        Bytes bytes;
        canonicalizer.begin(&source);
        EXPECT_EQ(canonicalizer.step(bytes, budget), PITH_PENDING);
        EXPECT_EQ(canonicalizer.step(bytes, UINT32_MAX), PITH_PENDING);
        EXPECT_TRUE(canonicalizer.done());
        EXPECT_EQ(bytes.size, length(long_text) - 57);
        EXPECT_EQ(memcmp(bytes.out + 2, long_text + 192, 131), 0) << budget;
    }
    // A budget of two visits compares one byte of each key.
    canonicalizer.begin(&source);
    while (canonicalizer.offset() < 192) ASSERT_EQ(canonicalizer.step(swallow, 2), PITH_PENDING);
    for (uint32_t at = 192; at < 319; ++at) {
        EXPECT_EQ(canonicalizer.offset(), at);
        EXPECT_EQ(canonicalizer.step(swallow, 2), PITH_PENDING);
    }
    EXPECT_EQ(canonicalizer.offset(), 319u);
}

// A member of eight bytes costs 11 visits to walk, 11 to write, and the comparison of its key. One
// key above the limit causes a second walk, which compares each key with the last one written.
TEST(CanonicalizerWalk, walks_twice_for_one_key_above_the_limit) {
    for (uint32_t members = kRoom - 1; members <= kRoom + 1; ++members) {
        const pith_source source = make_wide("       {", members, "");
        uint32_t visits = 9 + members * (11 + 11) + 1;
        for (uint32_t i = 1; i < members; ++i) visits += 2 * alike(i, i - 1) + 3;
        if (members > kRoom) {
            visits += 1 + 8 + members * 11;
            for (uint32_t i = 0; i < members; ++i) {
                if (i != kRoom - 1) visits += 2 * alike(i, kRoom - 1) + 3;
            }
        }
        expect_visits(source, visits);
    }
}

// An object at any place is found again, and no byte after the arena is written.
TEST(CanonicalizerWalk, finds_an_object_again_at_any_place) {
    static const char *const heads[] = {"       {", "   {\"\":{", "  [1,[[{", "[[[[[[[[[[[[[[[{"};
    static const char *const tails[] = {"", "}", "]],2]", "]]]]]]]]]]]]]]]"};
    for (int place = 0; place < 4; ++place) {
        const pith_source source = make_wide(heads[place], 2 * PITH_SORT_KEYS + 2, tails[place]);
        uint32_t at = 0;
        while (heads[place][at] == ' ') ++at;
        bool is_wanted = true;
        auto sink = [&](const uint8_t *data, size_t count, uint32_t) {
            for (size_t i = 0; i < count; ++i) {
                is_wanted =
                    is_wanted && at < source.size && static_cast<char>(data[i]) == wide.at(at++);
            }
            return true;
        };
        memory.behind = 0x12345678;
        EXPECT_TRUE(canonicalize(source, UINT32_MAX, sink).is_done) << place;
        EXPECT_TRUE(is_wanted) << place;
        EXPECT_EQ(at, source.size);
        EXPECT_EQ(memory.behind, 0x12345678u);
    }
}

// A wide object is walked again. Its bracket, or the colon before it, may have changed by then.
TEST(CanonicalizerWalk, refuses_an_object_that_changes_before_it_is_walked_again) {
    static const struct {
        const char *head, *tail;
        uint32_t place;
        char lie;
    } kChanges[] = {
        {"       {", "", 7, '['}, {"   {\"\":{", "}", 7, '['}, {"   {\"\":{", "}", 6, '{'}};
    static uint32_t place;
    static uint32_t left;  // reads of that byte before it changes
    static char lie;
    for (const auto &change : kChanges) {
        place = change.place;
        lie = change.lie;
        pith_source source = make_wide(change.head, kRoom + 1, change.tail);
        source.read = [](void *, uint32_t offset, void *buffer, size_t size) {
            for (uint32_t i = 0; i < size; ++i) {
                const bool lies = offset + i == place && left-- == 0;
                if (lies) left = 0;
                static_cast<char *>(buffer)[i] = lies ? lie : wide.at(offset + i);
            }
            return 0;
        };
        uint32_t reads = 0, offset = 0;
        for (;; ++reads) {
            ASSERT_TRUE(reads < 20);
            left = reads;
            const Outcome got = canonicalize(source, UINT32_MAX, swallow);
            if (got.is_done) break;
            EXPECT_EQ(got.fault, PITH_MALFORMED) << reads;
            offset = got.offset;
        }
        EXPECT_GE(reads, 2u);
        EXPECT_EQ(offset, place) << change.head;
    }
}

// The fuel is 32 visits for each byte and 4096 more. These members are walked again until the fuel
// ends. The last visit finds a number.
TEST(CanonicalizerWalk, spends_all_its_fuel) {
    const uint32_t members = 804;
    const pith_source source = make_wide("       {", members, "");
    const uint32_t fuel = 32 * source.size + 4096;
    uint32_t spent = 0;
    uint32_t member = 0;
    uint32_t at_value = 0;
    for (uint32_t written = 0; at_value == 0; written += kRoom) {
        ASSERT_TRUE(written < members);
        spent += written == 0 ? 9 : kRoom * 11 + 1 + 8;
        for (member = 0; member < members && at_value == 0; ++member) {
            uint32_t compared = 0;
            if (written != 0 && member != written - 1)
                compared += 2 * alike(member, written - 1) + 3;
            if (member > written) {
                const uint32_t last = written + kRoom - 1;
                compared += 2 * alike(member, member <= last ? member - 1 : last) + 3;
            }
            if (spent + 11 + compared >= fuel) at_value = spent + 1 + compared + 5 + 1 + 1;
            spent += 11 + compared;
        }
    }
    EXPECT_EQ(at_value, fuel);
    // the value of the last member walked, after eight bytes
    const uint32_t value = 8 * member + 6;
    EXPECT_EQ(step_once(source, fuel - 1), PITH_PENDING);
    EXPECT_EQ(canonicalizer.offset(), value);
    EXPECT_EQ(step_once(source, fuel), PITH_TOO_COMPLEX);
    EXPECT_EQ(canonicalizer.offset(), value);
    EXPECT_EQ(step_once(source, UINT32_MAX), PITH_TOO_COMPLEX);
    EXPECT_EQ(canonicalizer.step(swallow, 1), PITH_TOO_COMPLEX);
}

// From this size on, 32 visits for each byte and 4096 overflow 32 bits.
TEST(CanonicalizerWalk, has_fuel_for_the_first_text_that_is_too_long_for_it) {
    pith_source source = {nullptr, nullptr, 134217600};
    EXPECT_EQ(32 * source.size + 4096, 0u);
    source.read = [](void *, uint32_t, void *buffer, size_t size) {
        memset(buffer, ' ', size);
        return 0;
    };
    EXPECT_EQ(step_once(source, 10000), PITH_PENDING);
}
