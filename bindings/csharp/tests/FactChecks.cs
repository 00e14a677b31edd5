// SPDX-License-Identifier: Apache-2.0
// Facts go in and come out the same: bounds of numbers and dates, nesting, texts; and what is
// refused leaves no trace.
using System;
using System.Collections.Generic;
using System.Linq;
using Hjemmel;

internal static class FactChecks
{
    internal static void Run()
    {
        Decimals();
        Dates();
        Texts();
        Nested();
        Refused();
        Json();
        Presets();
    }

    private static void Decimals()
    {
        decimal[] all =
        {
            0m, 1m, -1m, 37.5m, 0.1m, 100m, 1.50m, long.MaxValue, long.MinValue,
            9223372036854775808m, decimal.MaxValue, decimal.MinValue,
            0.0000000000000000000000000001m, 7.9228162514264337593543950335m
        };
        foreach (decimal number in all)
        {
            Outcome outcome = Program.Decide("tal", new Facts().Set("alder", number));
            Program.Equal(number, outcome.Value.AsDecimal(), "the decimal " + number);
        }
        Program.Equal(12m, Program.Decide("tal", new Facts().Set("alder", 12)).Value.AsDecimal(),
                      "an int");
        object[] whole = { (sbyte)7, (byte)7, (short)7, (ushort)7, 7, 7U, 7L, 7UL };
        foreach (object number in whole)
            Program.Equal(7m, Program.Decide("tal", new Facts().Set("alder", number))
                .Value.AsDecimal(), number.GetType().Name);
        Outcome largest = Program.Decide("tal", new Facts().Set("alder", ulong.MaxValue));
        Program.Equal((decimal)ulong.MaxValue, largest.Value.AsDecimal(), "the largest ulong");
    }

    private static void Dates()
    {
        DateTime[] all =
        {
            DateTime.MinValue, new DateTime(1600, 2, 29), new DateTime(1969, 12, 31),
            new DateTime(1970, 1, 1), new DateTime(2020, 2, 29), DateTime.MaxValue.Date
        };
        foreach (DateTime date in all)
        {
            Outcome outcome = Program.Decide("dag", new Facts().Set("afgang", date));
            Program.Equal(date, outcome.Value.AsDate(), "the date " + date);
            Program.Equal(date.ToString("yyyy'-'MM'-'dd"), outcome.Value.ToString(), "its text");
        }
        Outcome iso = Program.Decide("dag", new Facts().Set("afgang", "2020-02-29"));
        Program.Equal(new DateTime(2020, 2, 29), iso.Value.AsDate(), "an ISO text");
        using (var facts = new Facts())
            Program.Throws<ArgumentException>(() => facts.Set("afgang", DateTime.MaxValue),
                                              "a date with a time of day");
        Outcome none = Program.Decide("dag", new Facts().SetAbsent("afgang"));
        Program.Equal(Status.Known, none.Status, "a date that there is none of");
        Program.Equal(0, none.Missing.Count, "is not missing");
    }

    private static void Texts()
    {
        string[] all = { "", "æøåÆØÅ é", "😀 👩‍⚕️", "to\nlinjer", "\"\\\t", "\uFFFD\u2028" };
        foreach (string text in all)
        {
            Outcome outcome = Program.Decide("kaldt", new Facts().Set("navn", text).SetId(text));
            Program.Equal(text, outcome.Value.AsText(), "the text " + text);
            Program.Equal(text, outcome.Value.ToString(), "ToString of it");
            Program.Equal(text, outcome.Id, "the id " + text);
        }
        Program.Equal("Å", Program.Decide("kaldt", new Facts().Set("navn", 'Å')).Value.AsText(),
                      "a character is no number");
        using (var facts = new Facts())
        {
            var thrown = Program.Throws<ArgumentException>(
                () => facts.Set("navn", "\uDE00"), "half a surrogate pair");
            Program.True(thrown.Message.StartsWith("navn: ", StringComparison.Ordinal), "where");
            Program.Throws<ArgumentException>(() => facts.Set("navn", "a\0b"), "a NUL");
        }
    }

