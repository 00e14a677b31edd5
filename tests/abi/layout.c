/* SPDX-License-Identifier: Apache-2.0 */
/* The layout of every struct of the C interface, on 64 bits. A line here never changes once its
 * version is released; what is new comes at the end of its struct, and its lines beside it. */
#include <hjemmel.h>

#define SIZE(type, size) _Static_assert(sizeof(type) == (size), #type)
#define IS(constant, value) _Static_assert((constant) == (value), #constant)
#define AT(type, member, at) _Static_assert(offsetof(type, member) == (at), #type "." #member)

/* since 0.2 */
SIZE(hjemmel_text, 16);
AT(hjemmel_text, data, 0);
AT(hjemmel_text, size, 8);

/* since 0.2 */
SIZE(hjemmel_diagnostic, 144);
AT(hjemmel_diagnostic, struct_size, 0);
AT(hjemmel_diagnostic, severity, 4);
AT(hjemmel_diagnostic, code, 8);
AT(hjemmel_diagnostic, text, 24);
AT(hjemmel_diagnostic, hint, 40);
AT(hjemmel_diagnostic, file, 56);
AT(hjemmel_diagnostic, line, 72);
AT(hjemmel_diagnostic, column, 76);
AT(hjemmel_diagnostic, offset, 80);
AT(hjemmel_diagnostic, length, 88);
AT(hjemmel_diagnostic, fact, 96);
AT(hjemmel_diagnostic, value, 112);
AT(hjemmel_diagnostic, id, 128);

/* since 0.2 */
SIZE(hjemmel_load_options, 80);
AT(hjemmel_load_options, struct_size, 0);
AT(hjemmel_load_options, flags, 4);
AT(hjemmel_load_options, file_bytes, 8);
AT(hjemmel_load_options, nodes, 16);
AT(hjemmel_load_options, depth, 24);
AT(hjemmel_load_options, scalar_bytes, 32);
AT(hjemmel_load_options, expression_bytes, 40);
AT(hjemmel_load_options, expression_depth, 48);
AT(hjemmel_load_options, rows, 56);
AT(hjemmel_load_options, files, 64);
AT(hjemmel_load_options, diagnostics, 72);

/* since 0.2 */
SIZE(hjemmel_file, 32);
AT(hjemmel_file, name, 0);
AT(hjemmel_file, content, 16);

/* since 0.2 */
SIZE(hjemmel_version_info, 72);
AT(hjemmel_version_info, struct_size, 0);
AT(hjemmel_version_info, flags, 4);
AT(hjemmel_version_info, ruleset, 8);
AT(hjemmel_version_info, title, 24);
AT(hjemmel_version_info, digest, 40);
AT(hjemmel_version_info, from, 56);
AT(hjemmel_version_info, to, 64);

/* since 0.2 */
SIZE(hjemmel_setting, 32);
AT(hjemmel_setting, parameter, 0);
AT(hjemmel_setting, value, 16);

/* since 0.2 */
SIZE(hjemmel_declaration, 96);
AT(hjemmel_declaration, struct_size, 0);
AT(hjemmel_declaration, flags, 4);
AT(hjemmel_declaration, name, 8);
AT(hjemmel_declaration, entity, 24);
AT(hjemmel_declaration, type, 40);
AT(hjemmel_declaration, label, 56);
AT(hjemmel_declaration, unit, 72);
AT(hjemmel_declaration, index, 88);
AT(hjemmel_declaration, reserved, 92);

/* since 0.2 */
SIZE(hjemmel_evaluation_options, 64);
AT(hjemmel_evaluation_options, struct_size, 0);
AT(hjemmel_evaluation_options, flags, 4);
AT(hjemmel_evaluation_options, complete, 8);
AT(hjemmel_evaluation_options, complete_count, 16);
AT(hjemmel_evaluation_options, steps, 24);
AT(hjemmel_evaluation_options, list_items, 32);
AT(hjemmel_evaluation_options, memory, 40);
AT(hjemmel_evaluation_options, combinations, 48);
AT(hjemmel_evaluation_options, depth, 56);

