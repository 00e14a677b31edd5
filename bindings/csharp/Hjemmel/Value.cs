// SPDX-License-Identifier: Apache-2.0
// A value of the library, copied out of it: what it is stays readable for ever.
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

namespace Hjemmel
{
    /// <summary>One item of a value.</summary>
    public sealed class Item
    {
        private const uint UncertainFlag = 1;
        private const uint ExcludedFlag = 2;

        internal Item(NativeItem native, Value value)
        {
            Name = Utf8.Read(native.Name);
            Value = value;
            IsUncertain = (native.Flags & UncertainFlag) != 0;
            IsExcluded = (native.Flags & ExcludedFlag) != 0;
        }

        /// <summary>The name of a context's entry; else empty.</summary>
        public string Name { get; }

        /// <summary>The value; null for an end that a range does not have.</summary>
        public Value Value { get; }

        /// <summary>It depends on missing facts whether the list has it.</summary>
        public bool IsUncertain { get; }

        /// <summary>An end that is not in the range itself.</summary>
        public bool IsExcluded { get; }
    }

    /// <summary>A value, copied out of the library. It never changes, and any number of threads may
    /// use it. Only ToText and ToJson need that the outcomes or reasons that it came from are not
    /// disposed.</summary>
    public sealed class Value
    {
        private static readonly IReadOnlyList<Item> NoItems = new Item[0];

        private readonly SafeHandle owner;
        private readonly IntPtr pointer;
        private readonly object content;

        private Value(IntPtr pointer, SafeHandle owner, TextBuffer buffer)
        {
            this.owner = owner;
            this.pointer = pointer;
            Kind = (ValueKind)HjemmelException.Check(Native.hjemmel_value_kind(pointer),
                                                     "hjemmel_value_kind");
            Items = ReadItems(buffer);
            content = Read(buffer);
        }

        /// <summary>What it is.</summary>
        public ValueKind Kind { get; }

        /// <summary>Missing facts leave it open: Items are what it can be, as far as that is known.
        /// </summary>
        public bool IsOpen => Kind >= ValueKind.OneOf;

        /// <summary>A list's items, a context's entries, a range's two ends, what an open value can
        /// be; empty for every other value.</summary>
        public IReadOnlyList<Item> Items { get; }

        /// <summary>A boolean.</summary>
        /// <exception cref="HjemmelException">It is of another kind (ErrorKind).</exception>
        public bool AsBoolean() => As<bool>(ValueKind.Boolean);

        /// <summary>A number.</summary>
        /// <exception cref="HjemmelException">It is of another kind (ErrorKind), or no decimal can
        /// hold it exactly (ErrorRange): ToString gives all 34 digits.</exception>
        public decimal AsDecimal() => As<decimal>(ValueKind.Number);

        /// <summary>A text's own content.</summary>
        /// <exception cref="HjemmelException">It is of another kind (ErrorKind).</exception>
        public string AsText() => As<string>(ValueKind.Text);

        /// <summary>A date.</summary>
        /// <exception cref="HjemmelException">It is of another kind (ErrorKind), or outside of the
        /// years 1 to 9999 (ErrorRange): ToString gives it.</exception>
        public DateTime AsDate() => As<DateTime>(ValueKind.Date);

        /// <summary>A duration of days and time.</summary>
        /// <exception cref="HjemmelException">It is of another kind (ErrorKind), or longer or finer
        /// than a TimeSpan (ErrorRange): ToString gives it.</exception>
        public TimeSpan AsTimeSpan() => As<TimeSpan>(ValueKind.Duration);

        /// <summary>A duration of years and months, in months.</summary>
        /// <exception cref="HjemmelException">It is of another kind (ErrorKind).</exception>
        public long AsMonths() => As<long>(ValueKind.Months);

        /// <summary>A context's entry; null where it has none of that name, and for what is no
        /// context.</summary>
        public Value Entry(string name)
        {
            if (name == null) throw new ArgumentNullException(nameof(name));
            if (Kind != ValueKind.Context) return null;
            foreach (Item item in Items)
                if (item.Name == name) return item.Value;
            return null;
        }

        /// <summary>The value as text for people.</summary>
        /// <exception cref="ObjectDisposedException">What it came from is disposed.</exception>
        public string ToText(Language language = Language.Danish)
        {
            using (new Hold(owner))
            using (var buffer = new TextBuffer()) return Write(Format.Text, language, buffer);
        }

        /// <summary>The value as JSON.</summary>
        /// <exception cref="ObjectDisposedException">What it came from is disposed.</exception>
        public string ToJson()
        {
            using (new Hold(owner))
            using (var buffer = new TextBuffer()) return Json(buffer);
        }

        /// <summary>The value exactly and the same in every culture: a text's content, all digits
        /// of a number, dates, times and durations as ISO 8601 writes them. For programs and logs;
        /// ToText is for people.</summary>
        public override string ToString()
        {
            if (content == null) return Joined();
            if (content is bool yes) return yes ? "true" : "false";
            if (content is decimal number) return Plain.Number(number);
            if (content is DateTime date) return Plain.Date(date);
            if (content is Exact exact) return exact.Text;
            if (content is Held held) return held.Text;
            return (string)content;
        }

