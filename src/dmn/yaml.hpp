// SPDX-License-Identifier: Apache-2.0
// A tree of scalars, lists and mappings, and its YAML: as a person would write it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hjemmel::dmn::detail {

struct yaml {
    enum class shape : std::uint8_t { scalar, list, mapping };

    shape what = shape::scalar;
    std::string text{};
    std::vector<yaml> items{};
    std::vector<std::pair<std::string, yaml>> entries{};

    static yaml scalar(std::string text) { return {.text = std::move(text)}; }
    static yaml list(std::vector<yaml> items = {}) {
        return {.what = shape::list, .items = std::move(items)};
    }
    static yaml mapping() { return {.what = shape::mapping}; }

    bool is_scalar() const { return what == shape::scalar; }
    bool empty() const { return text.empty() && items.empty() && entries.empty(); }
    const yaml* find(const std::string& key) const;

    /// Adds an entry at the end; who adds sees to it that no key comes twice.
    yaml& add(std::string key, yaml content) {
        entries.emplace_back(std::move(key), std::move(content));
        return entries.back().second;
    }
    yaml& add(std::string key, std::string content) {
        return add(std::move(key), scalar(std::move(content)));
    }
};

/// The document. Texts come back from a YAML reader byte for byte, with their line feeds.
std::string write(const yaml& document);

} // namespace hjemmel::dmn::detail
