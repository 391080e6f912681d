# SPDX-License-Identifier: MIT
# One option trades flash for speed; README.md has the measured table.
#
#   tiny      no tables, and core/curve/small instead of combs: a verification in 2 KB, sixty times as slow as
#             `fast`; other keys than pinned keys must be loaded
#   balanced  5 teeth: 3 KB of tables
#   fast      the same, with the scanner, the canonicalizer and the curve built with -O2
#   max       8 teeth in two blocks: 48 KB of tables
#
# Default: balanced on bare machines, to save flash; max elsewhere.
# -DPITH_TEETH= and -DPITH_BLOCKS= override only the tables; tiny has none.
if(pith_is_bare)
    set(pith_preset_default balanced)
else()
    set(pith_preset_default max)
endif()
set(PITH_PRESET ${pith_preset_default} CACHE STRING "Flash or speed: tiny, balanced, fast or max")
set_property(CACHE PITH_PRESET PROPERTY STRINGS tiny balanced fast max)

set(PITH_HOT OFF)
set(pith_teeth 5)
set(pith_blocks 1)
if(PITH_PRESET STREQUAL "tiny")
    set(pith_teeth 2)
elseif(PITH_PRESET STREQUAL "fast")
    set(PITH_HOT ON)
elseif(PITH_PRESET STREQUAL "max")
    set(PITH_HOT ON)
    set(pith_teeth 8)
    set(pith_blocks 2)
elseif(NOT PITH_PRESET STREQUAL "balanced")
    message(FATAL_ERROR "PITH_PRESET is tiny, balanced, fast or max, not '${PITH_PRESET}'")
endif()
if(NOT DEFINED PITH_TEETH)
    set(PITH_TEETH ${pith_teeth})
endif()
if(NOT DEFINED PITH_BLOCKS)
    set(PITH_BLOCKS ${pith_blocks})
endif()
