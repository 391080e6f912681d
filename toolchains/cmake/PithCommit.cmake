# SPDX-License-Identifier: MIT
# A script: cmake -DPITH_SOURCE=folder -DPITH_HEADER=file -P PithCommit.cmake
# Writes PITH_COMMIT, 12 digits of the commit, with "-modified" if a file differs from it. A source archive
# holds the commit in toolchains/commit. Without archive and git it is "unknown".
cmake_minimum_required(VERSION 3.21)
set(commit unknown)
file(STRINGS ${PITH_SOURCE}/toolchains/commit archived REGEX "^[0-9a-f]+$")
if(archived)
    string(SUBSTRING ${archived} 0 12 commit)
else()
    # The folder must be git's top folder: a copy in another project has that project's commits.
    execute_process(COMMAND git rev-parse --show-prefix WORKING_DIRECTORY ${PITH_SOURCE}
                    RESULT_VARIABLE failed OUTPUT_VARIABLE prefix ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(failed EQUAL 0 AND prefix STREQUAL "")
        execute_process(COMMAND git describe --always --abbrev=12 --exclude=* --dirty=-modified
                        WORKING_DIRECTORY ${PITH_SOURCE}
                        OUTPUT_VARIABLE described ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
        if(described)
            set(commit ${described})
        endif()
    endif()
endif()
# Written only if different, so that nothing is compiled again.
file(CONFIGURE OUTPUT ${PITH_HEADER} CONTENT "#define PITH_COMMIT \"${commit}\"\n" @ONLY)
