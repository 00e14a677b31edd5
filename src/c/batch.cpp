// SPDX-License-Identifier: Apache-2.0
// Batches: tables of Arrow's C data interface in and out.
#include "shim.hpp"

#include <hjemmel/api/batch.hpp>

#include <span>

using namespace hjemmel::c;

namespace {

constexpr std::uint32_t all_flags = HJEMMEL_BATCH_FLAG_POSSIBLE | HJEMMEL_BATCH_FLAG_MISSING |
                                    HJEMMEL_BATCH_FLAG_REASONS | HJEMMEL_BATCH_FLAG_DIAGNOSTICS |
                                    HJEMMEL_BATCH_FLAG_MARKS;

hjemmel::io::arrow_view view_in(const ArrowSchema* schema, const ArrowArray* array) {
    if (schema == nullptr || array == nullptr)
        throw wrong_argument({"`schema` eller `array` er NULL.", "`schema` or `array` is NULL."});
    return {schema, array};
}

/// The related tables: an array that is walked by the size that its program knew.
std::vector<hjemmel_table> tables_in(const hjemmel_batch& asked) {
    std::vector<hjemmel_table> out;
    const auto* at = reinterpret_cast<const char*>(asked.tables);
    for (std::size_t i = 0; i < asked.table_count; ++i) {
        const auto* one = reinterpret_cast<const hjemmel_table*>(at);
        if (one->struct_size != asked.tables->struct_size) {
            throw failed(HJEMMEL_ERROR_OPTIONS, "wrong-argument",
                         {"Tabellerne har forskellige `struct_size`.",
                          "The tables have different `struct_size`s."});
        }
        out.push_back(options_in(one));
        at += one->struct_size;
    }
    return out;
}

hjemmel::batch batch_of(const hjemmel_batch& asked) {
    demand_flags(asked.flags, all_flags);
    demand_flags(asked.reserved, 0);
    demand_flags(asked.reserved_threads, 0);
    if (!is_language(asked.language)) {
        throw wrong_argument(
            {"`language` har en ukendt værdi.", "`language` has an unknown value."});
    }
    hjemmel::batch out;
    out.cases = view_in(asked.schema, asked.array);
    if (asked.tables == nullptr && asked.table_count != 0)
        throw wrong_argument({"`tables` er NULL.", "`tables` is NULL."});
    for (const auto& one : tables_in(asked)) {
        demand_flags(one.flags, 0);
        out.tables.push_back(
            {name_in(one.entity.data, one.entity.size, "entity"), view_in(one.schema, one.array)});
    }
    out.day_column = name_in(asked.day_column.data, asked.day_column.size, "day_column");
    out.on = day_in(asked.day);
    out.columns.possible = (asked.flags & HJEMMEL_BATCH_FLAG_POSSIBLE) != 0;
    out.columns.missing = (asked.flags & HJEMMEL_BATCH_FLAG_MISSING) != 0;
    out.columns.reasons = (asked.flags & HJEMMEL_BATCH_FLAG_REASONS) != 0;
    out.columns.diagnostics = (asked.flags & HJEMMEL_BATCH_FLAG_DIAGNOSTICS) != 0;
    out.columns.marks = (asked.flags & HJEMMEL_BATCH_FLAG_MARKS) != 0;
    out.columns.language = language_in(asked.language);
    out.threads = asked.threads;
    if (asked.progress == nullptr) return out;
    out.progress = [told = asked.progress, user = asked.user](std::uint64_t done,
                                                              std::uint64_t total) {
        return told(user, done, total) != 0;
    };
    return out;
}

hjemmel_result result_of(const hjemmel::diagnostics& why) {
    const auto& code = why.front().code;
    if (code == "cancelled") return HJEMMEL_ERROR_CANCELLED;
    const bool name = code == "unknown-fact" || code == "unknown-table" || code == "unknown-column";
    return name ? HJEMMEL_ERROR_NAME : HJEMMEL_ERROR_FACTS;
}

} // namespace

hjemmel_result hjemmel_evaluation_batch(const hjemmel_evaluation* evaluation,
                                        const hjemmel_batch* batch, struct ArrowSchema* out_schema,
                                        struct ArrowArray* out_array,
                                        hjemmel_error** error) noexcept {
    if (out_schema != nullptr) out_schema->release = nullptr;
    if (out_array != nullptr) out_array->release = nullptr;
    return guarded(error, [&]() -> hjemmel_result {
        demand(evaluation, "evaluation");
        if (batch == nullptr) throw wrong_argument({"`batch` er NULL.", "`batch` is NULL."});
        const auto asked = options_in(batch);
        if (asked.refused_related != nullptr) *asked.refused_related = nullptr;
        if (out_schema == nullptr || out_array == nullptr) {
            throw wrong_argument({"`out_schema` eller `out_array` er NULL.",
                                  "`out_schema` or `out_array` is NULL."});
        }
        auto done = hjemmel::run_batch(evaluation->content, batch_of(asked));
        if (!done) throw failure{result_of(done.diagnostics()), done.diagnostics()};
        auto outcomes = std::move(done).value();
        if (asked.refused_related != nullptr && !outcomes.refused_related.empty()) {
            *asked.refused_related = new hjemmel_error;
            (*asked.refused_related)->list = std::move(outcomes.refused_related);
        }
        outcomes.table.move_to(*out_schema, *out_array);
        return HJEMMEL_OK;
    });
}
