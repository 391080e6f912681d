# SPDX-License-Identifier: MIT
# The target `package`, with the preset deb, writes a Debian package: program, manual, completions, library,
# headers, CMake and pkg-config files. SOURCE_DATE_EPOCH sets its dates; toolchains/release sets that.
include(GNUInstallDirs)
set(folder ${PROJECT_BINARY_DIR}/debian)
set(date "$ENV{SOURCE_DATE_EPOCH}")
if(NOT date MATCHES "^[0-9]+$")
    string(TIMESTAMP date "%s" UTC)
endif()
execute_process(COMMAND date -u -R -d @${date} OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE)
# The project has no address of its own; whoever publishes a package gives one.
set(PITH_MAINTAINER "The pith-verify authors <noreply@pith-verify.invalid>" CACHE STRING "Maintainer of the package")

file(WRITE ${folder}/changelog "pith-verify (${PROJECT_VERSION}) unstable; urgency=medium

  * Release ${PROJECT_VERSION}.

 -- ${PITH_MAINTAINER}  ${date}
")
file(READ ${PROJECT_SOURCE_DIR}/LICENSE license)
file(WRITE ${folder}/copyright "pith-verify\n\n${license}
The library contains jsmn, under the same license, copyright (c) 2010 Serge Zaitsev;
the programs contain JSON for Modern C++, under the same license, copyright (c)
2013-2022 Niels Lohmann.
")
# Debian's manuals and changelogs are compressed. install() runs later than execute_process().
set(manuals port/host/pith-verify.1)
if(TARGET pith-issue)
    list(APPEND manuals port/issue/pith-issue.1)
endif()
foreach(file changelog ${manuals})
    if(NOT file STREQUAL "changelog")
        get_filename_component(name ${file} NAME)
        configure_file(${PROJECT_SOURCE_DIR}/${file} ${folder}/${name} COPYONLY)
        set(file ${name})
        install(FILES ${folder}/${name}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    endif()
    execute_process(COMMAND gzip -9nf ${folder}/${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
install(FILES ${folder}/changelog.gz ${folder}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/pith-verify)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME pith-verify)
set(CPACK_PACKAGE_CONTACT "${PITH_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "check that Pith documents are genuine")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"pith-verify audits signed JSON documents of a Pith registry offline: every
signature, digest, name and copy in them. pith-issue makes keys, signs such
documents and rotates rings of keys.
.
The package also has the library, which uses no heap and runs on
microcontrollers: <pith/pith.h> for C, find_package(pith) for CMake, and pith
for pkg-config.")
include(CPack)
