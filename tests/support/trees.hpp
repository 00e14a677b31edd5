// SPDX-License-Identifier: Apache-2.0
// Comparing syntax trees.
#pragma once

#include <hjemmel/feel/tree.hpp>

#include <algorithm>

namespace hjemmel::test {

/// Whether two trees are the same but for their places.
inline bool same(const feel::tree& a, const feel::tree& b) {
    return std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(),
                      [](const feel::node& x, const feel::node& y) {
                          return x.what == y.what && x.children == y.children && x.text == y.text &&
                                 identical(x.constant, y.constant);
                      });
}

} // namespace hjemmel::test
