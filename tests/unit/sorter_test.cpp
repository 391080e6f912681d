// SPDX-License-Identifier: MIT
#include "json/sorter.hpp"

#include "check.hpp"

namespace {

using pith::verdict;
using pith::json::Sorter;

static_assert(sizeof(void *) != 4 || sizeof(Sorter) <= 560);

// A board's stack is small, and so is all its RAM: one for all cases.
struct {
    Sorter sorter;
    uint32_t behind;  // nobody's
} memory;
Sorter &sorter = memory.sorter;

constexpr uint32_t kBudgets[] = {1, 2, 7, 100, UINT32_MAX};
constexpr uint32_t kVisits = 32;

uint32_t length(const char *text) {
    return static_cast<uint32_t>(strlen(text));
}

struct Bytes {
    char out[400];
    size_t size = 0;
    bool operator()(const uint8_t *data, size_t count, uint32_t) {
        for (size_t i = 0; i < count && size + 1 < sizeof out; ++i) {
            out[size++] = static_cast<char>(data[i]);
        }
        out[size] = 0;
        return true;
    }
};

struct Outcome {
    verdict fault;
    uint32_t offset;
    bool is_done;
};

// Never hangs: a step takes at least one unit of what there is.
template <class Sink>
Outcome sort(const pith_source &source, uint32_t budget, Sink &sink) {
    sorter.begin(&source);
    verdict fault = PITH_PENDING;
    for (uint32_t i = 0; i <= kVisits * source.size + 4096 && !sorter.done(); ++i) {
        fault = sorter.step(sink, budget);
        if (fault != PITH_PENDING) break;
    }
    return {fault, sorter.offset(), sorter.done()};
}

void expect_bytes(const char *text, const char *want) {
    const pith_source source = pith_mapped(text, length(text));
    for (const uint32_t budget : kBudgets) {
        Bytes bytes;
        bytes.out[0] = 0;
        const Outcome got = sort(source, budget, bytes);
        EXPECT_EQ(got.fault, PITH_PENDING) << text;
        EXPECT_TRUE(got.is_done) << text;
        EXPECT_STREQ(bytes.out, want) << budget;
    }
}

void expect_fault(const char *text, verdict want, uint32_t offset) {
    const pith_source source = pith_mapped(text, length(text));
    for (const uint32_t budget : kBudgets) {
        Bytes bytes;
        const Outcome got = sort(source, budget, bytes);
        EXPECT_EQ(got.fault, want) << text;
        EXPECT_EQ(got.offset, offset) << text;
        EXPECT_FALSE(got.is_done) << text;
    }
}

bool swallow(const uint8_t *, size_t, uint32_t) {
    return true;
}

verdict step_once(const pith_source &source, uint32_t budget) {
    sorter.begin(&source);
    return sorter.step(swallow, budget);
}

// All of it costs this, no visit more or less: one more is asked for to see that all is done.
void expect_visits(const pith_source &source, uint32_t visits) {
    EXPECT_EQ(step_once(source, visits), PITH_PENDING);
    EXPECT_FALSE(sorter.done()) << visits;
    EXPECT_EQ(step_once(source, visits + 1), PITH_PENDING);
    EXPECT_TRUE(sorter.done()) << visits;
}

void expect_visits(const char *text, uint32_t visits) {
    expect_visits(pith_mapped(text, length(text)), visits);
}

// The byte that is refused is the last one visited.
void expect_fault_after(const char *text, uint32_t visits, verdict want, uint32_t offset) {
    const pith_source source = pith_mapped(text, length(text));
    EXPECT_EQ(step_once(source, visits - 1), PITH_PENDING) << text;
    EXPECT_EQ(step_once(source, visits), want) << text;
    EXPECT_EQ(sorter.offset(), offset) << text;
}

// The turns it takes at this budget: in the last step nothing is left to do but to see that.
void expect_steps(const char *text, uint32_t budget, uint32_t want) {
    const pith_source source = pith_mapped(text, length(text));
    sorter.begin(&source);
    uint32_t steps = 0;
    while (!sorter.done() && steps < 1000) {
        ASSERT_EQ(sorter.step(swallow, budget), PITH_PENDING);
        ++steps;
    }
    EXPECT_EQ(steps, want) << text << " " << budget;
}

// Reads of a text, and that one of them is answered falsely.
struct Reads {
    const char *text;
    uint32_t count;
    uint32_t left;  // after so many, one fails
    uint32_t liar;  // reads that begin here hold `lie` at `place`
    uint32_t place;
    char lie;
} reading;

pith_source counted(const char *text, uint32_t size) {
    reading = {text, 0, UINT32_MAX, UINT32_MAX, 0, 0};
    pith_source source = pith_mapped(text, size);
    source.read = [](void *, uint32_t offset, void *buffer, size_t count) {
        if (reading.left-- == 0) return -1;
        ++reading.count;
        memcpy(buffer, reading.text + offset, count);
        if (offset == reading.liar)
            static_cast<char *>(buffer)[reading.place - offset] = reading.lie;
        return 0;
    };
    return source;
}

// Whatever the budget: what is held is not read again.
void expect_reads(const char *text, uint32_t want) {
    const pith_source source = counted(text, length(text));
    for (const uint32_t budget : kBudgets) {
        reading.count = 0;
        EXPECT_TRUE(sort(source, budget, swallow).is_done) << text;
        EXPECT_EQ(reading.count, want) << text << " " << budget;
    }
}

// A document that is made as it is read, for it has no room: a head, members of eight bytes whose
// keys ascend ("", "001", "002", ...), and a tail. Its canonical form is itself without spaces, and
// where the head is a multiple of eight no window ends within a member.
struct Wide {
    const char *head;
    const char *tail;
    uint32_t members;
    uint32_t left;  // after so many reads, one fails

