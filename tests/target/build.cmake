# SPDX-License-Identifier: MIT
# cmake -DPRESET=name [-DTARGET=name] -P build.cmake, in the project's folder: configures the project and builds
# its test images.
if(NOT TARGET)
    set(TARGET target_tests)
endif()
foreach(arguments "--preset;${PRESET}" "--build;--preset;${PRESET};--target;${TARGET};-j2")
    execute_process(COMMAND ${CMAKE_COMMAND} ${arguments} RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "cmake ${arguments}: ${failed}")
    endif()
endforeach()
