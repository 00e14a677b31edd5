// SPDX-License-Identifier: Apache-2.0
// Decides Aalborg's citizens from C#: one by one with reasons, and what can go wrong on the way.
// The same as examples/c/main.c, with the same output.
//
// Usage: Program.exe RULES CITIZENS      CITIZENS is a file of JSON lines
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
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
