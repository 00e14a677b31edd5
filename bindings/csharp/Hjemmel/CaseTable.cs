// SPDX-License-Identifier: Apache-2.0
// Cases as a table: columns of .NET values, laid out as Arrow has them when a batch is run.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Hjemmel
{
    /// <summary>Cases as columns, for Evaluation.RunBatch: a column a fact, a row a case, all of the
    /// same length. A null is a gap: missing, or absent under EvaluationOptions.NullsAbsent. Facts
    /// that are lists or contexts have no column here. Values are copied; one thread at a time.
    /// </summary>
    public sealed class CaseTable
    {
        private readonly List<Column> columns = new List<Column>();

        /// <summary>How many cases there are; 0 before the first column.</summary>
        public int RowCount { get; private set; }

        /// <summary>The cases' ids: the column sags_id.</summary>
        public CaseTable AddIds(IEnumerable<string> ids) => AddTexts(Facts.CaseId, ids);

        /// <summary>Texts; also dates, times and durations as ISO text where the fact is of that
        /// type.</summary>
        /// <exception cref="ArgumentException">The column is of another length, or half of a
        /// surrogate pair stands alone.</exception>
        public CaseTable AddTexts(string name, IEnumerable<string> values)
        {
            string[] all = Copy(values);
            byte[][] bytes = all.Select(one => Utf8.Bytes(one ?? "", nameof(values))).ToArray();
            var begins = new int[all.Length + 1];
            for (int i = 0; i < all.Length; ++i)
                begins[i + 1] = checked(begins[i] + bytes[i].Length - 1);
            var together = new byte[begins[all.Length]];
            for (int i = 0; i < all.Length; ++i)
                Array.Copy(bytes[i], 0, together, begins[i], bytes[i].Length - 1);
            return Add(name, "u", Bits(all.Select(one => one != null)), Bytes(begins), together,
                       all.Length);
        }

        /// <summary>Booleans.</summary>
        /// <exception cref="ArgumentException">The column is of another length.</exception>
        public CaseTable AddBooleans(string name, IEnumerable<bool?> values)
        {
            bool?[] all = Copy(values);
            return Add(name, "b", Bits(all.Select(one => one.HasValue)),
                       Bits(all.Select(one => one == true)), null, all.Length);
        }

        /// <summary>Whole numbers.</summary>
        /// <exception cref="ArgumentException">The column is of another length.</exception>
        public CaseTable AddIntegers(string name, IEnumerable<long?> values)
        {
            long?[] all = Copy(values);
            return Add(name, "l", Bits(all.Select(one => one.HasValue)),
                       Bytes(all.Select(one => one ?? 0).ToArray()), null, all.Length);
        }

        /// <summary>Numbers, exactly.</summary>
        /// <exception cref="ArgumentException">The column is of another length, or its numbers
        /// together need more than 38 digits.</exception>
        public CaseTable AddDecimals(string name, IEnumerable<decimal?> values)
        {
            decimal?[] all = Copy(values);
            int scale = all.Where(one => one.HasValue).Select(one => ScaleOf(one.Value))
                .DefaultIfEmpty(0).Max();
            var bytes = new byte[checked(16 * all.Length)];
            for (int i = 0; i < all.Length; ++i)
                if (all[i].HasValue) Wide(all[i].Value, scale).CopyTo(bytes, 16 * i);
            return Add(name, "d:38," + Plain.Number(scale), Bits(all.Select(one => one.HasValue)),
                       bytes, null, all.Length);
        }

        /// <summary>Dates.</summary>
        /// <exception cref="ArgumentException">The column is of another length, or a date has a time
        /// of day.</exception>
        public CaseTable AddDates(string name, IEnumerable<DateTime?> values)
        {
            DateTime?[] all = Copy(values);
            int[] days = all.Select(one => one.HasValue ? (int)Plain.Day(one.Value, nameof(values))
                                                        : 0).ToArray();
            return Add(name, "tdD", Bits(all.Select(one => one.HasValue)), Bytes(days), null,
                       all.Length);
        }

        /// <summary>Lays the table out; what the two pointers lead to stays until the blocks are
        /// disposed.</summary>
        internal void Lay(NativeTexts blocks, out IntPtr schema, out IntPtr array)
        {
            IntPtr[] schemas = columns.Select(one => one.Schema(blocks)).ToArray();
            IntPtr[] arrays = columns.Select(one => one.Array(blocks, RowCount)).ToArray();
            schema = blocks.Add(new ArrowSchema
            {
                Format = blocks.Add("+s", "format").Data,
                ChildCount = columns.Count,
                Children = blocks.Add(schemas),
                Release = Kept.Release
            });
            array = blocks.Add(new ArrowArray
            {
                Length = RowCount,
                BufferCount = 1,
                Buffers = blocks.Add(new[] { IntPtr.Zero }),
                ChildCount = columns.Count,
                Children = blocks.Add(arrays),
                Release = Kept.Release
            });
        }

        private CaseTable Add(string name, string format, byte[] validity, byte[] first,
                              byte[] second, int length)
        {
            Utf8.Bytes(name, nameof(name));
            if (columns.Count != 0 && length != RowCount)
                throw new ArgumentException(name + ": " + Plain.Number(length) + " rows, not "
                                            + Plain.Number(RowCount) + ".", "values");
            RowCount = length;
            columns.Add(new Column(name, format, validity, first, second));
            return this;
        }

        private static T[] Copy<T>(IEnumerable<T> values)
        {
            if (values == null) throw new ArgumentNullException(nameof(values));
            return values.ToArray();
        }

        /// <summary>A bit a row, the lowest first.</summary>
        private static byte[] Bits(IEnumerable<bool> truths)
        {
            bool[] all = truths.ToArray();
            var bytes = new byte[all.Length / 8 + 1];
            for (int i = 0; i < all.Length; ++i)
                if (all[i]) bytes[i / 8] |= (byte)(1 << i % 8);
            return bytes;
        }

        private static byte[] Bytes(Array numbers)
        {
            var bytes = new byte[Buffer.ByteLength(numbers)];
            Buffer.BlockCopy(numbers, 0, bytes, 0, bytes.Length);
            return bytes;
        }

        private static int ScaleOf(decimal number) => (decimal.GetBits(number)[3] >> 16) & 0xFF;

        /// <summary>The number times 10^scale in 16 bytes, the lowest first.</summary>
        private static byte[] Wide(decimal number, int scale)
        {
            int[] bits = decimal.GetBits(number);
            BigInteger whole = new BigInteger(new decimal(bits[0], bits[1], bits[2], false, 0));
            whole *= BigInteger.Pow(10, scale - ScaleOf(number));
            if (whole >= BigInteger.Pow(10, 38))
                throw new ArgumentException("The column needs more than 38 digits.", "values");
            if (number < 0) whole = -whole;
            byte[] little = whole.ToByteArray();
            byte[] all = Enumerable.Repeat(whole.Sign < 0 ? (byte)0xFF : (byte)0, 16).ToArray();
            Array.Copy(little, all, Math.Min(little.Length, 16));
            return all;
        }

        private sealed class Column
        {
            private readonly string name;
            private readonly string format;
            private readonly byte[][] buffers;

            internal Column(string name, string format, params byte[][] buffers)
            {
                this.name = name;
                this.format = format;
                this.buffers = buffers.Where(one => one != null).ToArray();
            }

            internal IntPtr Schema(NativeTexts blocks) => blocks.Add(new ArrowSchema
            {
                Format = blocks.Add(format, "format").Data,
                Name = blocks.Add(name, "name").Data,
                Flags = ArrowSchema.Nullable,
                Release = Kept.Release
            });

            internal IntPtr Array(NativeTexts blocks, int rows) => blocks.Add(new ArrowArray
            {
                Length = rows,
                NullCount = -1,
                BufferCount = buffers.Length,
                Buffers = blocks.Add(buffers.Select(one => blocks.Add(one, one.Length).Data)
                                         .ToArray()),
                Release = Kept.Release
            });
        }
    }
}
