// SPDX-License-Identifier: Apache-2.0
// Outcomes of every status, their reasons and texts, and what catalogs and versions tell.
using System;
using System.Linq;
using Hjemmel;

internal static class OutcomeChecks
{
    internal static void Run()
    {
        Known();
        Others();
        Versions();
    }

    private static void Known()
    {
        using (Evaluation evaluation = Program.Ready("gammel", "tal"))
        using (Facts facts = evaluation.NewFacts().Set("alder", 47).SetId("sag-æ"))
        using (Outcomes outcomes = evaluation.Run(facts, Program.Day))
        {
            Program.Equal("gammel tal", string.Join(" ", outcomes.Select(each => each.Decision)),
                          "in the order asked for");
            Program.True(outcomes.Of("liste") == null, "not asked for");
            Outcome one = outcomes.Of("gammel");
            Program.Equal(Status.Known, one.Status, "status");
            Program.True(one.Value.AsBoolean(), "value");
            Program.Equal("sag-æ prøve 2020-01-01 borger", string.Join(" ", one.Id, one.Ruleset,
                one.Version, one.Entity), "what it says of itself");
            Program.Equal(Program.Day, one.Day, "day");
            Program.Equal(64, one.Digest.Length, "digest");
            Program.Equal(0, one.Diagnostics.Count, "diagnostics");
            Program.True(one.Text().Contains("Over grænsen"), "the reasons as text");
            Program.True(one.Text(Language.English) != one.Text(), "in English");
            Program.True(one.Json().StartsWith("{", StringComparison.Ordinal), "as JSON");
            Program.True(one.Json(true).Length > one.Json().Length, "with reasons");
            Program.True(one.Letter().Length > 0, "a letter");
            CheckReasons(one);
        }
    }

    private static void CheckReasons(Outcome outcome)
    {
        Reasons reasons = outcome.Reasons();
        Reason root = reasons.Root;
        Program.Equal(ReasonKind.Decision, root.Kind, "the root");
        Program.Equal("gammel Gammel", root.Id + " " + root.Label, "its name and label");
        Program.True(root.Value.AsBoolean(), "its value");
        Reason met = root.Parts.Single();
        Program.Equal(Mark.Met, met.Mark, "a requirement");
        Program.Equal("Over grænsen", met.Text, "its text");
        Program.Equal("Loven", met.Sources.Single().Title, "its source");
        Used age = met.Used.First(used => used.Name == "alder");
        Program.Equal(UsedKind.Fact, age.Kind, "what it read");
        Program.Equal("Alder 47 år", age.Label + " " + age.Value.ToText() + " " + age.Unit, "so");
        Program.True(met.Used.Any(used => used.Kind == UsedKind.Parameter), "a parameter");
        reasons.Dispose();
        Program.Equal(47m, age.Value.AsDecimal(), "stays");
        Program.Throws<ObjectDisposedException>(() => age.Value.ToText(), "a text does not");
    }

    private static void Others()
    {
        using (Evaluation evaluation = Program.Ready("gammel"))
        using (Facts facts = evaluation.NewFacts())
        {
            using (Outcomes early = evaluation.Run(facts, new DateTime(1999, 1, 1)))
                Program.Equal(Status.OutsideValidity, early[0].Status, "not in force");
            using (Outcomes open = evaluation.Run(facts, Program.Day))
            {
                Program.Equal(Status.Undetermined, open[0].Status, "open");
                MissingFact missing = open[0].Missing.Single();
                Program.Equal("alder Alder borger", missing.Path + " " + missing.Label + " "
                              + missing.Entity, "what is missing");
                using (Reasons reasons = open[0].Reasons(Language.English))
                    Program.Equal("alder", reasons.Root.Parts[0].Missing.Single(), "and where");
            }
            facts.Set("alder", "gammel").Set("navnet", true);
            using (Outcomes refused = evaluation.Run(facts, Program.Day))
            {
                Program.Equal(Status.Refused, refused[0].Status, "refused");
                Program.Equal(ValueKind.Null, refused[0].Value.Kind, "without a value");
                Diagnostic fault = refused[0].Diagnostics.First(one => one.Fact == "alder");
                Program.Equal("gammel", fault.Value, "the value in a field of its own");
                Program.Equal("alder", fault.Place, "the place is the fact");
                Program.True(!fault.ToString().Contains("\"gammel\""), "not in the text");
                Program.True(refused[0].Diagnostics.Any(one => one.Fact == "navnet"), "both");
            }
        }
    }

    private static void Versions()
    {
        using (Catalog catalog = Program.Load())
        using (RulesetVersion version = catalog.Versions("prøve").Single())
        using (RulesetVersion changed = version.With("graense", "50"))
        using (Evaluation evaluation = changed.NewEvaluation("borger", "gammel"))
        using (Facts facts = new Facts().Set("alder", 47))
        using (Outcomes outcomes = evaluation.Run(facts, Program.Day))
        {
            Program.Equal("prøve", catalog.Rulesets.Single(), "the ruleset");
            Program.Equal(0, catalog.Warnings.Count, "without warnings");
            Program.Equal("Prøve", version.Title.Danish, "title");
            Program.Equal("Trial", version.Title.English, "title");
            Program.Equal(new DateTime(2020, 1, 1), version.From.Value, "from");
            Program.Equal(new DateTime(2020, 12, 31), version.To.Value, "to");
            Declaration age = version.Declarations(DeclarationKind.Fact)[0];
            Program.Equal("alder number år borger False", string.Join(" ", age.Name, age.Type,
                age.Unit, age.Entity, age.IsOptional), "a fact");
            Program.True(version.Declarations(DeclarationKind.Fact)[1].IsOptional, "optional");
            Program.Equal(14, version.Declarations(DeclarationKind.Decision).Count, "decisions");
            Program.Equal("borgere", version.Declarations(DeclarationKind.Entity)[0].Type, "many");
            Program.True(!outcomes[0].Value.AsBoolean(), "another limit, another answer");
            Program.Equal(NoteKind.Changed, outcomes[0].Notes.Single().Kind, "which is noted");
            Program.Equal(50m, outcomes[0].Notes.Single().Value.AsDecimal(), "with its value");
        }
    }
}
