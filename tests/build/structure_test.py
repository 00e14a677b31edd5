# SPDX-License-Identifier: Apache-2.0
"""tools/structure.py finds each kind of breach when it is planted, and none where there is none."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "tools" / "structure.py"
LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"
HEADER = LICENCE + "#pragma once\n"
CALENDAR = "#include <boost/date_time/date.hpp>\n"
ELSEWHERE = "/ho" + "me/someone/x"

SOUND = {
    "include/hjemmel/hjemmel.hpp": HEADER + "#include <hjemmel/feel/tree.hpp>\n",
    "include/hjemmel/core/README.md": "Core.\n",
    "include/hjemmel/core/date.hpp": HEADER + CALENDAR + "#include <map>\n",
    "include/hjemmel/feel/README.md": "FEEL.\n",
    "include/hjemmel/feel/tree.hpp": HEADER + "#include <hjemmel/core/date.hpp>\n",
    "src/core/decimal.cpp": LICENCE + "#include <bid_functions.h>\n",
    "src/cli/main.cpp": LICENCE + "#include <hjemmel/hjemmel.hpp>\n#include <CLI/CLI.hpp>\n",
    "tests/core/date.cpp": LICENCE + '// ø\nauto text = "ø";\n',
    "tests/feel/tree.cpp": LICENCE,
    "tools/tool.py": "#!/usr/bin/env python3\n# SPDX-License-Identifier: Apache-2.0\n",
}

# What is planted, and what the script must say of it.
BREACHES = [
    ("include/hjemmel/core/date.hpp", HEADER + "#include <hjemmel/feel/tree.hpp>\n", "comes after"),
    ("src/core/decimal.cpp", LICENCE + "#include <hjemmel/feel/tree.hpp>\n", "comes after"),
    ("include/hjemmel/feel/tree.hpp", HEADER + "#include <hjemmel/hjemmel.hpp>\n", "above"),
    ("include/hjemmel/feel/tree.hpp", HEADER + '#include "../core/date.hpp"\n', "leaves"),
    ("include/hjemmel/feel/tree.hpp", HEADER + CALENDAR, "known"),
    ("include/hjemmel/core/date.hpp", HEADER + "#include <bid_functions.h>\n", "known"),
    ("include/hjemmel/core/date.hpp", HEADER + "#  include <boost/icl/map.hpp>\n", "known"),
    ("src/feel/tree.cpp", LICENCE + "#include <yaml-cpp/yaml.h>\n", "known in feel"),
    ("src/feel/tree.cpp", LICENCE + "#include <newcomer/newcomer.hpp>\n", "known in src"),
    ("src/feel/long.cpp", LICENCE + "\n" * 700, "701 lines, at most 700"),
    ("tests/feel/tree.cpp", LICENCE + "// " + "ø" * 98 + "\n", "101 columns"),
    ("include/hjemmel/feel/lexer.hpp", HEADER, "has no test tests/feel/lexer.cpp"),
    ("include/hjemmel/feel/README.md", "Line.\n" * 31, "more than 30 lines"),
    ("include/hjemmel/feel/README.md", None, "has no README.md"),
    ("tests/feel/tree.cpp", LICENCE + "\tint x;\n", "a tab"),
    ("rules/x/2020-01-01.yaml", "a: 1 \n", "trailing blanks"),
    ("docs/x.md", "last line", "line feed"),
    ("docs/x.md", "in " + ELSEWHERE + "\n", "a path of one machine"),
    ("tests/feel/tree.cpp", LICENCE + "int ø;\n", "not ASCII"),
    ("tests/feel/tree.cpp", "int x;\n", "not 'SPDX"),
    ("tools/tool.py", "#!/usr/bin/env python3\n", "not 'SPDX"),
    (".ci/run", "x \n", "trailing blanks"),
    ("include/hjemmel/feel/tree.hpp", LICENCE, "no '#pragma once'"),
    ("docs/x.md", b"\xff\n", "not UTF-8"),
]


def inspect(planted):
    """Runs the script on a small sound tree with the planted files in it."""
    with tempfile.TemporaryDirectory() as folder:
        for path, content in {**SOUND, **planted}.items():
            place = pathlib.Path(folder, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            if content is not None:
                data = content if isinstance(content, bytes) else content.encode()
                place.write_bytes(data)
        command = [sys.executable, str(SCRIPT), folder]
        return subprocess.run(command, capture_output=True, text=True, check=False)


class Structure(unittest.TestCase):
    def test_sound_tree(self):
        ran = inspect({})
        self.assertEqual((ran.returncode, ran.stdout), (0, "structure: 0 faults\n"))

    def test_breaches(self):
        for path, content, expected in BREACHES:
            with self.subTest(path=path, expected=expected):
                ran = inspect({path: content})
                self.assertEqual(ran.returncode, 1, ran.stderr)
                self.assertEqual(len(ran.stdout.splitlines()), 2, ran.stdout)
                self.assertIn(path.rpartition("/")[0], ran.stdout)
                self.assertIn(expected, ran.stdout)


if __name__ == "__main__":
    unittest.main()
