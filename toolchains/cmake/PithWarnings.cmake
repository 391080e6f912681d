# SPDX-License-Identifier: MIT
# The warnings every target of this project is built with; errors where PITH_WERROR is on (CI).
add_library(pith_warnings INTERFACE)
target_compile_options(pith_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wcast-align -Wundef
    $<$<BOOL:${PITH_WERROR}>:-Werror>)
