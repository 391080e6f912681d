// SPDX-License-Identifier: MIT
#include <pith/pith.h>

#include "commands.hpp"
#include "commit.h"  // made by toolchains/cmake/PithCommit.cmake in every build

namespace issue {

const char *const kVersion =
    "pith-issue " PITH_VERSION " (commit " PITH_COMMIT ", preset " PITH_PRESET_NAME ")\n";

const char *const kHelp =
    R"(Usage: pith-issue COMMAND [OPTION]...
Makes keys, signs Pith documents, and rotates rings of keys. A FILE of - is standard input.

  keygen ID                 make ID.key (private, mode 0600) and ID.pub; overwrite nothing
  show FILE                 show a public key: id, fingerprints, hex, C, CMake
  sign record FILE          sign a number record of the paper that FILE describes (JSON)
  sign event FILE           sign one event
  sign state FILE           write the state, with signed parts
  sign bundle FILE          sign a bundle with its events and its state
  ring new FILE...          make ring 1 of public keys
  ring rotate RING          write a draft of the next ring, without signatures
  ring sign DRAFT           add the next signature; two people can do it on two machines
  ring apply RING ROTATION  check a rotation as a device does, and write the next ring
  ring inspect FILE         show a ring, a draft or a rotation
  ring export RING          write a ring for firmware or for pith-verify

The signer:
  -k, --key FILE            a private key: of keygen, or PKCS#8 in PEM or DER
      --signer COMMAND      a command: the bytes to sign on standard input, 64 bytes out
      --public FILE         the public key of --signer
      --id ID               the key id, if the file has none or another
Options of sign and ring:
      --time TIME           the time of signing, like 2026-06-01T00:00:00Z; default: now
      --ring FILE           the ring in force: the key must be valid there
      --registry NAME       signer_id of events; default: the key id
      --type TYPE           of an event: record_created (default) or graph_snapshot
      --without-snapshot    no graph_snapshot event in a state or a bundle
      --pretty              write the document with line breaks
      --add FILE            rotate: a public key to add
      --revoke ID           rotate: the key to revoke, for ever
      --remove ID           rotate: the key to leave out
      --not-before ID=TIME  new, rotate: the first valid second of a key; none: no bound
      --not-after ID=TIME   new, rotate: the last
      --as FORM             show: id, hex, base64, fingerprint, base32, c, cmake, verify, pem;
                            export: c, flash, policy; ring sign: old, new
      --name NAME           export --as c: the name of the constant
      --big-endian          export --as flash: for a big-endian device
  -o, --output FILE         where to write; default: standard output
  -h, --help                print this help
  -V, --version             print the version, the commit and the preset

Exit status: 0 done; 1 refused, because no device would accept the result; 2 wrong usage, an
unreadable file, an unusable key, a failed signer or a failed write.
)";

}  // namespace issue
