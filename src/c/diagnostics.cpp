// SPDX-License-Identifier: Apache-2.0
// Errors, diagnostics and the buffers that texts are written to.
#include "shim.hpp"

#include <hjemmel/explain/diagnostics.hpp>
#include <hjemmel/io/json.hpp>

using namespace hjemmel::c;

namespace {

/// What an error says that there was no memory for.
hjemmel_diagnostic no_memory(std::int32_t language) {
    constexpr std::string_view da = "Der er ikke hukommelse nok.";
    constexpr std::string_view en = "There is not enough memory.";
    const auto text = language == HJEMMEL_LANGUAGE_ENGLISH ? en : da;
    hjemmel_diagnostic one{};
    one.code = {"out-of-memory", std::strlen("out-of-memory")};
    one.text = {text.data(), text.size()};
    one.hint = one.file = one.fact = one.value = one.id = no_text();
    return one;
}

hjemmel_diagnostic shown(const hjemmel::diagnostic& what, std::int32_t language) {
    hjemmel_diagnostic one{};
    one.severity = static_cast<std::int32_t>(what.level);
    one.code = text_out(what.code);
    one.text = text_out(what.text, language);
    one.hint = text_out(what.hint, language);
    one.file = no_text();
    if (what.where) {
        one.file = text_out(what.where.file->name);
        one.line = static_cast<std::uint32_t>(what.where.line());
        one.column = static_cast<std::uint32_t>(what.where.column());
        one.offset = what.where.begin;
        one.length = what.where.end - what.where.begin;
    }
    one.fact = text_out(what.fact);
    one.value = text_out(what.value);
    one.id = text_out(what.id);
    return one;
}

} // namespace

const hjemmel_diagnostics* hjemmel_error_diagnostics(const hjemmel_error* error) noexcept {
    return usable(error) ? out(&error->list) : nullptr;
}

void hjemmel_error_free(hjemmel_error* error) noexcept {
    if (usable(error) && error != out_of_memory()) delete error;
}

hjemmel_result hjemmel_diagnostics_at(const hjemmel_diagnostics* diagnostics, size_t at,
                                      int32_t language, hjemmel_diagnostic* into) noexcept {
    if (diagnostics == nullptr || into == nullptr || !is_language(language))
        return HJEMMEL_ERROR_ARGUMENT;
    const auto& list = *in(diagnostics);
    if (&list == &out_of_memory()->list)
        return at == 0 ? fill(into, no_memory(language)) : HJEMMEL_NONE;
    if (at >= list.size()) return HJEMMEL_NONE;
    return fill(into, shown(list[at], language));
}

hjemmel_result hjemmel_diagnostics_write(const hjemmel_diagnostics* diagnostics, int32_t format,
                                         int32_t language, hjemmel_buffer* into) noexcept {
    return write(into, [&] {
        if (diagnostics == nullptr || !is_language(language) || format < HJEMMEL_FORMAT_TEXT ||
            format > HJEMMEL_FORMAT_JSON)
            throw failure{};
        std::string text;
        hjemmel::diagnostics memory;
        const auto* list = in(diagnostics);
        if (list == &out_of_memory()->list) {
            const auto shown = no_memory(language);
            memory.emplace_back();
            memory.back().code = shown.code.data;
            memory.back().text = {shown.text.data, shown.text.data};
            list = &memory;
        }
        for (const auto& one : *list) {
            if (format == HJEMMEL_FORMAT_TEXT)
                text += hjemmel::explain::render(one, language_in(language), false);
            else
                text +=
                    hjemmel::io::write_diagnostic(one, {.language = language_in(language)}) + '\n';
        }
        return text;
    });
}

hjemmel_result hjemmel_buffer_new(hjemmel_buffer** into) noexcept {
    return make(into, nullptr, [] { return new hjemmel_buffer; });
}

void hjemmel_buffer_free(hjemmel_buffer* buffer) noexcept {
    if (usable(buffer)) delete buffer;
}

hjemmel_text hjemmel_buffer_text(const hjemmel_buffer* buffer) noexcept {
    return usable(buffer) ? text_out(buffer->text) : no_text();
}
