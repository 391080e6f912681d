// SPDX-License-Identifier: MIT
//
// The C++17 interface, one to one with canonical.h. Nothing is verified here.
//
//     pith::Canonical form(source);
//     pith::Verdict fault = pith::Verdict::kPending;
//     while (fault == pith::Verdict::kPending && !form.done()) {
//         fault = form.step(1000, write, file);
//     }
#pragma once

#include <pith/canonical.h>
#include <pith/audit.hpp>

namespace pith {
// Inline functions carry the configuration in their names, so the linker cannot take those of
// another file with other limits.
inline namespace PITH_CONFIGURATION_ {

class Canonical {
 public:
    // Not begun: step() returns kMisuse.
    Canonical() = default;
    explicit Canonical(const Source &source) noexcept { begin(source); }

    void begin(const Source &source) noexcept { pith_canonical_begin(&canonical_, &source); }
    [[nodiscard]] Verdict step(std::uint32_t budget, pith_write write, void *context) noexcept {
        return static_cast<Verdict>(pith_canonical_step(&canonical_, budget, write, context));
    }
    [[nodiscard]] bool done() const noexcept { return pith_canonical_done(&canonical_) != 0; }
    [[nodiscard]] std::uint32_t offset() const noexcept {
        return pith_canonical_offset(&canonical_);
    }

    // The canonicalizer keeps the address of the source, so a temporary does not compile.
    explicit Canonical(const Source &&) = delete;
    void begin(const Source &&) = delete;

 private:
    pith_canonical canonical_{};
};

static_assert(sizeof(Canonical) == sizeof(pith_canonical), "the wrapper costs nothing");

}  // namespace PITH_CONFIGURATION_
}  // namespace pith