    uint32_t size() const { return length(head) + 8 * members + length(tail); }
    char at(uint32_t i) const {
        const uint32_t first = length(head);
        if (i < first) return head[i];
        if (i >= first + 8 * members) return tail[i - first - 8 * members];
        const uint32_t member = (i - first) / 8;
        const uint32_t place = (i - first) % 8;
        if (place == 7) return member + 1 == members ? '}' : ',';
        if (member == 0) return "\"\":1111"[place];
        const char digits[] = {static_cast<char>('0' + member / 100),
                               static_cast<char>('0' + member / 10 % 10),
                               static_cast<char>('0' + member % 10)};
        return place == 0 || place == 4 ? '"' : place < 4 ? digits[place - 1] : ":1"[place - 5];
    }
} wide;

pith_source make_wide(const char *head, uint32_t members, const char *tail) {
    wide = {head, tail, members, UINT32_MAX};
    pith_source source = {nullptr, nullptr, wide.size()};
    source.read = [](void *, uint32_t offset, void *buffer, size_t size) {
        if (wide.left-- == 0) return -1;
        for (size_t i = 0; i < size; ++i) {
            static_cast<char *>(buffer)[i] = wide.at(offset + static_cast<uint32_t>(i));
        }
        return 0;
    };
    return source;
}

// How many bytes two keys of a wide document begin with alike.
uint32_t alike(uint32_t a, uint32_t b) {
    if (a == 0 || b == 0 || a / 100 != b / 100) return 0;
    return a / 10 != b / 10 ? 1 : a != b ? 2 : 3;
}

// Keys an object at the root finds room for: each deeper level keeps a place.
constexpr uint32_t kRoom = PITH_SORT_KEYS - (PITH_DEPTH - 1);

char long_text[330];

void fill(uint32_t spaces, uint32_t size) {
    memset(long_text, ' ', spaces);
    memset(long_text + spaces, 'k', size - spaces);
    long_text[size] = 0;
}

void put(uint32_t at, const char *part) {
    memcpy(long_text + at, part, strlen(part));
}

// Two keys of 128 bytes, which differ at the end of windows: the first begins at 59, the second,
// which comes first, at 192.
void write_long_keys() {
    fill(57, 324);
    put(57, "{\"");
    put(186, "b\":0,\"");
    put(319, "a\":0}");
}

}  // namespace

TEST(Sorter, sorts_keys_and_drops_white_space) {
    expect_bytes("{}", "{}");
    expect_bytes(" { \"b\" : [ 1 , { \"d\" : 2 , \"c\" : [ ] } ] ,\n\"a\"\t: { } } \r\n",
                 "{\"a\":{},\"b\":[1,{\"c\":[],\"d\":2}]}");
    expect_bytes("[3,2,1]", "[3,2,1]");
    expect_bytes("{\"ab\":1,\"a\":2,\"\":3,\"abc\":4,\"B\":5}",
                 "{\"\":3,\"B\":5,\"a\":2,\"ab\":1,\"abc\":4}");
    expect_bytes("{\"b\":{\"z\":1,\"y\":{\"x\":1,\"w\":2}},\"a\":{\"v\":1,\"u\":2,\"t\":3}}",
                 "{\"a\":{\"t\":3,\"u\":2,\"v\":1},\"b\":{\"y\":{\"w\":2,\"x\":1},\"z\":1}}");
}

TEST(Sorter, compares_keys_unescaped) {
    expect_bytes("{\"\\ud800\\udc00\":1,\"\\uffff\":2,\"\\u0061\":3,\"Z\":4}",
                 "{\"Z\":4,\"a\":3,\"\xEF\xBF\xBF\":2,\"\xF0\x90\x80\x80\":1}");
    expect_bytes("{\"\\\"\":1,\"!\":2,\"#\":3,\"\\n\":4}",
                 "{\"\\n\":4,\"!\":2,\"\\\"\":1,\"#\":3}");
    expect_bytes("{\"a\\u0000\":1,\"a\":2,\"a\\u0001\":3}",
                 "{\"a\":2,\"a\\u0000\":1,\"a\\u0001\":3}");
}

