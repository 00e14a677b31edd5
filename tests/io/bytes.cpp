// SPDX-License-Identifier: Apache-2.0

#include <hjemmel/io/bytes.hpp>

#include <array>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

namespace {

/// Everything in pieces of at most three bytes; `!` when reading fails.
std::string drained(const hjemmel::io::byte_source& from) {
    std::string out;
    std::array<char, 3> room{};
    while (true) {
        const auto got = from(room.data(), room.size());
        if (!got) return out + "!";
        if (*got == 0) return out;
        out.append(room.data(), *got).append("|");
    }
}

} // namespace

TEST_CASE("bytes come in pieces, from a text as from a stream") {
    CHECK(drained(hjemmel::io::bytes_of(std::string_view("abcdefg"))) == "abc|def|g|");
    CHECK(drained(hjemmel::io::bytes_of(std::string_view())).empty());
    std::istringstream stream("abcdefg");
    CHECK(drained(hjemmel::io::bytes_of(stream)) == "abc|def|g|");
    std::istringstream broken("abc");
    broken.setstate(std::ios::badbit);
    CHECK(drained(hjemmel::io::bytes_of(broken)) == "!");
}
