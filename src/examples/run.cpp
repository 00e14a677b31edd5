// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/examples/run.hpp>

#include <hjemmel/eval/possible.hpp>
#include <hjemmel/examples/read_data.hpp>
#include <hjemmel/explain/reason.hpp>
#include <hjemmel/explain/text.hpp>
#include <hjemmel/io/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace hjemmel::examples {

namespace {

using model::data;

constexpr std::size_t most_named = 8;

bilingual both(const std::string& text) { return {text, text}; }

std::string listed(const std::vector<std::string>& names) {
    std::string out = "[";
    for (std::size_t i = 0; i < names.size() && i < most_named; ++i)
        out += (i == 0 ? "" : ", ") + names[i];
    return out + (names.size() > most_named ? ", …]" : "]");
}

/// What an undetermined value can still be.
std::string possible_text(const value& of) {
    if (!of.is_undetermined()) return io::write_value(of);
    const auto& p = of.as_undetermined().possible;
    if (p.shape == possible::form::any) return type_text(*p.what);
    if (p.shape == possible::form::between)
        return "{from: " + io::write_value(p.low) + ", to: " + io::write_value(p.high) + "}";
    std::string out = "[";
    for (const auto& one : p.values)
        out += (out.size() == 1 ? "" : ", ") + io::write_value(one);
    return out + "]";
}

std::vector<std::string> codes_of(const diagnostics& all) {
    std::vector<std::string> out;
    for (const auto& one : all) {
        if (std::find(out.begin(), out.end(), one.code) == out.end()) out.push_back(one.code);
    }
    return out;
}

std::vector<std::string> paths_of(const eval::outcome& of) {
    std::vector<std::string> out;
    for (const auto& one : of.missing)
        out.push_back(one.path);
    return out;
}

/// `borgere[3].alder` as `borgere[].alder`: for whomever it is missing.
std::vector<std::string> without_ids(const std::vector<std::string>& paths) {
    std::vector<std::string> out;
    for (const auto& path : paths) {
        std::string bare;
        bool inside = false;
        for (const char c : path) {
            inside = inside && c != ']';
            if (!inside) bare += c;
            inside = inside || c == '[';
        }
        if (std::find(out.begin(), out.end(), bare) == out.end()) out.push_back(std::move(bare));
    }
    return out;
}

bool same_set(std::vector<std::string> a, std::vector<std::string> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

/// The mark of a requirement or row of this decision itself.
std::optional<eval::mark> mark_of(const explain::reason& of, const std::string& id) {
    using kind = explain::reason::kind;
    for (const auto& part : of.parts) {
        const bool own =
            part.what == kind::group || part.what == kind::requirement || part.what == kind::row;
        if (!own) continue;
        if (part.id == id) return part.mark;
        if (auto below = mark_of(part, id)) return below;
    }
    return std::nullopt;
}

/// Compares the outcomes of one example.
class comparison {
  public:
    comparison(const prepared& one, verdict& out) : one_(one), out_(out) {}

    void all() {
        const auto& expected = one_.source->expect;
        for (const auto& known : expected.known)
            compare_known(known);
        for (const auto& open : expected.undetermined)
            compare_undetermined(open);
        for (const auto& [name, code] : expected.failed)
            compare_failed(name.text, code.text);
        for (const auto& name : expected.outside_validity) {
            at_ = find(name.text);
            expect_status(status::outside_validity);
        }
        if (!expected.refused.empty()) compare_refused(expected.refused);
        compare_warnings(expected.warnings);
        for (const auto& reasons : expected.reasons)
            compare_reasons(reasons);
    }

  private:
    std::size_t find(std::string_view decision) const {
        const auto at = std::find_if(out_.outcomes.begin(), out_.outcomes.end(),
                                     [&](const auto& o) { return o.decision == decision; });
        return static_cast<std::size_t>(at - out_.outcomes.begin());
    }

    const eval::outcome& outcome() const { return out_.outcomes[at_]; }
    const type& wanted() const {
        const auto& slot = outcome().slot;
        return *one_.request.program->entities[slot.entity].slots[slot.slot].type;
    }

    void wrong(bilingual what, bilingual expected, bilingual actual) {
        out_.wrong.push_back(
            {outcome().decision, std::move(what), std::move(expected), std::move(actual), at_});
    }

    bool expect_status(status expected) {
        if (outcome().status == expected) return true;
        wrong({"udfald", "outcome"}, explain::status_words(expected), answer(outcome()));
        return false;
    }

    void compare_known(const model::named_data& known) {
        at_ = find(known.key.text);
        const bool is_known = outcome().status == status::known;
        const auto& actual = outcome().value;
        const auto expected =
            read_data(known.content, wanted(), nullptr, is_known ? &actual : nullptr);
        if (is_known && same_answer(expected, actual)) return;
        wrong({"værdi", "value"}, both(io::write_value(expected)), answer(outcome()));
    }

    void compare_undetermined(const model::example_undetermined& open) {
        at_ = find(open.decision.text);
        if (!expect_status(status::undetermined)) return;
        if (open.possible) compare_possible(open.possible);
        if (open.names_missing) compare_missing(open.missing);
        if (!open.exact || *open.exact == outcome().exact) return;
        const auto word = [](bool exact) {
            return exact ? bilingual{"eksakt", "exact"} : bilingual{"ikke eksakt", "not exact"};
        };
        wrong({"nøjagtighed", "exactness"}, word(*open.exact), word(outcome().exact));
    }

    void compare_possible(const data& written) {
        const auto& actual = outcome().value;
        const bool same = written.what == data::shape::mapping ? same_range(written, actual)
                                                               : same_values(written, actual);
        if (same) return;
        std::string expected = "[";
        for (const auto& item : written.items)
            expected += (expected.size() == 1 ? "" : ", ") + show(item);
        expected += "]";
        if (written.what == data::shape::mapping) {
            expected = "{";
            for (const auto& end : written.entries)
                expected +=
                    (expected.size() == 1 ? "" : ", ") + end.key.text + ": " + show(end.content);
            expected += "}";
        }
        wrong({"mulige værdier", "possible values"}, both(expected), answer(outcome()));
    }

    std::string show(const data& written) const {
        return io::write_value(read_data(written, wanted()));
    }

    bool same_range(const data& written, const value& actual) const {
        if (!actual.is_undetermined()) return false;
        const auto& p = actual.as_undetermined().possible;
        if (p.shape != possible::form::between) return false;
        const auto same = [&](std::string_view key, const value& end) {
            const auto* one = written.find(key);
            const auto expected =
                one != nullptr ? read_data(*one, wanted(), nullptr, &end) : value();
            return same_answer(expected, end);
        };
        return same("from", p.low) && same("to", p.high);
    }

    bool same_values(const data& written, const value& actual) const {
        const auto all = eval::completions(actual, possible::most);
        if (!all || all->size() != written.items.size()) return false;
        return std::all_of(written.items.begin(), written.items.end(), [&](const data& item) {
            return std::any_of(all->begin(), all->end(), [&](const value& v) {
                return same_answer(read_data(item, wanted(), nullptr, &v), v);
            });
        });
    }

    void compare_missing(const std::vector<located_text>& expected) {
        std::vector<std::string> names;
        for (const auto& one : expected)
            names.push_back(one.text);
        const auto actual = paths_of(outcome());
        if (same_set(names, actual) || same_set(names, without_ids(actual))) return;
        wrong({"manglende oplysninger", "missing facts"}, both(listed(names)),
              both(listed(actual)));
    }

    void compare_failed(const std::string& decision, const std::string& code) {
        at_ = find(decision);
        if (!expect_status(status::failed)) return;
        const auto codes = codes_of(outcome().diagnostics);
        if (std::find(codes.begin(), codes.end(), code) != codes.end()) return;
        wrong({"fejlens kode", "code of the failure"}, both(code), both(listed(codes)));
    }

    void compare_refused(const std::vector<located_text>& expected) {
        at_ = 0;
        if (out_.outcomes.empty() || !expect_status(status::refused)) return;
        const auto codes = codes_of(outcome().diagnostics);
        for (const auto& code : expected) {
            if (std::find(codes.begin(), codes.end(), code.text) != codes.end()) continue;
            wrong({"afvist med", "refused with"}, both(code.text), both(listed(codes)));
        }
    }

    void compare_warnings(const std::vector<located_text>& expected) {
        std::vector<std::string> codes;
        for (const auto& one : out_.outcomes) {
            const auto more = codes_of(one.diagnostics);
            codes.insert(codes.end(), more.begin(), more.end());
        }
        at_ = 0;
        for (const auto& code : expected) {
            if (std::find(codes.begin(), codes.end(), code.text) != codes.end()) continue;
            wrong({"meddelelse", "message"}, both(code.text), both(listed(codes)));
        }
    }

    void compare_reasons(const model::example_reasons& expected) {
        at_ = find(expected.decision.text);
        const auto tree = explain::reasons(outcome());
        for (const auto& [id, mark] : expected.marks) {
            const auto actual = mark_of(tree, id.text);
            const auto shown = std::string(actual ? io::mark_name(*actual) : "-");
            if (shown == mark.text) continue;
            wrong({"begrundelsen " + id.text, "the reason " + id.text}, both(mark.text),
                  both(shown));
        }
    }

    const prepared& one_;
    verdict& out_;
    std::size_t at_ = 0;
};

} // namespace

bilingual answer(const eval::outcome& of) {
    if (of.status == status::known) return both(io::write_value(of.value));
    auto out = explain::status_words(of.status);
    if (of.status == status::undetermined) {
        const auto shown = ": " + possible_text(of.value);
        out.da += shown;
        out.en += shown;
        if (of.missing.empty()) return out;
        const auto missing = listed(paths_of(of));
        out.da += "; mangler " + missing;
        out.en += "; lacks " + missing;
        return out;
    }
    const auto codes = codes_of(of.diagnostics);
    if (codes.empty()) return out;
    out.da += " " + listed(codes);
    out.en += " " + listed(codes);
    return out;
}

verdict run(const prepared& one) {
    verdict out;
    out.outcomes = eval::evaluate(one.request, one.given, one.how);
    comparison(one, out).all();
    return out;
}

} // namespace hjemmel::examples