TEST(Sorter, spells_strings_one_way_and_passes_numbers) {
    expect_bytes("[\"\\/\\u002F/\\u00E9\xC3\xA9\\u001F\\t\\u0009\\u007f\"]",
                 "[\"///\xC3\xA9\xC3\xA9\\u001f\\t\\t\x7F\"]");
    expect_bytes("[0,-1, 1.50,1E5,true,false,null]", "[0,-1,1.50,1E5,true,false,null]");
    expect_bytes(" 12 ", "12");
    expect_bytes("\"\\u0041\"", "\"A\"");
}

// 100 keys, in each kind of place where an object stands: each is found again in another way.
TEST(Sorter, sorts_more_keys_than_the_arena_holds) {
    static const char *const heads[] = {"", "[1,", " {\"\\u006b\": "};
    static const char *const tails[] = {"", ",2]", ",\"l\":3}"};
    static const char *const starts[] = {"", "[1,", "{\"k\":"};
    for (int place = 0; place < 3; ++place) {
        static char text[800], want[800];
        size_t size = 0;
        size_t wanted = 0;
        memcpy(text, heads[place], strlen(heads[place]));
        size += strlen(heads[place]);
        memcpy(want, starts[place], strlen(starts[place]));
        wanted += strlen(starts[place]);
        text[size++] = '{';
        want[wanted++] = '{';
        for (int i = 0; i < 100; ++i) {
            const int key = i * 37 % 100;  // 37 and 100 have no common factor: every key once
            const char member[] = {'"',
                                   static_cast<char>('0' + key / 10),
                                   static_cast<char>('0' + key % 10),
                                   '"',
                                   ':',
                                   '1',
                                   ','};
            memcpy(text + size, member, sizeof member);
            size += sizeof member;
            const char sorted[] = {'"',
                                   static_cast<char>('0' + i / 10),
                                   static_cast<char>('0' + i % 10),
                                   '"',
                                   ':',
                                   '1',
                                   ','};
            memcpy(want + wanted, sorted, sizeof sorted);
            wanted += sizeof sorted;
        }
        text[size - 1] = want[wanted - 1] = '}';
        memcpy(text + size, tails[place], strlen(tails[place]) + 1);
        memcpy(want + wanted, tails[place], strlen(tails[place]) + 1);
        wanted += strlen(tails[place]);
        size += strlen(tails[place]);
        size_t out = 0;
        bool is_wanted = true;
        auto sink = [&](const uint8_t *data, size_t count, uint32_t) {
            is_wanted = is_wanted && count <= wanted - out && memcmp(data, want + out, count) == 0;
            if (is_wanted) out += count;
            return true;
        };
        const pith_source source = pith_mapped(text, static_cast<uint32_t>(size));
        const Outcome end = sort(source, 7, sink);
        EXPECT_TRUE(end.is_done);
        EXPECT_TRUE(is_wanted) << place;
        EXPECT_EQ(out, wanted);
    }
}

TEST(Sorter, refuses_a_key_that_stands_twice) {
    expect_fault("{\"a\":1,\"a\":1}", PITH_AMBIGUOUS, 7);
    expect_fault("{\"a\":1,\"b\":2,\"\\u0061\":3}", PITH_AMBIGUOUS, 13);
    expect_fault("[{\"b\":{\"\":1,\"\":2}}]", PITH_AMBIGUOUS, 12);
    expect_bytes("{\"a\":{\"a\":{\"a\":1}}}", "{\"a\":{\"a\":{\"a\":1}}}");
}

TEST(Sorter, refuses_what_is_not_json) {
    expect_fault("", PITH_INCOMPLETE, 0);
    expect_fault("{\"a\":1", PITH_INCOMPLETE, 6);
    expect_fault("{\"a\":1 \"b\":2}", PITH_MALFORMED, 7);
    expect_fault("{\"a\":1,}", PITH_MALFORMED, 7);
    expect_fault("{\"a\" 1}", PITH_MALFORMED, 5);
    expect_fault("[1,]", PITH_MALFORMED, 3);
    expect_fault("[1 2]", PITH_MALFORMED, 3);
    expect_fault("{\"a\":[}}", PITH_MALFORMED, 6);
    expect_fault("[\"\\x\"]", PITH_MALFORMED, 2);
    expect_fault("[\"\\u12g4\"]", PITH_MALFORMED, 2);
    expect_fault("[\"\\ud800\"]", PITH_MALFORMED, 2);
    expect_fault("[\"\\udc00\"]", PITH_MALFORMED, 2);
    expect_fault("[\"\\ud800\\u0041\"]", PITH_MALFORMED, 2);
    expect_fault("[] []", PITH_MALFORMED, 3);
}

