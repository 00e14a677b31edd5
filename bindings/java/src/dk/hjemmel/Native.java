// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.IntegerType;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import dk.hjemmel.Structs.DeclarationInfo;
import dk.hjemmel.Structs.DiagnosticInfo;
import dk.hjemmel.Structs.DurationParts;
import dk.hjemmel.Structs.EvaluationOptionsStruct;
import dk.hjemmel.Structs.ItemInfo;
import dk.hjemmel.Structs.LoadOptionsStruct;
import dk.hjemmel.Structs.MissingInfo;
import dk.hjemmel.Structs.NoteInfo;
import dk.hjemmel.Structs.OutcomeInfo;
import dk.hjemmel.Structs.ReasonInfo;
import dk.hjemmel.Structs.SourceInfo;
import dk.hjemmel.Structs.Text;
import dk.hjemmel.Structs.UsedInfo;
import dk.hjemmel.Structs.VersionInfo;

/**
 * The functions of {@code hjemmel.h} as they are, under their own names. {@link Binding} attaches
 * them to the library; nothing here may be called before {@link Binding#demand()}.
 *
 * <p>Texts that go in are bytes of UTF-8 with their size (see {@link Utf8}); handles are pointers.
 */
final class Native {
    static final int OK = 0;
    static final int NONE = 1;
    static final int ERROR_RANGE = -10;
    static final int TEXT = 0;
    static final int JSON = 1;
    static final int JSON_REASONS = 2;
    static final int LETTER = 3;

    private Native() {}

    /** {@code size_t}. */
    public static final class SizeT extends IntegerType {
        private static final long serialVersionUID = 1;

        public SizeT() {
            this(0);
        }

        public SizeT(long value) {
            super(com.sun.jna.Native.SIZE_T_SIZE, value, true);
        }
    }

    static native int hjemmel_version_number();

    static native Pointer hjemmel_version_string();

    static native Pointer hjemmel_build_info();

    static native Pointer hjemmel_result_name(int result);

    static native Pointer hjemmel_error_diagnostics(Pointer error);

    static native void hjemmel_error_free(Pointer error);

    static native int hjemmel_diagnostics_at(
            Pointer diagnostics, SizeT at, int language, DiagnosticInfo out);

    static native int hjemmel_diagnostics_write(
            Pointer diagnostics, int format, int language, Pointer into);

    static native int hjemmel_buffer_new(PointerByReference out);

    static native void hjemmel_buffer_free(Pointer buffer);

    static native Text.ByValue hjemmel_buffer_text(Pointer buffer);

    static native int hjemmel_catalog_load(
            byte[] path,
            SizeT size,
            LoadOptionsStruct options,
            PointerByReference out,
            PointerByReference error);

    static native int hjemmel_catalog_from_memory(
            Pointer files,
            SizeT count,
            LoadOptionsStruct options,
            PointerByReference out,
            PointerByReference error);

    static native void hjemmel_catalog_free(Pointer catalog);

    static native Pointer hjemmel_catalog_warnings(Pointer catalog);

    static native int hjemmel_catalog_ruleset(Pointer catalog, SizeT at, Text out);

    static native int hjemmel_catalog_version(
            Pointer catalog,
            byte[] ruleset,
            SizeT size,
            SizeT at,
            PointerByReference out,
            PointerByReference error);

    static native int hjemmel_catalog_in_force(
            Pointer catalog,
            byte[] ruleset,
            SizeT size,
            long day,
            PointerByReference out,
            PointerByReference error);

    static native void hjemmel_version_free(Pointer version);

    static native int hjemmel_version_get_info(Pointer version, int language, VersionInfo out);

    static native int hjemmel_version_with(
            Pointer version,
            Pointer settings,
            SizeT count,
            PointerByReference out,
            PointerByReference error);

    static native int hjemmel_version_declaration(
            Pointer version, int kind, SizeT at, int language, DeclarationInfo out);