/* since 0.2 */
SIZE(hjemmel_outcome_info, 152);
AT(hjemmel_outcome_info, struct_size, 0);
AT(hjemmel_outcome_info, flags, 4);
AT(hjemmel_outcome_info, status, 8);
AT(hjemmel_outcome_info, reserved, 12);
AT(hjemmel_outcome_info, value, 16);
AT(hjemmel_outcome_info, diagnostics, 24);
AT(hjemmel_outcome_info, id, 32);
AT(hjemmel_outcome_info, ruleset, 48);
AT(hjemmel_outcome_info, version, 64);
AT(hjemmel_outcome_info, digest, 80);
AT(hjemmel_outcome_info, entity, 96);
AT(hjemmel_outcome_info, decision, 112);
AT(hjemmel_outcome_info, day, 128);
AT(hjemmel_outcome_info, missing_count, 136);
AT(hjemmel_outcome_info, note_count, 144);

/* since 0.2 */
SIZE(hjemmel_missing, 88);
AT(hjemmel_missing, struct_size, 0);
AT(hjemmel_missing, reserved, 4);
AT(hjemmel_missing, path, 8);
AT(hjemmel_missing, name, 24);
AT(hjemmel_missing, entity, 40);
AT(hjemmel_missing, id, 56);
AT(hjemmel_missing, label, 72);

/* since 0.2 */
SIZE(hjemmel_note, 48);
AT(hjemmel_note, struct_size, 0);
AT(hjemmel_note, kind, 4);
AT(hjemmel_note, name, 8);
AT(hjemmel_note, text, 24);
AT(hjemmel_note, value, 40);

/* since 0.2 */
SIZE(hjemmel_duration, 24);
AT(hjemmel_duration, months, 0);
AT(hjemmel_duration, seconds, 8);
AT(hjemmel_duration, nanoseconds, 16);
AT(hjemmel_duration, reserved, 20);

/* since 0.2 */
SIZE(hjemmel_item, 32);
AT(hjemmel_item, struct_size, 0);
AT(hjemmel_item, flags, 4);
AT(hjemmel_item, name, 8);
AT(hjemmel_item, value, 24);

/* since 0.2 */
SIZE(hjemmel_reason_info, 120);
AT(hjemmel_reason_info, struct_size, 0);
AT(hjemmel_reason_info, flags, 4);
AT(hjemmel_reason_info, kind, 8);
AT(hjemmel_reason_info, mark, 12);
AT(hjemmel_reason_info, id, 16);
AT(hjemmel_reason_info, text, 32);
AT(hjemmel_reason_info, label, 48);
AT(hjemmel_reason_info, unit, 64);
AT(hjemmel_reason_info, value, 80);
AT(hjemmel_reason_info, part_count, 88);
AT(hjemmel_reason_info, used_count, 96);
AT(hjemmel_reason_info, source_count, 104);
AT(hjemmel_reason_info, missing_count, 112);

/* since 0.2 */
SIZE(hjemmel_used, 72);
AT(hjemmel_used, struct_size, 0);
AT(hjemmel_used, kind, 4);
AT(hjemmel_used, name, 8);
AT(hjemmel_used, label, 24);
AT(hjemmel_used, unit, 40);
AT(hjemmel_used, value, 56);
AT(hjemmel_used, flags, 64);
AT(hjemmel_used, reserved, 68);

/* since 0.2 */
SIZE(hjemmel_source, 120);
AT(hjemmel_source, struct_size, 0);
AT(hjemmel_source, reserved, 4);
AT(hjemmel_source, id, 8);
AT(hjemmel_source, title, 24);
AT(hjemmel_source, issuer, 40);
AT(hjemmel_source, reference, 56);
AT(hjemmel_source, published, 72);
AT(hjemmel_source, url, 88);
AT(hjemmel_source, place, 104);