TEST(Sorter, nests_as_deep_as_it_may) {
    expect_bytes("[[[[[[[[[[[[[[[{}]]]]]]]]]]]]]]]", "[[[[[[[[[[[[[[[{}]]]]]]]]]]]]]]]");
    expect_fault("[[[[[[[[[[[[[[[[{}]]]]]]]]]]]]]]]]", PITH_TOO_COMPLEX, 16);
    expect_fault("{\"\":[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}", PITH_TOO_COMPLEX, 19);
    expect_fault("{\"a\":{\"b\":{\"c\":[[[[[[[[[[[[[{\"d\":1}]]]]]]]]]]]]]}}}", PITH_TOO_COMPLEX,
                 28);
    expect_bytes("{\"a\":{\"b\":{\"c\":[[[[[[[[[[[[{\"e\":2,\"d\":1}]]]]]]]]]]]]}}}",
                 "{\"a\":{\"b\":{\"c\":[[[[[[[[[[[[{\"d\":1,\"e\":2}]]]]]]]]]]]]}}}");
}

// What comes from where, and that it stops there: brackets are pieces of their own.
TEST(Sorter, stops_behind_any_piece) {
    const char *const text = " {\"b\" : [1, {}], \"a\":\"x\\u0041y\"}";
    const char *const want = "{\"a\":\"xAy\",\"b\":[1,{}]}";
    const pith_source source = pith_mapped(text, length(text));
    for (const uint32_t budget : kBudgets) {
        sorter.begin(&source);
        char out[40] = "";
        size_t size = 0;
        uint32_t calls = 0;
        auto sink = [&](const uint8_t *data, size_t count, uint32_t origin) {
            ++calls;
            if (count > sizeof out - 1 - size) return false;
            // A comma between members stands nowhere; any other piece stands there as it is, but
            // for the one escape.
            if (text[origin] != '\\' && !(*data == ',' && text[origin] == '"')) {
                EXPECT_EQ(memcmp(data, text + origin, count), 0);
            }
            if (strchr("{}[]:,", *data) != nullptr) {
                EXPECT_EQ(count, 1u);
            }
            memcpy(out + size, data, count);
            size += count;
            return false;
        };
        for (int i = 0; i < 4000 && !sorter.done(); ++i) {
            calls = 0;
            ASSERT_EQ(sorter.step(sink, budget), PITH_PENDING);
            EXPECT_LE(calls, 1u);
        }
        EXPECT_TRUE(sorter.done());
        EXPECT_STREQ(out, want);
    }
}

// Escapes are looked at as a whole, and so are read again where the bytes at hand end within one:
// at each place of such an end, each read fails once.
TEST(Sorter, ends_with_a_read_that_fails_within_an_escape) {
    static char text[3 * PITH_WINDOW + 60];
    static char want[3 * PITH_WINDOW + 60];
    static uint32_t left;
    static uint32_t asked;
    const auto add = [](char *to, const char *part) {
        memcpy(to + strlen(to), part, strlen(part) + 1);
    };
    for (uint32_t pad = PITH_WINDOW - 14; pad < PITH_WINDOW; ++pad) {
        static char key[PITH_WINDOW + 1];
        memset(key, 'k', pad);
        key[pad] = 0;
        text[0] = want[0] = 0;
        const char *const parts[] = {"{\"",       key, "\\u0041\":\"", key,
                                     "\\ty\",\"", key, "\\u0042\":1}"};
        for (const char *const part : parts) add(text, part);
        const char *const sorted[] = {"{\"", key, "A\":\"", key, "\\ty\",\"", key, "B\":1}"};
        for (const char *const part : sorted) add(want, part);
        pith_source source = pith_mapped(text, length(text));
        source.read = [](void *, uint32_t offset, void *buffer, size_t size) {
            if (left-- == 0) {
                asked = offset;
                return -1;
            }
            memcpy(buffer, text + offset, size);
            return 0;
        };
        Outcome got = {PITH_PENDING, 0, false};
        for (uint32_t reads = 0; !got.is_done; ++reads) {
            ASSERT_TRUE(reads < 100);
            left = reads;
            Bytes bytes;
            got = sort(source, UINT32_MAX, bytes);
            if (got.is_done) {
                EXPECT_STREQ(bytes.out, want);
            } else {
                EXPECT_EQ(got.fault, PITH_INCOMPLETE);
                EXPECT_EQ(got.offset, asked);
            }
        }
    }
}

