// SPDX-License-Identifier: Apache-2.0
// Messages about rule files, facts and wrong calls, copied out of the library.
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;

namespace Hjemmel
{
    /// <summary>A text for people in both languages.</summary>
    public struct Bilingual
    {
        private readonly string danish;
        private readonly string english;

        internal Bilingual(string danish, string english)
        {
            this.danish = danish;
            this.english = english;
        }

        /// <summary>The text in Danish; empty where there is none.</summary>
        public string Danish => danish ?? "";

        /// <summary>The text in English; empty where there is none.</summary>
        public string English => english ?? "";

        /// <summary>The text in a language.</summary>
        public string In(Language language) => language == Language.English ? English : Danish;

        /// <summary>The text in Danish.</summary>
        public override string ToString() => Danish;
    }

    /// <summary>What is wrong, where, and what to write instead. It never changes.</summary>
    public sealed class Diagnostic
    {
        private Diagnostic(NativeDiagnostic danish, NativeDiagnostic english)
        {
            Code = Utf8.Read(danish.Code);
            Severity = (Severity)danish.Severity;
            Text = new Bilingual(Utf8.Read(danish.Text), Utf8.Read(english.Text));
            Hint = new Bilingual(Utf8.Read(danish.Hint), Utf8.Read(english.Hint));
            File = Utf8.Read(danish.File);
            Line = checked((int)danish.Line);
            Column = checked((int)danish.Column);
            Offset = checked((long)danish.Offset);
            Length = checked((long)danish.Length);
            Fact = Utf8.Read(danish.Fact);
            Value = Utf8.Read(danish.Value);
            Id = Utf8.Read(danish.Id);
        }

        /// <summary>A stable name, listed in docs/diagnostics.md: "unknown-key".</summary>
        public string Code { get; }

        /// <summary>How grave it is.</summary>
        public Severity Severity { get; }

        /// <summary>What is wrong, in one sentence.</summary>
        public Bilingual Text { get; }

        /// <summary>What to write instead; empty where nothing is suggested.</summary>
        public Bilingual Hint { get; }

        /// <summary>The name of the rule file, or of the facts; empty where there is none.
        /// </summary>
        public string File { get; }

        /// <summary>The line, from 1; 0 where there is none.</summary>
        public int Line { get; }

        /// <summary>The column in code points, from 1; 0 where there is none.</summary>
        public int Column { get; }

        /// <summary>The first byte that is meant.</summary>
        public long Offset { get; }

        /// <summary>How many bytes are meant.</summary>
        public long Length { get; }

        /// <summary>The path of the fact that it is about: "ydelsesperioder[2].til"; or empty.
        /// </summary>
        public string Fact { get; }

        /// <summary>That fact's value, which stands in no other text; or empty.</summary>
        public string Value { get; }

        /// <summary>The case's id; or empty.</summary>
        public string Id { get; }

        /// <summary>Where it is: "file:line:column", the file alone, the fact's path, or empty.
        /// </summary>
        public string Place
        {
            get
            {
                if (Line == 0) return File.Length != 0 ? File : Fact;
                return string.Format(CultureInfo.InvariantCulture, "{0}:{1}:{2}", File, Line,
                                     Column);
            }
        }

        /// <summary>Place, text, hint and code in one line, in Danish or English. The fact's value
        /// is not told.</summary>
        public string ToString(Language language)
        {
            string place = Place.Length != 0 ? Place + ": " : "";
            string hint = Hint.In(language);
            return place + Text.In(language) + (hint.Length != 0 ? " " + hint : "")
                + " [" + Code + "]";
        }

        /// <summary>Place, text, hint and code in one line, in Danish.</summary>
        public override string ToString() => ToString(Language.Danish);

        /// <summary>Copies all of them; the owner is held meanwhile.</summary>
        internal static IReadOnlyList<Diagnostic> ReadAll(IntPtr diagnostics)
        {
            var all = new List<Diagnostic>();
            if (diagnostics == IntPtr.Zero) return all.AsReadOnly();
            NativeDiagnostic danish = NativeDiagnostic.Init;
            NativeDiagnostic english = NativeDiagnostic.Init;
            for (uint i = 0; At(diagnostics, i, Language.Danish, ref danish); ++i)
            {
                At(diagnostics, i, Language.English, ref english);
                all.Add(new Diagnostic(danish, english));
            }
            return new ReadOnlyCollection<Diagnostic>(all);
        }

        private static bool At(IntPtr diagnostics, uint at, Language language,
                               ref NativeDiagnostic one)
        {
            int result = Native.hjemmel_diagnostics_at(diagnostics, (UIntPtr)at, (int)language,
                                                       ref one);
            return HjemmelException.Check(result, "hjemmel_diagnostics_at") == Result.Ok;
        }
    }
}
