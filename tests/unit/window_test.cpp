// SPDX-License-Identifier: MIT
#include "json/window.hpp"

#include "check.hpp"

namespace {

using pith::json::Run;
using pith::json::Window;

constexpr uint32_t kWindow = PITH_WINDOW;

// A source with known bytes. It counts its reads and checks the rules of source.h.
struct Reader {
    explicit Reader(uint32_t size) : source{read, this, size} {}

    static int read(void *context, uint32_t offset, void *buffer, size_t size) {
        Reader &reader = *static_cast<Reader *>(context);
        EXPECT_NE(size, 0u);
        EXPECT_LE(size, size_t{kWindow});
        EXPECT_LT(offset, reader.source.size);
        EXPECT_LE(size, reader.source.size - offset);
        for (uint32_t i = 0; i < size && i < kWindow; ++i) {
            static_cast<uint8_t *>(buffer)[i] = byte_at(offset + i);
        }
        ++reader.reads;
        return reader.fails ? -1 : 0;
    }
    static uint8_t byte_at(uint32_t offset) { return static_cast<uint8_t>(3 * offset + 1); }

    pith_source source;
    uint32_t reads = 0;
    bool fails = false;
};

// Checks the bytes from `position` on; at least `least` of them are there.
void expect(Window &window, Reader &reader, uint32_t position, uint32_t need, uint32_t least,
            uint32_t reads) {
    const Run run = window.at(reader.source, position, need);
    EXPECT_GE(run.size, least) << position;
    EXPECT_LE(run.size, reader.source.size - position) << position;
    for (uint32_t i = 0; i < run.size && i < kWindow; ++i) {
        EXPECT_EQ(run.data[i], Reader::byte_at(position + i)) << position;
    }
    EXPECT_EQ(reader.reads, reads) << position;
}

}  // namespace

TEST(Window, reads_only_missing_bytes) {
    Reader reader(4 * kWindow);
    Window window;
    window.clear(reader.source);
    expect(window, reader, 10, 1, kWindow, 1);
    expect(window, reader, 10, kWindow, kWindow, 1);
    expect(window, reader, 11, kWindow - 1, kWindow - 1, 1);
    expect(window, reader, 10 + kWindow - 1, 1, 1, 1);
    expect(window, reader, 10 + kWindow - 1, 2, kWindow, 2);
    expect(window, reader, 10 + kWindow - 2, 1, kWindow, 3);  // before the held bytes
    expect(window, reader, 10 + 2 * kWindow - 2, 1, kWindow, 4);
    expect(window, reader, 0, 1, kWindow, 5);
}

TEST(Window, ends_with_the_source) {
    const uint32_t sizes[] = {1, 2, 12, kWindow - 1, kWindow, kWindow + 1};
    for (const uint32_t size : sizes) {
        Reader reader(size);
        Window window;
        window.clear(reader.source);
        expect(window, reader, 0, kWindow, size < kWindow ? size : kWindow, 1);
        expect(window, reader, 0, 1, size < kWindow ? size : kWindow, 1);
        EXPECT_EQ(window.at(reader.source, size, 1).size, 0u);
        EXPECT_EQ(window.at(reader.source, size + 1, 1).size, 0u);
        EXPECT_EQ(window.at(reader.source, UINT32_MAX, 1).size, 0u);
        EXPECT_EQ(reader.reads, 1u);
    }
    // Near the end fewer bytes than needed are left: one read, and none for held bytes.
    Reader reader(2 * kWindow);
    Window window;
    window.clear(reader.source);
    expect(window, reader, 2 * kWindow - 10, 12, 10, 1);
    expect(window, reader, 2 * kWindow - 10, 10, 10, 1);
    expect(window, reader, 2 * kWindow - 5, 12, 5, 1);
    expect(window, reader, 2 * kWindow - 5, 5, 5, 1);
    expect(window, reader, 2 * kWindow - 1, 2, 1, 1);
    expect(window, reader, 2 * kWindow - 11, 1, 11, 2);
}

TEST(Window, holds_nothing_after_a_failed_read) {
    Reader reader(2 * kWindow);
    Window window;
    window.clear(reader.source);
    expect(window, reader, 0, 1, kWindow, 1);
    reader.fails = true;
    EXPECT_EQ(window.at(reader.source, kWindow, 1).size, 0u);
    EXPECT_EQ(window.at(reader.source, kWindow, 1).size, 0u);
    EXPECT_EQ(reader.reads, 3u);
    reader.fails = false;
    expect(window, reader, kWindow + 1, 1, kWindow - 1, 4);
}
