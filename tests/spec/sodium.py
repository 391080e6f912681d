# SPDX-License-Identifier: MIT
"""Ed25519 by libsodium, after the strict rules of the protocol."""

import ctypes
import ctypes.util
import functools
import hashlib

L = 2**252 + 27742317777372353535851937790883648493
P = 2**255 - 19
_library = ctypes.CDLL(ctypes.util.find_library("sodium") or "libsodium.so.23")
_library.sodium_init()
_verify = _library.crypto_sign_verify_detached
_verify.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_ulonglong, ctypes.c_char_p]
_sign = _library.crypto_sign_detached
_sign.argtypes = [ctypes.c_char_p, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_ulonglong, ctypes.c_char_p]


def _canonical(point):
    """Returns whether y is below the prime."""
    return int.from_bytes(point, "little") & (1 << 255) - 1 < P


@functools.lru_cache(maxsize=None)
def key_valid(public):
    """Returns whether the bytes are a canonical point of order exactly L."""
    return len(public) == 32 and _canonical(public) and _library.crypto_core_ed25519_is_valid_point(public) == 1


@functools.lru_cache(maxsize=1 << 16)
def verify(public, message, signature):
    if not key_valid(public) or len(signature) != 64 or not _canonical(signature[:32]):
        return False
    if int.from_bytes(signature[32:], "little") >= L:
        return False
    return _verify(signature, message, len(message), public) == 0


class Key:
    """A key that signs test documents."""

    def __init__(self, key_id, seed):
        self.id = key_id
        public, secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(64)
        _library.crypto_sign_seed_keypair(public, secret, seed)
        self.public, self._secret = public.raw, secret.raw
        self.fingerprint = hashlib.sha256(self.public).hexdigest()[:32]

    @functools.lru_cache(maxsize=1 << 14)
    def raw(self, digest):
        made = ctypes.create_string_buffer(64)
        _sign(made, None, digest, len(digest), self._secret)
        return made.raw

    @functools.lru_cache(maxsize=1 << 12)
    def other(self, digest):
        """Returns another valid signature of the digest: RFC 8032 5.1.6 with another nonce."""
        scalar = bytearray(hashlib.sha512(self._secret[:32]).digest()[:32])
        scalar[0], scalar[31] = scalar[0] & 248, scalar[31] & 63 | 64
        nonce = _reduced(b"other", self._secret, digest)
        point = ctypes.create_string_buffer(32)
        _library.crypto_scalarmult_ed25519_base_noclamp(point, nonce.to_bytes(32, "little"))
        rest = nonce + _reduced(point.raw, self.public, digest) * int.from_bytes(scalar, "little")
        return point.raw + (rest % L).to_bytes(32, "little")


def _reduced(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % L


REGISTRY = ("pith-v1-2026-05", bytes.fromhex("b2d552b68890857171a78b36a5dccf368a953413288c353f7c9d9d6f94b709b3"))
TEST = Key("test-key", b"\x11" * 32)
KEYRING = {REGISTRY[0]: REGISTRY[1], TEST.id: TEST.public}
