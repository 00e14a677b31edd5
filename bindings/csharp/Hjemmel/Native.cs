// SPDX-License-Identifier: Apache-2.0
// The functions of hjemmel.h that this wrapper calls, under their own names and nothing more. What
// they mean stands in the header. A borrowed pointer is an IntPtr; whoever uses one holds its owner
// meanwhile (Hold).
using System;
using System.Runtime.InteropServices;

namespace Hjemmel
{
    internal static class Native
    {
        /// <summary>The generation of the binary interface is part of the name.</summary>
        internal const string Library = "libhjemmel.so.1";
        internal const int Abi = 1;

        /// <summary>The version of the header that was mirrored here: 0.2.0.</summary>
        internal const int Version = 2000;

        private const CallingConvention C = CallingConvention.Cdecl;

        // ------------------------------------------------------------------------------- library

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_version_number();

        [DllImport(Library, CallingConvention = C)]
        internal static extern IntPtr hjemmel_version_string();

        [DllImport(Library, CallingConvention = C)]
        internal static extern IntPtr hjemmel_build_info();

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_check_abi(int abi, int versionNumber);

        [DllImport(Library, CallingConvention = C)]
        internal static extern IntPtr hjemmel_result_name(int result);

        // -------------------------------------------------------------------- errors, diagnostics

        [DllImport(Library, CallingConvention = C)]
        internal static extern IntPtr hjemmel_error_diagnostics(ErrorHandle error);

        [DllImport(Library, CallingConvention = C)]
        internal static extern void hjemmel_error_free(IntPtr error);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_diagnostics_at(IntPtr diagnostics, UIntPtr at,
            int language, ref NativeDiagnostic one);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_diagnostics_write(IntPtr diagnostics, int format,
            int language, BufferHandle into);

        // ------------------------------------------------------------------------------- buffers

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_buffer_new(out BufferHandle buffer);

        [DllImport(Library, CallingConvention = C)]
        internal static extern void hjemmel_buffer_free(IntPtr buffer);

        [DllImport(Library, CallingConvention = C)]
        internal static extern NativeText hjemmel_buffer_text(BufferHandle buffer);

        // ------------------------------------------------------------------------------ catalogs

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_catalog_load(byte[] path, UIntPtr size,
            ref NativeLoadOptions options, out CatalogHandle catalog, out ErrorHandle error);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_catalog_from_memory(NativeFile[] files, UIntPtr count,
            ref NativeLoadOptions options, out CatalogHandle catalog, out ErrorHandle error);

        [DllImport(Library, CallingConvention = C)]
        internal static extern void hjemmel_catalog_free(IntPtr catalog);

        [DllImport(Library, CallingConvention = C)]
        internal static extern IntPtr hjemmel_catalog_warnings(CatalogHandle catalog);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_catalog_ruleset(CatalogHandle catalog, UIntPtr at,
            out NativeText id);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_catalog_version(CatalogHandle catalog, byte[] ruleset,
            UIntPtr size, UIntPtr at, out VersionHandle version, out ErrorHandle error);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_catalog_in_force(CatalogHandle catalog, byte[] ruleset,
            UIntPtr size, long day, out VersionHandle version, out ErrorHandle error);

        // ------------------------------------------------------------------------------ versions

        [DllImport(Library, CallingConvention = C)]
        internal static extern void hjemmel_version_free(IntPtr version);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_version_get_info(VersionHandle version, int language,
            ref NativeVersionInfo info);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_version_with(VersionHandle version,
            NativeSetting[] settings, UIntPtr count, out VersionHandle changed,
            out ErrorHandle error);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_version_declaration(VersionHandle version, int kind,
            UIntPtr at, int language, ref NativeDeclaration declaration);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_version_fact(VersionHandle version, byte[] entity,
            UIntPtr entitySize, byte[] name, UIntPtr nameSize, out uint index,
            out ErrorHandle error);

        // --------------------------------------------------------------------------------- facts

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_new(EvaluationHandle evaluation,
            out FactsHandle facts);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_new(IntPtr none, out FactsHandle facts);