// 32 visits of each byte of 2^27 are more than a word counts.
TEST(Sorter, has_fuel_for_texts_of_any_size) {
    pith_source source = {nullptr, nullptr, uint32_t{1} << 27};
    source.read = [](void *, uint32_t, void *buffer, size_t size) {
        memset(buffer, ' ', size);
        return 0;
    };
    Bytes bytes;
    sorter.begin(&source);
    EXPECT_EQ(sorter.step(bytes, 10000), PITH_PENDING);
    EXPECT_EQ(bytes.size, 0u);
}

// A read that fails ends it, whichever it is.
TEST(Sorter, ends_with_a_read_that_fails) {
    static const char text[] = "{\"b\":[1,2,3],\"a\":{\"d\":\"\",\"c\":\"0123456789\"}}";
    static uint32_t left;
    static uint32_t asked;
    pith_source source = pith_mapped(text, sizeof text - 1);
    source.read = [](void *, uint32_t offset, void *buffer, size_t size) {
        asked = offset;
        if (left-- == 0) return -1;
        memcpy(buffer, text + offset, size);
        return 0;
    };
    for (uint32_t reads = 0;; ++reads) {
        ASSERT_TRUE(reads < 100);
        left = reads;
        Bytes bytes;
        const Outcome got = sort(source, UINT32_MAX, bytes);
        if (got.is_done) {
            EXPECT_GE(reads, 2u);
            EXPECT_STREQ(bytes.out, "{\"a\":{\"c\":\"0123456789\",\"d\":\"\"},\"b\":[1,2,3]}");
            return;
        }
        EXPECT_EQ(got.fault, PITH_INCOMPLETE);
        EXPECT_EQ(got.offset, asked);
    }
}

// What visits are spent on, a sum each. Where one byte decides, it is one visit, and so is each
// space before it. A run costs its bytes and the one that ended it, a quote being of its string.
// Comparing two keys costs the bytes alike and two more of each; an object's next member, one.
TEST(Sorter, visits_so_many_bytes_and_no_more) {
    expect_visits("\"abc\"", 1 + 4);
    expect_visits("12", 1 + 3);
    expect_visits("  12  ", 3 + 3 + 3);
    expect_visits("\"\\n\\u0041b\"", 1 + 1 + 2 + 6 + 2);  // a run each, and two before the first
    expect_visits("[1,[]]", 1 + 1 + 2 + 1 + 1 + 1 + 1);
    // Walked: { " a" : 1 1} }; written: member " a" : 1 1} member.
    expect_visits("{\"a\":1}", 1 + 1 + 3 + 1 + 1 + 2 + 1 + 1 + 1 + 2 + 1 + 1 + 2 + 1);
    // A key with an escape is one run when walked.
    expect_visits("{\"a\\nb\":1}", 1 + 1 + 6 + 1 + 1 + 2 + 1 + 1 + 1 + 2 + 2 + 2 + 1 + 1 + 2 + 1);
    // A container is walked in runs that end at its strings: ["  ]"  {}]
    expect_visits("{\"a\":[\"]\",{}]}", 1 + 1 + 3 + 1 + 1 + 3 + 3 + 5 + 1 + 1 + 1 + 2 + 1 +
                                            (1 + 1 + 2 + 1 + 1 + 1 + 1 + 1) + 1);
}

TEST(Sorter, visits_both_of_two_keys) {
    // { " key : value scalar , then " compared key : value scalar }, and twice what is written.
    const uint32_t written = 1 + 1 + 4 + 1 + 1 + 2;
    expect_visits(
        "{\"aab\":1,\"aac\":2}",
        1 + (1 + 5 + 1 + 1 + 2 + 1) + (1 + (2 * 2 + 2) + 5 + 1 + 1 + 2 + 1) + 2 * written + 1);
    // Where escapes are compared, what they take in both keys comes on top: here one byte and six.
    expect_visits("{\"aab\":1,\"aa\\u0063\":2}",
                  1 + (1 + 5 + 1 + 1 + 2 + 1) + (1 + (2 * 2 + 2 + 1 + 6) + 10 + 1 + 1 + 2 + 1) +
                      written + (1 + 1 + 3 + 6 + 1 + 1 + 1 + 2) + 1);
    // The two bytes that differ are the last of their characters, which are no escapes.
    expect_visits("{\"\xC3\xA8\":1,\"\xC3\xA9\":2}", 1 + (1 + 4 + 1 + 1 + 2 + 1) +
                                                         (1 + (2 * 1 + 2) + 4 + 1 + 1 + 2 + 1) +
                                                         2 * (written - 1) + 1);
}

