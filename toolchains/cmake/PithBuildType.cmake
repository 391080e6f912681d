# SPDX-License-Identifier: MIT
# An empty build type means -O0: 43 KB of firmware instead of 26. At top level there is a better default; a
# parent's choice is the parent's, so it gets a warning, unless its flags name a level.
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    get_directory_property(pith_options COMPILE_OPTIONS)
    if(PROJECT_IS_TOP_LEVEL)
        if(pith_is_bare)
            set(pith_build_type MinSizeRel)
        else()
            set(pith_build_type RelWithDebInfo)
        endif()
        set(CMAKE_BUILD_TYPE ${pith_build_type} CACHE STRING "Debug, Release, RelWithDebInfo or MinSizeRel" FORCE)
        message(STATUS "Build type: ${CMAKE_BUILD_TYPE}, as none was given")
    elseif(NOT "${CMAKE_CXX_FLAGS};${pith_options}" MATCHES "-O")
        message(WARNING "pith: CMAKE_BUILD_TYPE is empty, so the compiler does not optimize. "
                        "Set it, for firmware to MinSizeRel.")
    endif()
endif()
