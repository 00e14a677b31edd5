// SPDX-License-Identifier: Apache-2.0
// Tables of cases in, tables of outcomes out; and facts by their numbers.
using System;
using System.Collections.Generic;
using System.Linq;
using Hjemmel;

internal static class BatchChecks
{
    private static readonly DateTime Leap = new DateTime(2020, 2, 29);

    internal static void Run()
    {
        Answers();
        Numbers();
        Requests();
        Faults();
        Progress();
        Indexes();
    }

    private static void Answers()
    {
        CaseTable cases = new CaseTable().AddIds(new[] { "a", "b", "c" })
            .AddIntegers("alder", new long?[] { 29, 47, null })
            .AddTexts("navn", new[] { "Åse", "", null })
            .AddBooleans("aktiv", new bool?[] { true, null, false })
            .AddDates("afgang", new DateTime?[] { null, Leap, null })
            .AddTexts("tid", new[] { "P1DT1H", null, "PT0.0000001S" })
            .AddTexts("loebetid", new[] { "P1Y2M", null, null });
        Program.Equal(3, cases.RowCount, "rows of cases");
        OutcomeTable all;
        using (Evaluation ready = Program.Ready())
            all = ready.RunBatch(cases, Program.Day);
        Program.Equal("a,b,c", string.Join(",", all.Ids), "ids");
        Program.True(all.Decisions.Contains("gammel"), "all decisions");
        Program.Equal(false, all["gammel"][0], "29 is not old");
        Program.Equal(true, all["gammel"][1], "47 is old");
        Program.Equal(null, all["gammel"][2], "no answer without an age");
        Program.Equal(Status.Undetermined, all["gammel"].Status(2), "open");
        Program.Equal(Status.Known, all["kaldt"].Status(1), "known");
        Program.Equal("Åse", all["kaldt"][0], "a text");
        Program.Equal("", all["kaldt"][1], "an empty text");
        Program.Equal(Leap, all["dag"][1], "a date");
        Program.Equal(new TimeSpan(25, 0, 0), all["varer"][0], "a duration");
        Program.Equal(Status.Failed, all["varer"].Status(2), "finer than a microsecond");
        Program.Equal(14L, all["loeber"][0], "months");
        var pair = all["par"][0] as IReadOnlyDictionary<string, object>;
        Program.True(pair == null || pair.Count == 2, "a context");
        Program.Throws<KeyNotFoundException>(() => all["ukendt"].Status(0), "no such decision");
    }

    private static void Numbers()
    {
        var numbers = new decimal?[] { 12.5m, -0.001m, 79228162514264337593543950m, null, 0m };
        CaseTable cases = new CaseTable().AddDecimals("alder", numbers);
        using (Evaluation ready = Program.Ready("tal", "stor", "maalt"))
        {
            OutcomeTable all = ready.RunBatch(cases, Program.Day);
            for (int i = 0; i < numbers.Length; ++i)
            {
                Program.Equal(numbers[i], all["tal"].Number(i), "number " + i);
                Program.Equal(numbers[i], all["maalt"].Number(i), "number with a scale " + i);
            }
            Program.Equal("12.5", all["maalt"][0], "its exact text");
            Program.Equal("-0.001", all["maalt"][1], "its exact text below zero");
            Program.Fails(Result.ErrorRange, () => all["stor"].Number(0), "34 digits");
            Program.Equal(Status.Undetermined, all["tal"].Status(3), "a gap is missing");
        }
        using (Evaluation ready = Program.Ready("kaldt"))
        {
            OutcomeTable all = ready.RunBatch(new CaseTable().AddTexts("navn", new[] { "x" }),
                                              Program.Day);
            Program.Fails(Result.ErrorKind, () => all["kaldt"].Number(0), "a text is no number");
        }
        Program.Throws<ArgumentException>(() => new CaseTable().AddDecimals("alder",
            new decimal?[] { decimal.MaxValue, 0.0000000000000000000000000001m }), "38 digits");
    }

