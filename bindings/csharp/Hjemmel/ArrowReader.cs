// SPDX-License-Identifier: Apache-2.0
// Copies a table of the library's into .NET values, and releases it.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Hjemmel
{
    internal sealed class ArrowReader : IDisposable
    {
        private const string DecimalFormat = "d:38,";
        private const int DecimalBytes = 16;

        private readonly NativeTexts blocks = new NativeTexts();
        private readonly Dictionary<string, int> numbers = new Dictionary<string, int>();

        /// <summary>Where the library puts its table.</summary>
        internal readonly IntPtr Schema;
        internal readonly IntPtr Array;

        internal ArrowReader()
        {
            Schema = blocks.Add(new ArrowSchema());
            Array = blocks.Add(new ArrowArray());
        }

        internal int RowCount { get; private set; }

        internal ICollection<string> Names => numbers.Keys;

        /// <summary>Looks at the table that is there now.</summary>
        internal void Open()
        {
            var schema = Marshal.PtrToStructure<ArrowSchema>(Schema);
            RowCount = checked((int)Marshal.PtrToStructure<ArrowArray>(Array).Length);
            for (int i = 0; i < schema.ChildCount; ++i)
                numbers.Add(Utf8.ReadToNul(SchemaAt(schema, i).Name), i);
        }

        /// <summary>A column's texts, null for gaps; null where there is no such column.</summary>
        internal string[] Texts(string name)
        {
            object[] values = Values(name);
            return values == null ? null : System.Array.ConvertAll(values, one => (string)one);
        }

        /// <summary>A column's values, null for gaps; null where there is no such column.</summary>
        internal object[] Values(string name)
        {
            if (!numbers.TryGetValue(name, out int at)) return null;
            Column(at, out ArrowSchema schema, out ArrowArray array);
            return Read(schema, array, 0, checked((int)array.Length));
        }

        /// <summary>A column of statuses, which stand as the numbers of a dictionary.</summary>
        internal Status[] Statuses(string name)
        {
            Column(numbers[name], out ArrowSchema _, out ArrowArray array);
            var all = new Status[array.Length];
            IntPtr data = Buffer(array, 1);
            for (int i = 0; i < all.Length; ++i)
                all[i] = (Status)(sbyte)Marshal.ReadByte(data, i + (int)array.Offset);
            return all;
        }

        public void Dispose()
        {
            Release(Array, Marshal.PtrToStructure<ArrowArray>(Array).Release);
            Release(Schema, Marshal.PtrToStructure<ArrowSchema>(Schema).Release);
            blocks.Dispose();
        }

        private static void Release(IntPtr one, IntPtr function)
        {
            if (function == IntPtr.Zero) return;
            Marshal.GetDelegateForFunctionPointer<ReleaseFunction>(function)(one);
        }

        private void Column(int at, out ArrowSchema schema, out ArrowArray array)
        {
            schema = SchemaAt(Marshal.PtrToStructure<ArrowSchema>(Schema), at);
            array = ArrayAt(Marshal.PtrToStructure<ArrowArray>(Array), at);
        }

        private static ArrowSchema SchemaAt(ArrowSchema of, int at) =>
            Marshal.PtrToStructure<ArrowSchema>(Marshal.ReadIntPtr(of.Children, at * IntPtr.Size));

        private static ArrowArray ArrayAt(ArrowArray of, int at) =>
            Marshal.PtrToStructure<ArrowArray>(Marshal.ReadIntPtr(of.Children, at * IntPtr.Size));

        private static IntPtr Buffer(ArrowArray of, int at) =>
            Marshal.ReadIntPtr(of.Buffers, at * IntPtr.Size);

        private static object[] Read(ArrowSchema schema, ArrowArray array, int first, int count)
        {
            string format = Utf8.ReadToNul(schema.Format);
            var all = new object[count];
            for (int i = 0; i < count; ++i)
            {
                long row = array.Offset + first + i;
                if (IsThere(array, row)) all[i] = Value(format, schema, array, row);
            }
            return all;
        }

        private static bool IsThere(ArrowArray array, long row)
        {
            IntPtr validity = Buffer(array, 0);
            return validity == IntPtr.Zero || Bit(validity, row);
        }

        private static bool Bit(IntPtr bits, long row) =>
            (Marshal.ReadByte(At(bits, row / 8)) >> (int)(row % 8) & 1) != 0;

        private static IntPtr At(IntPtr begin, long bytes) => new IntPtr(begin.ToInt64() + bytes);

        private static long Long(ArrowArray array, long row) =>
            Marshal.ReadInt64(At(Buffer(array, 1), row * 8));

        private static object Value(string format, ArrowSchema schema, ArrowArray array, long row)
        {
            switch (format)
            {
                case "b":
                    return Bit(Buffer(array, 1), row);
                case "l":
                    return Long(array, row);
                case "U":
                    return Text(array, row);
                case "tdD":
                    return Date(Marshal.ReadInt32(At(Buffer(array, 1), row * 4)));
                case "tiM":
                    return (long)Marshal.ReadInt32(At(Buffer(array, 1), row * 4));
                case "tDu":
                    return Duration(Long(array, row));
                case "+L":
                    return List(schema, array, row);
                case "+s":
                    return Context(schema, array, row);
                default:
                    if (format.StartsWith(DecimalFormat, StringComparison.Ordinal))
                        return Decimal(array, row, int.Parse(
                            format.Substring(DecimalFormat.Length), CultureInfo.InvariantCulture));
                    throw new HjemmelException(Result.ErrorKind,
                        "A column of the format " + format + " is not known to this wrapper.");
            }
        }

        private static string Text(ArrowArray array, long row)
        {
            long begin = Long(array, row);
            long size = Long(array, row + 1) - begin;
            return Utf8.Read(new NativeText
            {
                Data = At(Buffer(array, 2), begin), Size = (UIntPtr)(ulong)size
            });
        }

        /// <summary>The exact number, plainly written, as those are that come as texts.</summary>
        private static string Decimal(ArrowArray array, long row, int scale)
        {
            var bytes = new byte[DecimalBytes];
            Marshal.Copy(At(Buffer(array, 1), row * DecimalBytes), bytes, 0, DecimalBytes);
            var number = new BigInteger(bytes);
            string digits = BigInteger.Abs(number).ToString(CultureInfo.InvariantCulture)
                .PadLeft(scale + 1, '0');
            string fraction = digits.Substring(digits.Length - scale).TrimEnd('0');
            return (number.Sign < 0 ? "-" : "") + digits.Substring(0, digits.Length - scale)
                + (fraction.Length == 0 ? "" : "." + fraction);
        }

        private static object Date(int day) => Plain.DateOf(day) ?? (object)Plain.Number(day);

        /// <summary>A .NET tick is a tenth of a microsecond.</summary>
        private static object Duration(long microseconds)
        {
            const long most = long.MaxValue / 10;
            if (microseconds < -most || microseconds > most)
                throw new HjemmelException(Result.ErrorRange,
                    "The duration does not fit into a TimeSpan.");
            return new TimeSpan(microseconds * 10);
        }

        private static object List(ArrowSchema schema, ArrowArray array, long row)
        {
            long begin = Long(array, row);
            int count = checked((int)(Long(array, row + 1) - begin));
            return System.Array.AsReadOnly(
                Read(SchemaAt(schema, 0), ArrayAt(array, 0), checked((int)begin), count));
        }

        private static object Context(ArrowSchema schema, ArrowArray array, long row)
        {
            var entries = new Dictionary<string, object>();
            for (int i = 0; i < schema.ChildCount; ++i)
            {
                ArrowSchema field = SchemaAt(schema, i);
                entries.Add(Utf8.ReadToNul(field.Name),
                            Read(field, ArrayAt(array, i), checked((int)row), 1)[0]);
            }
            return entries;
        }
    }
}
