// SPDX-License-Identifier: Apache-2.0
// The structs of hjemmel.h, member for member. tests/Layout.cs holds them against the layout that
// tests/abi/layout.c states.
using System;
using System.Runtime.InteropServices;

// The library fills in most of these.
#pragma warning disable 649

namespace Hjemmel
{
    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeText
    {
        internal IntPtr Data;
        internal UIntPtr Size;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeDiagnostic
    {
        internal uint StructSize;
        internal int Severity;
        internal NativeText Code;
        internal NativeText Text;
        internal NativeText Hint;
        internal NativeText File;
        internal uint Line;
        internal uint Column;
        internal ulong Offset;
        internal ulong Length;
        internal NativeText Fact;
        internal NativeText Value;
        internal NativeText Id;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeDiagnostic>();

        internal static NativeDiagnostic Init => new NativeDiagnostic { StructSize = Bytes };
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeLoadOptions
    {
        internal uint StructSize;
        internal uint Flags;
        internal ulong FileBytes;
        internal ulong Nodes;
        internal ulong Depth;
        internal ulong ScalarBytes;
        internal ulong ExpressionBytes;
        internal ulong ExpressionDepth;
        internal ulong Rows;
        internal ulong Files;
        internal ulong Diagnostics;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeLoadOptions>();

        internal static NativeLoadOptions Init => new NativeLoadOptions { StructSize = Bytes };
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeFile
    {
        internal NativeText Name;
        internal NativeText Content;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeVersionInfo
    {
        internal uint StructSize;
        internal uint Flags;
        internal NativeText Ruleset;
        internal NativeText Title;
        internal NativeText Digest;
        internal long From;
        internal long To;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeVersionInfo>();

        internal static NativeVersionInfo Init => new NativeVersionInfo { StructSize = Bytes };
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeSetting
    {
        internal NativeText Parameter;
        internal NativeText Value;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeDeclaration
    {
        internal uint StructSize;
        internal uint Flags;
        internal NativeText Name;
        internal NativeText Entity;
        internal NativeText Type;
        internal NativeText Label;
        internal NativeText Unit;
        internal uint Index;
        internal uint Reserved;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeDeclaration>();

        internal static NativeDeclaration Init => new NativeDeclaration { StructSize = Bytes };
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeEvaluationOptions
    {
        internal uint StructSize;
        internal uint Flags;
        internal IntPtr Complete;
        internal UIntPtr CompleteCount;
        internal ulong Steps;
        internal ulong ListItems;
        internal ulong Memory;
        internal ulong Combinations;
        internal ulong Depth;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeEvaluationOptions>();

        internal static NativeEvaluationOptions Init =>
            new NativeEvaluationOptions { StructSize = Bytes };
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeOutcomeInfo
    {
        internal uint StructSize;
        internal uint Flags;
        internal int Status;
        internal int Reserved;
        internal IntPtr Value;
        internal IntPtr Diagnostics;
        internal NativeText Id;
        internal NativeText Ruleset;
        internal NativeText Version;
        internal NativeText Digest;
        internal NativeText Entity;
        internal NativeText Decision;
        internal long Day;
        internal UIntPtr MissingCount;
        internal UIntPtr NoteCount;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeOutcomeInfo>();

        internal static NativeOutcomeInfo Init => new NativeOutcomeInfo { StructSize = Bytes };
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeMissing
    {
        internal uint StructSize;
        internal uint Reserved;
        internal NativeText Path;
        internal NativeText Name;
        internal NativeText Entity;
        internal NativeText Id;
        internal NativeText Label;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeMissing>();

        internal static NativeMissing Init => new NativeMissing { StructSize = Bytes };
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeNote
    {
        internal uint StructSize;
        internal int Kind;
        internal NativeText Name;
        internal NativeText Text;
        internal IntPtr Value;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeNote>();

        internal static NativeNote Init => new NativeNote { StructSize = Bytes };
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeDuration
    {
        internal long Months;
        internal long Seconds;
        internal int Nanoseconds;
        internal int Reserved;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeItem
    {
        internal uint StructSize;
        internal uint Flags;
        internal NativeText Name;
        internal IntPtr Value;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeItem>();

        internal static NativeItem Init => new NativeItem { StructSize = Bytes };
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeReasonInfo
    {
        internal uint StructSize;
        internal uint Flags;
        internal int Kind;
        internal int Mark;
        internal NativeText Id;
        internal NativeText Text;
        internal NativeText Label;
        internal NativeText Unit;
        internal IntPtr Value;
        internal UIntPtr PartCount;
        internal UIntPtr UsedCount;
        internal UIntPtr SourceCount;
        internal UIntPtr MissingCount;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeReasonInfo>();

        internal static NativeReasonInfo Init => new NativeReasonInfo { StructSize = Bytes };
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeUsed
    {
        internal uint StructSize;
        internal int Kind;
        internal NativeText Name;
        internal NativeText Label;
        internal NativeText Unit;
        internal IntPtr Value;
        internal uint Flags;
        internal uint Reserved;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeUsed>();

        internal static NativeUsed Init => new NativeUsed { StructSize = Bytes };
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeSource
    {
        internal uint StructSize;
        internal uint Reserved;
        internal NativeText Id;
        internal NativeText Title;
        internal NativeText Issuer;
        internal NativeText Reference;
        internal NativeText Published;
        internal NativeText Url;
        internal NativeText Place;

        private static readonly uint Bytes = (uint)Marshal.SizeOf<NativeSource>();

        internal static NativeSource Init => new NativeSource { StructSize = Bytes };
    }
}
