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
IS(HJEMMEL_DANISH, 0);
IS(HJEMMEL_ENGLISH, 1);
IS(HJEMMEL_SEVERITY_ERROR, 0);
IS(HJEMMEL_SEVERITY_WARNING, 1);
IS(HJEMMEL_SEVERITY_NOTE, 2);
IS(HJEMMEL_FORMAT_TEXT, 0);
IS(HJEMMEL_FORMAT_JSON, 1);
IS(HJEMMEL_VERSION_HAS_FROM, 1);
IS(HJEMMEL_VERSION_HAS_TO, 2);
IS(HJEMMEL_ENTITY, 0);
IS(HJEMMEL_FACT, 1);
IS(HJEMMEL_DECISION, 2);
IS(HJEMMEL_PARAMETER, 3);
IS(HJEMMEL_DECLARATION_OPTIONAL, 1);
IS(HJEMMEL_DECLARATION_STAND_IN, 2);
IS(HJEMMEL_DECLARATION_HELPER, 4);
IS(HJEMMEL_NULLS_ABSENT, 1);
IS(HJEMMEL_STATUS_KNOWN, 0);
IS(HJEMMEL_STATUS_UNDETERMINED, 1);
IS(HJEMMEL_STATUS_OUTSIDE_VALIDITY, 2);
IS(HJEMMEL_STATUS_FAILED, 3);
IS(HJEMMEL_STATUS_REFUSED, 4);
IS(HJEMMEL_OUTCOME_INEXACT, 1);
IS(HJEMMEL_OUTCOME_NULLS_ABSENT, 2);
IS(HJEMMEL_NOTE_CHANGED, 0);
IS(HJEMMEL_NOTE_PRESET, 1);
IS(HJEMMEL_NOTE_COMPLETE, 2);
IS(HJEMMEL_FORMAT_JSON_REASONS, 2);
IS(HJEMMEL_FORMAT_LETTER, 3);
IS(HJEMMEL_KIND_NULL, 0);
IS(HJEMMEL_KIND_ABSENT, 1);
IS(HJEMMEL_KIND_BOOLEAN, 2);
IS(HJEMMEL_KIND_NUMBER, 3);
IS(HJEMMEL_KIND_TEXT, 4);
IS(HJEMMEL_KIND_DATE, 5);
IS(HJEMMEL_KIND_TIME, 6);
IS(HJEMMEL_KIND_DATE_AND_TIME, 7);
IS(HJEMMEL_KIND_DURATION, 8);
IS(HJEMMEL_KIND_MONTHS, 9);
IS(HJEMMEL_KIND_RANGE, 10);
IS(HJEMMEL_KIND_LIST, 11);
IS(HJEMMEL_KIND_CONTEXT, 12);
IS(HJEMMEL_KIND_FUNCTION, 13);
IS(HJEMMEL_KIND_ONE_OF, 14);
IS(HJEMMEL_KIND_BETWEEN, 15);
IS(HJEMMEL_KIND_ANYTHING, 16);
IS(HJEMMEL_ITEM_UNCERTAIN, 1);
IS(HJEMMEL_ITEM_EXCLUDED, 2);
IS(HJEMMEL_FORMAT_PLAIN, 4);
IS(HJEMMEL_VALUE_OPEN, 1);
IS(HJEMMEL_VALUE_MAY_BE_NULL, 2);
IS(HJEMMEL_REASON_DECISION, 0);
IS(HJEMMEL_REASON_GROUP, 1);
IS(HJEMMEL_REASON_REQUIREMENT, 2);
IS(HJEMMEL_REASON_ROW, 3);
IS(HJEMMEL_REASON_CELL, 4);
IS(HJEMMEL_REASON_STAND_IN, 5);
IS(HJEMMEL_MARK_NOT_REACHED, 0);
IS(HJEMMEL_MARK_MET, 1);
IS(HJEMMEL_MARK_NOT_MET, 2);
IS(HJEMMEL_MARK_UNDECIDED, 3);
IS(HJEMMEL_MARK_FAILED, 4);
IS(HJEMMEL_REASON_INTERPRETATION, 1);
IS(HJEMMEL_REASON_BRIEF, 2);
IS(HJEMMEL_USED_FACT, 0);
IS(HJEMMEL_USED_STAND_IN, 1);
IS(HJEMMEL_USED_PARAMETER, 2);
IS(HJEMMEL_USED_DECISION, 3);
IS(HJEMMEL_USED_RELATED, 4);
IS(HJEMMEL_USED_CHANGED, 4);

int main(void) { return 0; }
