// SPDX-License-Identifier: Apache-2.0
// Disposed handles, the garbage collector at work, and several threads on one evaluation.
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Hjemmel;

internal static class Lifetimes
{
    private const int Threads = 4;

    internal static void Run()
    {
        Disposed();
        Alive();
        Collected();
        Parallel();
        DisposedMeanwhile();
    }

    private static void Disposed()
    {
        Catalog catalog = Program.Load();
        RulesetVersion version = catalog.InForce("prøve", Program.Day);
        Evaluation evaluation = version.NewEvaluation("borger", "tal");
        Facts facts = evaluation.NewFacts().Set("alder", 47);
        Outcomes outcomes = evaluation.Run(facts, Program.Day);
        Outcome outcome = outcomes[0];
        IDisposable[] all = { catalog, version, evaluation, facts, outcomes };
        foreach (IDisposable one in all)
        {
            one.Dispose();
            one.Dispose();
        }
        Disposed(() => catalog.InForce("prøve", Program.Day), "a catalog");
        Disposed(() => catalog.Versions("prøve"), "a catalog");
        Program.Equal("prøve", catalog.Rulesets[0], "what a catalog told stays");
        Disposed(() => version.NewEvaluation("borger"), "a version");
        Disposed(() => version.With("graense", "4"), "a version");
        Disposed(() => version.Declarations(DeclarationKind.Fact), "a version");
        Disposed(() => evaluation.NewFacts(), "an evaluation");
        using (var other = new Facts())
            Disposed(() => evaluation.Run(other, Program.Day), "an evaluation");
        using (Evaluation other = Program.Ready("tal"))
            Disposed(() => other.Run(facts, Program.Day), "facts");
        Disposed(() => facts.Set("alder", 1), "facts");
        Disposed(() => facts.SetJson("{}"), "facts");
        Disposed(() => facts.Clear(), "facts");
        Disposed(() => outcome.Text(), "an outcome");
        Disposed(() => outcome.Json(), "an outcome");
        Disposed(() => outcome.Letter(), "an outcome");
        Disposed(() => outcome.Reasons(), "an outcome");
        Disposed(() => outcome.Value.ToText(), "a value");
        Disposed(() => outcome.Value.ToJson(), "a value");
        Program.Equal(47m, outcome.Value.AsDecimal(), "what an outcome told stays");
        Program.Equal("47", outcome.Value.ToString(), "what a value told stays");
    }

    private static void Disposed(Action action, string what) =>
        Program.Throws<ObjectDisposedException>(action, "disposed: " + what);

    /// <summary>What was made from an object needs it no longer.</summary>
    private static void Alive()
    {
        Evaluation evaluation = Program.Ready("gammel");
        Facts facts = evaluation.NewFacts().Set("alder", 47);
        Outcome outcome = evaluation.Run(facts, Program.Day)[0];
        evaluation.Dispose();
        facts.Dispose();
        Reason root = outcome.Reasons().Root;
        for (int i = 0; i < 3; ++i)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Program.True(outcome.Text().Length > 0, "an outcome keeps its outcomes alive");
        Program.Equal("ja", root.Value.ToText(), "a value keeps its reasons alive");
    }

    /// <summary>10,000 evaluations that nobody disposes of.</summary>
    private static void Collected()
    {
        var kept = new List<Outcome>();
        long before = 0;
        using (Evaluation evaluation = Program.Ready("gammel", "par", "kaldt"))
        {
            for (int i = 0; i < 10000; ++i)
            {
                Facts facts = evaluation.NewFacts().Set("alder", i % 60).Set("aktiv", i % 2 == 0)
                    .Set("navn", "Åse " + i);
                Outcomes outcomes = evaluation.Run(facts, Program.Day);
                if (i % 100 == 0) kept.Add(outcomes[i % 3]);
                if (i % 10 == 0 && outcomes[0].Reasons().Root.Parts.Count != 1)
                    Program.True(false, "reasons of case " + i);
                if (i % 500 == 0) GC.Collect();
                if (i == 2000) before = Resident();
            }
        }
        GC.Collect();
        GC.WaitForPendingFinalizers();
        for (int i = 0; i < kept.Count; ++i)
        {
            string text = kept[i].Value.ToText(Language.English);
            string found = kept[i].Value.ToString();
            string expected = i * 100 % 60 >= 30 ? "true" : "false";
            if (kept[i].Decision == "gammel") Program.Equal(expected, found, "case " + i);
            if (kept[i].Decision == "kaldt") Program.Equal("Åse " + i * 100, text, "case " + i);
        }
        long grown = (Resident() - before) / 1024;
        Program.True(grown < 64 * 1024, "memory grew by " + grown + " KiB");
    }

    /// <summary>Bytes of memory that this process holds.</summary>
    private static long Resident() =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1]) * 4096;

    private static void Parallel()
    {
        using (Evaluation evaluation = Program.Ready("gammel", "tal"))
        using (Facts shared = evaluation.NewFacts().Set("alder", 33))
        using (Outcomes common = evaluation.Run(shared, Program.Day))
        {
            string text = common[0].Text();
            int wrong = 0;
            OnThreads(number =>
            {
                for (int i = 0; i < 500; ++i)
                {
                    int age = (number * 17 + i) % 60;
                    using (Facts facts = evaluation.NewFacts().Set("alder", age))
                    using (Outcomes outcomes = evaluation.Run(facts, Program.Day))
                    using (Outcomes again = evaluation.Run(shared, Program.Day))
                        if (outcomes[0].Value.AsBoolean() != age >= 30
                            || outcomes[1].Value.AsDecimal() != age
                            || again[1].Value.AsDecimal() != 33m || common[0].Text() != text)
                            Interlocked.Increment(ref wrong);
                }
            });
            Program.Equal(0, wrong, "wrong answers on " + Threads + " threads");
        }
    }

    /// <summary>Whoever disposes of a handle that is in use waits for nobody and harms nobody.
    /// </summary>
    private static void DisposedMeanwhile()
    {
        Evaluation evaluation = Program.Ready("gammel");
        int ended = 0;
        int wrong = 0;
        OnThreads(number =>
        {
            using (Facts facts = new Facts().Set("alder", 47))
            {
                try
                {
                    // Until it is told, however late the others come to their turn.
                    var clock = System.Diagnostics.Stopwatch.StartNew();
                    for (int i = 0; clock.Elapsed.TotalSeconds < 60; ++i)
                    {
                        if (number == 0 && i == 20) evaluation.Dispose();
                        using (Outcomes outcomes = evaluation.Run(facts, Program.Day))
                            if (!outcomes[0].Value.AsBoolean()) Interlocked.Increment(ref wrong);
                    }
                }
                catch (ObjectDisposedException)
                {
                    Interlocked.Increment(ref ended);
                }
            }
        });
        Program.Equal(Threads, ended, "threads that were told");
        Program.Equal(0, wrong, "wrong answers");
    }

    private static void OnThreads(Action<int> work)
    {
        var all = new Thread[Threads];
        for (int i = 0; i < Threads; ++i)
        {
            int number = i;
            all[i] = new Thread(() => work(number));
            all[i].Start();
        }
        foreach (Thread one in all) one.Join();
    }
}
