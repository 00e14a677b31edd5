// SPDX-License-Identifier: Apache-2.0
// Calls that fail: null arguments, bad rules, unknown names, a library that does not fit.
using System;
using Hjemmel;

internal static class Failures
{
    internal static void Run()
    {
        Libraries();
        Nulls();
        BadRules();
        Names();
        Limits();
    }

    private static void Libraries()
    {
        Library.Require();
        HjemmelException old = Program.Fails(Result.ErrorOptions,
            () => Library.Require(() => (int)Result.ErrorOptions, () => 1000), "an old library");
        Program.Equal("libhjemmel.so.1 is version 0.1.0; this wrapper needs 0.2.0 or newer of "
                      + "generation 1.", old.Message, "its message");
        var missing = Program.Throws<DllNotFoundException>(
            () => Library.Require(() => throw new DllNotFoundException("x"), () => 0),
            "no library");
        Program.True(missing.Message.Contains("libhjemmel1"), "its message tells the package");
        Program.Throws<DllNotFoundException>(
            () => Library.Require(() => throw new BadImageFormatException("x"), () => 0),
            "another processor's");
        Program.Fails(Result.ErrorOptions,
            () => Library.Require(() => throw new EntryPointNotFoundException("x"), () => 0),
            "the oldest library");
    }

    private static void Nulls()
    {
        Program.Throws<ArgumentNullException>(() => Catalog.Load(null), "no path");
        Program.Throws<ArgumentNullException>(() => Catalog.FromMemory(null), "no files");
        Program.Throws<ArgumentException>(() => Catalog.FromMemory(new RuleFile[1]), "a null file");
        Program.Throws<ArgumentNullException>(() => new RuleFile(null, ""), "no name");
        Program.Throws<ArgumentNullException>(() => new RuleFile("a", (string)null), "no content");
        Program.Throws<ArgumentNullException>(() => new RuleFile("a", (byte[])null), "no bytes");
        Program.Throws<ArgumentNullException>(() => Facts.FromJson(null), "no JSON");
        using (Catalog catalog = Program.Load())
        using (RulesetVersion version = catalog.InForce("prøve", Program.Day))
        using (Evaluation evaluation = version.NewEvaluation(""))
        using (var facts = new Facts())
        {
            Program.Throws<ArgumentNullException>(() => catalog.InForce(null, Program.Day), "null");
            Program.Throws<ArgumentNullException>(() => catalog.Versions(null), "null");
            Program.Throws<ArgumentNullException>(() => version.With(null), "no settings");
            Program.Throws<ArgumentNullException>(() => version.With("graense", null), "no value");
            Program.Throws<ArgumentNullException>(() => version.NewEvaluation(null), "no entity");
            Program.Throws<ArgumentNullException>(
                () => version.NewEvaluation("borger", (string[])null), "no decisions");
            Program.Throws<ArgumentNullException>(
                () => version.NewEvaluation("borger", new string[1]), "a null decision");
            Program.Throws<ArgumentNullException>(() => evaluation.Run(null, Program.Day), "null");
            Program.Throws<ArgumentException>(
                () => evaluation.Run(facts, Program.Day.AddHours(1)), "a day with a time");
            Program.Throws<ArgumentNullException>(() => facts.Set(null, 1), "no name");
            Program.Throws<ArgumentException>(() => facts.Set("navn", null), "a null text");
            Program.Throws<ArgumentException>(() => facts.Set("navn", (object)null), "a null");
            Program.Throws<ArgumentNullException>(() => facts.SetJson(null), "no JSON");
            Program.Throws<ArgumentNullException>(() => facts.Preset(null, "x", 1), "no decision");
            Program.Throws<ArgumentNullException>(() => facts.Preset("tal", null, 1), "no reason");
            Program.Throws<ArgumentException>(() => facts.Preset("tal", "", 1), "an empty reason");
            using (Outcomes outcomes = evaluation.Run(facts, Program.Day))
            {
                Program.Throws<ArgumentNullException>(() => outcomes.Of(null), "no decision");
                Program.Throws<ArgumentNullException>(() => outcomes[0].Value.Entry(null), "null");
            }
        }
    }

