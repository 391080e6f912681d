# SPDX-License-Identifier: MIT
# CMake's paths of UNIX, without shared libraries.
set_property(GLOBAL PROPERTY TARGET_SUPPORTS_SHARED_LIBS FALSE)
include(Platform/UnixPaths)
