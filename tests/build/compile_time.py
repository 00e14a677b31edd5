# SPDX-License-Identifier: Apache-2.0
"""Including the whole library stays cheap.

Usage: compile_time.py SECONDS COMPILER OPTION...

Takes the median of three compilations. It is the compiler's own processor time that counts, which
on an idle machine is what a person waits; on a busy one the wait says little about the headers.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile

SOURCE = "#include <hjemmel/hjemmel.hpp>\nint main() {}\n"


def used():
    """Processor seconds of all finished child processes."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main():
    limit, compiler = float(sys.argv[1]), sys.argv[2:]
    environment = dict(os.environ, CCACHE_DISABLE="1")
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(3):
            before = used()
            command = compiler + ["-x", "c++", "-c", "-", "-o", os.path.join(folder, "unit.o")]
            subprocess.run(command, input=SOURCE, text=True, check=True, env=environment)
            seconds.append(used() - before)
    median = statistics.median(seconds)
    print(f"#include <hjemmel/hjemmel.hpp>: {median:.2f} s, at most {limit:.2f} s")
    return 0 if median < limit else 1


if __name__ == "__main__":
    sys.exit(main())
