// SPDX-License-Identifier: Apache-2.0
// Warnings for text that is FEEL, but means something else than a Danish writer may think:
// `[37,5]` is two numbers, `31-12-2019` a subtraction, `11.000` eleven.
#pragma once

#include <hjemmel/core/diagnostic.hpp>
#include <hjemmel/core/place.hpp>
#include <hjemmel/feel/detail/parse_errors.hpp>
#include <hjemmel/feel/tree.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace hjemmel::feel {

namespace detail {

/// Looks through one tree for what may be meant otherwise.
class habit_finder {
  public:
    habit_finder(const located_text& source, const tree& in) : source_(source), in_(in) {}

    diagnostics all() {
        for (const auto& n : in_.nodes)
            look(n);
        return std::move(found_);
    }

  private:
    void look(const node& n) {
        switch (n.what) {
        case form::list:
        case form::call:
        case form::tests:
        case form::negated_tests:
        case form::in:
            commas(n);
            break;
        case form::subtract:
        case form::divide:
            date(n);
            break;
        case form::literal:
            thousands(n);
            break;
        default:
            break;
        }
    }

    std::string_view text(const node& n) const {
        return std::string_view(source_.text).substr(n.begin, n.end - n.begin);
    }

    void warn(const char* code, std::size_t begin, std::size_t end, bilingual text,
              bilingual hint) {
        diagnostic out;
        out.code = code;
        out.level = severity::warning;
        out.where = source_.at(begin, end);
        out.text = std::move(text);
        out.hint = std::move(hint);
        found_.push_back(std::move(out));
    }

    static bool digits(std::string_view text) {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    }

    /// Whether a comma alone, without a blank, stands between items `i` and `i + 1`, digits both.
    bool tight(const node& n, std::size_t i) const {
        if (i + 1 >= n.children.size()) return false;
        const auto& left = in_.at(n.children[i]);
        const auto& right = in_.at(n.children[i + 1]);
        if (left.end + 1 != right.begin || source_.text[left.end] != ',') return false;
        auto first = text(left);
        if (first.substr(0, 1) == "-") first.remove_prefix(1);
        return digits(first) && digits(text(right));
    }

    // Three numbers and more, all tight, are how some write a list.
    void commas(const node& n) {
        for (std::size_t i = 0; i + 1 < n.children.size(); ++i) {
            if (!tight(n, i) || tight(n, i + 1) || (i > 0 && tight(n, i - 1))) continue;
            const auto& left = in_.at(n.children[i]);
            const auto& right = in_.at(n.children[i + 1]);
            const auto point = std::string(text(left)) + "." + std::string(text(right));
            warn("danish-number", left.begin, right.end,
                 {"Kommaet skiller to tal; det er ikke et decimalkomma.",
                  "The comma separates two numbers; it is no decimal comma."},
                 {"Skriv " + point + " for ét tal, eller sæt et blanktegn efter kommaet.",
                  "Write " + point + " for one number, or a blank after the comma."});
        }
    }

    void date(const node& n) {
        const auto day = date_habit(text(n), "-/");
        if (day.empty()) return;
        warn("danish-date", n.begin, n.end,
             {"Dette er et regnestykke, ikke en dato.", "This is arithmetic, not a date."},
             {"Skriv " + day + " for datoen, eller sæt blanktegn om regnetegnene.",
              "Write " + day + " for the date, or blanks around the operators."});
    }

    // A fraction that ends in a zero is rarely meant, a thousands separator often.
    void thousands(const node& n) {
        const auto number = text(n);
        if (!n.constant.is(kind::number) || !is_grouped(number)) return;
        if (number.back() != '0' || number.front() == '0') return;
        const auto whole = without_dots(number);
        warn("danish-thousands", n.begin, n.end,
             {"Punktummet skiller decimalerne fra; det er ikke en tusindtalsadskiller.",
              "The point comes before decimals; it separates no thousands."},
             {"Skriv " + whole + ", eller udelad nullerne efter decimalerne.",
              "Write " + whole + ", or leave out the zeros after the decimals."});
    }

    const located_text& source_;
    const tree& in_;
    diagnostics found_{};
};

} // namespace detail

/// Warnings about `source`, which was read as `in`: danish-number, danish-date, danish-thousands.
inline diagnostics habits(const located_text& source, const tree& in) {
    return detail::habit_finder(source, in).all();
}

} // namespace hjemmel::feel
