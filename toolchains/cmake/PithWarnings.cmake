# SPDX-License-Identifier: MIT
# The warnings of every target; PITH_WERROR (CI) makes them errors.
add_library(pith_warnings INTERFACE)
target_compile_options(pith_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wcast-align -Wundef
    $<$<BOOL:${PITH_WERROR}>:-Werror>)
