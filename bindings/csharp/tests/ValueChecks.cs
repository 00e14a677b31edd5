// SPDX-License-Identifier: Apache-2.0
// Values of every kind: native where it fits, text where it does not, and never the wrong kind.
using System;
using System.Linq;
using Hjemmel;

internal static class ValueChecks
{
    internal static void Run()
    {
        Numbers();
        Durations();
        Others();
        WrongKinds();
        Open();
    }

    private static Value Of(string decision, string json) =>
        Program.Decide(decision, Facts.FromJson(json)).Value;

    private static void Numbers()
    {
        Number("79228162514264337593543950335", decimal.MaxValue);
        Number("79228162514264337593543950336", null);
        Number("-79228162514264337593543950335", decimal.MinValue);
        Number("1234567890123456789012345678.9", 1234567890123456789012345678.9m);
        Number("12345678901234567890123456789012.5", null);
        Number("1E+28", 10000000000000000000000000000m);
        Number("1E+29", null);
        Number("1E-28", 0.0000000000000000000000000001m);
        Number("1E-29", null);
        Number("1E+40", null);
        Number("-1E-40", null);
        Number("0E+100", 0m);
        Program.Equal("37.5", Of("tal", "{\"alder\": 37.50}").ToString(), "never a comma");
        Program.Equal("37,5", Of("tal", "{\"alder\": 37.50}").ToText(Language.Danish), "Danish");
        Program.Equal("37.5", Of("tal", "{\"alder\": 37.50}").ToText(Language.English), "English");
        Value large = Of("stor", "{\"alder\": 7}");
        Program.Fails(Result.ErrorRange, () => large.AsDecimal(), "34 digits");
        Program.Equal("1000000000000000000000000000000007", large.ToString(), "all of them");
    }

    private static void Number(string text, decimal? expected)
    {
        Value value = Of("tal", "{\"alder\": " + text + "}");
        if (expected != null)
        {
            Program.Equal(expected.Value, value.AsDecimal(), text);
            return;
        }
        Program.Fails(Result.ErrorRange, () => value.AsDecimal(), text);
        Program.True(value.ToString().Contains(text.TrimStart('-').Substring(0, 1)), text);
    }

    private static void Durations()
    {
        Program.Equal(new TimeSpan(1, 2, 3, 4), Of("varer", "{\"tid\": \"P1DT2H3M4S\"}")
            .AsTimeSpan(), "a duration");
        Program.Equal(TimeSpan.FromTicks(-15000001), Of("varer", "{\"tid\": \"-PT1.5000001S\"}")
            .AsTimeSpan(), "a negative one");
        Value fine = Of("varer", "{\"tid\": \"PT0.000000001S\"}");
        Program.Fails(Result.ErrorRange, () => fine.AsTimeSpan(), "a nanosecond");
        Program.Equal("PT0.000000001S", fine.ToString(), "as text");
        Value @long = Of("varer", "{\"tid\": \"P20000000D\"}");
        Program.Fails(Result.ErrorRange, () => @long.AsTimeSpan(), "54,000 years");
        Program.Equal("P20000000D", @long.ToString(), "as text");
        Program.Equal(14L, Of("loeber", "{\"loebetid\": \"P1Y2M\"}").AsMonths(), "months");
        Program.Equal("P1Y2M", Of("loeber", "{\"loebetid\": \"P1Y2M\"}").ToString(), "as text");
    }

    private static void Others()
    {
        Value far = Of("dag", "{\"afgang\": \"12345-02-28\"}");
        Program.Fails(Result.ErrorRange, () => far.AsDate(), "a year after 9999");
        Program.Equal("12345-02-28", far.ToString(), "as text");
        Value old = Of("dag", "{\"afgang\": \"-0044-03-15\"}");
        Program.Fails(Result.ErrorRange, () => old.AsDate(), "a year before 1");
        Program.Equal(ValueKind.Time, Of("kl", "{\"klokken\": \"12:30:00\"}").Kind, "a time");
        Program.Equal("12:30:00", Of("kl", "{\"klokken\": \"12:30:00\"}").ToString(), "a time");
        Value moment = Of("skrev", "{\"skrevet\": \"2020-02-03T10:11:12\"}");
        Program.Equal("2020-02-03T10:11:12", moment.ToString(), "a date and time");
        Value range = Of("vindue", "{\"alder\": 9}");
        Program.Equal(ValueKind.Range, range.Kind, "a range");
        Program.Equal(9m, range.Items[1].Value.AsDecimal(), "its end");
        Program.True(range.Items[1].IsExcluded && !range.Items[0].IsExcluded, "which is not in it");
        Value pair = Of("par", "{\"alder\": 9, \"aktiv\": true}");
        Program.Equal("{\"a\":9,\"b\":true}", pair.ToJson(), "a context");
        Program.Equal("{a: 9, b: true}", pair.ToString(), "a context");
        Program.True(pair.Entry("b").AsBoolean(), "a boolean");
    }

    private static void WrongKinds()
    {
        Value number = Of("tal", "{\"alder\": 9}");
        HjemmelException thrown = Program.Fails(Result.ErrorKind, () => number.AsText(), "text");
        Program.Equal("The value is of the kind Number, not Text.", thrown.Message, "its message");
        Program.Fails(Result.ErrorKind, () => number.AsBoolean(), "a boolean");
        Program.Fails(Result.ErrorKind, () => number.AsDate(), "a date");
        Program.Fails(Result.ErrorKind, () => number.AsTimeSpan(), "a duration");
        Program.Fails(Result.ErrorKind, () => number.AsMonths(), "months");
        Value text = Of("kaldt", "{\"navn\": \"12\"}");
        Program.Fails(Result.ErrorKind, () => text.AsDecimal(), "a number");
        Program.True(number.Entry("a") == null, "no context");
        Program.Equal(0, number.Items.Count, "no items");
    }

    private static void Open()
    {
        Value value = Program.Decide("gammel", new Facts()).Value;
        Program.Equal(ValueKind.OneOf, value.Kind, "yes or no");
        Program.True(value.IsOpen, "is open");
        Program.Equal("False True", string.Join(" ", value.Items.Select(
            item => item.Value.AsBoolean())), "what it can be");
        Program.Fails(Result.ErrorKind, () => value.AsBoolean(), "not known");
        Program.Equal(ValueKind.Anything, Program.Decide("tal", new Facts()).Value.Kind, "any");
    }
}
