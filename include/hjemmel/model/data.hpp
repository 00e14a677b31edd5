// SPDX-License-Identifier: Apache-2.0
// Plain data in a rule file whose meaning its declared type gives: values of parameters, lists
// of allowed values, declared types.
#pragma once

#include <hjemmel/core/place.hpp>

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::model {

/// A scalar, a list or a mapping as the file has it, with its place. Keys are unique.
struct data {
    enum class shape : std::uint8_t { none, scalar, list, mapping };
    struct entry;

    shape what = shape::none; ///< none: not in the file
    located_text scalar{};    ///< for a scalar; an empty YAML value is an empty text
    std::vector<data> items{};
    std::vector<entry> entries; // no initialiser: `entry` is not complete yet
    place where{};

    explicit operator bool() const { return what != shape::none; }
    const data* find(std::string_view key) const;
};

/// One key of a mapping and what stands under it.
struct data::entry {
    located_text key{};
    data content{};
};

inline const data* data::find(std::string_view key) const {
    for (const auto& one : entries) {
        if (one.key.text == key) return &one.content;
    }
    return nullptr;
}

} // namespace hjemmel::model
