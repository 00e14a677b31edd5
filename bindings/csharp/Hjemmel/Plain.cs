// SPDX-License-Identifier: Apache-2.0
// Numbers and days between .NET and the library: exact, and the same in every culture.
using System;
using System.Globalization;

namespace Hjemmel
{
    internal static class Plain
    {
        private static readonly DateTime Epoch = new DateTime(1970, 1, 1);
        private const int LargestScale = 28;

        internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

        internal static string Number(decimal number) =>
            number.ToString(CultureInfo.InvariantCulture);

        internal static string Date(DateTime date) =>
            date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        /// <summary>The day that the library counts. A time of day is refused rather than dropped,
        /// since a date in another zone may be another date.</summary>
        internal static long Day(DateTime date, string argument)
        {
            if (date.TimeOfDay != TimeSpan.Zero)
                throw new ArgumentException("A date has no time of day: take its Date.", argument);
            return (date - Epoch).Days;
        }

        /// <summary>The date of a day; null outside of the years 1 to 9999.</summary>
        internal static DateTime? DateOf(long day)
        {
            long first = (DateTime.MinValue - Epoch).Days;
            long last = (DateTime.MaxValue.Date - Epoch).Days;
            if (day < first || day > last) return null;
            return Epoch.AddDays(day);
        }

        /// <summary>A decimal as coefficient and exponent without trailing zeros; false where the
        /// coefficient needs more than 64 bits.</summary>
        internal static bool TrySplit(decimal number, out long coefficient, out int exponent)
        {
            int[] bits = decimal.GetBits(number);
            int scale = (bits[3] >> 16) & 0xFF;
            var whole = new decimal(bits[0], bits[1], bits[2], number < 0, 0);
            while (scale > 0 && whole % 10 == 0)
            {
                whole /= 10;
                --scale;
            }
            bool fits = whole >= long.MinValue && whole <= long.MaxValue;
            coefficient = fits ? (long)whole : 0;
            exponent = fits ? -scale : 0;
            return fits;
        }

        /// <summary>The number that a text in the library's spelling ("-1.5", "1E+40") is, where a
        /// decimal can hold it exactly; else null.</summary>
        internal static decimal? Decimal(string text)
        {
            bool negative = text.StartsWith("-", StringComparison.Ordinal);
            int begin = negative ? 1 : 0;
            int end = text.IndexOfAny(new[] { 'e', 'E' });
            int exponent = 0;
            if (end >= 0)
                exponent = int.Parse(text.Substring(end + 1), CultureInfo.InvariantCulture);
            string digits = text.Substring(begin, (end >= 0 ? end : text.Length) - begin);
            int point = digits.IndexOf('.');
            if (point >= 0)
            {
                exponent -= digits.Length - point - 1;
                digits = digits.Remove(point, 1);
            }
            return Decimal(digits, exponent, negative);
        }

        /// <summary>The number digits x 10^exponent, where a decimal can hold it exactly; else
        /// null.</summary>
        internal static decimal? Decimal(string digits, int exponent, bool negative)
        {
            string kept = digits.TrimStart('0').TrimEnd('0');
            if (kept.Length == 0) return 0m;
            exponent += digits.Length - digits.TrimEnd('0').Length;
            if (exponent > LargestScale || -exponent > LargestScale) return null;
            if (exponent > 0) kept = kept.PadRight(kept.Length + exponent, '0');
            if (!decimal.TryParse(kept, NumberStyles.None, CultureInfo.InvariantCulture,
                                  out decimal whole))
                return null;
            int[] bits = decimal.GetBits(whole);
            return new decimal(bits[0], bits[1], bits[2], negative, (byte)Math.Max(0, -exponent));
        }
    }
}
