// SPDX-License-Identifier: Apache-2.0
// One case: what is known of it.
using System;

namespace Hjemmel
{
    /// <summary>The facts of one case. A fact that is not set is missing; one set to Absent is said
    /// not to be. One thread at a time may set facts; any number may evaluate them meanwhile, as
    /// long as none sets.</summary>
    /// <remarks>A value is checked whole before any of it is set, so that an ArgumentException
    /// leaves the facts as they were. Where memory runs out halfway, every later use but Clear and
    /// Dispose throws a HjemmelException with ErrorState.</remarks>
    public sealed class Facts : IDisposable
    {
        internal const string CaseId = "sags_id";

        /// <summary>An empty case that fits every evaluation.</summary>
        public Facts()
        {
            Library.Require();
            HjemmelException.Check(Native.hjemmel_facts_new(IntPtr.Zero, out FactsHandle facts),
                                   "hjemmel_facts_new");
            Handle = facts;
        }

        internal Facts(EvaluationHandle evaluation)
        {
            HjemmelException.Check(Native.hjemmel_facts_new(evaluation, out FactsHandle facts),
                                   "hjemmel_facts_new");
            Handle = facts;
        }

        /// <summary>Says of a fact, item or entry that there is none. Null never says so, since it
        /// may as well mean that nobody knows.</summary>
        public static readonly object Absent = new AbsentMark();

        internal FactsHandle Handle { get; }

        /// <summary>A case from a JSON object.</summary>
        /// <exception cref="HjemmelException">It is no JSON object.</exception>
        public static Facts FromJson(string json)
        {
            var facts = new Facts();
            try
            {
                return facts.SetJson(json);
            }
            catch
            {
                facts.Dispose();
                throw;
            }
        }

        /// <summary>Sets the case's id, which outcomes and diagnostics tell.</summary>
        public Facts SetId(string id) => Set(CaseId, id);

        /// <summary>Sets a boolean.</summary>
        public Facts Set(string name, bool value) => Set(name, (object)value);

        /// <summary>Sets a whole number.</summary>
        public Facts Set(string name, long value) => Set(name, (object)value);

        /// <summary>Sets a number, exactly.</summary>
        public Facts Set(string name, decimal value) => Set(name, (object)value);

        /// <summary>Sets a text; also a date, time or duration as ISO text where the fact is of
        /// that type.</summary>
        public Facts Set(string name, string value) => Set(name, (object)value);

        /// <summary>Sets a text of one character.</summary>
        public Facts Set(string name, char value) => Set(name, value.ToString());

        /// <summary>Sets a date. Its time of day must be midnight; a date and time is set as ISO
        /// text.</summary>
        public Facts Set(string name, DateTime date) => Set(name, (object)date);

        /// <summary>Says that there is none, which only an optional fact may be.</summary>
        public Facts SetAbsent(string name) => Set(name, Absent);

        /// <summary>Sets a fact to any of these; a fact that is set again is replaced: a boolean, a
        /// whole number, a decimal, a text, a date, Absent, a dictionary with texts as keys (a
        /// context), or any other sequence (a list), nested 32 deep at most.</summary>
        /// <exception cref="ArgumentException">The value, or something in it, is null, a double, or
        /// of another type that no fact has. The message tells where.</exception>
        /// <exception cref="HjemmelException">The nesting is too deep (ErrorRange).</exception>
        public Facts Set(string name, object value)
        {
            byte[] bytes = Utf8.Bytes(name, nameof(name));
            if (name == CaseId && !(value is string))
                throw new ArgumentException(CaseId + " is a text.", nameof(value));
            object converted = FactValue.Convert(name, value);
            HjemmelException.Check(Native.hjemmel_facts_name(Handle, bytes, Utf8.Size(bytes)),
                                   Handle, "hjemmel_facts_name");
            FactValue.Write(Handle, converted);
            return this;
        }

        /// <summary>Sets a fact by its number, which RulesetVersion.IndexOf gives: its name is not
        /// looked up. For facts that Evaluation.NewFacts made, of the same version and entity.
        /// </summary>
        /// <exception cref="ArgumentException">As of setting a fact by its name.</exception>
        /// <exception cref="HjemmelException">These facts have no fact of that number.</exception>
        public Facts Set(FactIndex fact, object value)
        {
            object converted = FactValue.Convert(fact.Name, value);
            HjemmelException.Check(Native.hjemmel_facts_index(Handle, fact.Number), Handle,
                                   "hjemmel_facts_index");
            FactValue.Write(Handle, converted);
            return this;
        }

        /// <summary>Sets all facts that a JSON object has: exact numbers, null is absent, sags_id
        /// the case's id. After an exception no fact is changed.</summary>
        /// <exception cref="HjemmelException">It is no JSON object.</exception>
        public Facts SetJson(string json)
        {
            byte[] bytes = Utf8.Bytes(json, nameof(json));
            int result = Native.hjemmel_facts_json(Handle, bytes, Utf8.Size(bytes),
                                                   out ErrorHandle error);
            HjemmelException.Check(result, error, "hjemmel_facts_json");
            return this;
        }

        /// <summary>Takes a value for a decision instead of what the rules give: a caseworker's
        /// override. Outcomes that rest on it say so, with the reason, which may not be empty.
        /// </summary>
        /// <exception cref="ArgumentException">There is no reason, or the value is of a type that
        /// no decision has.</exception>
        public Facts Preset(string decision, string reason, object value)
        {
            byte[] name = Utf8.Bytes(decision, nameof(decision));
            byte[] why = Utf8.Bytes(reason, nameof(reason));
            if (reason.Length == 0) throw new ArgumentException("A reason is needed.", "reason");
            object converted = FactValue.Convert(decision, value);
            HjemmelException.Check(
                Native.hjemmel_facts_preset(Handle, name, Utf8.Size(name), why, Utf8.Size(why)),
                Handle, "hjemmel_facts_preset");
            FactValue.Write(Handle, converted);
            return this;
        }

        /// <summary>Forgets all facts, for the next case.</summary>
        public void Clear() =>
            HjemmelException.Check(Native.hjemmel_facts_clear(Handle), "hjemmel_facts_clear");

        /// <summary>Frees the case; outcomes that came of it stay.</summary>
        public void Dispose() => Handle.Dispose();

        private sealed class AbsentMark
        {
            public override string ToString() => "absent";
        }
    }
}