        [DllImport(Library, CallingConvention = C)]
        internal static extern void hjemmel_facts_free(IntPtr facts);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_clear(FactsHandle facts);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_name(FactsHandle facts, byte[] name, UIntPtr size);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_index(FactsHandle facts, uint index);

        [DllImport(Library, CallingConvention = C)]
        internal static extern IntPtr hjemmel_facts_diagnostics(FactsHandle facts);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_absent(FactsHandle facts);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_boolean(FactsHandle facts, byte value);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_number(FactsHandle facts, long coefficient,
            int exponent);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_decimal(FactsHandle facts, byte[] text,
                                                         UIntPtr size);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_text(FactsHandle facts, byte[] text, UIntPtr size);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_date(FactsHandle facts, long day);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_list(FactsHandle facts);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_context(FactsHandle facts);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_end(FactsHandle facts);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_json(FactsHandle facts, byte[] json, UIntPtr size,
            out ErrorHandle error);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_facts_preset(FactsHandle facts, byte[] decision,
            UIntPtr decisionSize, byte[] reason, UIntPtr reasonSize);

        // ---------------------------------------------------------------------------- evaluation

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_evaluation_new(VersionHandle version, byte[] entity,
            UIntPtr entitySize, NativeText[] decisions, UIntPtr count,
            ref NativeEvaluationOptions options, out EvaluationHandle evaluation,
            out ErrorHandle error);

        [DllImport(Library, CallingConvention = C)]
        internal static extern void hjemmel_evaluation_free(IntPtr evaluation);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_evaluation_run(EvaluationHandle evaluation,
            FactsHandle facts, long day, OutcomesHandle into, out ErrorHandle error);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_evaluation_batch(EvaluationHandle evaluation,
            ref NativeBatch batch, IntPtr outSchema, IntPtr outArray, out ErrorHandle error);

        // ------------------------------------------------------------------------------ outcomes

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_outcomes_new(out OutcomesHandle outcomes);

        [DllImport(Library, CallingConvention = C)]
        internal static extern void hjemmel_outcomes_free(IntPtr outcomes);

        [DllImport(Library, CallingConvention = C)]
        internal static extern IntPtr hjemmel_outcomes_at(OutcomesHandle outcomes, UIntPtr at);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_outcome_get_info(IntPtr outcome,
            ref NativeOutcomeInfo info);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_outcome_missing(IntPtr outcome, UIntPtr at, int language,
            ref NativeMissing missing);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_outcome_note(IntPtr outcome, UIntPtr at,
            ref NativeNote note);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_outcome_write(IntPtr outcome, int format, int language,
            BufferHandle into);

        // -------------------------------------------------------------------------------- values

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_value_kind(IntPtr value);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_value_boolean(IntPtr value, out byte yes);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_value_number(IntPtr value, out long coefficient,
            out int exponent);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_value_date(IntPtr value, out long day);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_value_duration(IntPtr value,
            out NativeDuration duration);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_value_text(IntPtr value, out NativeText text);

        [DllImport(Library, CallingConvention = C)]
        internal static extern UIntPtr hjemmel_value_size(IntPtr value);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_value_item(IntPtr value, UIntPtr at,
            ref NativeItem item);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_value_write(IntPtr value, int format, int language,
            BufferHandle into);

        // ------------------------------------------------------------------------------- reasons

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_reason_new(IntPtr outcome, out ReasonHandle root,
            out ErrorHandle error);

        [DllImport(Library, CallingConvention = C)]
        internal static extern void hjemmel_reason_free(IntPtr root);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_reason_get_info(IntPtr reason, int language,
            ref NativeReasonInfo info);

        [DllImport(Library, CallingConvention = C)]
        internal static extern IntPtr hjemmel_reason_part(IntPtr reason, UIntPtr at);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_reason_used(IntPtr reason, UIntPtr at, int language,
            ref NativeUsed used);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_reason_source(IntPtr reason, UIntPtr at, int language,
            ref NativeSource source);

        [DllImport(Library, CallingConvention = C)]
        internal static extern int hjemmel_reason_missing(IntPtr reason, UIntPtr at,
            out NativeText path);
    }
}
