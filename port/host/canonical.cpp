// SPDX-License-Identifier: MIT
#include "canonical.hpp"

#include <exception>
#include <pith/canonical.hpp>

namespace host {
namespace {

struct Writing {
    const Take &take;
    const pith::Canonical &form;
    std::exception_ptr thrown;
};

// The library is built without exceptions, so none may pass through it.
int write(void *context, const void *bytes, std::size_t size) {
    Writing &writing = *static_cast<Writing *>(context);
    try {
        const std::string_view piece(static_cast<const char *>(bytes), size);
        return writing.take(piece, writing.form.offset()) ? 0 : 1;
    } catch (...) {
        writing.thrown = std::current_exception();
        return 1;
    }
}

}  // namespace

std::optional<Fault> write_canonical(const pith::Source &source, const Take &take) {
    pith::Canonical form(source);
    Writing writing{take, form, nullptr};
    const pith::Verdict fault = form.step(0, write, &writing);
    if (writing.thrown) std::rethrow_exception(writing.thrown);
    if (form.done()) return std::nullopt;
    return Fault{fault, form.offset()};
}

}  // namespace host