/* since 0.2 */
SIZE(hjemmel_table, 40);
AT(hjemmel_table, struct_size, 0);
AT(hjemmel_table, flags, 4);
AT(hjemmel_table, entity, 8);
AT(hjemmel_table, schema, 24);
AT(hjemmel_table, array, 32);

/* since 0.2 */
SIZE(hjemmel_batch, 104);
AT(hjemmel_batch, struct_size, 0);
AT(hjemmel_batch, flags, 4);
AT(hjemmel_batch, schema, 8);
AT(hjemmel_batch, array, 16);
AT(hjemmel_batch, tables, 24);
AT(hjemmel_batch, table_count, 32);
AT(hjemmel_batch, day, 40);
AT(hjemmel_batch, day_column, 48);
AT(hjemmel_batch, progress, 64);
AT(hjemmel_batch, user, 72);
AT(hjemmel_batch, language, 80);
AT(hjemmel_batch, reserved, 84);
AT(hjemmel_batch, refused_related, 88);
AT(hjemmel_batch, threads, 96);
AT(hjemmel_batch, reserved_threads, 100);

/* Arrow's own */
SIZE(struct ArrowSchema, 72);
SIZE(struct ArrowArray, 80);

/* Constants, since 0.2 */
IS(HJEMMEL_OK, 0);
IS(HJEMMEL_NONE, 1);
IS(HJEMMEL_ERROR_ARGUMENT, -1);
IS(HJEMMEL_ERROR_MEMORY, -2);
IS(HJEMMEL_ERROR_INTERNAL, -3);
IS(HJEMMEL_ERROR_OPTIONS, -4);
IS(HJEMMEL_ERROR_RULES, -5);
IS(HJEMMEL_ERROR_NAME, -6);
IS(HJEMMEL_ERROR_FACTS, -7);
IS(HJEMMEL_ERROR_SETTING, -8);
IS(HJEMMEL_ERROR_KIND, -9);
IS(HJEMMEL_ERROR_RANGE, -10);
IS(HJEMMEL_ERROR_STATE, -11);
IS(HJEMMEL_ERROR_CANCELLED, -12);
IS(HJEMMEL_LANGUAGE_DANISH, 0);
IS(HJEMMEL_LANGUAGE_ENGLISH, 1);
IS(HJEMMEL_SEVERITY_ERROR, 0);
IS(HJEMMEL_SEVERITY_WARNING, 1);
IS(HJEMMEL_SEVERITY_NOTE, 2);
IS(HJEMMEL_FORMAT_TEXT, 0);
IS(HJEMMEL_FORMAT_JSON, 1);
IS(HJEMMEL_VERSION_FLAG_HAS_FROM, 1);
IS(HJEMMEL_VERSION_FLAG_HAS_TO, 2);
IS(HJEMMEL_DECLARATION_KIND_ENTITY, 0);
IS(HJEMMEL_DECLARATION_KIND_FACT, 1);
IS(HJEMMEL_DECLARATION_KIND_DECISION, 2);
IS(HJEMMEL_DECLARATION_KIND_PARAMETER, 3);
IS(HJEMMEL_DECLARATION_FLAG_OPTIONAL, 1);
IS(HJEMMEL_DECLARATION_FLAG_STAND_IN, 2);
IS(HJEMMEL_DECLARATION_FLAG_HELPER, 4);
IS(HJEMMEL_EVALUATION_FLAG_NULLS_ABSENT, 1);
IS(HJEMMEL_STATUS_KNOWN, 0);
IS(HJEMMEL_STATUS_UNDETERMINED, 1);
IS(HJEMMEL_STATUS_OUTSIDE_VALIDITY, 2);
IS(HJEMMEL_STATUS_FAILED, 3);
IS(HJEMMEL_STATUS_REFUSED, 4);
IS(HJEMMEL_OUTCOME_FLAG_INEXACT, 1);
IS(HJEMMEL_OUTCOME_FLAG_NULLS_ABSENT, 2);
IS(HJEMMEL_NOTE_KIND_CHANGED, 0);
IS(HJEMMEL_NOTE_KIND_PRESET, 1);
IS(HJEMMEL_NOTE_KIND_COMPLETE, 2);
IS(HJEMMEL_FORMAT_JSON_REASONS, 2);
IS(HJEMMEL_FORMAT_LETTER, 3);
IS(HJEMMEL_VALUE_KIND_NULL, 0);
IS(HJEMMEL_VALUE_KIND_ABSENT, 1);
IS(HJEMMEL_VALUE_KIND_BOOLEAN, 2);
IS(HJEMMEL_VALUE_KIND_NUMBER, 3);
IS(HJEMMEL_VALUE_KIND_TEXT, 4);
IS(HJEMMEL_VALUE_KIND_DATE, 5);
IS(HJEMMEL_VALUE_KIND_TIME, 6);
IS(HJEMMEL_VALUE_KIND_DATE_AND_TIME, 7);
IS(HJEMMEL_VALUE_KIND_DURATION, 8);
IS(HJEMMEL_VALUE_KIND_MONTHS, 9);
IS(HJEMMEL_VALUE_KIND_RANGE, 10);
IS(HJEMMEL_VALUE_KIND_LIST, 11);
IS(HJEMMEL_VALUE_KIND_CONTEXT, 12);
IS(HJEMMEL_VALUE_KIND_FUNCTION, 13);
IS(HJEMMEL_VALUE_KIND_ONE_OF, 14);
IS(HJEMMEL_VALUE_KIND_BETWEEN, 15);
IS(HJEMMEL_VALUE_KIND_ANYTHING, 16);
IS(HJEMMEL_ITEM_FLAG_UNCERTAIN, 1);
IS(HJEMMEL_ITEM_FLAG_EXCLUDED, 2);
IS(HJEMMEL_FORMAT_PLAIN, 4);
IS(HJEMMEL_VALUE_FLAG_OPEN, 1);
IS(HJEMMEL_VALUE_FLAG_MAY_BE_NULL, 2);
IS(HJEMMEL_REASON_KIND_DECISION, 0);
IS(HJEMMEL_REASON_KIND_GROUP, 1);
IS(HJEMMEL_REASON_KIND_REQUIREMENT, 2);
IS(HJEMMEL_REASON_KIND_ROW, 3);
IS(HJEMMEL_REASON_KIND_CELL, 4);
IS(HJEMMEL_REASON_KIND_STAND_IN, 5);
IS(HJEMMEL_MARK_NOT_REACHED, 0);
IS(HJEMMEL_MARK_MET, 1);
IS(HJEMMEL_MARK_NOT_MET, 2);
IS(HJEMMEL_MARK_UNDECIDED, 3);
IS(HJEMMEL_MARK_FAILED, 4);
IS(HJEMMEL_REASON_FLAG_INTERPRETATION, 1);
IS(HJEMMEL_REASON_FLAG_BRIEF, 2);
IS(HJEMMEL_USED_KIND_FACT, 0);
IS(HJEMMEL_USED_KIND_STAND_IN, 1);
IS(HJEMMEL_USED_KIND_PARAMETER, 2);
IS(HJEMMEL_USED_KIND_DECISION, 3);
IS(HJEMMEL_USED_KIND_RELATED, 4);
IS(HJEMMEL_USED_FLAG_INTERPRETATION, 1);
IS(HJEMMEL_USED_FLAG_CHANGED, 2);
IS(HJEMMEL_BATCH_FLAG_POSSIBLE, 1);
IS(HJEMMEL_BATCH_FLAG_MISSING, 2);
IS(HJEMMEL_BATCH_FLAG_REASONS, 4);
IS(HJEMMEL_BATCH_FLAG_DIAGNOSTICS, 8);
IS(HJEMMEL_BATCH_FLAG_MARKS, 16);

int main(void) { return 0; }
