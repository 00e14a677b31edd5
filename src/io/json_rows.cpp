// SPDX-License-Identifier: Apache-2.0
#include "json_rows.hpp"

#include "table_columns.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace hjemmel::io::detail {

namespace {

using eval::standing;
using form = growing_fact::form;

/// Beyond it, the limits of a case and of its lists are looked at.
constexpr std::size_t most_bytes = std::size_t{128} << 10U;
constexpr std::size_t most_digits = 18;

/// A text between quotes may not hold these.
bool is_special(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

bool is_large(std::string_view text, const facts_limits& limits) {
    return text.size() > std::min(most_bytes, limits.case_bytes / 8);
}

class row_reader {
  public:
    row_reader(std::string_view text, case_chunk::state& into)
        : at_(text.data()), end_(text.data() + text.size()), into_(into) {}

    bool all_facts() {
        const auto known = [this] {
            return members([this](std::string_view name) { return fact(name); });
        };
        return known() && at_end();
    }
    bool one(growing_fact& to) { return value(to) && at_end(); }

  private:
    void skip_blanks() {
        while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t'))
            ++at_;
    }
    bool at_end() {
        skip_blanks();
        return at_ == end_;
    }
    /// Whether this character is next; then it is used up.
    bool take(char c) {
        skip_blanks();
        if (at_ == end_ || *at_ != c) return false;
        ++at_;
        return true;
    }
    bool word(std::string_view what) {
        if (!std::string_view(at_, rest()).starts_with(what)) return false;
        at_ += what.size();
        return true;
    }
    std::size_t rest() const { return static_cast<std::size_t>(end_ - at_); }

    std::optional<std::string_view> string();
    std::optional<std::string_view> number();
    bool value(growing_fact& to);
    bool list(growing_fact& to);
    bool context(growing_fact& to);
    template<class Take>
    bool members(const Take& take_member);
    bool fact(std::string_view name);
    bool id();
    bool foreign_key();
    std::optional<std::string_view> scalar();

    const char* at_;
    const char* end_;
    case_chunk::state& into_;
    std::size_t depth_ = 0;
    std::size_t expected_ = 0; ///< the slot that the last name is followed by
    bool has_id_ = false;
    bool has_foreign_key_ = false;
};

std::optional<std::string_view> row_reader::string() {
    if (!take('"')) return std::nullopt;
    const auto* begin = at_;
    while (at_ < end_ && !is_special(*at_))
        ++at_;
    const auto size = static_cast<std::size_t>(at_ - begin);
    if (at_ == end_ || *at_ != '"' || size > into_.limits.text_bytes) return std::nullopt;
    ++at_;
    return std::string_view(begin, size);
}

std::optional<std::string_view> row_reader::number() {
    const auto* begin = at_;
    const auto is_digit = [this] { return at_ < end_ && *at_ >= '0' && *at_ <= '9'; };
    if (at_ < end_ && *at_ == '-') ++at_;
    const auto* first = at_;
    while (is_digit())
        ++at_;
    const auto whole = at_ - first;
    if (whole == 0 || (whole > 1 && *first == '0')) return std::nullopt;
    if (at_ < end_ && *at_ == '.') {
        const auto* point = at_++;
        while (is_digit())
            ++at_;
        if (at_ - point == 1) return std::nullopt;
    }
    if (at_ < end_ && (*at_ == 'e' || *at_ == 'E')) return std::nullopt;
    return std::string_view(begin, static_cast<std::size_t>(at_ - begin));
}

bool row_reader::value(growing_fact& to) {
    skip_blanks();
    if (at_ == end_) return false;
    if (*at_ == 'n') {
        if (!word("null")) return false;
        to.gap(standing::absent);
        return true;
    }
    switch (to.what()) {
    case form::truths: {
        const bool yes = *at_ == 't';
        if (!word(yes ? "true" : "false")) return false;
        to.truth(yes);
        return true;
    }
    case form::numbers: {
        const auto digits = number();
        return digits && to.number(*digits);
    }
    case form::dates:
    case form::texts:
    case form::scalars: {
        const auto text = string();
        return text && to.text(*text, *into_.texts);
    }
    case form::lists:
        return list(to);
    case form::contexts:
        return context(to);
    default:
        return false;
    }
}

bool row_reader::list(growing_fact& to) {
    if (!take('[') || ++depth_ >= into_.limits.depth) return false;
    if (!take(']')) {
        do {
            if (!value(to.items())) return false;
        } while (take(','));
        if (!take(']')) return false;
    }
    to.list();
    --depth_;
    return true;
}

/// Members mostly stand in the order of their declaration.
bool row_reader::context(growing_fact& to) {
    auto& fields = to.fields();
    std::size_t expected = 0;
    const auto field = [&](std::string_view name) {
        if (expected == fields.size() || fields[expected].name() != name) {
            const auto found = std::find_if(fields.begin(), fields.end(),
                                            [&](const auto& f) { return f.name() == name; });
            if (found == fields.end()) return false;
            expected = static_cast<std::size_t>(found - fields.begin());
        }
        auto& one = fields[expected++];
        return one.rows() == to.rows() && value(one);
    };
    if (!members(field)) return false;
    for (auto& one : fields) {
        if (one.rows() == to.rows()) one.gap(standing::missing);
    }
    to.context();
    return true;
}

template<class Take>
bool row_reader::members(const Take& take_member) {
    if (!take('{') || ++depth_ >= into_.limits.depth) return false;
    if (!take('}')) {
        do {
            const auto name = string();
            if (!name || !take(':') || !take_member(*name)) return false;
        } while (take(','));
        if (!take('}')) return false;
    }
    --depth_;
    return true;
}

bool row_reader::fact(std::string_view name) {
    if (name == id_name) return id();
    auto& facts = into_.facts;
    const auto is_it = [&](const auto& one) { return one && one->name() == name; };
    if (expected_ >= facts.size() || !is_it(facts[expected_])) {
        const auto found = std::find_if(facts.begin(), facts.end(), is_it);
        if (found == facts.end()) return name == into_.foreign_key && foreign_key();
        expected_ = static_cast<std::size_t>(found - facts.begin());
    }
    auto& one = *facts[expected_++];
    return one.rows() == into_.rows && value(one);
}

/// It tells nothing of the case itself.
bool row_reader::foreign_key() {
    return !std::exchange(has_foreign_key_, true) && scalar().has_value();
}

bool row_reader::id() {
    if (std::exchange(has_id_, true)) return false;
    const auto text = scalar();
    if (text) into_.ids[into_.rows] = *text;
    return text.has_value();
}

/// A text, or a number that is not too long to be one.
std::optional<std::string_view> row_reader::scalar() {
    skip_blanks();
    if (at_ < end_ && *at_ == '"') return string();
    const auto digits = number();
    return digits && digits->size() <= most_digits ? digits : std::nullopt;
}

} // namespace

bool read_row(std::string_view text, case_chunk::state& into) {
    if (is_large(text, into.limits)) return false;
    return row_reader(text, into).all_facts();
}

bool read_part(std::string_view text, growing_fact& into, case_chunk::state& of) {
    if (is_large(text, of.limits)) return false;
    return row_reader(text, of).one(into);
}

} // namespace hjemmel::io::detail
