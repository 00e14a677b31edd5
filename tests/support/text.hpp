// SPDX-License-Identifier: Apache-2.0
// Texts with places, as the loader would hand them over.
#pragma once

#include <hjemmel/core/place.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace hjemmel::test {

/// `text` as the whole of a file named "expression".
inline located_text located(std::string text) {
    located_text out;
    const auto size = static_cast<std::uint32_t>(text.size());
    out.where = {std::make_shared<const source_file>(source_file{"expression", text}), 0, size};
    out.text = std::move(text);
    out.runs = {{0, 0}};
    return out;
}

inline std::string repeat(std::string_view what, std::size_t times) {
    std::string out;
    for (; times > 0; --times)
        out += what;
    return out;
}

} // namespace hjemmel::test
