# SPDX-License-Identifier: MIT
# WebAssembly without a system: clang, its linker wasm-ld, and the four functions of port/web/libc.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_C_COMPILER clang)
set(CMAKE_CXX_COMPILER clang++)
foreach(language C CXX)
    set(CMAKE_${language}_COMPILER_TARGET wasm32)
    set(CMAKE_${language}_FLAGS_INIT "-ffreestanding -isystem ${CMAKE_CURRENT_LIST_DIR}/../port/web/libc")
endforeach()
set(CMAKE_EXE_LINKER_FLAGS_INIT "-nostdlib")
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
