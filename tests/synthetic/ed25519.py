# SPDX-License-Identifier: MIT
"""Ed25519 of RFC 8032, section 5.1, in simple code: signs test documents, never secrets."""

import functools
import hashlib

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
SQRT_MINUS_1 = pow(2, (P - 1) // 4, P)


# Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z: extended coordinates, 5.1.4.
def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def equal(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def recover_x(y, sign):
    """5.1.3, steps 2 to 4; None if there is no such point."""
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * SQRT_MINUS_1 % P
    if (x * x - x2) % P != 0:
        return None
    return P - x if x & 1 != sign else x


def compress(p):
    z = pow(p[2], -1, P)
    x, y = p[0] * z % P, p[1] * z % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def decompress(encoded):
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


_BASE_Y = 4 * pow(5, -1, P) % P
_BASE_X = recover_x(_BASE_Y, 0)
BASE = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % P)


# 2^i B: a signature takes additions alone, which are a third of the work.
_DOUBLINGS = [BASE]
for _ in range(254):
    _DOUBLINGS.append(add(_DOUBLINGS[-1], _DOUBLINGS[-1]))


def _multiply_base(scalar):
    result = (0, 1, 1, 0)
    for bit, point in enumerate(_DOUBLINGS):
        if scalar >> bit & 1:
            result = add(result, point)
    return result


@functools.cache
def _expand(seed):
    """Returns the scalar, the prefix of its hash, and the public key."""
    h = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(h[:32], "little")
    scalar = (scalar & (1 << 254) - 8) | 1 << 254
    return scalar, h[32:], compress(_multiply_base(scalar))


def _hash(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % L


def public_key(seed):
    return _expand(seed)[2]


def sign(seed, message):
    """5.1.6."""
    scalar, prefix, public = _expand(seed)
    r = _hash(prefix, message)
    encoded_r = compress(_multiply_base(r))
    s = (r + _hash(encoded_r, public, message) * scalar) % L
    return encoded_r + s.to_bytes(32, "little")


def verify(public, message, signature):
    """5.1.7 without the cofactor, and S below L."""
    a, r = decompress(public), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= L:
        return False
    h = _hash(signature[:32], public, message)
    return equal(multiply(s, BASE), add(r, multiply(h, a)))