    static native int hjemmel_version_fact(
            Pointer version,
            byte[] entity,
            SizeT entitySize,
            byte[] name,
            SizeT nameSize,
            IntByReference index,
            PointerByReference error);

    static native int hjemmel_facts_new(Pointer evaluation, PointerByReference out);

    static native void hjemmel_facts_free(Pointer facts);

    static native int hjemmel_facts_clear(Pointer facts);

    static native int hjemmel_facts_name(Pointer facts, byte[] name, SizeT size);

    static native int hjemmel_facts_index(Pointer facts, int index);

    static native Pointer hjemmel_facts_diagnostics(Pointer facts);

    static native int hjemmel_facts_absent(Pointer facts);

    static native int hjemmel_facts_boolean(Pointer facts, byte value);

    static native int hjemmel_facts_number(Pointer facts, long coefficient, int exponent);

    static native int hjemmel_facts_decimal(Pointer facts, byte[] text, SizeT size);

    static native int hjemmel_facts_text(Pointer facts, byte[] text, SizeT size);

    static native int hjemmel_facts_date(Pointer facts, long day);

    static native int hjemmel_facts_list(Pointer facts);

    static native int hjemmel_facts_context(Pointer facts);

    static native int hjemmel_facts_end(Pointer facts);

    static native int hjemmel_facts_json(
            Pointer facts, byte[] json, SizeT size, PointerByReference error);

    static native int hjemmel_facts_preset(
            Pointer facts, byte[] decision, SizeT decisionSize, byte[] reason, SizeT reasonSize);

    static native int hjemmel_evaluation_new(
            Pointer version,
            byte[] entity,
            SizeT size,
            Pointer decisions,
            SizeT count,
            EvaluationOptionsStruct options,
            PointerByReference out,
            PointerByReference error);

    static native void hjemmel_evaluation_free(Pointer evaluation);

    static native int hjemmel_evaluation_run(
            Pointer evaluation, Pointer facts, long day, Pointer into, PointerByReference error);

    static native int hjemmel_evaluation_batch(
            Pointer evaluation,
            Pointer batch,
            Pointer outSchema,
            Pointer outArray,
            PointerByReference error);

    static native int hjemmel_outcomes_new(PointerByReference out);

    static native void hjemmel_outcomes_free(Pointer outcomes);

    static native Pointer hjemmel_outcomes_at(Pointer outcomes, SizeT at);

    static native int hjemmel_outcome_get_info(Pointer outcome, OutcomeInfo out);

    static native int hjemmel_outcome_missing(
            Pointer outcome, SizeT at, int language, MissingInfo out);

    static native int hjemmel_outcome_note(Pointer outcome, SizeT at, NoteInfo out);

    static native int hjemmel_outcome_write(
            Pointer outcome, int format, int language, Pointer into);

    static native int hjemmel_value_kind(Pointer value);

    static native int hjemmel_value_boolean(Pointer value, byte[] out);

    static native int hjemmel_value_number(
            Pointer value, LongByReference coefficient, IntByReference exponent);

    static native int hjemmel_value_date(Pointer value, LongByReference day);

    static native int hjemmel_value_duration(Pointer value, DurationParts out);

    static native int hjemmel_value_text(Pointer value, Text out);

    static native int hjemmel_value_item(Pointer value, SizeT at, ItemInfo out);

    static native int hjemmel_value_write(Pointer value, int format, int language, Pointer into);

    static native int hjemmel_reason_new(
            Pointer outcome, PointerByReference out, PointerByReference error);

    static native void hjemmel_reason_free(Pointer root);

    static native int hjemmel_reason_get_info(Pointer reason, int language, ReasonInfo out);

    static native Pointer hjemmel_reason_part(Pointer reason, SizeT at);

    static native int hjemmel_reason_used(Pointer reason, SizeT at, int language, UsedInfo out);

    static native int hjemmel_reason_source(Pointer reason, SizeT at, int language, SourceInfo out);

    static native int hjemmel_reason_missing(Pointer reason, SizeT at, Text out);
}