        /// <summary>Copies a value; its owner is held meanwhile. Null for no value.</summary>
        internal static Value Copy(IntPtr pointer, SafeHandle owner, TextBuffer buffer) =>
            pointer == IntPtr.Zero ? null : new Value(pointer, owner, buffer);

        private T As<T>(ValueKind kind)
        {
            if (Kind != kind)
                throw new HjemmelException(Result.ErrorKind, "The value is of the kind " + Kind
                                           + ", not " + kind + ".");
            object held = content is Held pair ? pair.Native : content;
            if (held is T native) return native;
            throw new HjemmelException(Result.ErrorRange,
                "The value does not fit into a " + typeof(T).Name + ": ToString gives it.");
        }

        private string Joined()
        {
            bool context = Kind == ValueKind.Context;
            var text = new StringBuilder(context ? "{" : "[");
            foreach (Item item in Items)
            {
                if (text.Length > 1) text.Append(", ");
                if (context) text.Append(item.Name).Append(": ");
                text.Append(item.Value);
            }
            return text.Append(context ? '}' : ']').ToString();
        }

        private IReadOnlyList<Item> ReadItems(TextBuffer buffer)
        {
            int count = checked((int)Native.hjemmel_value_size(pointer).ToUInt64());
            if (count == 0) return NoItems;
            var items = new Item[count];
            NativeItem item = NativeItem.Init;
            for (int i = 0; i < count; ++i)
            {
                Check(Native.hjemmel_value_item(pointer, (UIntPtr)(uint)i, ref item));
                items[i] = new Item(item, Copy(item.Value, owner, buffer));
            }
            return Array.AsReadOnly(items);
        }

        /// <summary>The .NET value where there is one, the library's exact text where there is
        /// none, both where the .NET value's own text is another; null for lists and contexts.
        /// </summary>
        private object Read(TextBuffer buffer)
        {
            switch (Kind)
            {
                case ValueKind.List:
                case ValueKind.Context:
                    return null;
                case ValueKind.Boolean:
                    Check(Native.hjemmel_value_boolean(pointer, out byte yes));
                    return yes != 0;
                case ValueKind.Number:
                    return ReadNumber(buffer);
                case ValueKind.Text:
                    Check(Native.hjemmel_value_text(pointer, out NativeText text));
                    return Utf8.Read(text);
                case ValueKind.Date:
                    Check(Native.hjemmel_value_date(pointer, out long day));
                    return Plain.DateOf(day) ?? (object)ExactOf(buffer);
                case ValueKind.Duration:
                case ValueKind.Months:
                    return ReadDuration(buffer);
                default:
                    return ExactOf(buffer);
            }
        }

        private object ReadNumber(TextBuffer buffer)
        {
            int result = Native.hjemmel_value_number(pointer, out long coefficient,
                                                     out int exponent);
            if (result == (int)Result.Ok)
            {
                string digits = Plain.Number(coefficient).TrimStart('-');
                decimal? small = Plain.Decimal(digits, exponent, coefficient < 0);
                return small ?? (object)ExactOf(buffer);
            }
            if (result != (int)Result.ErrorRange) Check(result);
            Exact exact = ExactOf(buffer);
            return Plain.Decimal(exact.Text) ?? (object)exact;
        }

        private object ReadDuration(TextBuffer buffer)
        {
            Check(Native.hjemmel_value_duration(pointer, out NativeDuration length));
            Exact exact = ExactOf(buffer);
            if (Kind == ValueKind.Months) return new Held(length.Months, exact.Text);
            const long most = long.MaxValue / TimeSpan.TicksPerSecond - 1;
            bool fits = length.Seconds >= -most && length.Seconds <= most
                && length.Nanoseconds % 100 == 0;
            if (!fits) return exact;
            long ticks = length.Seconds * TimeSpan.TicksPerSecond + length.Nanoseconds / 100;
            return new Held(new TimeSpan(ticks), exact.Text);
        }

        private Exact ExactOf(TextBuffer buffer)
        {
            string json = Json(buffer);
            bool quoted = json.Length > 1 && json[0] == '"' && json.IndexOf('\\') < 0;
            return new Exact(quoted ? json.Substring(1, json.Length - 2) : json);
        }

        private string Json(TextBuffer buffer) => Write(Format.Json, Language.Danish, buffer);

        private string Write(int format, Language language, TextBuffer buffer)
        {
            Check(Native.hjemmel_value_write(pointer, format, (int)language, buffer.Handle));
            return buffer.Text;
        }

        private static void Check(int result) => HjemmelException.Check(result, "hjemmel_value");

        /// <summary>What no .NET type can hold.</summary>
        private sealed class Exact
        {
            internal readonly string Text;

            internal Exact(string text)
            {
                Text = text;
            }
        }

        /// <summary>A .NET value, and the library's text of it.</summary>
        private sealed class Held
        {
            internal readonly object Native;
            internal readonly string Text;

            internal Held(object native, string text)
            {
                Native = native;
                Text = text;
            }
        }
    }
}
