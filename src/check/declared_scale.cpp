// SPDX-License-Identifier: Apache-2.0
#include "declared_scale.hpp"

#include <hjemmel/check/declared.hpp>

#include <charconv>
#include <string>
#include <utility>

namespace hjemmel::check {

namespace {

void refuse(diagnostics& found, std::string code, const place& where, bilingual text,
            bilingual hint) {
    diagnostic d;
    d.code = std::move(code);
    d.where = where;
    d.text = std::move(text);
    d.hint = std::move(hint);
    found.push_back(std::move(d));
}

std::optional<bool> flag_of(const model::data& written, diagnostics& found) {
    const auto& text = written.scalar.text;
    if (text == "true" || text == "false") return text == "true";
    refuse(found, "invalid-boolean", written.where,
           {"Efter »integer« skal der stå »true« eller »false«.",
            "After `integer` there must be `true` or `false`."},
           {"Skriv: integer: true.", "Write: integer: true."});
    return std::nullopt;
}

std::optional<std::int32_t> scale_of(const model::data& written, diagnostics& found) {
    const auto& text = written.scalar.text;
    const auto* end = text.data() + text.size();
    std::int32_t out = 0;
    const auto [at, why] = std::from_chars(text.data(), end, out);
    const bool whole = why == std::errc{} && at == end && !text.empty();
    if (whole && out >= 0 && out <= most_declared_scale) return out;
    const auto most = std::to_string(most_declared_scale);
    refuse(found, "bad-scale", written.where,
           {"Efter »scale« skal der stå et helt tal fra 0 til " + most + ".",
            "After `scale` there must be a whole number from 0 to " + most + "."},
           {"Skriv, hvor mange decimaler tallet højst har, fx scale: 2.",
            "Write how many decimals the number has at most, e.g. scale: 2."});
    return std::nullopt;
}

} // namespace

std::optional<std::int32_t> detail::declared_scale(const model::data& declared, const type& base,
                                                   diagnostics& found) {
    const auto* integer = declared.find("integer");
    const auto* written = declared.find("scale");
    const auto* first = integer != nullptr ? integer : written;
    if (first == nullptr) return std::nullopt;
    if (base.kind != type_kind::number && base.kind != type_kind::any) {
        refuse(found, "no-scale", first->where,
               {"Typen er ikke et tal, så integer og scale giver ingen mening.",
                "The type is no number, so integer and scale mean nothing."},
               {"Lad dem stå ved typen number, eller udelad dem.",
                "Let them stand beside the type number, or leave them out."});
        return std::nullopt;
    }
    const bool whole = integer != nullptr && flag_of(*integer, found).value_or(false);
    auto scale = written != nullptr ? scale_of(*written, found) : std::nullopt;
    if (whole && scale.value_or(0) != 0) {
        refuse(found, "bad-scale", written->where,
               {"»integer: true« tillader ingen decimaler, og »scale« tillader dem.",
                "`integer: true` allows no decimals, and `scale` allows them."},
               {"Behold kun den af dem, der gælder: integer: true for hele tal, ellers scale.",
                "Keep the one that holds: integer: true for whole numbers, else scale."});
        return std::nullopt;
    }
    return whole ? std::optional<std::int32_t>(0) : scale;
}

bool has_few_decimals(const type_domain& domain, const value& what) {
    return !domain.scale || !what.is(kind::number) || what.as_number().decimals() <= *domain.scale;
}

bilingual numbers_of_scale(std::int32_t scale) {
    if (scale == 0) return {"hele tal", "whole numbers"};
    const auto most = std::to_string(scale) + " decimal";
    return {"tal med højst " + most + (scale == 1 ? "" : "er"),
            "numbers with at most " + most + (scale == 1 ? "" : "s")};
}

} // namespace hjemmel::check
