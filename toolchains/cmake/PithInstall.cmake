# SPDX-License-Identifier: MIT
# Installs the library, its headers, a CMake package (find_package(pith), target pith::pith, function
# pith_pin_key) and a pkg-config file. Both use relative paths, so the installed folder can be moved.
#
# The rules exist without PITH_INSTALL too, so that a parent can export a target that links pith::pith; but
# then only `cmake --install build --component pith` runs them.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(pith_component COMPONENT pith)
if(NOT PITH_INSTALL)
    list(APPEND pith_component EXCLUDE_FROM_ALL)
endif()
set(pith_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/pith)
set(pith_root ${CMAKE_CURRENT_LIST_DIR}/../..)
install(TARGETS pith EXPORT pith-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} ${pith_component})
install(DIRECTORY ${pith_root}/core/include/pith DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${pith_component}
        FILES_MATCHING PATTERN "*.h" PATTERN "*.hpp")
# <pith/pinned_key.hpp>, and the headers that it includes.
install(FILES ${pith_root}/core/curve/public/pith/pinned_key.hpp
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/pith ${pith_component})
install(DIRECTORY ${pith_root}/core/curve DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/pith ${pith_component}
        FILES_MATCHING PATTERN "*.hpp" PATTERN "ed25519.hpp" EXCLUDE PATTERN "public" EXCLUDE PATTERN "small" EXCLUDE)
install(EXPORT pith-targets NAMESPACE pith:: DESTINATION ${pith_package_dir} ${pith_component})

# Before 1.0 a minor version may be incompatible.
set(pith_package ${PROJECT_BINARY_DIR}/package)
write_basic_package_version_file(${pith_package}/pith-config-version.cmake COMPATIBILITY SameMinorVersion)
configure_file(${CMAKE_CURRENT_LIST_DIR}/pith-config.cmake.in ${pith_package}/pith-config.cmake @ONLY)
install(FILES ${pith_package}/pith-config.cmake ${pith_package}/pith-config-version.cmake
              ${CMAKE_CURRENT_LIST_DIR}/PithPinKey.cmake ${CMAKE_CURRENT_LIST_DIR}/PithTarget.cmake
        DESTINATION ${pith_package_dir} ${pith_component})
install(FILES ${CMAKE_CURRENT_LIST_DIR}/pinned_key/CMakeLists.txt
        DESTINATION ${pith_package_dir}/pinned_key ${pith_component})

# The build tree is a package as well: -Dpith_DIR=<build>/package.
export(EXPORT pith-targets NAMESPACE pith:: FILE ${pith_package}/pith-targets.cmake)
foreach(file PithPinKey.cmake PithTarget.cmake pinned_key/CMakeLists.txt)
    configure_file(${CMAKE_CURRENT_LIST_DIR}/${file} ${pith_package}/${file} COPYONLY)
endforeach()

file(RELATIVE_PATH pith_up ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" pith_up "${pith_up}")
set(pith_cflags)
get_target_property(pith_definitions pith INTERFACE_COMPILE_DEFINITIONS)
if(pith_definitions)  # with PITH_PRESET=tiny
    list(JOIN pith_definitions " -D" pith_definitions)
    string(PREPEND pith_cflags " -D${pith_definitions}")
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/pith.pc.in ${pith_package}/pith.pc @ONLY)
install(FILES ${pith_package}/pith.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig ${pith_component})
