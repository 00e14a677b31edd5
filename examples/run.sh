#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds the program and decides Aalborg's caseload of 2 March 2018.
set -euo pipefail
cd "$(dirname "$0")/.."

tools/packages.sh build
cmake --preset release >/dev/null
cmake --build --preset release --target hjemmel_command
examples/aalborg/run build/release/hjemmel