    private static void BadRules()
    {
        var file = new RuleFile("dårlig.yaml", "hjemmel: 1\nruleset: a\ntitel: x\nend: a\n");
        HjemmelException thrown = Program.Fails(Result.ErrorRules,
            () => Catalog.FromMemory(file), "bad rules");
        Program.Equal("unknown-key", thrown.Code, "code");
        Program.Equal("dårlig.yaml:3:1", thrown.Place, "place");
        Diagnostic first = thrown.Diagnostics[0];
        Program.Equal(Severity.Error, first.Severity, "severity");
        Program.Equal("Nøglen »titel« er ukendt her.", first.Text.Danish, "Danish");
        Program.True(first.Text.English.Contains("titel"), "English");
        Program.Equal("Skriv »title«.", first.Hint.In(Language.Danish), "hint");
        Program.Equal(3, first.Line, "line");
        Program.Equal(5L, first.Length, "length");
        Program.True(thrown.Report.Danish.Contains("^^^^^"), "the report shows the line");
        Program.True(thrown.Message.StartsWith("dårlig.yaml:3:1: ", StringComparison.Ordinal),
                     "the message begins with the place");
        Program.Fails(Result.ErrorRules, () => Catalog.Load("no/such/folder/æøå"), "no folder");
        Program.Fails(Result.ErrorArgument, () => Catalog.Load("a\0b"), "a path with a NUL");
        Program.Throws<ArgumentException>(() => Catalog.Load("\uD800"), "half a surrogate pair");
        Program.Throws<HjemmelException>(
            () => Catalog.FromMemory(new RuleFile("a", new byte[] { 0xFF })), "no UTF-8");
        using (Catalog empty = Catalog.FromMemory())
            Program.Equal(0, empty.Rulesets.Count, "an empty catalog");
    }

    private static void Names()
    {
        using (Catalog catalog = Program.Load())
        using (RulesetVersion version = catalog.InForce("prøve", Program.Day))
        {
            HjemmelException thrown = Program.Fails(Result.ErrorName,
                () => catalog.InForce("proeve", Program.Day), "an unknown ruleset");
            Program.Equal("unknown-ruleset", thrown.Code, "its code");
            Program.Fails(Result.ErrorName, () => catalog.Versions("x"), "an unknown ruleset");
            Program.True(catalog.InForce("prøve", new DateTime(1999, 1, 1)) == null, "no version");
            Program.Fails(Result.ErrorName, () => version.NewEvaluation("x"), "no such entity");
            Program.Fails(Result.ErrorName,
                () => version.NewEvaluation("borger", "x"), "no such decision");
            Program.Fails(Result.ErrorName, () => version.With("grænse", "4"), "no parameter");
            Program.Fails(Result.ErrorSetting, () => version.With("graense", "x"), "no number");
            using (var facts = new Facts())
                Program.Fails(Result.ErrorArgument, () => facts.Set("a\0b", 1), "a NUL");
        }
    }

    private static void Limits()
    {
        var files = new[] { new RuleFile("a", Program.Rules) };
        Program.Fails(Result.ErrorRules,
            () => Catalog.FromMemory(files, new LoadOptions { FileBytes = 10 }), "a large file");
        var options = new EvaluationOptions { Steps = 1, NullsAbsent = true };
        options.Complete.Add("perioder");
        using (Catalog catalog = Program.Load())
        using (RulesetVersion version = catalog.InForce("prøve", Program.Day))
        using (Evaluation evaluation = version.NewEvaluation("borger", new[] { "par" }, options))
        using (Facts facts = Facts.FromJson("{\"alder\": 1, \"aktiv\": true}"))
        using (Outcomes outcomes = evaluation.Run(facts, Program.Day))
        {
            Program.Equal(Status.Failed, outcomes[0].Status, "too many steps");
            Program.True(outcomes[0].Diagnostics.Count > 0, "which is told");
            Program.True(outcomes[0].NullsAbsent, "gaps were read as absent");
        }
    }
}
