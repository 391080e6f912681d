# SPDX-License-Identifier: MIT
# Writes an auditor that can be told to leave out one check: cmake -DFROM= -DTO= -P without.cmake
file(READ ${FROM} source)
foreach(function "fail_at(pith_check check, verdict why, uint32_t offset) {"
                 "leave_unchecked(pith_check check, uint32_t offset) {")
    string(FIND "${source}" "${function}" place)
    if(place EQUAL -1)
        message(FATAL_ERROR "${FROM} has no ${function}")
    endif()
    string(REPLACE "${function}" "${function}\n    if (check == tests::left_out) return;" source "${source}")
endforeach()
string(REPLACE "namespace pith::audit {" "namespace tests { extern pith_check left_out; }\nnamespace pith::audit {"
    source "${source}")
file(WRITE ${TO} "${source}")
