// SPDX-License-Identifier: Apache-2.0
// Values as FEEL text: what the built-in `string` gives, and source text that gives the value
// again.
#pragma once

#include <hjemmel/core/value.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace hjemmel::feel {

/// What FEEL's `string(v)` gives, with "null" for null: numbers plain, a string itself, dates and
/// durations by ISO 8601, `[1..3]`, `[1..)` for `(>= 1)`, `["a", 1]`, `{a: 1}`. Strings
/// inside ranges, lists and contexts are quoted.
std::string text(const value& v);

/// FEEL source text that gives the value again: strings quoted, dates and durations as `@"..."`.
/// A function has none; it reads as `function`.
std::string literal(const value& v);

/// A FEEL string literal: in double quotes, with `"`, `\` and control characters escaped.
std::string quote(std::string_view content);

namespace detail {

/// Whether a name needs no quotes as a context's key.
inline bool is_plain_key(std::string_view key) {
    if (key.empty() || (key.front() >= '0' && key.front() <= '9')) return false;
    for (const char c : key) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        const bool beyond_ascii = static_cast<unsigned char>(c) >= 0x80;
        if (!letter && !beyond_ascii && !(c >= '0' && c <= '9')) return false;
    }
    return true;
}

inline void escape_into(std::string& out, char c) {
    static constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
    case '"':
        out += R"(\")";
        return;
    case '\\':
        out += R"(\\)";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    const auto code = static_cast<unsigned char>(c);
    if (code >= 0x20) {
        out += c;
        return;
    }
    out += "\\u00";
    out += digits[code >> 4U];
    out += digits[code & 0xfU];
}

/// Writes values into one text, ISO texts bare or as literals.
class writer {
  public:
    explicit writer(bool as_source) : as_source_(as_source) {}

    void write(const value& v) {
        switch (v.kind()) {
        case kind::boolean:
            out_ += v.as_boolean() ? "true" : "false";
            return;
        case kind::number:
            out_ += v.as_number().text();
            return;
        case kind::string:
            out_ += quote(v.as_string());
            return;
        case kind::date:
            return write_iso(v.as_date().text());
        case kind::time:
            return write_iso(v.as_time().text());
        case kind::date_and_time:
            return write_iso(v.as_date_time().text());
        case kind::days_duration:
            return write_iso(v.as_days().text());
        case kind::months_duration:
            return write_iso(v.as_months().text());
        case kind::range:
            return write_range(v.as_range());
        case kind::list:
            return write_list(v.as_list());
        case kind::context:
            return write_context(v.as_context());
        case kind::function:
            out_ += "function";
            return;
        default:
            out_ += "null";
        }
    }

    std::string take() { return std::move(out_); }

  private:
    void write_iso(const std::string& iso) { out_ += as_source_ ? R"(@")" + iso + R"(")" : iso; }

    void write_range(const range_value& r) {
        if (r.written != range_value::form::ends) return write_compared(r);
        out_ += r.low_included ? '[' : '(';
        write(r.low);
        out_ += "..";
        write(r.high);
        out_ += r.high_included ? ']' : ')';
    }

    // As text what the built-in `range` reads, where it can.
    void write_compared(const range_value& r) {
        const bool below = r.low.is_null();
        const bool above = r.high.is_null();
        if (!as_source_ && (below || above)) {
            out_ += r.low_included ? '[' : '(';
            if (!below) write(r.low);
            out_ += "..";
            if (!above) write(r.high);
            out_ += r.high_included ? ']' : ')';
            return;
        }
        const bool unequal = r.written == range_value::form::unequal;
        out_ += below ? "(<" : above ? "(>" : unequal ? "(!" : "(";
        if (unequal || r.low_included || r.high_included) out_ += '=';
        out_ += ' ';
        write(below ? r.high : r.low);
        out_ += ')';
    }

    void write_list(const list_value& list) {
        out_ += '[';
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            if (i > 0) out_ += ", ";
            write(list.items[i]);
        }
        out_ += ']';
    }

    void write_context(const context_value& c) {
        out_ += '{';
        for (std::size_t i = 0; i < c.entries.size(); ++i) {
            if (i > 0) out_ += ", ";
            const auto& name = c.shape->names[i];
            out_ += is_plain_key(name) ? name : quote(name);
            out_ += ": ";
            write(c.entries[i]);
        }
        out_ += '}';
    }

    std::string out_;
    bool as_source_;
};

} // namespace detail

inline std::string quote(std::string_view content) {
    std::string out = R"(")";
    for (const char c : content)
        detail::escape_into(out, c);
    return out += '"';
}

inline std::string text(const value& v) {
    if (v.is(kind::string)) return v.as_string();
    detail::writer w(false);
    w.write(v);
    return w.take();
}

inline std::string literal(const value& v) {
    detail::writer w(true);
    w.write(v);
    return w.take();
}

} // namespace hjemmel::feel
