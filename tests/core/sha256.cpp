// SPDX-License-Identifier: Apache-2.0
// The examples of NIST, and every length about a block's end.
#include <hjemmel/core/sha256.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace hjemmel;

TEST_CASE("the published digests") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                 "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
          "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(sha256(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the digest of the digests of each length up to three blocks") {
    std::string all;
    for (std::size_t size = 0; size < 192; ++size)
        all += sha256(std::string(size, '\xE6'));
    CHECK(sha256(all) == "dcb40801ef473f8d1a471f0801b84728c646f57ce9a35ea1df8286d0a1f8f45c");
}