    private static void Nested()
    {
        var table = new List<object> { new[] { 1, 2 }, new List<decimal> { 0.5m }, new long[0] };
        Outcome outcome = Program.Decide("tavle", new Facts().Set("tabel", table));
        Program.Equal("[[1, 2], [0.5], []]", outcome.Value.ToString(), "lists in a list");
        Program.Equal(0.5m, outcome.Value.Items[1].Value.Items[0].Value.AsDecimal(), "an item");
        IEnumerable<object> lazy = Enumerable.Range(1, 3).Select(i => (object)new[] { i });
        outcome = Program.Decide("tavle", new Facts().Set("tabel", lazy));
        Program.Equal("[[1], [2], [3]]", outcome.Value.ToString(), "a sequence");
        var wide = new[] { new object[] { decimal.MaxValue, ulong.MaxValue } };
        outcome = Program.Decide("tavle", new Facts().Set("tabel", wide));
        Program.Equal("[[79228162514264337593543950335, 18446744073709551615]]",
                      outcome.Value.ToString(), "numbers of more than 64 bits");
        var first = new Dictionary<string, object>
        {
            ["fra"] = new DateTime(2010, 1, 1), ["til"] = new DateTime(2011, 1, 1)
        };
        var second = new SortedList<string, object>
        {
            ["fra"] = new DateTime(2012, 1, 1), ["til"] = Facts.Absent
        };
        outcome = Program.Decide("liste",
            new Facts().Set("perioder", new object[] { first, second }));
        Value last = outcome.Value.Items[1].Value;
        Program.Equal(new DateTime(2012, 1, 1), last.Entry("fra").AsDate(), "an entry");
        Program.Equal(ValueKind.Absent, last.Entry("til").Kind, "an absent entry");
        Program.True(last.Entry("x") == null, "no such entry");
        Program.Equal("til", last.Items[1].Name, "the entry's name");
    }

    private static void Refused()
    {
        var cycle = new List<object>();
        cycle.Add(cycle);
        object deepest = 1;
        for (int i = 0; i < 32; ++i) deepest = new[] { deepest };
        using (Facts facts = new Facts().Set("alder", 47))
        {
            Wrong(facts, new object[] { 1, null }, "tabel[2]: null");
            Wrong(facts, new object[] { new Dictionary<string, object> { ["x"] = 1.5 } },
                  "tabel[1].x: a binary number");
            Wrong(facts, new Dictionary<int, int> { [1] = 2 }, "tabel: the keys");
            Wrong(facts, new Dictionary<string, int> { ["a\0b"] = 2 }, "tabel: a text");
            Wrong(facts, new[] { Guid.Empty }, "tabel[1]: no fact is a System.Guid");
            Wrong(facts, DayOfWeek.Monday, "tabel: no fact is a System.DayOfWeek");
            Wrong(facts, 1.5f, "tabel: a binary number");
            Wrong(facts, new[] { DateTime.MaxValue }, "tabel[1]: a date has no time");
            Program.Throws<ArgumentException>(() => facts.Set("sags_id", 1), "an id is a text");
            Program.Fails(Result.ErrorRange, () => facts.Set("tabel", cycle), "a list in itself");
            facts.Set("tabel", deepest);
            Program.Fails(Result.ErrorRange, () => facts.Set("tabel", new[] { deepest }), "deeper");
            facts.Set("tabel", new object[0]);
            using (Evaluation evaluation = Program.Ready("tal"))
            using (Outcomes outcomes = evaluation.Run(facts, Program.Day))
                Program.Equal(47m, outcomes[0].Value.AsDecimal(), "the facts are as they were");
        }
    }

    private static void Wrong(Facts facts, object value, string begin)
    {
        var thrown = Program.Throws<ArgumentException>(() => facts.Set("tabel", value), begin);
        Program.True(thrown.Message.StartsWith(begin, StringComparison.Ordinal), thrown.Message);
    }

    private static void Json()
    {
        using (Facts facts = Facts.FromJson("{\"sags_id\": \"S-1\", \"alder\": 47.50}"))
        using (Evaluation evaluation = Program.Ready("tal"))
        {
            HjemmelException thrown = Program.Fails(Result.ErrorFacts,
                () => facts.SetJson("{\"alder\": }"), "bad JSON");
            Program.Equal("json-syntax", thrown.Code, "its code");
            using (Outcomes outcomes = evaluation.Run(facts, Program.Day))
            {
                Program.Equal(47.5m, outcomes[0].Value.AsDecimal(), "no fact is changed");
                Program.Equal("S-1", outcomes[0].Id, "nor the id");
            }
            facts.Clear();
            using (Outcomes outcomes = evaluation.Run(facts, Program.Day))
                Program.Equal(Status.Undetermined, outcomes[0].Status, "after Clear");
        }
        Program.Fails(Result.ErrorFacts, () => Facts.FromJson("[]"), "no object");
    }

    private static void Presets()
    {
        Outcome outcome = Program.Decide("tal", new Facts().Preset("tal", "Journal 12 æ", 5));
        Program.Equal(5m, outcome.Value.AsDecimal(), "a preset decision");
        Program.Equal(NoteKind.Preset, outcome.Notes[0].Kind, "is noted");
        Program.Equal("Journal 12 æ", outcome.Notes[0].Text, "with its reason");
        Program.Equal("tal", outcome.Notes[0].Name, "and its name");
        outcome = Program.Decide("tal", new Facts().Preset("tal", "x", decimal.MaxValue));
        Program.Equal(decimal.MaxValue, outcome.Value.AsDecimal(), "a wide number");
    }
}
