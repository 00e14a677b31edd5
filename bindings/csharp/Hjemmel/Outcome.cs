// SPDX-License-Identifier: Apache-2.0
// The answers of one case.
using System;
using System.Collections;
using System.Collections.Generic;

namespace Hjemmel
{
    /// <summary>A fact that can still change an outcome, or a part of it.</summary>
    public sealed class MissingFact
    {
        internal MissingFact(NativeMissing danish, NativeMissing english)
        {
            Path = Utf8.Read(danish.Path);
            Name = Utf8.Read(danish.Name);
            Entity = Utf8.Read(danish.Entity);
            Id = Utf8.Read(danish.Id);
            Label = new Bilingual(Utf8.Read(danish.Label), Utf8.Read(english.Label));
        }

        /// <summary>Its path: "afgang", "ydelsesperioder[2].til", "borgere[sag-17].afgang".
        /// </summary>
        public string Path { get; }

        /// <summary>The fact's name.</summary>
        public string Name { get; }

        /// <summary>The entity that it is a fact of.</summary>
        public string Entity { get; }

        /// <summary>The id of the case or related case that lacks it; or empty.</summary>
        public string Id { get; }

        /// <summary>What people call it.</summary>
        public Bilingual Label { get; }
    }

    /// <summary>What an evaluation was told that the rule file and the facts do not say.</summary>
    public sealed class Note
    {
        internal Note(NativeNote native, Value value)
        {
            Kind = (NoteKind)native.Kind;
            Name = Utf8.Read(native.Name);
            Text = Utf8.Read(native.Text);
            Value = value;
        }

        /// <summary>What it is about.</summary>
        public NoteKind Kind { get; }

        /// <summary>The name of the parameter, decision or fact.</summary>
        public string Name { get; }

        /// <summary>The reason of a preset decision; or empty.</summary>
        public string Text { get; }

        /// <summary>What a parameter is set to; or null.</summary>
        public Value Value { get; }
    }

    /// <summary>The outcomes of one case, one for each decision, in the order asked for. Any number
    /// of threads may use them at once.</summary>
    /// <remarks>What an outcome says is copied out and stays; only its reasons, texts and letters
    /// need that the outcomes are not disposed. An outcome that is in use keeps them from being
    /// collected.</remarks>
    public sealed class Outcomes : IReadOnlyList<Outcome>, IDisposable
    {
        private readonly OutcomesHandle handle;
        private readonly List<Outcome> all = new List<Outcome>();

        internal Outcomes(OutcomesHandle handle)
        {
            this.handle = handle;
            using (new Hold(handle))
            using (var buffer = new TextBuffer())
            {
                while (true)
                {
                    IntPtr one = Native.hjemmel_outcomes_at(handle, (UIntPtr)(uint)all.Count);
                    if (one == IntPtr.Zero) return;
                    all.Add(new Outcome(one, handle, buffer));
                }
            }
        }

        /// <summary>How many there are.</summary>
        public int Count => all.Count;

        /// <summary>The outcome of decision number `index`, from 0.</summary>
        public Outcome this[int index] => all[index];

        /// <summary>The outcome of a decision; null where it was not asked for.</summary>
        public Outcome Of(string decision)
        {
            if (decision == null) throw new ArgumentNullException(nameof(decision));
            return all.Find(one => one.Decision == decision);
        }

        /// <summary>All of them, in order.</summary>
        public IEnumerator<Outcome> GetEnumerator() => all.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Frees what reasons, texts and letters are made of.</summary>
        public void Dispose() => handle.Dispose();
    }

    /// <summary>The answer to one decision of one case. It never changes.</summary>
    public sealed class Outcome
    {
        private const uint InexactFlag = 1;
        private const uint NullsAbsentFlag = 2;

        private readonly OutcomesHandle owner;
        private readonly IntPtr pointer;

        internal Outcome(IntPtr pointer, OutcomesHandle owner, TextBuffer buffer)
        {
            this.owner = owner;
            this.pointer = pointer;
            NativeOutcomeInfo info = NativeOutcomeInfo.Init;
            Check(Native.hjemmel_outcome_get_info(pointer, ref info));
            Status = (Status)info.Status;
            Value = Value.Copy(info.Value, owner, buffer);
            Diagnostics = Diagnostic.ReadAll(info.Diagnostics);
            Id = Utf8.Read(info.Id);
            Ruleset = Utf8.Read(info.Ruleset);
            Version = Utf8.Read(info.Version);
            Digest = Utf8.Read(info.Digest);
            Entity = Utf8.Read(info.Entity);
            Decision = Utf8.Read(info.Decision);
            Day = Plain.DateOf(info.Day).GetValueOrDefault();
            IsInexact = (info.Flags & InexactFlag) != 0;
            NullsAbsent = (info.Flags & NullsAbsentFlag) != 0;
            Missing = ReadMissing();
            Notes = ReadNotes(buffer);
        }

