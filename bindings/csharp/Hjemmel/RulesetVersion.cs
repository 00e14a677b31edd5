// SPDX-License-Identifier: Apache-2.0
// One version of a ruleset, perhaps with parameters set otherwise.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Hjemmel
{
    /// <summary>One thing that a version declares. It never changes.</summary>
    public sealed class Declaration
    {
        private const uint OptionalFlag = 1;
        private const uint StandInFlag = 2;
        private const uint HelperFlag = 4;

        internal Declaration(DeclarationKind kind, NativeDeclaration danish,
                             NativeDeclaration english)
        {
            Kind = kind;
            Name = Utf8.Read(danish.Name);
            Entity = Utf8.Read(danish.Entity);
            Type = Utf8.Read(danish.Type);
            Label = new Bilingual(Utf8.Read(danish.Label), Utf8.Read(english.Label));
            Unit = new Bilingual(Utf8.Read(danish.Unit), Utf8.Read(english.Unit));
            IsOptional = (danish.Flags & OptionalFlag) != 0;
            HasStandIn = (danish.Flags & StandInFlag) != 0;
            IsHelper = (danish.Flags & HelperFlag) != 0;
        }

        /// <summary>What it is.</summary>
        public DeclarationKind Kind { get; }

        /// <summary>Its name.</summary>
        public string Name { get; }

        /// <summary>Of a fact or decision its entity; or empty.</summary>
        public string Entity { get; }

        /// <summary>Its type: "list&lt;context&lt;fra: date, til: date&gt;&gt;"; of an entity its
        /// plural.</summary>
        public string Type { get; }

        /// <summary>What people call it.</summary>
        public Bilingual Label { get; }

        /// <summary>What it is counted in; or empty.</summary>
        public Bilingual Unit { get; }

        /// <summary>A fact that may be absent.</summary>
        public bool IsOptional { get; }

        /// <summary>A fact that an expression stands in for where it is missing.</summary>
        public bool HasStandIn { get; }

        /// <summary>A decision that is given only when asked for by name.</summary>
        public bool IsHelper { get; }
    }

    /// <summary>The number of a fact, of one entity of one version. RulesetVersion.IndexOf gives it.
    /// </summary>
    public struct FactIndex
    {
        internal FactIndex(uint number, string name)
        {
            Number = number;
            Name = name;
        }

        internal uint Number { get; }

        /// <summary>The fact's name.</summary>
        public string Name { get; }
    }

    /// <summary>One version of a ruleset. It never changes, and any number of threads may use it at
    /// once. Evaluations that came from it need it no longer.</summary>
    public sealed class RulesetVersion : IDisposable
    {
        private const uint HasFrom = 1;
        private const uint HasTo = 2;

        private readonly VersionHandle handle;

        internal RulesetVersion(VersionHandle handle)
        {
            this.handle = handle;
            using (new Hold(handle))
            {
                NativeVersionInfo danish = Info(Language.Danish);
                NativeVersionInfo english = Info(Language.English);
                Ruleset = Utf8.Read(danish.Ruleset);
                Title = new Bilingual(Utf8.Read(danish.Title), Utf8.Read(english.Title));
                Digest = Utf8.Read(danish.Digest);
                if ((danish.Flags & HasFrom) != 0) From = Plain.DateOf(danish.From);
                if ((danish.Flags & HasTo) != 0) To = Plain.DateOf(danish.To);
            }
        }

        /// <summary>The ruleset's id.</summary>
        public string Ruleset { get; }

        /// <summary>The ruleset's title.</summary>
        public Bilingual Title { get; }

        /// <summary>SHA-256 of the rule file, in hexadecimal.</summary>
        public string Digest { get; }

        /// <summary>The first day that it is in force; null where it has none, or one outside of
        /// the years 1 to 9999.</summary>
        public DateTime? From { get; }

        /// <summary>The last day; null where none is known, or one outside of the years 1 to 9999.
        /// </summary>
        public DateTime? To { get; }

        /// <summary>The same rules with parameters set to declared readings, or to values as a rule
        /// file writes them. Every outcome then says what was changed. The new version is the
        /// caller's to dispose.</summary>
        /// <exception cref="HjemmelException">There is no such parameter, or it cannot be set to
        /// this.</exception>
        public RulesetVersion With(IEnumerable<KeyValuePair<string, string>> settings)
        {
            if (settings == null) throw new ArgumentNullException(nameof(settings));
            using (var texts = new NativeTexts())
            {
                NativeSetting[] all = settings.Select(one => new NativeSetting
                {
                    Parameter = texts.Add(one.Key, nameof(settings)),
                    Value = texts.Add(one.Value, nameof(settings))
                }).ToArray();
                int result = Native.hjemmel_version_with(handle, all.Length == 0 ? null : all,
                    (UIntPtr)(uint)all.Length, out VersionHandle changed, out ErrorHandle error);
                HjemmelException.Check(result, error, "hjemmel_version_with");
                return new RulesetVersion(changed);
            }
        }

        /// <summary>The same with one parameter set otherwise.</summary>
        /// <exception cref="HjemmelException">There is no such parameter, or it cannot be set to
        /// this.</exception>
        public RulesetVersion With(string parameter, string value) =>
            With(new[] { new KeyValuePair<string, string>(parameter, value) });

        /// <summary>All things of a kind that the version declares, in the order of the file.
        /// </summary>
        public IReadOnlyList<Declaration> Declarations(DeclarationKind kind)
        {
            var all = new List<Declaration>();
            NativeDeclaration danish = NativeDeclaration.Init;
            NativeDeclaration english = NativeDeclaration.Init;
            using (new Hold(handle))
            {
                while (Declared(kind, (uint)all.Count, Language.Danish, ref danish))
                {
                    Declared(kind, (uint)all.Count, Language.English, ref english);
                    all.Add(new Declaration(kind, danish, english));
                }
            }
            return all.AsReadOnly();
        }

        /// <summary>The number of a fact of an entity, for Facts.Set: so that its name is looked up
        /// once. The entity may be empty where there is one alone.</summary>
        /// <exception cref="HjemmelException">There is no such entity or fact.</exception>
        public FactIndex IndexOf(string entity, string fact)
        {
            byte[] of = Utf8.Bytes(entity, nameof(entity));
            byte[] name = Utf8.Bytes(fact, nameof(fact));
            int result = Native.hjemmel_version_fact(handle, of, Utf8.Size(of), name,
                Utf8.Size(name), out uint index, out ErrorHandle error);
            HjemmelException.Check(result, error, "hjemmel_version_fact");
            return new FactIndex(index, fact);
        }

        /// <summary>Makes an evaluation ready: decisions of an entity, or all but helpers where
        /// none is named. The entity may be empty where the decisions tell it, or there is one
        /// alone. It is the caller's to dispose.</summary>
        /// <exception cref="HjemmelException">There is no such entity or decision.</exception>
        public Evaluation NewEvaluation(string entity, params string[] decisions) =>
            NewEvaluation(entity, decisions, null);

        /// <summary>The same under options.</summary>
        /// <exception cref="HjemmelException">There is no such entity or decision.</exception>
        public Evaluation NewEvaluation(string entity, IEnumerable<string> decisions,
                                        EvaluationOptions options)
        {
            byte[] name = Utf8.Bytes(entity, nameof(entity));
            if (decisions == null) throw new ArgumentNullException(nameof(decisions));
            using (var texts = new NativeTexts())
            {
                NativeText[] all = texts.AddAll(decisions, nameof(decisions));
                NativeEvaluationOptions native = EvaluationOptions.ToNative(options, texts);
                int result = Native.hjemmel_evaluation_new(handle, name, Utf8.Size(name),
                    all.Length == 0 ? null : all, (UIntPtr)(uint)all.Length, ref native,
                    out EvaluationHandle evaluation, out ErrorHandle error);
                HjemmelException.Check(result, error, "hjemmel_evaluation_new");
                return new Evaluation(evaluation, decisions.ToArray());
            }
        }

        /// <summary>Frees the version; its texts and its evaluations stay.</summary>
        public void Dispose() => handle.Dispose();

        private NativeVersionInfo Info(Language language)
        {
            NativeVersionInfo info = NativeVersionInfo.Init;
            HjemmelException.Check(
                Native.hjemmel_version_get_info(handle, (int)language, ref info),
                "hjemmel_version_get_info");
            return info;
        }

        private bool Declared(DeclarationKind kind, uint at, Language language,
                              ref NativeDeclaration into)
        {
            int result = Native.hjemmel_version_declaration(handle, (int)kind, (UIntPtr)at,
                                                            (int)language, ref into);
            return HjemmelException.Check(result, "hjemmel_version_declaration") == Result.Ok;
        }
    }
}
