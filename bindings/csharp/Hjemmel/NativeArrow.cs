// SPDX-License-Identifier: Apache-2.0
// The structs of Arrow's C data interface and of batches, member for member.
using System;
using System.Runtime.InteropServices;

#pragma warning disable 649

namespace Hjemmel
{
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void ReleaseFunction(IntPtr released);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int ProgressFunction(IntPtr user, ulong done, ulong total);

    [StructLayout(LayoutKind.Sequential)]
    internal struct ArrowSchema
    {
        internal IntPtr Format;
        internal IntPtr Name;
        internal IntPtr Metadata;
        internal long Flags;
        internal long ChildCount;
        internal IntPtr Children;
        internal IntPtr Dictionary;
        internal IntPtr Release;
        internal IntPtr PrivateData;

        internal const long Nullable = 2;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct ArrowArray
    {
        internal long Length;
        internal long NullCount;
        internal long Offset;
        internal long BufferCount;
        internal long ChildCount;
        internal IntPtr Buffers;
        internal IntPtr Children;
        internal IntPtr Dictionary;
        internal IntPtr Release;
        internal IntPtr PrivateData;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeTable
    {
        internal uint StructSize;
        internal uint Flags;
        internal NativeText Entity;
        internal IntPtr Schema;
        internal IntPtr Array;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeTable>();

        internal static NativeTable Init => new NativeTable { StructSize = Bytes };
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeBatch
    {
        internal uint StructSize;
        internal uint Flags;
        internal IntPtr Schema;
        internal IntPtr Array;
        internal IntPtr Tables;
        internal UIntPtr TableCount;
        internal long Day;
        internal NativeText DayColumn;
        internal IntPtr Progress;
        internal IntPtr User;
        internal int Language;
        internal uint Reserved;
        internal IntPtr RefusedRelated;
        internal uint Threads;
        internal uint ReservedThreads;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeBatch>();

        internal static NativeBatch Init => new NativeBatch { StructSize = Bytes };
    }

    /// <summary>What a release callback is for a table that is only looked at: nothing.</summary>
    internal static class Kept
    {
        private static readonly ReleaseFunction Nothing = released => { };

        internal static readonly IntPtr Release =
            Marshal.GetFunctionPointerForDelegate(Nothing);
    }
}
