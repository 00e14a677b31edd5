// SPDX-License-Identifier: Apache-2.0
// One call of a batch: its table laid out, the library called, the outcomes copied.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Hjemmel
{
    internal sealed class BatchRun
    {
        private const string StatusColumn = "_status";

        private readonly BatchOptions options;
        private Exception thrown;

        internal BatchRun(BatchOptions options)
        {
            this.options = options;
        }

        internal OutcomeTable Decide(EvaluationHandle evaluation, IReadOnlyList<string> decisions,
                                     CaseTable cases, long day)
        {
            ProgressFunction progress = Told;
            using (var blocks = new NativeTexts())
            using (var outcomes = new ArrowReader())
            {
                IntPtr refused = blocks.Add(new[] { IntPtr.Zero });
                NativeBatch batch = NativeBatch.Init;
                cases.Lay(blocks, out batch.Schema, out batch.Array);
                batch.Flags = options.Flags;
                batch.Language = (int)options.Language;
                batch.Day = day;
                if (options.DayColumn != null)
                    batch.DayColumn = blocks.Add(options.DayColumn, nameof(options));
                batch.Tables = blocks.AddAll<NativeTable>(Related(blocks));
                batch.TableCount = (UIntPtr)(uint)options.Related.Count;
                batch.RefusedRelated = refused;
                batch.Threads = options.Threads;
                if (options.Progress != null)
                    batch.Progress = Marshal.GetFunctionPointerForDelegate(progress);
                int result = Native.hjemmel_evaluation_batch(evaluation, ref batch, outcomes.Schema,
                    outcomes.Array, out ErrorHandle error);
                GC.KeepAlive(progress);
                IReadOnlyList<Diagnostic> related = Refused(Marshal.ReadIntPtr(refused));
                if (thrown != null) error?.Dispose();
                if (thrown != null) ExceptionDispatchInfo.Capture(thrown).Throw();
                HjemmelException.Check(result, error, "hjemmel_evaluation_batch");
                outcomes.Open();
                return new OutcomeTable(outcomes, Named(decisions, outcomes), related);
            }
        }

        private NativeTable[] Related(NativeTexts blocks) => options.Related.Select(one =>
        {
            NativeTable table = NativeTable.Init;
            table.Entity = blocks.Add(one.Key, nameof(options));
            one.Value.Lay(blocks, out table.Schema, out table.Array);
            return table;
        }).ToArray();

        /// <summary>An evaluation that named no decision gives all of them: each has a column of
        /// statuses.</summary>
        private static IReadOnlyList<string> Named(IReadOnlyList<string> asked,
                                                   ArrowReader outcomes) =>
            asked.Count != 0 ? asked : outcomes.Names
                .Where(name => name.EndsWith(StatusColumn, StringComparison.Ordinal))
                .Select(name => name.Substring(0, name.Length - StatusColumn.Length))
                .Where(outcomes.Names.Contains).ToArray();

        private static IReadOnlyList<Diagnostic> Refused(IntPtr pointer)
        {
            if (pointer == IntPtr.Zero) return new Diagnostic[0];
            using (var error = new ErrorHandle(pointer))
            using (new Hold(error))
                return Diagnostic.ReadAll(Native.hjemmel_error_diagnostics(error));
        }

        /// <summary>No exception may go through the library: it is kept, and stops the batch.
        /// </summary>
        private int Told(IntPtr user, ulong done, ulong total)
        {
            try
            {
                return options.Progress(done, total) ? 0 : 1;
            }
            catch (Exception caught)
            {
                thrown = caught;
                return 1;
            }
        }
    }
}
