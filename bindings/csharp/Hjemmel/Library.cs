// SPDX-License-Identifier: Apache-2.0
// The native library itself: whether it is there, whether it fits, which one it is.
using System;
using System.Globalization;

namespace Hjemmel
{
    /// <summary>The native library. All members may be used by any number of threads.</summary>
    public static class Library
    {
        private static volatile bool fits;

        /// <summary>The version of the library that runs: "0.2.0".</summary>
        public static string Version
        {
            get
            {
                Require();
                return Utf8.ReadToNul(Native.hjemmel_version_string());
            }
        }

        /// <summary>What the library was built from and with, for a bug report.</summary>
        public static string BuildInfo
        {
            get
            {
                Require();
                return Utf8.ReadToNul(Native.hjemmel_build_info());
            }
        }

        /// <summary>Finds the library and checks that it can serve this wrapper. Everything that
        /// makes an object does so by itself; a program may do it at its start.</summary>
        /// <exception cref="DllNotFoundException">There is no such library.</exception>
        /// <exception cref="HjemmelException">The library does not fit this wrapper.</exception>
        public static void Require()
        {
            if (fits) return;
            Require(() => Native.hjemmel_check_abi(Native.Abi, Native.Version),
                    () => Native.hjemmel_version_number());
            fits = true;
        }

        /// <summary>The check itself, on any library.</summary>
        internal static void Require(Func<int> check, Func<int> version)
        {
            try
            {
                int result = check();
                if (result == (int)Result.Ok) return;
                throw new HjemmelException((Result)result, string.Format(
                    CultureInfo.InvariantCulture,
                    "{0} is version {1}; this wrapper needs {2} or newer of generation {3}.",
                    Native.Library, Dotted(version()), Dotted(Native.Version), Native.Abi));
            }
            catch (DllNotFoundException missing)
            {
                throw new DllNotFoundException(Native.Library + " was not found, or something that "
                    + "it needs. Install the package libhjemmel1, or put the library's folder in "
                    + "LD_LIBRARY_PATH before the program starts.", missing);
            }
            catch (BadImageFormatException wrong)
            {
                throw new DllNotFoundException(Native.Library
                    + " is not for this processor: it needs a 64-bit process on x86-64.", wrong);
            }
            catch (EntryPointNotFoundException old)
            {
                throw new HjemmelException(Result.ErrorOptions, Native.Library
                    + " is older than version " + Dotted(Native.Version)
                    + ", which this wrapper needs.", old);
            }
        }

        private static string Dotted(int number) => string.Format(CultureInfo.InvariantCulture,
            "{0}.{1}.{2}", number / 1000000, number / 1000 % 1000, number % 1000);
    }
}