// Steps of a byte or two. A run is cut where the budget ends, and so is a comparison, whose turn
// looks at half of it in each key.
TEST(Sorter, takes_no_more_at_once_than_its_budget) {
    expect_steps("\"abc\"", 1, 5 + 1);
    expect_steps("123", 1, 3 + 1);
    expect_steps(
        "{\"aab\":1,\"aac\":2}", 1,
        1 + (1 + 4 + 1 + 1 + 2 + 1) + (1 + 3 + 4 + 1 + 1 + 2 + 1) + 2 * (1 + 5 + 1 + 2) + 1 + 1);
    // {" aa b" :1 1, ," and a a b-c, ac again; written "a ab ": 1, then member-" aa c" :2 }}.
    expect_steps("{\"aab\":1,\"aac\":2}", 2, 6 + 3 + 2 + 3 + 4 + 5 + 1);
    static const char text[] = "[\"0123456789\",0123456789,{\"0123456789\":\"\"}]";
    const pith_source source = pith_mapped(text, length(text));
    for (uint32_t budget = 1; budget < 10; ++budget) {
        bool fits = true;
        auto sink = [&](const uint8_t *, size_t count, uint32_t) {
            fits = fits && count <= budget;
            return true;
        };
        EXPECT_TRUE(sort(source, budget, sink).is_done);
        EXPECT_TRUE(fits) << budget;
    }
}

// An escape whose last byte is the last one held: its turn ends with the window.
TEST(Sorter, walks_on_behind_an_escape_at_the_end_of_a_window) {
    static const char text[] =
        "                                                           "
        "{\"a\\n\":1}";
    static_assert(sizeof text - 1 == PITH_WINDOW + 4);
    expect_visits(text, 60 + 1 + 4 + 2 + 1 + 1 + 2 + 1 + (1 + 1 + 2 + 2 + 1 + 1 + 3) + 1);
}

// What is refused is refused at once, where it stands, and nothing beyond it is read.
TEST(Sorter, refuses_at_the_byte_that_is_wrong) {
    expect_fault_after("[[[[[[[[[[[[[[[[[", 17, PITH_TOO_COMPLEX, 16);
    expect_fault_after("{:1}", 2, PITH_MALFORMED, 1);
    expect_fault_after("{\"a\":1,:2}", 1 + 1 + 3 + 1 + 1 + 2 + 1 + 1, PITH_MALFORMED, 7);
    expect_fault_after("{\"a\":}", 1 + 1 + 3 + 1 + 1, PITH_MALFORMED, 5);
    expect_fault("{\"a\":\"\",\"a\":1}", PITH_AMBIGUOUS, 8);
    expect_fault("]", PITH_MALFORMED, 0);
    expect_fault("{\"a\\", PITH_INCOMPLETE, 4);
    expect_fault("{\"a\":\"b\\", PITH_INCOMPLETE, 8);
    expect_fault("{\"a\":12", PITH_INCOMPLETE, 7);
    expect_fault("{\"a\":[12", PITH_INCOMPLETE, 8);
    expect_fault("\"a", PITH_INCOMPLETE, 2);
    expect_fault("\"a\\", PITH_MALFORMED, 2);
    expect_fault("[1", PITH_INCOMPLETE, 2);
    // Seen while the object is walked, before anything in it is written, and before its end.
    expect_fault("{\"\":[[[[[[[[[[[[[[[[[[[", PITH_TOO_COMPLEX, 19);
    expect_fault("{\"\":[{}[{}[[[[[[[[[[[[[[[]", PITH_TOO_COMPLEX, 23);
}

TEST(Sorter, passes_over_strings_in_what_it_walks_through) {
    expect_bytes("{\"b\":[\"]\"],\"a\":{\"}\":\"{[\\\"}\"}}",
                 "{\"a\":{\"}\":\"{[\\\"}\"},\"b\":[\"]\"]}");
    expect_bytes("{\"b\\\"c\":\"\\\\\",\"a\\\\\":\"x\\\"\"}",
                 "{\"a\\\\\":\"x\\\"\",\"b\\\"c\":\"\\\\\"}");
    for (uint32_t budget = 1; budget < 20; ++budget) {
        Bytes bytes;
        const char *const text = "{\"b\\\"c\":\"d\\\"ef\\\\\",\"a\\\\\":[\"x\\\"\"]}";
        EXPECT_TRUE(sort(pith_mapped(text, length(text)), budget, bytes).is_done);
        EXPECT_STREQ(bytes.out, "{\"a\\\\\":[\"x\\\"\"],\"b\\\"c\":\"d\\\"ef\\\\\"}");
    }
}