        /// <summary>Of which kind it is.</summary>
        public Status Status { get; }

        /// <summary>The answer where the status is known; what is known of it where it is
        /// undetermined; else of the kind Null.</summary>
        public Value Value { get; }

        /// <summary>What is wrong with the facts, or went wrong on the way.</summary>
        public IReadOnlyList<Diagnostic> Diagnostics { get; }

        /// <summary>The facts that can still change it, in the order of their paths.</summary>
        public IReadOnlyList<MissingFact> Missing { get; }

        /// <summary>Parameters that were changed, decisions preset, facts said to be whole.
        /// </summary>
        public IReadOnlyList<Note> Notes { get; }

        /// <summary>The case's id; or empty.</summary>
        public string Id { get; }

        /// <summary>The ruleset's id.</summary>
        public string Ruleset { get; }

        /// <summary>The version's first day: "2017-08-01"; or empty.</summary>
        public string Version { get; }

        /// <summary>SHA-256 of the version's file, in hexadecimal.</summary>
        public string Digest { get; }

        /// <summary>The entity that is decided about.</summary>
        public string Entity { get; }

        /// <summary>The decision's name.</summary>
        public string Decision { get; }

        /// <summary>The evaluation date.</summary>
        public DateTime Day { get; }

        /// <summary>More may be told possible and missing than is.</summary>
        public bool IsInexact { get; }

        /// <summary>Gaps in tables were read as absent.</summary>
        public bool NullsAbsent { get; }

        /// <summary>The reasons as a tree, which is the caller's to dispose and lives on without
        /// the outcome.</summary>
        /// <exception cref="ObjectDisposedException">The outcomes are disposed.</exception>
        public Reasons Reasons(Language language = Language.Danish)
        {
            using (new Hold(owner))
            {
                int result = Native.hjemmel_reason_new(pointer, out ReasonHandle root,
                                                       out ErrorHandle error);
                HjemmelException.Check(result, error, "hjemmel_reason_new");
                return new Reasons(root, language);
            }
        }

        /// <summary>The reasons as text for a person.</summary>
        /// <exception cref="ObjectDisposedException">The outcomes are disposed.</exception>
        public string Text(Language language = Language.Danish) => Write(Format.Text, language);

        /// <summary>The outcome as one JSON object, as `hjemmel evaluate` writes it. The same
        /// outcome gives the same text.</summary>
        /// <exception cref="ObjectDisposedException">The outcomes are disposed.</exception>
        public string Json(bool withReasons = false) =>
            Write(withReasons ? Format.JsonReasons : Format.Json, Language.Danish);

        /// <summary>The ruleset's letter about the decision.</summary>
        /// <exception cref="ObjectDisposedException">The outcomes are disposed.</exception>
        public string Letter(Language language = Language.Danish) =>
            Write(Format.Letter, language);

        private string Write(int format, Language language)
        {
            using (new Hold(owner))
            using (var buffer = new TextBuffer())
            {
                Check(Native.hjemmel_outcome_write(pointer, format, (int)language, buffer.Handle));
                return buffer.Text;
            }
        }

        private IReadOnlyList<MissingFact> ReadMissing()
        {
            var all = new List<MissingFact>();
            NativeMissing danish = NativeMissing.Init;
            NativeMissing english = NativeMissing.Init;
            while (MissingAt((uint)all.Count, Language.Danish, ref danish))
            {
                MissingAt((uint)all.Count, Language.English, ref english);
                all.Add(new MissingFact(danish, english));
            }
            return all.AsReadOnly();
        }

        private bool MissingAt(uint at, Language language, ref NativeMissing into) =>
            Check(Native.hjemmel_outcome_missing(pointer, (UIntPtr)at, (int)language, ref into));

        private IReadOnlyList<Note> ReadNotes(TextBuffer buffer)
        {
            var all = new List<Note>();
            NativeNote note = NativeNote.Init;
            while (Check(Native.hjemmel_outcome_note(pointer, (UIntPtr)(uint)all.Count, ref note)))
                all.Add(new Note(note, Value.Copy(note.Value, owner, buffer)));
            return all.AsReadOnly();
        }

        private static bool Check(int result) =>
            HjemmelException.Check(result, "hjemmel_outcome") == Result.Ok;
    }
}
