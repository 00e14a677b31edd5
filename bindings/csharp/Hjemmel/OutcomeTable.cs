// SPDX-License-Identifier: Apache-2.0
// The outcomes of a batch, copied out of the library's table.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Hjemmel
{
    /// <summary>What a batch is to give beside answers and statuses, and how it is run.</summary>
    public sealed class BatchOptions
    {
        /// <summary>What an open answer can still be, as JSON.</summary>
        public bool Possible { get; set; }

        /// <summary>The paths of the facts that can still change an answer.</summary>
        public bool Missing { get; set; }

        /// <summary>The trees of reasons, as JSON.</summary>
        public bool Reasons { get; set; }

        /// <summary>What is wrong with each row, as JSON objects.</summary>
        public bool Diagnostics { get; set; }

        /// <summary>The language of reasons and diagnostics.</summary>
        public Language Language { get; set; }

        /// <summary>The column that has each case's evaluation date; or null.</summary>
        public string DayColumn { get; set; }

        /// <summary>Tables of related cases by their entity's name or plural: joined by the key that
        /// the rule file declares.</summary>
        public IDictionary<string, CaseTable> Related { get; } =
            new Dictionary<string, CaseTable>();

        /// <summary>Is told how many rows of how many are done, about every 1,000 rows, of several
        /// threads every 8,192; false stops the batch, which then throws with ErrorCancelled. Called on the thread that runs it. An
        /// exception stops it, too, and is thrown on.</summary>
        public Func<ulong, ulong, bool> Progress { get; set; }

        /// <summary>How many threads decide rows, the calling one among them: 0 and 1 start none. The
        /// outcomes are the same.</summary>
        public uint Threads { get; set; }

        internal uint Flags => (Possible ? 1u : 0) | (Missing ? 2u : 0) | (Reasons ? 4u : 0)
            | (Diagnostics ? 8u : 0);
    }

    /// <summary>The outcomes of a batch: a row a case, in the order of the cases. It never changes,
    /// holds nothing of the library, and any number of threads may read it.</summary>
    public sealed class OutcomeTable
    {
        private readonly Dictionary<string, OutcomeColumn> columns =
            new Dictionary<string, OutcomeColumn>();

        internal OutcomeTable(ArrowReader table, IReadOnlyList<string> decisions,
                              IReadOnlyList<Diagnostic> refusedRelated)
        {
            RowCount = table.RowCount;
            Ids = table.Texts(Facts.CaseId) ?? new string[0];
            foreach (string decision in decisions)
                columns.Add(decision, new OutcomeColumn(table, decision));
            RefusedRelated = refusedRelated;
        }

        /// <summary>How many cases there are.</summary>
        public int RowCount { get; }

        /// <summary>The cases' ids; empty where the table of cases had none.</summary>
        public IReadOnlyList<string> Ids { get; }

        /// <summary>The decisions that were asked for.</summary>
        public IEnumerable<string> Decisions => columns.Keys;

        /// <summary>The outcomes of a decision.</summary>
        /// <exception cref="KeyNotFoundException">It was not asked for.</exception>
        public OutcomeColumn this[string decision] => columns[decision];

        /// <summary>Why rows of related tables were refused, at most 100.</summary>
        public IReadOnlyList<Diagnostic> RefusedRelated { get; }
    }

    /// <summary>The outcomes of one decision, a row a case. What was not asked for in the options is
    /// null throughout.</summary>
    public sealed class OutcomeColumn
    {
        private static readonly IReadOnlyList<string> Nothing = new string[0];

        private readonly object[] values;
        private readonly Status[] statuses;
        private readonly string[] possible;
        private readonly object[] missing;
        private readonly string[] reasons;
        private readonly object[] diagnostics;

        internal OutcomeColumn(ArrowReader table, string name)
        {
            values = table.Values(name);
            statuses = table.Statuses(name + "_status");
            possible = table.Texts(name + "_possible");
            missing = table.Values(name + "_missing");
            reasons = table.Texts(name + "_reasons");
            diagnostics = table.Values(name + "_diagnostics");
        }

        /// <summary>Whether a row has an answer.</summary>
        public Status Status(int row) => statuses[row];

        /// <summary>The answer of a row that is known, else null: a boolean, a whole number as long,
        /// any other number as its exact text, a text, a DateTime (its text outside of the years 1
        /// to 9999), a TimeSpan, years and months as a number of months, a list, a context as a
        /// dictionary; all else as JSON.</summary>
        public object this[int row] => values[row];

        /// <summary>The answer of a row as a number; null where there is none.</summary>
        /// <exception cref="HjemmelException">It is no number (ErrorKind), or no decimal can hold it
        /// (ErrorRange).</exception>
        public decimal? Number(int row)
        {
            if (values[row] == null) return null;
            if (values[row] is long whole) return whole;
            if (!(values[row] is string text) || text.Length == 0 || text[0] > '9')
                throw new HjemmelException(Result.ErrorKind, "The answer is no number.");
            return Plain.Decimal(text) ?? throw new HjemmelException(Result.ErrorRange,
                "The number does not fit into a decimal.");
        }

        /// <summary>What an open answer can still be, as JSON; or null.</summary>
        public string Possible(int row) => possible?[row];

        /// <summary>The paths of the facts that can still change it.</summary>
        public IReadOnlyList<string> Missing(int row) => List(missing, row);

        /// <summary>The tree of reasons as JSON; or null.</summary>
        public string Reasons(int row) => reasons?[row];

        /// <summary>What is wrong with the row, each as a JSON object.</summary>
        public IReadOnlyList<string> Diagnostics(int row) => List(diagnostics, row);

        private static IReadOnlyList<string> List(object[] lists, int row) =>
            lists?[row] is IReadOnlyList<object> all ? all.Cast<string>().ToArray() : Nothing;
    }
}