TEST(Sorter, compares_what_stands_before_behind_and_instead_of_an_escape) {
    expect_bytes("{\"ab\\u0063\":1,\"abd\":2}", "{\"abc\":1,\"abd\":2}");
    expect_bytes("{\"abd\":1,\"ab\\u0063\":2}", "{\"abc\":2,\"abd\":1}");
    expect_bytes("{\"\\u0061b\":1,\"\\u0061a\":2}", "{\"aa\":2,\"ab\":1}");
    expect_bytes("{\"\\u0061\\nb\":1,\"a\\u000aa\":2}", "{\"a\\na\":2,\"a\\nb\":1}");
    // Two characters sort before the quote, which nevertheless comes first where it ends a key.
    expect_bytes("{\"a\":1,\"a!\":2,\"a \":3}", "{\"a\":1,\"a \":3,\"a!\":2}");
    expect_bytes("{\"a!\":1,\"a\":2}", "{\"a\":2,\"a!\":1}");
    expect_bytes("12", "12");
}

// White space in front moves each byte over the ends of the windows, once for each way of holding
// it. The escapes of both keys are pairs, of which a half means something else.
TEST(Sorter, holds_whole_escapes_wherever_windows_end) {
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
        EXPECT_TRUE(sort(pith_mapped(text, length(text)), UINT32_MAX, bytes).is_done) << text;
        EXPECT_STREQ(bytes.out, want);
    }
}

TEST(Sorter, reads_nothing_twice_that_it_holds) {
    char *const text = long_text;
    fill(0, 120);
    put(0, "\"");
    put(119, "\"");
    expect_reads(text, 2);
    // An escape is looked at as a whole. This one just ends with the first window; the next one
    // does not, and is read again, and what is behind 64 bytes from there, too.
    put(52, "\\ud83d\\ude00");
    expect_reads(text, 2);
    put(52, "k\\ud83d\\ude00");
    expect_reads(text, 3);
    // When walked, two bytes of it are enough: read at 0 and 64; written at 60 and 124.
    fill(59, 128);
    put(59, "{\"a\\n\":\"");
    put(126, "\"}");
    expect_reads(text, 4);
    // Two long keys that differ at the end of windows: walked at 0, 64 and 128; compared at 192 and
    // 256 with what is at 59 and 123; the rest walked at 192, 256, 320. Written at 191, 255 and
    // 319, and at 58, 122 and 186.
    write_long_keys();
    expect_reads(text, 16);
    // Two keys that differ in an escape behind 52 bytes, the first key's just within what is read
    // for it, the second's within the window at 128. Walked at 0, 64, 128 and 192, compared at 59;
    // written at 127, 180 (the escape), 58 and 111 (the other).
    fill(57, 209);
    put(57, "{\"");
    put(111, "\\ud83d\\ude00\":0,\"");
    put(180, "\\uffff\":12345678901234567890}");
    expect_reads(text, 9);
}

TEST(Sorter, takes_no_byte_behind_its_window_for_spaces_passed_over) {
    char text[120];
    memset(text, 'k', 110);
    memcpy(text, "   \"", 4);
    memcpy(text + 109, "\"", 2);
    expect_bytes(text, text + 3);
    memset(text, '1', 110);
    memcpy(text, "   ", 3);
    expect_bytes(text, text + 3);
}

// Where the budget ends is no more than a place to stop at, and where a window ends, one to read
// at.
TEST(Sorter, compares_long_keys_in_any_pieces) {
    write_long_keys();
    const pith_source source = pith_mapped(long_text, length(long_text));
    for (uint32_t budget = 200; budget < 700; budget += 10) {
        Bytes bytes;
        sorter.begin(&source);
        EXPECT_EQ(sorter.step(bytes, budget), PITH_PENDING);
        EXPECT_EQ(sorter.step(bytes, UINT32_MAX), PITH_PENDING);
        EXPECT_TRUE(sorter.done());
        EXPECT_EQ(bytes.size, length(long_text) - 57);
        EXPECT_EQ(memcmp(bytes.out + 2, long_text + 192, 131), 0) << budget;
    }
    // For two visits, a byte of each key.
    sorter.begin(&source);
    while (sorter.offset() < 192) ASSERT_EQ(sorter.step(swallow, 2), PITH_PENDING);
    for (uint32_t at = 192; at < 319; ++at) {
        EXPECT_EQ(sorter.offset(), at);
        EXPECT_EQ(sorter.step(swallow, 2), PITH_PENDING);
    }
    EXPECT_EQ(sorter.offset(), 319u);
}

// Each byte that decides is asked for again when it is written, and may be another one then.
TEST(Sorter, refuses_a_source_that_changes_its_mind) {
    char text[] =
        "                                                             "
        "{\"b\":1,\"a\":2}";
    const pith_source source = counted(text, length(text));
    Bytes bytes;
    EXPECT_TRUE(sort(source, UINT32_MAX, bytes).is_done);
    EXPECT_STREQ(bytes.out, "{\"a\":2,\"b\":1}");
    reading.liar = 62;  // where the first key is read again
    reading.lie = 'x';
    for (reading.place = 62; reading.place <= 66; ++reading.place) {
        if (reading.place == 63 || reading.place == 64) continue;  // some other key
        const Outcome got = sort(source, UINT32_MAX, swallow);
        if (reading.place == 66) {
            EXPECT_TRUE(got.is_done);  // some other literal
        } else {
            EXPECT_EQ(got.fault, PITH_MALFORMED);
            EXPECT_EQ(got.offset, reading.place);
        }
    }
}

