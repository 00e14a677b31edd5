#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian packages that the project needs and this machine lacks.
#
# Usage: tools/packages.sh [build] [checks]
set -euo pipefail

# To build the project and run its tests. libboost-dev is Debian's default Boost.
build=(
  cmake dpkg-dev g++ ninja-build pkg-config python3 python3-dev python3-venv
  doctest-dev libboost-dev libcli11-dev libhowardhinnant-date-dev libintelrdfpmath-dev
  libpcre2-dev libpugixml-dev libyaml-cpp-dev python3-jsonschema python3-yaml rapidjson-dev tzdata
)
# For what .ci/run checks beyond that. Version 14 is pinned: formatting differs between versions.
checks=(
  abigail-tools ccache clang-14 clang-format-14 clang-tidy-14 git libclang-rt-14-dev
  libbenchmark-dev
  default-jdk-headless libjna-java
  libmono-system-core4.0-cil libmono-system-numerics4.0-cil mono-mcs mono-runtime
)

wanted=()
for group in "$@"; do
  case $group in
    build) wanted+=("${build[@]}") ;;
    checks) wanted+=("${checks[@]}") ;;
    *) echo "packages.sh: no such group: $group" >&2; exit 2 ;;
  esac
done

if ! command -v apt-get >/dev/null; then
  echo "No apt-get on this machine; needed are: ${wanted[*]}" >&2
  exit 0
fi

is_installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}
lacking=()
for package in "${wanted[@]}"; do
  is_installed "$package" || lacking+=("$package")
done
[ ${#lacking[@]} -gt 0 ] || exit 0

as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null
}
echo "Installing: ${lacking[*]}"
apt update
apt install --yes --no-install-recommends "${lacking[@]}" >/dev/null