    private static void Requests()
    {
        var options = new BatchOptions
        {
            Possible = true, Missing = true, Reasons = true, Diagnostics = true,
            Language = Language.English, DayColumn = "dag_for_sagen"
        };
        CaseTable cases = new CaseTable().AddIntegers("alder", new long?[] { 47, null, 47, -1 })
            .AddDates("dag_for_sagen", new DateTime?[]
            {
                Program.Day, Program.Day, new DateTime(2030, 1, 1), null
            });
        using (Evaluation ready = Program.Ready("gammel"))
        {
            OutcomeColumn old = ready.RunBatch(cases, Program.Day, options)["gammel"];
            Program.Equal("alder", string.Join(",", old.Missing(1)), "missing");
            Program.Equal(0, old.Missing(0).Count, "nothing is missing");
            Program.True(old.Possible(1).Contains("true"), "possible");
            Program.True(old.Reasons(0).Contains("lov"), "reasons");
            Program.Equal(Status.OutsideValidity, old.Status(2), "not in force in 2030");
            Program.Equal(Status.Refused, old.Status(3), "no day");
            Program.True(old.Diagnostics(3).Single().Contains("no-evaluation-date"), "diagnostics");
            old = ready.RunBatch(new CaseTable().AddIntegers("alder", new long?[] { 47 }),
                                 Program.Day)["gammel"];
            Program.Equal(null, old.Reasons(0), "not asked for");
            Program.Equal(0, old.Diagnostics(0).Count, "not asked for");
        }
    }

    private static void Faults()
    {
        CaseTable cases = new CaseTable().AddIntegers("alder", new long?[] { 1, 2 });
        Program.Throws<ArgumentException>(() => cases.AddTexts("navn", new[] { "x" }), "length");
        Program.Throws<ArgumentNullException>(() => cases.AddTexts(null, new string[2]), "no name");
        Program.Throws<ArgumentNullException>(() => cases.AddTexts("navn", null), "no values");
        Program.Throws<ArgumentException>(
            () => cases.AddDates("afgang", new DateTime?[] { DateTime.Now, null }), "a time of day");
        using (Evaluation ready = Program.Ready("gammel"))
        {
            Program.Throws<ArgumentNullException>(() => ready.RunBatch(null, Program.Day), "null");
            Program.Fails(Result.ErrorName, () => ready.RunBatch(
                new CaseTable().AddTexts("aldr", new[] { "1" }), Program.Day), "no such fact");
            Program.Equal(0, ready.RunBatch(new CaseTable().AddTexts("navn", new string[0]),
                                            Program.Day).RowCount, "no rows");
            var options = new BatchOptions();
            options.Related["kommune"] = new CaseTable().AddTexts("x", new[] { "1" });
            Program.Fails(Result.ErrorName, () => ready.RunBatch(cases, Program.Day, options),
                          "no such table");
        }
    }

    private static void Progress()
    {
        CaseTable cases = new CaseTable().AddIntegers("alder", new long?[2500]);
        using (Evaluation ready = Program.Ready("gammel"))
        {
            ulong last = 0;
            var options = new BatchOptions { Progress = (done, total) => (last = done) <= total };
            ready.RunBatch(cases, Program.Day, options);
            Program.Equal(2500UL, last, "progress");
            options.Threads = 3;
            Program.Equal(2500, ready.RunBatch(cases, Program.Day, options).RowCount, "threads");
            Program.Equal(2500UL, last, "progress of threads");
            options.Progress = (done, total) => false;
            Program.Fails(Result.ErrorCancelled,
                          () => ready.RunBatch(cases, Program.Day, options), "stopped");
            options.Progress = (done, total) => throw new InvalidOperationException("mine");
            Program.Throws<InvalidOperationException>(
                () => ready.RunBatch(cases, Program.Day, options), "thrown in progress");
        }
    }

    private static void Indexes()
    {
        using (Catalog catalog = Program.Load())
        using (RulesetVersion version = catalog.InForce("prøve", Program.Day))
        using (Evaluation ready = version.NewEvaluation("borger", "gammel"))
        using (Facts facts = ready.NewFacts())
        {
            FactIndex age = version.IndexOf("borger", "alder");
            Program.Equal("alder", age.Name, "an index has its name");
            facts.Set(age, 47);
            using (Outcomes outcomes = ready.Run(facts, Program.Day))
                Program.Equal(true, outcomes[0].Value.AsBoolean(), "a fact by its number");
            facts.Set("alder", 7);
            using (Outcomes outcomes = ready.Run(facts, Program.Day))
                Program.Equal(false, outcomes[0].Value.AsBoolean(), "and again by its name");
            Program.Fails(Result.ErrorName, () => version.IndexOf("borger", "aldr"), "no fact");
            using (var loose = new Facts())
            {
                HjemmelException thrown = Program.Fails(Result.ErrorArgument,
                    () => loose.Set(age, 1), "facts of no evaluation");
                Program.Equal("wrong-argument", thrown.Code, "the facts tell why");
            }
        }
    }
}
