// SPDX-License-Identifier: MIT
// Point operations made of the port's products, for ports without their own version.
#include "curve/point.hpp"
#include "curve/kernel.hpp"

namespace {

using namespace pith::curve;

KeepT wanted(uint32_t keep_t) {
    return keep_t != 0 ? KeepT::kYes : KeepT::kNo;
}

}  // namespace

extern "C" void pith_point_double(uint32_t p[32], uint32_t keep_t, uint32_t times) {
    for (uint32_t i = 0; i < times; ++i) {
        portable::double_point(*reinterpret_cast<Point *>(p), wanted(keep_t));
    }
}

extern "C" void pith_point_add(uint32_t p[32], const uint32_t q[24], uint32_t negative,
                               uint32_t keep_t) {
    portable::add_point(*reinterpret_cast<Point *>(p), *reinterpret_cast<const HalfNiels *>(q),
                        negative != 0, wanted(keep_t));
}
