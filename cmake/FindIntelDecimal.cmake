# SPDX-License-Identifier: Apache-2.0
# Intel's decimal floating-point library, as the target IntelDecimal::IntelDecimal.
#
# Of its eight builds only 000 (arguments by value, rounding mode and status flags as arguments)
# keeps no state between calls, so only that one may be called from several threads.
#
# The installed package carries this file and finds the library again where it is used. Its objects
# are not merged into ours: a program that uses the library itself would then hold two copies, and a
# mended one from the distribution would not reach ours.
find_path(IntelDecimal_INCLUDE_DIR bid_functions.h)
find_library(IntelDecimal_LIBRARY NAMES bidgcc000)
mark_as_advanced(IntelDecimal_INCLUDE_DIR IntelDecimal_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(IntelDecimal
  REQUIRED_VARS IntelDecimal_LIBRARY IntelDecimal_INCLUDE_DIR)

if(IntelDecimal_FOUND AND NOT TARGET IntelDecimal::IntelDecimal)
  add_library(IntelDecimal::IntelDecimal STATIC IMPORTED)
  set_target_properties(IntelDecimal::IntelDecimal PROPERTIES
    IMPORTED_LOCATION "${IntelDecimal_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${IntelDecimal_INCLUDE_DIR}"
    INTERFACE_COMPILE_DEFINITIONS
      "DECIMAL_CALL_BY_REFERENCE=0;DECIMAL_GLOBAL_ROUNDING=0;DECIMAL_GLOBAL_EXCEPTION_FLAGS=0")
endif()
