// SPDX-License-Identifier: MIT
// Parses RFC 8259 with UTF-8 of RFC 3629 by recursive descent over the whole text. Returns whether
// the text is JSON, the first fault's offset, and the canonical form. It is slow, follows the
// standards' text, and shares no code with core.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tests {

class Reference {
 public:
    enum class Answer { kJson, kFault, kEndsEarly };

    void read(std::string_view text) {
        text_ = text;
        at_ = 0;
        canonical.clear();
        if (value() && at_ == text_.size()) {
            answer = Answer::kJson;
        } else {
            answer = at_ == text_.size() ? Answer::kEndsEarly : Answer::kFault;
        }
        fault = at_;
    }

    Answer answer = Answer::kJson;
    size_t fault = 0;  // the offset of the first invalid byte; an invalid \u escape counts whole
    std::string canonical;  // no white space; strings as Python's json.dumps writes them

 private:
    int peek() const { return at_ < text_.size() ? static_cast<uint8_t>(text_[at_]) : -1; }
    bool between(int low, int high) const { return peek() >= low && peek() <= high; }
    // Section 2: ws.
    void space() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
    }
    bool take(char c) {
        if (peek() != static_cast<uint8_t>(c)) return false;
        canonical += c;
        ++at_;
        return true;
    }
    bool take(int low, int high) {
        if (!between(low, high)) return false;
        return take(static_cast<char>(peek()));
    }
    bool word(const char *letters) {
        for (; *letters != 0; ++letters) {
            if (!take(*letters)) return false;
        }
        return true;
    }

    // Section 3, with white space on both sides.
    bool value() {
        space();
        bool good = false;
        switch (peek()) {
            case '{': good = container('{', '}', true); break;
            case '[': good = container('[', ']', false); break;
            case '"': good = string(); break;
            case 't': good = word("true"); break;
            case 'f': good = word("false"); break;
            case 'n': good = word("null"); break;
            default: good = number();
        }
        if (good) space();
        return good;
    }

    // Sections 4 and 5.
    bool container(char open, char close, bool is_object) {
        take(open);
        space();
        if (take(close)) return true;
        for (;;) {
            if (is_object) {
                space();
                if (!string()) return false;
                space();
                if (!take(':')) return false;
            }
            if (!value()) return false;
            if (take(close)) return true;
            if (!take(',')) return false;
        }
    }

    // Section 6: [ minus ] int [ frac ] [ exp ].
    bool digits() {
        if (!take('0', '9')) return false;
        while (take('0', '9')) continue;
        return true;
    }
    bool number() {
        take('-');
        if (!take('0') && !digits()) return false;
        if (take('.') && !digits()) return false;
        if (take('e') || take('E')) {
            if (!take('+')) take('-');
            if (!digits()) return false;
        }
        return true;
    }

    // Section 7.
    bool string() {
        if (!take('"')) return false;
        while (!take('"')) {
            const bool good = peek() == '\\' ? escape() : character();
            if (!good) return false;
        }
        return true;
    }
    // RFC 3629 section 4, row by row.
    bool character() {
        if (peek() < 0x20) return false;
        if (take(0x20, 0x7F)) return true;
        if (take(0xC2, 0xDF)) return tail();
        if (take(0xE0, 0xE0)) return take(0xA0, 0xBF) && tail();
        if (take(0xED, 0xED)) return take(0x80, 0x9F) && tail();
        if (take(0xE1, 0xEF)) return tail() && tail();
        if (take(0xF0, 0xF0)) return take(0x90, 0xBF) && tail() && tail();
        if (take(0xF4, 0xF4)) return take(0x80, 0x8F) && tail() && tail();
        return take(0xF1, 0xF3) && tail() && tail() && tail();
    }
    bool tail() { return take(0x80, 0xBF); }

    bool escape() {
        ++at_;
        constexpr std::string_view kLetters = "\"\\/bfnrtu";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        const size_t which = peek() < 0 ? kLetters.npos : kLetters.find(static_cast<char>(peek()));
        if (which == kLetters.npos) return false;
        ++at_;
        if (kLetters[which] != 'u') {
            spell(static_cast<uint8_t>(kMeanings[which]));
            return true;
        }
        uint32_t high = 0, low = 0;
        if (!unit(high, 0xD800, 0xDFFF)) return false;
        if (high < 0xD800 || high > 0xDFFF) {
            spell(high);
            return true;
        }
        // Section 7: a character outside the plane needs two escapes; half a pair has no UTF-8.
        if (peek() != '\\') return false;
        ++at_;
        if (peek() != 'u') return false;
        ++at_;
        if (!unit(low, 0, 0xDBFF)) return false;
        spell(0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00));
        return true;
    }
    // Reads four hex digits. Accepts a high surrogate, and as the second half only a low surrogate.
    // Any other surrogate is at fault at its last digit.
    bool unit(uint32_t &value, uint32_t first_refused, uint32_t last_refused) {
        for (int i = 0; i < 4; ++i) {
            const int c = peek();
            int digit = -1;
            if (c >= '0' && c <= '9') digit = c - '0';
            if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
            if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
            if (digit < 0) return false;
            value = value * 16 + static_cast<uint32_t>(digit);
            if (i == 3) {
                const bool is_second = first_refused == 0;
                if (is_second && (value <= last_refused || value > 0xDFFF)) return false;
                if (!is_second && value >= 0xDC00 && value <= last_refused) return false;
            }
            ++at_;
        }
        return true;
    }

    // Python's json.encoder.ESCAPE and ESCAPE_DCT: two quotes, five letters, \u00xx; else UTF-8.
    void spell(uint32_t c) {
        constexpr std::string_view kMeanings = "\"\\\b\f\n\r\t", kLetters = "\"\\bfnrt";
        const size_t which = c < 0x80 ? kMeanings.find(static_cast<char>(c)) : kMeanings.npos;
        if (which != kMeanings.npos) {
            canonical += '\\';
            canonical += kLetters[which];
        } else if (c < 0x20) {
            canonical += "\\u00";
            canonical += "0123456789abcdef"[c >> 4];
            canonical += "0123456789abcdef"[c & 15];
        } else if (c < 0x80) {
            canonical += static_cast<char>(c);
        } else {
            const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
            constexpr uint8_t kHeads[] = {0, 0xC0, 0xE0, 0xF0};
            canonical += static_cast<char>(kHeads[more] | c >> (6 * more));
            for (int i = more - 1; i >= 0; --i)
                canonical += static_cast<char>(0x80 | (c >> (6 * i) & 0x3F));
        }
    }

    std::string_view text_;
    size_t at_ = 0;
};

}  // namespace tests
