// SPDX-License-Identifier: MIT
// The program of run(). Each operation has a kind and three of 16 slots.
#pragma once

#include <stdint.h>

namespace pith::curve::small {

// P, the sum; Q, the point to add; kUnit, 1 and later 1 / Z; 2d; kBeside, scratch; R and S of the
// signature; h = SHA-512(R | A | message); the message.
enum Slot : uint16_t {
    kX,
    kY,
    kZ,
    kT,
    kQx,
    kQy,
    kQz,
    kQt,
    kUnit,
    kTwoD,
    kBeside,
    kR,
    kS,
    kH,
    kMessage,
    kSlots
};

enum Kind : uint16_t {
    kMultiply = 0,
    kNoMultiply = 1 << 12,
    kAdd = kNoMultiply,
    kSubtract = kNoMultiply | 1 << 13,
};

constexpr uint16_t operation(Slot r, Kind kind, Slot a, Slot b) {
    return static_cast<uint16_t>(r | a << 4 | b << 8 | kind);
}

// P += Q, both extended (Hisil, Wong, Carter, Dawson 2008, 3.1). -1 is a square modulo p and d is
// not, so this also doubles. With A = (Y1-X1)(Y2-X2), B = (Y1+X1)(Y2+X2), C = 2d T1 T2,
// D = 2 Z1 Z2, E = B - A, F = D - C, G = D + C, H = B + A: (EF : GH : FG : EH). Overwrites Q.
inline constexpr uint16_t kProgram[] = {
    operation(kQt, kMultiply, kQx, kQy),  // kAddAffine: Q's Z is 1
    operation(kQz, kMultiply, kUnit, kUnit),
    operation(kBeside, kSubtract, kY, kX),  // kAddExtended
    operation(kX, kAdd, kY, kX),
    operation(kY, kSubtract, kQy, kQx),
    operation(kQx, kAdd, kQy, kQx),
    operation(kBeside, kMultiply, kBeside, kY),  // A
    operation(kX, kMultiply, kX, kQx),           // B
    operation(kQt, kMultiply, kQt, kT),
    operation(kQt, kMultiply, kQt, kTwoD),  // C
    operation(kQz, kMultiply, kQz, kZ),
    operation(kQz, kAdd, kQz, kQz),           // D
    operation(kY, kAdd, kX, kBeside),         // H
    operation(kX, kSubtract, kX, kBeside),    // E
    operation(kBeside, kSubtract, kQz, kQt),  // F
    operation(kQz, kAdd, kQz, kQt),           // G
    operation(kT, kMultiply, kX, kY),
    operation(kZ, kMultiply, kBeside, kQz),
    operation(kX, kMultiply, kX, kBeside),
    operation(kY, kMultiply, kY, kQz),
    operation(kUnit, kMultiply, kUnit, kUnit),  // kSquare
    operation(kUnit, kMultiply, kUnit, kZ),
    operation(kX, kMultiply, kX, kUnit),  // kToAffine
    operation(kY, kMultiply, kY, kUnit),
};
inline constexpr uint8_t kAddAffine = 0, kAddExtended = 2, kAddEnd = 20;
inline constexpr uint32_t kSquare = 20, kSquareEnd = 21, kSquareMultiplyEnd = 22;
inline constexpr uint32_t kToAffine = 22, kToAffineEnd = 24;
static_assert(kToAffineEnd == sizeof kProgram / sizeof *kProgram);

}  // namespace pith::curve::small
