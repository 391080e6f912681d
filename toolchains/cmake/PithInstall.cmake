# SPDX-License-Identifier: MIT
# Installs the library, its headers, a CMake package (find_package(pith), target pith::pith, function
# pith_pin_key) and a pkg-config file. Both use relative paths, so the installed folder can be moved.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(pith_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/pith)
install(TARGETS pith EXPORT pith-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/../../core/include/pith
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h" PATTERN "*.hpp")
# <pith/pinned_key.hpp>, and the headers that it includes.
install(FILES ${CMAKE_CURRENT_LIST_DIR}/../../core/curve/public/pith/pinned_key.hpp
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/pith)
install(DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/../../core/curve DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/pith
        FILES_MATCHING PATTERN "*.hpp" PATTERN "ed25519.hpp" EXCLUDE PATTERN "public" EXCLUDE)
install(EXPORT pith-targets NAMESPACE pith:: DESTINATION ${pith_package_dir})
# Before 1.0 a minor version may be incompatible.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/pith-config-version.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/pith-config.cmake ${CMAKE_CURRENT_LIST_DIR}/PithPinKey.cmake
              ${PROJECT_BINARY_DIR}/package/pith-config-version.cmake
        DESTINATION ${pith_package_dir})

file(RELATIVE_PATH pith_up ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" pith_up "${pith_up}")
set(pith_cflags)
get_target_property(pith_definitions pith INTERFACE_COMPILE_DEFINITIONS)
if(pith_definitions)  # with PITH_PRESET=tiny
    list(JOIN pith_definitions " -D" pith_definitions)
    string(PREPEND pith_cflags " -D${pith_definitions}")
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/pith.pc.in ${PROJECT_BINARY_DIR}/package/pith.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/package/pith.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
