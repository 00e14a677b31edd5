// SPDX-License-Identifier: Apache-2.0
// A report as tables for people.
#include "words.hpp"

#include <hjemmel/core/place.hpp>
#include <hjemmel/core/visible.hpp>
#include <hjemmel/explain/text.hpp>

#include <algorithm>
#include <string_view>

namespace hjemmel::report {

namespace {

constexpr std::string_view hidden_number = "..";

/// Words of a footer stay within this.
constexpr std::size_t widest = 100;

/// `text` on lines of its own, each within the width.
std::string wrapped(std::string_view text) {
    std::string out;
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        const auto word = text.substr(at, end - at);
        const auto size = code_points(word);
        if (width > 0 && width + 1 + size > widest) {
            out += '\n';
            width = 0;
        }
        if (width > 0) out += ' ';
        out += word;
        width += size + (width > 0 ? 1 : 0);
        at = end + 1;
    }
    return out + '\n';
}

class writer {
  public:
    writer(const printed& of, language wanted) : of_(of), w_(wanted) {}

    std::string take() {
        out_ = label(of_.what.label, of_.what.name.text) + "\n";
        out_ += wrapped(
            label(of_.file.title, of_.file.ruleset.text) +
            (of_.what.grounds.text.empty() ? std::string() : ". " + of_.what.grounds.text.in(w_)));
        for (const auto& one : of_.changed)
            changed(one);
        for (const auto& one : of_.sheets)
            sheet_text(one);
        if (!counted())
            out_ += "\n" + say(w_, "Der er ingen sager at tælle.", "There are no cases to count.") +
                    "\n";
        footer();
        return visible(out_);
    }

  private:
    std::string label(const bilingual& text, const std::string& name) const {
        return called(text, name, w_);
    }

    std::string heading_text(const heading& of) const {
        return report::heading_text(of_.file, of, w_);
    }

    std::string number(const table& of, std::size_t row, std::size_t column) const {
        if (of.is_hidden(row, column)) return std::string(hidden_number);
        return explain::show(of.at(row, column), w_);
    }

    const model::report_count* count_of(const sheet& of) const {
        const auto at =
            std::find_if(of_.what.counts.begin(), of_.what.counts.end(),
                         [&](const model::report_count& one) { return one.name.text == of.count; });
        return at == of_.what.counts.end() ? nullptr : &*at;
    }

    /// Whether there is a table at all.
    bool counted() const {
        return std::any_of(of_.sheets.begin(), of_.sheets.end(),
                           [](const sheet& one) { return !one.outside; });
    }

    /// Whether a month other than that of the facts may have been counted.
    bool monthly() const {
        return std::any_of(of_.sheets.begin(), of_.sheets.end(),
                           [](const sheet& one) { return !one.outside && !one.month.empty(); });
    }

    void changed(const eval::changed_parameter& one) {
        const auto& all = of_.file.parameters;
        const auto at = std::find_if(all.begin(), all.end(), [&](const model::parameter& other) {
            return other.name.text == one.name;
        });
        const auto name = at == all.end() ? one.name : label(at->label, one.name);
        const auto to = one.to.is(kind::string) ? word(of_.file, one.to.as_string(), w_)
                                                : explain::show(one.to, w_, one.name);
        out_ +=
            wrapped(say(w_, "Ændret i forhold til regelsættet: »", "Changed from the ruleset: “") +
                    name + say(w_, "« er sat til ", "” is set to ") + to + ".");
    }

    void outside_text(const sheet& of) {
        out_ +=
            "\n" + wrapped(capital(month_text(of)) +
                           say(w_, ": uden for regelsættets gyldighed; ingen version gælder den ",
                               ": outside the ruleset's validity; no version is in force on ") +
                           explain::show(of.on, w_) +
                           say(w_, ". Der er ikke talt noget.", ". Nothing was counted."));
    }

    void sheet_text(const sheet& of) {
        if (of.outside) return outside_text(of);
        std::string title = of.place.empty() ? std::string() : place_text(of) + ", ";
        if (!of.month.empty()) title += month_text(of) + ", ";
        title += say(w_, "opgjort pr. ", "as of ") + explain::show(of.on, w_);
        out_ += "\n" + wrapped(capital(title));
        if (const auto* count = count_of(of)) {
            const auto& about = count->grounds.text;
            out_ += wrapped(label(count->label, of.count) + " (" + of.count + ")" +
                            (about.empty() ? std::string() : ": " + about.in(w_)));
        }
        rows(of);
        undecided(of);
        const auto warning = derivable_text(of_.file, of, w_);
        if (!warning.empty()) out_ += wrapped(warning);
    }

    void undecided(const sheet& of) {
        if (of.undecided == 0 && !of.undecided_hidden) return;
        const auto open =
            of.undecided_hidden ? std::string(hidden_number) : explain::show(of.undecided, w_);
        out_ += wrapped(say(w_, "Uafklaret, om de tæller med: ", "Undecided whether they count: ") +
                        open);
    }

