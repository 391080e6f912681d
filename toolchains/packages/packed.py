# SPDX-License-Identifier: MIT
"""Packs a folder so that the same files give the same bytes: sorted, without times and owners."""
import gzip
import tarfile
import zipfile

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the earliest time of the zip format


def pack_zip(root, paths, file):
    with zipfile.ZipFile(file, "w") as archive:
        for path in paths:
            entry = zipfile.ZipInfo(str(path.relative_to(root.parent)), EARLIEST)
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


def pack_tar(root, paths, file):
    with open(file, "wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
            for path in paths:
                entry = tarfile.TarInfo(str(path.relative_to(root.parent)))
                entry.size, entry.mode = path.stat().st_size, 0o644
                with open(path, "rb") as data:
                    archive.addfile(entry, data)


def pack(root, file):
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    (pack_zip if file.suffix == ".zip" else pack_tar)(root, paths, file)
