// SPDX-License-Identifier: Apache-2.0
// A call that failed. An outcome is never an exception: it says itself that it is open or refused.
using System;
using System.Collections.Generic;

namespace Hjemmel
{
    /// <summary>A call that failed: why, where, and what to write instead.</summary>
    public sealed class HjemmelException : Exception
    {
        private static readonly IReadOnlyList<Diagnostic> None = new Diagnostic[0];

        internal HjemmelException(Result result, string message, Exception inner = null)
            : this(result, message, None, new Bilingual(message, message), inner) { }

        private HjemmelException(Result result, string message, IReadOnlyList<Diagnostic> all,
                                 Bilingual report, Exception inner)
            : base(message, inner)
        {
            Result = result;
            Diagnostics = all;
            Report = report;
        }

        /// <summary>How the call went.</summary>
        public Result Result { get; }

        /// <summary>All that is wrong; empty where the result says all.</summary>
        public IReadOnlyList<Diagnostic> Diagnostics { get; }

        /// <summary>The first diagnostic's code: "unknown-key"; empty where there is none.
        /// </summary>
        public string Code => Diagnostics.Count != 0 ? Diagnostics[0].Code : "";

        /// <summary>The first diagnostic's place: "file:line:column", a fact's path, or empty.
        /// </summary>
        public string Place => Diagnostics.Count != 0 ? Diagnostics[0].Place : "";

        /// <summary>All diagnostics as a person reads them, with the lines they are about.
        /// </summary>
        public Bilingual Report { get; }

        /// <summary>The result of a call that gives no error; throws where it failed.</summary>
        internal static Result Check(int result, string function)
        {
            if (result >= 0) return (Result)result;
            string name = Utf8.ReadToNul(Native.hjemmel_result_name(result));
            throw new HjemmelException((Result)result, function + " gave " + name + ".");
        }

        /// <summary>The result of a call that gives an error, which is freed here; throws where it
        /// failed.</summary>
        internal static Result Check(int result, ErrorHandle error, string function)
        {
            using (error)
            {
                if (result >= 0) return (Result)result;
                if (error == null || error.IsInvalid) return Check(result, function);
                using (new Hold(error)) throw From((Result)result, error, function);
            }
        }

        /// <summary>The result of a step of setting facts, which the facts tell why it failed.
        /// </summary>
        internal static void Check(int result, FactsHandle facts, string function)
        {
            if (result >= 0) return;
            using (new Hold(facts))
                throw From((Result)result, Native.hjemmel_facts_diagnostics(facts), function);
        }

        private static HjemmelException From(Result result, ErrorHandle error, string function) =>
            From(result, Native.hjemmel_error_diagnostics(error), function);

        private static HjemmelException From(Result result, IntPtr diagnostics, string function)
        {
            IReadOnlyList<Diagnostic> all = Diagnostic.ReadAll(diagnostics);
            string message = all.Count == 0 ? function + " failed." :
                all[0].ToString(Language.English);
            if (all.Count > 1) message += " (and " + Plain.Number(all.Count - 1) + " more)";
            var report = new Bilingual(Write(diagnostics, Language.Danish),
                                       Write(diagnostics, Language.English));
            return new HjemmelException(result, message, all, report, null);
        }

        private static string Write(IntPtr diagnostics, Language language)
        {
            using (var buffer = new TextBuffer())
            {
                Check(Native.hjemmel_diagnostics_write(diagnostics, Format.Text, (int)language,
                                                       buffer.Handle),
                      "hjemmel_diagnostics_write");
                return buffer.Text;
            }
        }
    }
}
