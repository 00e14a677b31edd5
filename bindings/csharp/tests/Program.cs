// SPDX-License-Identifier: Apache-2.0
// Runs all checks of the wrapper, in a culture that writes numbers otherwise than the library does.
//
// Usage: tests.exe RULES LAYOUT      RULES is rules.yaml, LAYOUT is tests/abi/layout.c
using System;
using System.Globalization;
using System.IO;
using System.Threading;
using Hjemmel;

internal static class Program
{
    internal static readonly DateTime Day = new DateTime(2020, 6, 1);

    private static int checks;
    private static int faults;

    internal static string Rules { get; private set; }

    private static int Main(string[] arguments)
    {
        if (arguments.Length != 2) return 2;
        Rules = File.ReadAllText(arguments[0]);
        Thread.CurrentThread.CurrentCulture = new CultureInfo("da-DK");
        CultureInfo.DefaultThreadCurrentCulture = new CultureInfo("da-DK");
        Layout.Run(arguments[1]);
        Failures.Run();
        FactChecks.Run();
        ValueChecks.Run();
        OutcomeChecks.Run();
        BatchChecks.Run();
        Lifetimes.Run();
        Console.WriteLine("{0} checks, {1} faults", checks, faults);
        return faults == 0 ? 0 : 1;
    }

    internal static Catalog Load() => Catalog.FromMemory(new RuleFile("rules.yaml", Rules));

    internal static Evaluation Ready(params string[] decisions)
    {
        using (Catalog catalog = Load())
        using (RulesetVersion version = catalog.InForce("prøve", Day))
            return version.NewEvaluation("borger", decisions);
    }

    /// <summary>One decision about facts that are disposed here.</summary>
    internal static Outcome Decide(string decision, Facts facts)
    {
        using (facts)
        using (Evaluation evaluation = Ready(decision)) return evaluation.Run(facts, Day)[0];
    }

    internal static void Equal<T>(T expected, T found, string what)
    {
        lock (typeof(Program))
        {
            ++checks;
            if (Equals(expected, found)) return;
            ++faults;
            Console.WriteLine("{0}: <{1}>, not <{2}>", what, found, expected);
        }
    }

    internal static void True(bool holds, string what) => Equal(true, holds, what);

    /// <summary>That an action throws, and nothing but this.</summary>
    internal static E Throws<E>(Action action, string what) where E : Exception
    {
        try
        {
            action();
        }
        catch (Exception thrown)
        {
            Equal(typeof(E), thrown.GetType(), what + ": " + thrown.Message);
            return thrown as E;
        }
        Equal(typeof(E).Name, "nothing", what);
        return null;
    }

    /// <summary>That an action throws a HjemmelException with this result.</summary>
    internal static HjemmelException Fails(Result result, Action action, string what)
    {
        var thrown = Throws<HjemmelException>(action, what);
        if (thrown != null) Equal(result, thrown.Result, what);
        return thrown;
    }
}
