// SPDX-License-Identifier: Apache-2.0
// Decisions made ready to decide any number of cases.
using System;
using System.Collections.Generic;

namespace Hjemmel
{
    /// <summary>How gaps are read, and what an evaluation may cost; 0 stands for the default, which
    /// docs/abi.md lists. Limits count per case.</summary>
    public sealed class EvaluationOptions
    {
        private const uint NullsAbsentFlag = 1;

        /// <summary>A null in a fact's own column of a table is absent, not missing.</summary>
        public bool NullsAbsent { get; set; }

        /// <summary>Facts known to be whole: where they are left out, they are absent or empty.
        /// </summary>
        public IList<string> Complete { get; } = new List<string>();

        /// <summary>Steps of one case.</summary>
        public ulong Steps { get; set; }

        /// <summary>Items of all lists.</summary>
        public ulong ListItems { get; set; }

        /// <summary>Bytes of values.</summary>
        public ulong Memory { get; set; }

        /// <summary>Combinations of what missing facts can be.</summary>
        public ulong Combinations { get; set; }

        /// <summary>Nesting of calls.</summary>
        public ulong Depth { get; set; }

        internal static NativeEvaluationOptions ToNative(EvaluationOptions options,
                                                         NativeTexts texts)
        {
            NativeEvaluationOptions native = NativeEvaluationOptions.Init;
            if (options == null) return native;
            NativeText[] complete = texts.AddAll(options.Complete, "options");
            native.Flags = options.NullsAbsent ? NullsAbsentFlag : 0;
            native.Complete = texts.AddArray(complete);
            native.CompleteCount = (UIntPtr)(uint)complete.Length;
            native.Steps = options.Steps;
            native.ListItems = options.ListItems;
            native.Memory = options.Memory;
            native.Combinations = options.Combinations;
            native.Depth = options.Depth;
            return native;
        }
    }

    /// <summary>Decisions of one entity under options, names resolved. It never changes, and any
    /// number of threads may use it at once. Outcomes that came from it need it no longer.
    /// </summary>
    public sealed class Evaluation : IDisposable
    {
        private readonly EvaluationHandle handle;
        private readonly IReadOnlyList<string> decisions;

        internal Evaluation(EvaluationHandle handle, IReadOnlyList<string> decisions)
        {
            this.handle = handle;
            this.decisions = decisions;
        }

        /// <summary>An empty case for this evaluation. It is the caller's to dispose.</summary>
        public Facts NewFacts() => new Facts(handle);

        /// <summary>Decides one case as of a day. Facts that are faulty, missing or contradictory
        /// are no exception: the outcomes say so. The facts may be used again, and meanwhile be
        /// read by other threads. The outcomes are the caller's to dispose.</summary>
        /// <exception cref="HjemmelException">The facts were left halfway, or memory ran out.
        /// </exception>
        public Outcomes Run(Facts facts, DateTime day)
        {
            if (facts == null) throw new ArgumentNullException(nameof(facts));
            long number = Plain.Day(day, nameof(day));
            HjemmelException.Check(Native.hjemmel_outcomes_new(out OutcomesHandle outcomes),
                                   "hjemmel_outcomes_new");
            try
            {
                int result = Native.hjemmel_evaluation_run(handle, facts.Handle, number, outcomes,
                                                           out ErrorHandle error);
                HjemmelException.Check(result, error, "hjemmel_evaluation_run");
                return new Outcomes(outcomes);
            }
            catch
            {
                outcomes.Dispose();
                throw;
            }
        }

        /// <summary>Decides a whole table of cases as of a day (or as of a column of days) in one
        /// call. A row that cannot be read is refused, and the others go on. Any number of threads
        /// may run batches at once.</summary>
        /// <exception cref="HjemmelException">A column that is no fact or of a type that no fact has
        /// (ErrorName, ErrorFacts), or the progress callback stopped it (ErrorCancelled).
        /// </exception>
        public OutcomeTable RunBatch(CaseTable cases, DateTime day, BatchOptions options = null)
        {
            if (cases == null) throw new ArgumentNullException(nameof(cases));
            return new BatchRun(options ?? new BatchOptions())
                .Decide(handle, decisions, cases, Plain.Day(day, nameof(day)));
        }

        /// <summary>Frees the evaluation; its outcomes stay.</summary>
        public void Dispose() => handle.Dispose();
    }
}
