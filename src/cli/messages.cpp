// SPDX-License-Identifier: Apache-2.0
#include "messages.hpp"

#include <hjemmel/core/mask.hpp>
#include <hjemmel/core/nearest.hpp>
#include <hjemmel/explain/diagnostics.hpp>

namespace hjemmel::cli {

namespace {

std::string place_text(const place& where, std::size_t line) {
    return where.file->name + ':' + std::to_string(line) + ':';
}

} // namespace

std::string message(const diagnostic& what, const manner& how, std::size_t first_line) {
    auto safe = what;
    for (auto* text :
         {&safe.id, &safe.fact, &safe.text.da, &safe.text.en, &safe.hint.da, &safe.hint.en})
        *text = masked(*text);
    auto text = explain::render(safe, how.lang, how.colour);
    if (!what.where || first_line == 1) return text;
    // A case's places count from its own first line; the file's line is what a person looks for.
    const auto within = place_text(what.where, what.where.line());
    const auto in_file = place_text(what.where, what.where.line() + first_line - 1);
    const auto at = text.find(within);
    if (at != std::string::npos) return text.replace(at, within.size(), in_file);
    const auto name = text.find(what.where.file->name + ": ");
    if (name != std::string::npos) text.replace(name, what.where.file->name.size() + 1, in_file);
    return text;
}

std::string wrong_use(const bilingual& text, const bilingual& hint, const manner& how) {
    diagnostic one;
    one.text = text;
    one.hint = hint;
    one.code = "usage";
    return "hjemmel: " + explain::render(one, how.lang, how.colour);
}

std::string unknown_name(const bilingual& what, std::string_view name,
                         const std::vector<std::string>& known, const manner& how) {
    bilingual text;
    text.da.append(what.da).append(" »").append(name).append("« findes ikke.");
    text.en.append(what.en).append(" `").append(name).append("` does not exist.");
    bilingual hint;
    const auto near = nearest(name, known);
    if (!near.empty()) {
        hint = {"Skriv »" + near + "«.", "Write `" + near + "`."};
    } else if (!known.empty()) {
        std::string all;
        for (const auto& one : known)
            all += (all.empty() ? "" : ", ") + one;
        hint = {"Der findes: " + all + ".", "There are: " + all + "."};
    }
    return wrong_use(text, hint, how);
}

exit_status write_whole(std::string_view text, const manner& how) {
    results out;
    out.write(text);
    if (out.flush()) return exit_status::done;
    say(wrong_use({"Resultatet kan ikke skrives til standard output.",
                   "The result cannot be written to standard output."},
                  {}, how));
    return exit_status::wrong_use;
}

} // namespace hjemmel::cli
