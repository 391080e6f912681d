// SPDX-License-Identifier: MIT
#include "values.hpp"

#include <stdexcept>

namespace host {
namespace {

// Adds the labels to the values.
class Pairing : public ValueSink {
 public:
    Pairing(Labels &labels, LabelledSink &sink) : labels_(labels), sink_(sink) {}

    void begin(const Path &path, std::uint32_t) override {
        const auto label = labels_.next();
        if (!label) throw std::logic_error("a value without a label");
        sink_.begin(path, *label);
    }
    void text(std::string_view part) override { sink_.text(part); }
    void end() override { sink_.end(); }

 private:
    Labels &labels_;
    LabelledSink &sink_;
};

}  // namespace

void LabelledValues::read(LabelledSink &sink) {
    Pairing pairing(labels, sink);
    const auto fault = read_values(document.source(), pairing);
    document.require_read();
    if (fault || labels.next()) throw std::logic_error("a label without a value");
}

}  // namespace host
