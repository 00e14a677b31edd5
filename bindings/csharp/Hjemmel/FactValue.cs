// SPDX-License-Identifier: Apache-2.0
// A .NET value as facts have it. It is copied and checked whole first (a sequence is walked once),
// and set then, so that a value that cannot be set leaves no half of it behind.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Hjemmel
{
    internal sealed class FactValue
    {
        private const int Deepest = 32;

        private readonly StringBuilder path;
        private int depth;

        private FactValue(string name)
        {
            path = new StringBuilder(name);
        }

        /// <summary>The value as a boolean, decimal, text, DateTime, Absent, Items or Entries.
        /// </summary>
        internal static object Convert(string name, object value) =>
            new FactValue(name).Convert(value);

        /// <summary>Sets what Convert gave, after its name or inside a list.</summary>
        internal static void Write(FactsHandle facts, object converted)
        {
            if (converted is bool yes)
                Check(Native.hjemmel_facts_boolean(facts, yes ? (byte)1 : (byte)0), facts);
            else if (converted is decimal number)
                WriteNumber(facts, number);
            else if (converted is string text)
                WriteText(facts, text);
            else if (converted is DateTime date)
                Check(Native.hjemmel_facts_date(facts, Plain.Day(date, "value")), facts);
            else if (converted is Items items)
                WriteItems(facts, items);
            else if (converted is Entries entries)
                WriteEntries(facts, entries);
            else
                Check(Native.hjemmel_facts_absent(facts), facts);
        }

        private static void WriteNumber(FactsHandle facts, decimal number)
        {
            byte[] digits = Utf8.Bytes(Plain.Number(number), "value");
            Check(Plain.TrySplit(number, out long coefficient, out int exponent)
                ? Native.hjemmel_facts_number(facts, coefficient, exponent)
                : Native.hjemmel_facts_decimal(facts, digits, Utf8.Size(digits)), facts);
        }

        private static void WriteText(FactsHandle facts, string text)
        {
            byte[] bytes = Utf8.Bytes(text, "value");
            Check(Native.hjemmel_facts_text(facts, bytes, Utf8.Size(bytes)), facts);
        }

        private static void WriteItems(FactsHandle facts, Items items)
        {
            Check(Native.hjemmel_facts_list(facts), facts);
            foreach (object item in items) Write(facts, item);
            Check(Native.hjemmel_facts_end(facts), facts);
        }

        private static void WriteEntries(FactsHandle facts, Entries entries)
        {
            Check(Native.hjemmel_facts_context(facts), facts);
            foreach (KeyValuePair<string, object> entry in entries)
            {
                byte[] name = Utf8.Bytes(entry.Key, "value");
                Check(Native.hjemmel_facts_name(facts, name, Utf8.Size(name)), facts);
                Write(facts, entry.Value);
            }
            Check(Native.hjemmel_facts_end(facts), facts);
        }

        private static void Check(int result, FactsHandle facts) =>
            HjemmelException.Check(result, facts, "hjemmel_facts");

        private object Convert(object value)
        {
            if (value == null)
                throw Wrong("null may mean absent or unknown: set Facts.Absent, or leave it out.");
            if (ReferenceEquals(value, Facts.Absent) || value is bool) return value;
            if (value is decimal) return value;
            if (value is string text) return Text(text);
            if (value is char character) return Text(character.ToString());
            if (value is DateTime date) return Date(date);
            if (value is double || value is float)
                throw Wrong("a binary number is not exact: set a decimal.");
            if (value is IDictionary dictionary) return Nested(() => EntriesOf(dictionary));
            if (value is IEnumerable<KeyValuePair<string, object>> pairs)
                return Nested(() => EntriesOf(pairs));
            if (value is IEnumerable sequence) return Nested(() => ItemsOf(sequence));
            return Whole(value);
        }

        private object Date(DateTime date)
        {
            if (date.TimeOfDay == TimeSpan.Zero) return date;
            throw Wrong("a date has no time of day: take its Date, or set ISO text.");
        }

        private object Whole(object value)
        {
            switch (Type.GetTypeCode(value.GetType()))
            {
                case TypeCode.SByte:
                case TypeCode.Byte:
                case TypeCode.Int16:
                case TypeCode.UInt16:
                case TypeCode.Int32:
                case TypeCode.UInt32:
                case TypeCode.Int64:
                case TypeCode.UInt64:
                    if (value is Enum) break;
                    return System.Convert.ToDecimal(value, CultureInfo.InvariantCulture);
            }
            throw Wrong("no fact is a " + value.GetType().FullName + ".");
        }

        private object Nested(Func<object> convert)
        {
            if (depth == Deepest)
                throw new HjemmelException(Result.ErrorRange, path + ": nested deeper than "
                                           + Plain.Number(Deepest) + ".");
            ++depth;
            object converted = convert();
            --depth;
            return converted;
        }

        private object ItemsOf(IEnumerable sequence)
        {
            var items = new Items();
            foreach (object item in sequence)
                items.Add(At("[" + Plain.Number(items.Count + 1) + "]", item));
            return items;
        }

        private object EntriesOf(IDictionary dictionary)
        {
            var entries = new Entries();
            foreach (DictionaryEntry entry in dictionary)
            {
                if (!(entry.Key is string key)) throw Wrong("the keys of a context are texts.");
                entries.Add(Entry(key, entry.Value));
            }
            return entries;
        }

        private object EntriesOf(IEnumerable<KeyValuePair<string, object>> pairs)
        {
            var entries = new Entries();
            foreach (KeyValuePair<string, object> pair in pairs)
                entries.Add(Entry(pair.Key, pair.Value));
            return entries;
        }

        private KeyValuePair<string, object> Entry(string key, object value)
        {
            if (key == null) throw Wrong("the keys of a context are texts.");
            Text(key);
            return new KeyValuePair<string, object>(key, At("." + key, value));
        }

        /// <summary>Converts a part, and knows its path meanwhile.</summary>
        private object At(string part, object value)
        {
            int length = path.Length;
            path.Append(part);
            object converted = Convert(value);
            path.Length = length;
            return converted;
        }

        private string Text(string text)
        {
            if (text.IndexOf('\0') >= 0) throw Wrong("a text may not hold a NUL.");
            for (int i = 0; i < text.Length; ++i)
            {
                if (!char.IsSurrogate(text[i])) continue;
                if (!char.IsSurrogatePair(text, i)) throw Wrong("half of a surrogate pair.");
                ++i;
            }
            return text;
        }

        private ArgumentException Wrong(string what) =>
            new ArgumentException(path + ": " + what, "value");

        private sealed class Items : List<object> { }

        private sealed class Entries : List<KeyValuePair<string, object>> { }
    }
}
