#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds the project and runs all its tests.
#
# Usage: tests/run.sh [--long]
#   --long  the tests that are marked as long too, and all of them once more under
#           AddressSanitizer and UndefinedBehaviorSanitizer
#
# The last line is 'N passed, N failed'; the exit status is 0 if none failed.
set -euo pipefail
cd "$(dirname "$0")/.."

presets=(release)
groups=(build)
long=OFF
case ${1-} in
  "") ;;
  --long) presets+=(asan-ubsan) groups+=(checks) long=ON ;;
  *) echo "Usage: tests/run.sh [--long]" >&2; exit 2 ;;
esac

tools/packages.sh "${groups[@]}"
reports=()
for preset in "${presets[@]}"; do
  cmake --preset "$preset" -DHJEMMEL_LONG_TESTS=$long
  cmake --build --preset "$preset"
  rm -f "build/$preset.xml"
  # What failed is in the report, and the summary below fails with it.
  ctest --preset "$preset" || true
  reports+=("build/$preset.xml")
done
if [ "$long" = ON ]; then
  git ls-files -z 'src/*.cpp' | xargs -0 -P2 -n4 clang-tidy-14 -p build/asan-ubsan --quiet \
    --checks='-*,clang-analyzer-*,-clang-analyzer-cplusplus.NewDelete'
fi
python3 tools/summary.py "${reports[@]}"
