// SPDX-License-Identifier: Apache-2.0
// Decides Aalborg's citizens from C#: one by one with reasons, all in one table, and what can go
// wrong on the way.
// The same as examples/c/main.c, with the same output.
//
// Usage: Program.exe RULES CITIZENS      CITIZENS is a file of JSON lines
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Hjemmel;

internal static class Program
{
    private static readonly UTF8Encoding Utf8 = new UTF8Encoding(false);
    private static readonly TextWriter Out =
        new StreamWriter(Console.OpenStandardOutput(), Utf8) { NewLine = "\n" };

    private static int Main(string[] arguments)
    {
        if (arguments.Length != 2) return 2;
        try
        {
            Decide(arguments[0], arguments[1]);
            return 0;
        }
        catch (HjemmelException failure)
        {
            Console.Error.WriteLine(failure.Report.Danish);
            return 1;
        }
        finally
        {
            Out.Flush();
        }
    }

    private static void Decide(string rules, string citizens)
    {
        var day = new DateTime(2018, 3, 2);
        using (Catalog catalog = Catalog.Load(rules))
        using (RulesetVersion version = catalog.InForce("flere-skal-med", day))
        using (Evaluation evaluation = version.NewEvaluation("borger", "visitationsgruppe"))
        {
            Out.WriteLine("{0} ({1})\n", version.Title, version.Ruleset);
            DecideAll(evaluation, day, citizens);
            DecideTable(version, day, citizens);
            Undetermined(evaluation, day);
            Refused(evaluation, day);
            BadRules();
        }
    }

    // Decides every citizen of the file; shows the reasons of one of them.
    private static void DecideAll(Evaluation evaluation, DateTime day, string path)
    {
        var groups = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using (Facts facts = evaluation.NewFacts())
        {
            foreach (string line in File.ReadLines(path, Utf8))
            {
                facts.Clear();
                facts.SetJson(line);
                using (Outcomes outcomes = evaluation.Run(facts, day))
                {
                    Outcome outcome = outcomes[0];
                    string group = outcome.Value.ToText();
                    groups[group] = groups.TryGetValue(group, out int count) ? count + 1 : 1;
                    if (outcome.Id != "aalborg-0008") continue;
                    Out.WriteLine("Borger {0}: {1}", outcome.Id, group);
                    PrintReasons(outcome);
                }
            }
        }
        Out.WriteLine("Visitationsgrupper");
        foreach (KeyValuePair<string, int> group in groups)
            Out.WriteLine("  {0}: {1}", group.Key, group.Value);
    }

    // The row that decided, its cells and its sources. Outcome.Text gives the whole text.
    private static void PrintReasons(Outcome outcome)
    {
        using (Reasons reasons = outcome.Reasons())
        {
            foreach (Reason row in reasons.Root.Parts)
            {
                if (row.Kind != ReasonKind.Row || row.Mark != Mark.Met) continue;
                Out.WriteLine("  række {0}: {1}", row.Id, row.Text);
                foreach (Reason cell in row.Parts)
                    Out.WriteLine("    opfyldt: {0} {1}", cell.Label, cell.Text);
                foreach (Source source in row.Sources)
                    Out.WriteLine("    kilde: {0}, {1}", source.Title, source.Place);
            }
        }
    }

