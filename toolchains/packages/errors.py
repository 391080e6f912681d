# SPDX-License-Identifier: MIT
"""The one exception of the exporter: its text is shown to the user."""


class PackageError(Exception):
    pass
