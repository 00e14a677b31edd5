// SPDX-License-Identifier: Apache-2.0
// Copies the nodes of a native tree of reasons, which is held open meanwhile.
using System;
using System.Collections.Generic;

namespace Hjemmel
{
    internal sealed class ReasonReader
    {
        private readonly ReasonHandle owner;
        private readonly int language;
        private readonly TextBuffer buffer;

        internal ReasonReader(ReasonHandle owner, Language language, TextBuffer buffer)
        {
            this.owner = owner;
            this.language = (int)language;
            this.buffer = buffer;
        }

        internal NativeReasonInfo Info(IntPtr reason)
        {
            NativeReasonInfo info = NativeReasonInfo.Init;
            Check(Native.hjemmel_reason_get_info(reason, language, ref info));
            return info;
        }

        internal Value Value(IntPtr value) => Hjemmel.Value.Copy(value, owner, buffer);

        internal IntPtr Part(IntPtr reason, UIntPtr at) => Native.hjemmel_reason_part(reason, at);

        internal Used Used(IntPtr reason, UIntPtr at)
        {
            NativeUsed used = NativeUsed.Init;
            Check(Native.hjemmel_reason_used(reason, at, language, ref used));
            return new Used(used, Value(used.Value));
        }

        internal Source Source(IntPtr reason, UIntPtr at)
        {
            NativeSource source = NativeSource.Init;
            Check(Native.hjemmel_reason_source(reason, at, language, ref source));
            return new Source(source);
        }

        internal string Missing(IntPtr reason, UIntPtr at)
        {
            Check(Native.hjemmel_reason_missing(reason, at, out NativeText path));
            return Utf8.Read(path);
        }

        internal IReadOnlyList<T> All<T>(UIntPtr count, Func<UIntPtr, T> read)
        {
            var all = new T[checked((int)count.ToUInt64())];
            for (int i = 0; i < all.Length; ++i) all[i] = read((UIntPtr)(uint)i);
            return Array.AsReadOnly(all);
        }

        private static void Check(int result) => HjemmelException.Check(result, "hjemmel_reason");
    }
}
