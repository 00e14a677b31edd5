// SPDX-License-Identifier: Apache-2.0
// Why an outcome is as it is: a tree.
using System;
using System.Collections.Generic;

namespace Hjemmel
{
    /// <summary>The tree of an outcome's reasons, in one language. Any number of threads may use it
    /// at once.</summary>
    /// <remarks>The tree is copied out and stays; only ToText and ToJson of its values need that
    /// this is not disposed.</remarks>
    public sealed class Reasons : IDisposable
    {
        private readonly ReasonHandle handle;

        internal Reasons(ReasonHandle handle, Language language)
        {
            this.handle = handle;
            using (var hold = new Hold(handle))
            using (var buffer = new TextBuffer())
                Root = new Reason(hold.Pointer, new ReasonReader(handle, language, buffer));
        }

        /// <summary>The decision that was asked for.</summary>
        public Reason Root { get; }

        /// <summary>Frees what texts of values are made of.</summary>
        public void Dispose() => handle.Dispose();
    }

    /// <summary>One node of the reasons. It never changes.</summary>
    public sealed class Reason
    {
        private const uint InterpretationFlag = 1;
        private const uint BriefFlag = 2;

        internal Reason(IntPtr pointer, ReasonReader reader)
        {
            NativeReasonInfo info = reader.Info(pointer);
            Kind = (ReasonKind)info.Kind;
            Mark = (Mark)info.Mark;
            Id = Utf8.Read(info.Id);
            Text = Utf8.Read(info.Text);
            Label = Utf8.Read(info.Label);
            Unit = Utf8.Read(info.Unit);
            Value = reader.Value(info.Value);
            IsInterpretation = (info.Flags & InterpretationFlag) != 0;
            IsBrief = (info.Flags & BriefFlag) != 0;
            Parts = reader.All(info.PartCount, at => new Reason(reader.Part(pointer, at), reader));
            Used = reader.All(info.UsedCount, at => reader.Used(pointer, at));
            Sources = reader.All(info.SourceCount, at => reader.Source(pointer, at));
            Missing = reader.All(info.MissingCount, at => reader.Missing(pointer, at));
        }

        /// <summary>What it is.</summary>
        public ReasonKind Kind { get; }

        /// <summary>What it contributed.</summary>
        public Mark Mark { get; }

        /// <summary>A decision's name, a requirement's id, a row's id or number.</summary>
        public string Id { get; }

        /// <summary>The sentence that a person reads.</summary>
        public string Text { get; }

        /// <summary>What people call the decision, a stand-in's fact, a cell's column.</summary>
        public string Label { get; }

        /// <summary>What the value is counted in; or empty.</summary>
        public string Unit { get; }

        /// <summary>A decision's value, a condition, a row's answer; or null.</summary>
        public Value Value { get; }

        /// <summary>A reading of the rule file's author, where the sources leave it open.</summary>
        public bool IsInterpretation { get; }

        /// <summary>It is only named here: its parts stand elsewhere in the tree.</summary>
        public bool IsBrief { get; }

        /// <summary>Its parts, in the order of the rule file.</summary>
        public IReadOnlyList<Reason> Parts { get; }

        /// <summary>What its condition read.</summary>
        public IReadOnlyList<Used> Used { get; }

        /// <summary>The documents that it rests on.</summary>
        public IReadOnlyList<Source> Sources { get; }

        /// <summary>The paths of the missing facts that it waits for.</summary>
        public IReadOnlyList<string> Missing { get; }
    }

    /// <summary>A fact, parameter or decision that a node's condition read.</summary>
    public sealed class Used
    {
        private const uint InterpretationFlag = 1;
        private const uint ChangedFlag = 2;

        internal Used(NativeUsed native, Value value)
        {
            Kind = (UsedKind)native.Kind;
            Name = Utf8.Read(native.Name);
            Label = Utf8.Read(native.Label);
            Unit = Utf8.Read(native.Unit);
            Value = value;
            IsInterpretation = (native.Flags & InterpretationFlag) != 0;
            IsChanged = (native.Flags & ChangedFlag) != 0;
        }

        /// <summary>What it is.</summary>
        public UsedKind Kind { get; }

        /// <summary>Its name; "kommune.kommunekode" for another entity's.</summary>
        public string Name { get; }

        /// <summary>What people call it.</summary>
        public string Label { get; }

        /// <summary>What it is counted in; or empty.</summary>
        public string Unit { get; }

        /// <summary>Its value; or null.</summary>
        public Value Value { get; }

        /// <summary>A reading of the rule file's author, where the sources leave it open.</summary>
        public bool IsInterpretation { get; }

        /// <summary>A parameter that is set otherwise than the file says.</summary>
        public bool IsChanged { get; }
    }

    /// <summary>The document that a node rests on, and the place in it. Each may be empty.
    /// </summary>
    public sealed class Source
    {
        internal Source(NativeSource native)
        {
            Id = Utf8.Read(native.Id);
            Title = Utf8.Read(native.Title);
            Issuer = Utf8.Read(native.Issuer);
            Reference = Utf8.Read(native.Reference);
            Published = Utf8.Read(native.Published);
            Url = Utf8.Read(native.Url);
            Place = Utf8.Read(native.Place);
        }

        /// <summary>Its name in the rule file.</summary>
        public string Id { get; }

        /// <summary>Its title.</summary>
        public string Title { get; }

        /// <summary>Who issued it.</summary>
        public string Issuer { get; }

        /// <summary>Its number, as it is cited.</summary>
        public string Reference { get; }

        /// <summary>The day it was published: "2018-03-02".</summary>
        public string Published { get; }

        /// <summary>Where it can be read.</summary>
        public string Url { get; }

        /// <summary>The place in it.</summary>
        public string Place { get; }
    }
}