// Members of eight bytes, walked and written: 11 visits and 10, and what comparing its key costs.
// One key more than there is room for is a second walk, in which each key is compared with the last
// one written. In neither is a byte visited that is not in this sum.
TEST(Sorter, walks_once_more_for_one_key_more) {
    for (uint32_t members = kRoom - 1; members <= kRoom + 1; ++members) {
        const pith_source source = make_wide("       {", members, "");
        uint32_t visits = 8 + members * (11 + 10) + 1;
        for (uint32_t i = 1; i < members; ++i) visits += 2 * alike(i, i - 1) + 2;
        if (members > kRoom) {
            visits += 1 + 8 + members * 11;
            for (uint32_t i = 0; i < members; ++i) {
                if (i != kRoom - 1) visits += 2 * alike(i, kRoom - 1) + 2;
            }
        }
        expect_visits(source, visits);
    }
}

// Wherever an object stands it is found again; and nothing is written behind the arena.
TEST(Sorter, finds_an_object_again_wherever_it_stands) {
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
        EXPECT_TRUE(sort(source, UINT32_MAX, sink).is_done) << place;
        EXPECT_TRUE(is_wanted) << place;
        EXPECT_EQ(at, source.size);
        EXPECT_EQ(memory.behind, 0x12345678u);
    }
}

// Whatever it was at when it was left, with whatever in mind.
TEST(Sorter, begins_anew) {
    static const char *const heads[] = {"       {", "     [[{"};
    static const char *const tails[] = {"", "]]"};
    static const char *const texts[] = {"{\"a\":1}", "[[{\"a\":1}]]"};
    for (uint32_t place = 0; place < 2; ++place) {
        bool ended = false;
        for (uint32_t left = 0; !ended; ++left) {
            ASSERT_TRUE(left < 200);
            const pith_source source = make_wide(heads[place], kRoom + 5, tails[place]);
            wide.left = left;
            ended = sort(source, UINT32_MAX, swallow).is_done;
            const pith_source next = pith_mapped(texts[place], length(texts[place]));
            EXPECT_EQ(step_once(next, 19 + 4 * place + 1), PITH_PENDING);
            EXPECT_TRUE(sorter.done()) << left;
        }
    }
}

// It ends with the last of 32 visits a byte and 4096, not before. So many members are walked again
// and again until then; the last two visits are a colon's and that of the byte behind it.
TEST(Sorter, spends_all_its_fuel) {
    const uint32_t members = 856;
    const pith_source source = make_wide("       {", members, "");
    const uint32_t fuel = 32 * source.size + 4096;
    uint32_t spent = 0;
    uint32_t member = 0;
    uint32_t at_colon = 0;
    for (uint32_t written = 0; at_colon == 0; written += kRoom) {
        ASSERT_TRUE(written < members);
        spent += written == 0 ? 8 : kRoom * 10 + 1 + 8;
        for (member = 0; member < members && at_colon == 0; ++member) {
            uint32_t compared = 0;
            if (written != 0 && member != written - 1)
                compared += 2 * alike(member, written - 1) + 2;
            if (member > written) {
                const uint32_t last = written + kRoom - 1;
                compared += 2 * alike(member, member <= last ? member - 1 : last) + 2;
            }
            if (spent + 11 + compared >= fuel) at_colon = spent + 1 + compared + 5 + 1;
            spent += 11 + compared;
        }
    }
    EXPECT_EQ(at_colon, fuel - 1);
    const uint32_t value = 8 * member + 6;  // of the last member met, behind a head of eight
    EXPECT_EQ(step_once(source, fuel - 1), PITH_PENDING);
    EXPECT_EQ(sorter.offset(), value);
    EXPECT_EQ(step_once(source, fuel), PITH_TOO_COMPLEX);
    EXPECT_EQ(sorter.offset(), value);
    EXPECT_EQ(step_once(source, UINT32_MAX), PITH_TOO_COMPLEX);
    EXPECT_EQ(sorter.step(swallow, 1), PITH_TOO_COMPLEX);
}

// From here on 32 visits a byte and 4096 are more than a word counts.
TEST(Sorter, has_fuel_for_the_first_text_that_is_too_long_for_it) {
    pith_source source = {nullptr, nullptr, 134217600};
    EXPECT_EQ(32 * source.size + 4096, 0u);
    source.read = [](void *, uint32_t, void *buffer, size_t size) {
        memset(buffer, ' ', size);
        return 0;
    };
    EXPECT_EQ(step_once(source, 10000), PITH_PENDING);
}
