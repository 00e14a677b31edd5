// SPDX-License-Identifier: Apache-2.0
// Encodings, control characters, size; the digest of a file.
#include <hjemmel/load/text.hpp>

#include "rule_text.hpp"

#include <doctest/doctest.h>

using namespace hjemmel;

namespace {

/// What is said of `bytes`; "ok" when nothing is.
std::string told(std::string bytes, const load_limits& limits = {}) {
    const auto text = load::checked_text("t.yaml", std::move(bytes), limits);
    return text ? "ok" : test::listed(text.diagnostics());
}

} // namespace

TEST_CASE("what is UTF-8 and what is not") {
    struct row {
        std::string bytes;
        std::string expected;
    };
    const row rows[] = {
        {"", "ok"},
        {"æøå😀\t\r\n", "ok"},
        {"\xEF\xBB\xBFhjemmel: 1\n", "ok"},
        {"a\nb: \xE6\n", "invalid-utf8 2:4"}, // Latin-1
        {"æ\xF8", "invalid-utf8 1:2"},
        {"\x80", "invalid-utf8 1:1"},
        {"\xC0\xAF", "invalid-utf8 1:1"},     // overlong
        {"\xE0\x80\x80", "invalid-utf8 1:1"}, // overlong
        {"\xED\xA0\x80", "invalid-utf8 1:1"}, // surrogate
        {"\xF4\x90\x80\x80", "invalid-utf8 1:1"},
        {"\xF5\x80\x80\x80", "invalid-utf8 1:1"},
        {"😀\xF0\x9F\x98", "invalid-utf8 1:2"}, // cut
        {"\xFF\xFEh\0", "utf-16 1:1"},
        {std::string("h\0j\0", 4), "utf-16 1:1"},
        {std::string("\0h\0j", 4), "utf-16 1:1"},
        {std::string("hj\n\0", 4), "control-character 2:1"},
        {"a\x1B[31m", "control-character 1:2"},
        {"a\rb\n", "control-character 1:2"},
        {"a\r", "control-character 1:2"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.expected);
        CAPTURE(row.bytes.size());
        CHECK(told(row.bytes) == row.expected);
    }
}

TEST_CASE("a byte order mark is taken away") {
    const auto text = load::checked_text("t.yaml", "\xEF\xBB\xBFå", {});
    CHECK(text.value()->text == "å");
    CHECK(text.value()->name == "t.yaml");
}

TEST_CASE("Latin-1 is named, and the line can be shown") {
    const auto text = load::checked_text("t.yaml", "titel: M\xE5l\nx", {});
    REQUIRE(text.diagnostics().size() == 1);
    CHECK(text.diagnostics()[0].hint.da.find("Latin-1") != std::string::npos);
    CHECK(text.diagnostics()[0].where.line_text() == "titel: M\xEF\xBF\xBDl");
}

TEST_CASE("size") {
    load_limits limits;
    limits.bytes = 4;
    CHECK(told("1234", limits) == "ok");
    CHECK(told("12345", limits) == "limit-bytes 1:1");
}

TEST_CASE("the digest is SHA-256 of the bytes") {
    CHECK(load::digest("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
