# SPDX-License-Identifier: Apache-2.0
"""Installs the build into an empty folder, then builds and runs a program of somebody else with it.

Usage: package.py CMAKE BUILD CONSUMER C_COMPILER CXX_COMPILER
"""

import os
import subprocess
import sys
import tempfile


def main():
    cmake, build, consumer, c_compiler, cxx_compiler = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        installed = os.path.join(folder, "installed")
        trial = os.path.join(folder, "trial")
        steps = [
            [cmake, "--install", build, "--prefix", installed],
            [cmake, "-G", "Ninja", "-S", consumer, "-B", trial]
            + [f"-DCMAKE_PREFIX_PATH={installed}", "-DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF"]
            + [f"-DCMAKE_C_COMPILER={c_compiler}", f"-DCMAKE_CXX_COMPILER={cxx_compiler}"],
            [cmake, "--build", trial],
            [os.path.join(trial, "from_cpp")],
            [os.path.join(trial, "from_c")],
        ]
        for step in steps:
            print("$", " ".join(step), flush=True)
            subprocess.run(step, check=True)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as fault:
        sys.exit(str(fault))