    // All citizens in one call, by what three columns say. Complete names the facts of which the
    // table is known to leave none out: there is no exit, no deferral.
    private static void DecideTable(RulesetVersion version, DateTime day, string path)
    {
        string[] lines = File.ReadAllLines(path, Utf8);
        CaseTable cases = new CaseTable()
            .AddIds(lines.Select(line => After(line, "sags_id")))
            .AddBooleans("i_bruttomaalgruppe", lines.Select(line => (bool?)true))
            .AddTexts("visitationssamtale_dato",
                      lines.Select(line => After(line, "visitationssamtale_dato")))
            .AddTexts("vurderet_maalgruppe",
                      lines.Select(line => After(line, "vurderet_maalgruppe")));
        var options = new EvaluationOptions
        {
            Complete = { "afgang", "kommune_perioder", "udskydelser" }
        };
        using (Evaluation evaluation =
            version.NewEvaluation("borger", new[] { "visitationsgruppe" }, options))
        {
            OutcomeColumn groups = evaluation
                .RunBatch(cases, day, new BatchOptions { Missing = true })["visitationsgruppe"];
            int[] rows = Enumerable.Range(0, cases.RowCount).ToArray();
            Out.WriteLine("Tabel");
            foreach (var group in rows.GroupBy(row => GroupOf(groups, row))
                .OrderBy(group => group.Key, StringComparer.Ordinal))
                Out.WriteLine("  {0}: {1}", group.Key, group.Count());
            Out.WriteLine("  mangler: {0}", rows.SelectMany(groups.Missing).First());
        }
    }

    private static string GroupOf(OutcomeColumn groups, int row) =>
        (string)groups[row] ?? groups.Status(row).ToString().ToLowerInvariant();

    // The text after a key in a line of JSON; null where there is none.
    private static string After(string line, string key)
    {
        Match match = Regex.Match(line, "\"" + key + "\": \"([^\"]*)\"");
        return match.Success ? match.Groups[1].Value : null;
    }

    // A citizen who has left, or has not: as long as nobody says, the answer is open.
    private static void Undetermined(Evaluation evaluation, DateTime day)
    {
        using (Facts facts = evaluation.NewFacts())
        {
            facts.Set("i_bruttomaalgruppe", true)
                .Set("visitationssamtale_dato", new DateTime(2018, 2, 9))
                .Set("vurderet_maalgruppe", "virksomhedsrettet")
                .Set("udskydelser", new object[0]);
            using (Outcomes outcomes = evaluation.Run(facts, day))
            {
                Out.WriteLine("Uafklaret");
                Out.WriteLine("  status: {0}", (int)outcomes[0].Status);
                Out.WriteLine("  kan være: {0}", outcomes[0].Value.ToText());
                foreach (MissingFact missing in outcomes[0].Missing)
                    Out.WriteLine("  mangler: {0} ({1})", missing.Label, missing.Path);
            }
        }
    }

    // Facts that do not fit are refused, and say which.
    private static void Refused(Evaluation evaluation, DateTime day)
    {
        using (Facts facts = evaluation.NewFacts().Set("vurderet_maalgruppe", "fleksjobb"))
        using (Outcomes outcomes = evaluation.Run(facts, day))
        {
            Out.WriteLine("Afvist");
            Out.WriteLine("  status: {0}", (int)outcomes[0].Status);
            Print(outcomes[0].Diagnostics.First());
        }
    }

    // A rule file with a fault never loads.
    private static void BadRules()
    {
        const string text = "hjemmel: 1\nruleset: demo\ntitel: Demo\nend: demo\n";
        try
        {
            Catalog.FromMemory(new RuleFile("demo.yaml", text)).Dispose();
        }
        catch (HjemmelException failure) when (failure.Result == Result.ErrorRules)
        {
            Out.WriteLine("Regelfil med fejl");
            Out.WriteLine("  resultat: ERROR_RULES");
            Print(failure.Diagnostics.First());
        }
    }

    // Code, place, text and hint.
    private static void Print(Diagnostic one)
    {
        Out.WriteLine("  kode: {0}", one.Code);
        if (one.Line != 0) Out.WriteLine("  sted: {0}", one.Place);
        if (one.Fact.Length != 0) Out.WriteLine("  oplysning: {0}", one.Fact);
        if (one.Value.Length != 0) Out.WriteLine("  værdi: {0}", one.Value);
        Out.WriteLine("  tekst: {0}", one.Text);
        if (one.Hint.Danish.Length != 0) Out.WriteLine("  forslag: {0}", one.Hint);
    }
}
