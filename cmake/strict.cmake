# SPDX-License-Identifier: Apache-2.0
# What everything of ours is compiled with, and nobody else.
add_library(hjemmel_strict INTERFACE)
target_compile_options(hjemmel_strict INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wcast-qual
  -Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi -Wformat=2 -Wimplicit-fallthrough
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond> $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op>
  # g++ 12 sees overlaps in the standard library's own assignments of literals to strings.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
