# SPDX-License-Identifier: MIT
# The part of Zephyr's build system that a module meets. The compiler's options are in an interface target,
# libraries are linked by the property ZEPHYR_LIBS, and CONFIG_ variables come from Kconfig (here CONFIG, a file).
enable_language(C)
enable_language(CXX)
enable_language(ASM)
file(STRINGS ${CONFIG} lines REGEX "^CONFIG_")
foreach(line IN LISTS lines)
    string(REGEX MATCH "^([A-Z0-9_]+)=\"?([^\"]*)\"?$" matched "${line}")
    set(${CMAKE_MATCH_1} "${CMAKE_MATCH_2}")
endforeach()

separate_arguments(target_flags UNIX_COMMAND "${TARGET_FLAGS}")
add_library(zephyr_interface INTERFACE)
target_compile_options(zephyr_interface INTERFACE ${target_flags} -Os -ffunction-sections -fdata-sections
    -fno-common -Wall -Wformat -Wno-main -Werror $<$<COMPILE_LANGUAGE:C>:-std=c99>
    $<$<COMPILE_LANGUAGE:CXX>:-std=c++17> $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>
    $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
# Zephyr's own C library, whose headers are not strict ISO C++.
target_include_directories(zephyr_interface SYSTEM INTERFACE ${CMAKE_CURRENT_LIST_DIR}/libc)
unset(CMAKE_SIZEOF_VOID_P)  # Zephyr skips CMake's test of the compiler, which finds the size
add_library(app STATIC)
target_link_libraries(app PRIVATE zephyr_interface)
target_include_directories(app PRIVATE ${CMAKE_CURRENT_LIST_DIR})
target_compile_definitions(app PRIVATE main=sample_main)  # the machine of the test has a main()

foreach(module IN LISTS ZEPHYR_MODULES)
    file(STRINGS ${module}/zephyr/module.yml cmake REGEX "^  cmake: ")
    string(REPLACE "  cmake: " "" cmake "${cmake}")
    add_subdirectory(${module}/${cmake} modules)
endforeach()
get_property(libraries GLOBAL PROPERTY ZEPHYR_LIBS)
if(NOT libraries)
    message(FATAL_ERROR "expected a library in ZEPHYR_LIBS, found none")
endif()
# The image is linked by the test, from these.
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/libraries CONTENT "$<TARGET_FILE:app>\n$<TARGET_FILE:${libraries}>\n")
