# SPDX-License-Identifier: Apache-2.0
"""A table's tests in words, as far as they only name values."""

from __future__ import annotations

import re

from ..words import Speaker
from .parts import element, escaped

_NAMED = re.compile(r"\s*(?:\"([^\"\\]*)\"|(true|false)|([^\W\d]\w*))\s*")


def cell_words(test: str, speaker: Speaker) -> str:
    """Write a test for people: ``true`` is yes, names have their words; all else is code."""
    parts = [_NAMED.fullmatch(part) for part in test.split(",")]
    if not all(parts) or not test.strip():
        return element("code", escaped(test)) if test.strip() else "–"
    words = []
    for one in parts:
        assert one is not None
        text, truth, name = one.groups()
        if truth:
            words.append(speaker.value(truth == "true"))
        else:
            words.append(speaker.called(text if text is not None else name))
    return escaped(speaker.listed(words, "or"))
