// SPDX-License-Identifier: Apache-2.0
// Reads mappings by tables of their keys, so that every fault of form is told in the same way.
#pragma once

#include "habits.hpp"

#include <hjemmel/core/date.hpp>
#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/limits.hpp>
#include <hjemmel/load/keys.hpp>
#include <hjemmel/model/version.hpp>

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::load::detail {

using model::data;

class reader;

/// One key that a mapping may have, and the function that reads what stands under it.
template<class T>
struct key {
    std::string_view name;
    bool required = false;
    void (*read)(reader&, const data::entry&, T&) = nullptr;
};

/// What a table of keys tells of the mappings that are read by it; `besides`: keys that they may
/// have and that are read elsewhere.
template<class T, std::size_t N>
known_mapping known(std::string_view mapping, const key<T> (&keys)[N],
                    const std::vector<std::string_view>& besides = {}) {
    known_mapping out{mapping, {}};
    for (const auto& one : keys)
        out.keys.push_back({one.name, one.required});
    for (const auto name : besides)
        out.keys.push_back({name, false});
    return out;
}

/// A name in both languages' quotes, between two parts of a sentence.
bilingual sentence(std::string_view da, std::string_view en, std::string_view name,
                   std::string_view da_rest, std::string_view en_rest);

/// Collects the faults of one file while its parts are read. Each `read` function tells what is
/// wrong and gives an empty result then, so that reading goes on.
class reader {
  public:
    reader(const load_limits& limits, diagnostics& faults, diagnostics& warnings)
        : limits_(limits), faults_(faults), warnings_(warnings) {}

    const load_limits& limits() const { return limits_; }

    void fail(std::string_view code, const place& where, bilingual text, bilingual hint = {});
    void warn(std::string_view code, const place& where, bilingual text, bilingual hint = {});

    /// Reads a mapping's keys by the table `keys`; `owner` is where a missing key is told. False
    /// when it is no mapping. `besides`: keys that are read elsewhere.
    template<class T, std::size_t N>
    bool keys(const data& node, const located_text& owner, const key<T> (&known)[N], T& out,
              const std::vector<std::string_view>& besides = {}) {
        if (!is_mapping(node, owner)) return false;
        std::vector<bool> seen(N);
        for (const auto& entry : node.entries) {
            const std::size_t which = index(entry, names(known, besides));
            if (which >= N) continue;
            seen[which] = true;
            known[which].read(*this, entry, out);
        }
        for (std::size_t i = 0; i < N; ++i) {
            if (known[i].required && !seen[i]) missing_key(owner, known[i].name);
        }
        return true;
    }

    /// Reads a mapping whose keys are the author's names.
    void named(const data::entry& all, const std::function<void(const data::entry&)>& each);

    /// Reads a list that has items; each with where to tell of it.
    void items(const data::entry& list,
               const std::function<void(const data&, const located_text&)>& each);

    bool is_mapping(const data& node, const located_text& owner);
    /// Whether there is a list that has items.
    bool is_list(const data::entry& entry);

    /// A text that is no expression: an identifier, a unit, a title.
    located_text scalar(const data::entry& entry);
    std::string string(const data::entry& entry) { return scalar(entry).text; }
    bilingual words(const data::entry& entry);
    bool flag(const data::entry& entry);
    std::optional<hjemmel::date> day(const data::entry& entry);
    /// One of `words`, as its index; nothing after an error.
    std::optional<std::size_t> word(const data::entry& entry,
                                    const std::vector<std::string_view>& words);
    /// A FEEL expression or cell.
    located_text expression(const data::entry& entry);
    /// An error where an expression is longer than the limit.
    void limit_expression(const located_text& text);
    /// Data of any shape that is there.
    data any(const data::entry& entry);
    /// A list that has items, as data.
    data list(const data::entry& entry);
    std::vector<model::citation> citations(const data::entry& entry);

    /// Warns of Danish numbers, dates and truth values in `value`, where `type` is a scalar type
    /// that they are meant for.
    void habits(const data& type, const data& value);

    void missing_key(const located_text& owner, std::string_view name);
    void missing_value(const data::entry& entry);
    /// An error unless exactly one of `names` is a key of `node`.
    bool exactly_one(const data& node, const located_text& owner,
                     const std::vector<std::string_view>& names);

  private:
    template<class T, std::size_t N>
    static std::vector<std::string_view> names(const key<T> (&known)[N],
                                               const std::vector<std::string_view>& besides) {
        std::vector<std::string_view> all;
        for (const auto& one : known)
            all.push_back(one.name);
        all.insert(all.end(), besides.begin(), besides.end());
        return all;
    }

    std::size_t index(const data::entry& entry, const std::vector<std::string_view>& names);
    void wrong_shape(const place& where, std::string_view name, data::shape wanted);
    void told(const habit& found, const located_text& scalar);

    const load_limits& limits_;
    diagnostics& faults_;
    diagnostics& warnings_;
};

/// Nothing written: an empty YAML value or `~`, but not a quoted empty text.
bool is_nothing(const data& node);

// Readers of the keys that many mappings share.

template<class T>
void read_label(reader& r, const data::entry& e, T& out) {
    out.label = r.words(e);
}
template<class T>
void read_type(reader& r, const data::entry& e, T& out) {
    out.type = r.any(e);
}
template<class T>
void read_values(reader& r, const data::entry& e, T& out) {
    out.values = r.list(e);
}
template<class T>
void read_low(reader& r, const data::entry& e, T& out) {
    out.low = r.any(e);
}
template<class T>
void read_high(reader& r, const data::entry& e, T& out) {
    out.high = r.any(e);
}
template<class T>
void read_allowed(reader& r, const data::entry& e, T& out) {
    out.allowed = r.expression(e);
}
template<class T>
void read_source(reader& r, const data::entry& e, T& out) {
    out.grounds.citations = r.citations(e);
}
template<class T>
void read_text(reader& r, const data::entry& e, T& out) {
    out.grounds.text = r.words(e);
}
template<class T>
void read_interpretation(reader& r, const data::entry& e, T& out) {
    out.grounds.interpretation = r.flag(e);
}

} // namespace hjemmel::load::detail
