# SPDX-License-Identifier: MIT
# example_firmware(SOURCE...): links the sources with a board and the startup code of this tree. The first object
# holds the first entries of the vector table.
set(BOARD netduinoplus2 CACHE STRING "A folder of boards/; the examples are tested on this Cortex-M4")
set(tree ${CMAKE_CURRENT_LIST_DIR}/../../..)
set(board ${BOARD})
include(${tree}/boards/${board}/board.cmake)

function(example_firmware)
    set(baremetal ${tree}/port/baremetal)
    file(GLOB startup ${baremetal}/*.c ${baremetal}/arm/*.c)
    add_executable(firmware ${startup}
        ${tree}/boards/${board}/board.c ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/text.c ${ARGN})
    target_compile_definitions(firmware PRIVATE BOARD_CLOCK_HZ=${BOARD_CLOCK_HZ}u)
    target_compile_options(firmware PRIVATE -ffreestanding -ffunction-sections -fdata-sections
        $<$<COMPILE_LANGUAGE:C>:-Wall> $<$<COMPILE_LANGUAGE:C>:-Wextra> $<$<COMPILE_LANGUAGE:C>:-Werror>)
    target_include_directories(firmware PRIVATE
        ${CMAKE_CURRENT_FUNCTION_LIST_DIR} ${tree}/boards ${baremetal} ${baremetal}/arm)
    target_link_options(firmware PRIVATE -T${tree}/boards/${board}/memory.ld -L${baremetal})
    target_link_libraries(firmware PRIVATE pith::pith)
    set_target_properties(firmware PROPERTIES SUFFIX .elf)
endfunction()

# example_document(NAME FILE): links a file as `extern const uint8_t NAME[], NAME_end[]`.
function(example_document name file)
    get_filename_component(file ${file} ABSOLUTE BASE_DIR ${tree})
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.S)
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
    .section .rodata.@name@
    .global @name@, @name@_end
@name@:
    .incbin "@file@"
@name@_end:
]])
    set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${file})
    target_sources(firmware PRIVATE ${source})
endfunction()