    std::string place_text(const sheet& of) const {
        const auto& entities = of_.file.entities;
        const auto child = std::find_if(entities.begin(), entities.end(), [&](const auto& one) {
            return one.name.text == of_.what.entity.text;
        });
        const auto parent = std::find_if(entities.begin(), entities.end(), [&](const auto& one) {
            return child != entities.end() && !child->plural.empty() &&
                   one.has.text == child->plural;
        });
        const auto name =
            parent == entities.end() ? std::string() : label(parent->label, parent->name.text);
        return capital(name) + " " + word(of_.file, of.place, w_);
    }

    /// "marts 2018": a date without its day.
    std::string month_text(const sheet& of) const {
        const auto day = explain::show(of.on, w_);
        return day.substr(std::min(day.find(' ') + 1, day.size()));
    }

    void rows(const sheet& of) {
        std::size_t first = 0;
        std::vector<std::size_t> widths;
        for (const auto& one : of.rows)
            first = std::max(first, code_points(heading_text(one)));
        for (std::size_t column = 0; column < of.columns.size(); ++column) {
            widths.push_back(code_points(heading_text(of.columns[column])));
            for (std::size_t row = 0; row < of.rows.size(); ++row)
                widths.back() = std::max(widths.back(), number(of.table, row, column).size());
        }
        const auto cell = [this](const std::string& text, std::size_t width) {
            out_.append(width - std::min(width, code_points(text)) + 2, ' ').append(text);
        };
        out_.append(first, ' ');
        for (std::size_t column = 0; column < of.columns.size(); ++column)
            cell(heading_text(of.columns[column]), widths[column]);
        out_ += '\n';
        for (std::size_t row = 0; row < of.rows.size(); ++row) {
            const auto name = heading_text(of.rows[row]);
            out_.append(name).append(first - code_points(name), ' ');
            for (std::size_t column = 0; column < of.columns.size(); ++column)
                cell(number(of.table, row, column), widths[column]);
            out_ += '\n';
        }
    }

    void footer() {
        out_ += "\n";
        if (counted()) discretion();
        if (monthly()) {
            out_ += wrapped(say(w_,
                                "Sagernes oplysninger er de samme i alle måneder: Det, der ikke er "
                                "dateret, er regnet med i hver måned, også dem, hvor det endnu "
                                "ikke gjaldt.",
                                "The cases' facts are the same in all months: what bears no date "
                                "was counted in each month, also in those where it did not hold "
                                "yet."));
        }
        if (of_.refused > 0) {
            out_ += wrapped(say(w_, "Afviste sager, som ikke er talt med: ",
                                "Refused cases, which are not counted: ") +
                            explain::show(static_cast<std::int64_t>(of_.refused), w_));
        }
        for (const auto& one : of_.what.grounds.citations)
            source(one);
    }

    void discretion() {
        const auto last = std::find_if(of_.sheets.rbegin(), of_.sheets.rend(),
                                       [](const sheet& one) { return !one.outside; });
        const auto least = last->threshold;
        if (least <= 0) {
            out_ += wrapped(say(w_, "Ingen tal er skjult: Diskretionsgrænsen er ",
                                "No number is hidden: the threshold of discretion is ") +
                            explain::show(least, w_) + ".");
            return;
        }
        out_ += wrapped(say(w_, ".. skjult af hensyn til diskretion: antal under ",
                            ".. hidden for discretion: numbers below ") +
                        explain::show(least, w_) +
                        say(w_,
                            ", og antal, som et af dem ellers kunne regnes ud af i sin "
                            "række eller kolonne.",
                            ", and numbers from which one of these could otherwise be "
                            "worked out in its row or column."));
        out_ += wrapped(say(
            w_,
            "Ikke dækket: hvad flere rækker og kolonner eller flere tabeller (måneder, kommuner, "
            "måder at tælle på) tilsammen kan røbe. Det må den, der offentliggør dem, se efter.",
            "Not covered: what several rows and columns, or several tables (months, "
            "municipalities, ways of counting), tell together. Whoever publishes them must look "
            "after that."));
    }

    void source(const model::citation& of) {
        for (const auto& one : of_.file.sources) {
            if (one.id.text != of.source.text) continue;
            auto line = say(w_, "Kilde: ", "Source: ") + label(one.title, one.id.text);
            if (!one.issuer.empty()) line += ", " + one.issuer;
            if (one.published) line += ", " + explain::show(*one.published, w_);
            if (!of.where.empty()) line += ", " + of.where.in(w_);
            out_ += wrapped(line);
        }
    }

    const printed& of_;
    language w_;
    std::string out_{};
};

} // namespace

std::string write_text(const printed& of, language wanted) { return writer(of, wanted).take(); }

} // namespace hjemmel::report
