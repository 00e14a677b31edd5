// SPDX-License-Identifier: Apache-2.0
// Catalogs, from files and from memory.
#include "shim.hpp"

#include <span>
#include <vector>

using namespace hjemmel::c;

namespace {

hjemmel::load_limits limits_in(const hjemmel_load_options* given) {
    const auto asked = options_in(given);
    demand_flags(asked.flags, 0);
    hjemmel::load_limits limits;
    const auto set = [](std::size_t& limit, std::uint64_t wanted) {
        if (wanted != 0) limit = wanted;
    };
    set(limits.bytes, asked.file_bytes);
    set(limits.nodes, asked.nodes);
    set(limits.depth, asked.depth);
    set(limits.scalar_bytes, asked.scalar_bytes);
    set(limits.expression_bytes, asked.expression_bytes);
    set(limits.expression_depth, asked.expression_depth);
    set(limits.rows, asked.rows);
    set(limits.files, asked.files);
    set(limits.diagnostics, asked.diagnostics);
    return limits;
}

hjemmel_catalog* made_of(hjemmel::result<hjemmel::catalog> loaded) {
    if (!loaded) throw failure{HJEMMEL_ERROR_RULES, loaded.diagnostics()};
    return new hjemmel_catalog(std::move(loaded).value());
}

/// The id of a ruleset that is there.
std::string ruleset_in(const hjemmel_catalog& catalog, const char* data, std::size_t size) {
    auto id = required_in(data, size, "ruleset");
    const auto& all = catalog.rulesets;
    if (std::find(all.begin(), all.end(), id) != all.end()) return id;
    throw unknown("unknown-ruleset",
                  {"Regelsættet " + id + " findes ikke.", "There is no ruleset " + id + "."}, id,
                  all);
}

} // namespace

hjemmel_result hjemmel_catalog_load(const char* path, size_t path_size,
                                    const hjemmel_load_options* options, hjemmel_catalog** out,
                                    hjemmel_error** error) noexcept {
    return make(out, error, [&] {
        const auto limits = limits_in(options);
        const auto where = required_in(path, path_size, "path");
        return made_of(hjemmel::catalog::load(where, limits));
    });
}

hjemmel_result hjemmel_catalog_from_memory(const hjemmel_file* files, size_t count,
                                           const hjemmel_load_options* options,
                                           hjemmel_catalog** out, hjemmel_error** error) noexcept {
    return make(out, error, [&] {
        const auto limits = limits_in(options);
        if (files == nullptr && count != 0)
            throw wrong_argument({"`files` er NULL.", "`files` is NULL."});
        std::vector<std::pair<std::string, std::string>> read;
        for (const auto& one : std::span(files, count)) {
            // What is wrong with the bytes is told as of a file.
            const auto size = one.content.data == nullptr       ? 0
                              : one.content.size == HJEMMEL_NUL ? std::strlen(one.content.data)
                                                                : one.content.size;
            if (one.content.data == nullptr && one.content.size != 0)
                throw wrong_argument({"`content` er NULL.", "`content` is NULL."});
            read.emplace_back(
                name_in(one.name.data, one.name.size, "name"),
                std::string(one.content.data == nullptr ? "" : one.content.data, size));
        }
        return made_of(hjemmel::catalog::from_memory(read, limits));
    });
}

void hjemmel_catalog_free(hjemmel_catalog* catalog) noexcept {
    if (usable(catalog)) delete catalog;
}

const hjemmel_diagnostics* hjemmel_catalog_warnings(const hjemmel_catalog* catalog) noexcept {
    return usable(catalog) ? out(&catalog->content.warnings()) : nullptr;
}

hjemmel_result hjemmel_catalog_ruleset(const hjemmel_catalog* catalog, size_t at,
                                       hjemmel_text* out) noexcept {
    if (!usable(catalog) || out == nullptr) return HJEMMEL_ERROR_ARGUMENT;
    const bool found = at < catalog->rulesets.size();
    *out = found ? text_out(catalog->rulesets[at]) : no_text();
    return found ? HJEMMEL_OK : HJEMMEL_NONE;
}

hjemmel_result hjemmel_catalog_version(const hjemmel_catalog* catalog, const char* ruleset,
                                       size_t ruleset_size, size_t at, hjemmel_version** out,
                                       hjemmel_error** error) noexcept {
    return make(out, error, [&]() -> hjemmel_version* {
        demand(catalog, "catalog");
        const auto all = catalog->content.versions(ruleset_in(*catalog, ruleset, ruleset_size));
        return at < all.size() ? new hjemmel_version(all[at]) : nullptr;
    });
}

hjemmel_result hjemmel_catalog_in_force(const hjemmel_catalog* catalog, const char* ruleset,
                                        size_t ruleset_size, int64_t day, hjemmel_version** out,
                                        hjemmel_error** error) noexcept {
    return make(out, error, [&]() -> hjemmel_version* {
        demand(catalog, "catalog");
        const auto id = ruleset_in(*catalog, ruleset, ruleset_size);
        auto found = catalog->content.in_force(id, day_in(day));
        return found ? new hjemmel_version(*std::move(found)) : nullptr;
    });
}
