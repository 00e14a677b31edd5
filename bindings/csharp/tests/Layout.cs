// SPDX-License-Identifier: Apache-2.0
// Structs, constants and functions against what tests/abi/layout.c and the library itself say.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Hjemmel;

internal static class Layout
{
    private static readonly Regex Line = new Regex(
        @"^(SIZE|AT|IS)\((\w+), (?:(\w+), )?(-?\d+)\);", RegexOptions.Multiline);

    // The beginning of a constant's name, and where its like stand here.
    private static readonly Dictionary<string, Type> Enumerations = new Dictionary<string, Type>
    {
        ["LANGUAGE_"] = typeof(Language),
        ["SEVERITY_"] = typeof(Severity),
        ["FORMAT_"] = typeof(Format),
        ["DECLARATION_KIND_"] = typeof(DeclarationKind),
        ["STATUS_"] = typeof(Status),
        ["NOTE_KIND_"] = typeof(NoteKind),
        ["VALUE_KIND_"] = typeof(ValueKind),
        ["REASON_KIND_"] = typeof(ReasonKind),
        ["MARK_"] = typeof(Mark),
        ["USED_KIND_"] = typeof(UsedKind),
        [""] = typeof(Result)
    };

    // Flags have no enumeration here.
    private static readonly Regex Elsewhere = new Regex("^ABI$|_FLAG_");

    internal static void Run(string path)
    {
        int structs = 0;
        int constants = 0;
        foreach (Match match in Line.Matches(File.ReadAllText(path)))
        {
            string name = match.Groups[2].Value;
            int number = int.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture);
            if (match.Groups[1].Value == "IS") constants += Constant(name, number);
            else structs += Struct(name, match.Groups[3].Value, number);
        }
        Program.True(structs > 100, "structs checked: " + structs);
        Program.True(constants > 60, "constants checked: " + constants);
        foreach (MethodInfo method in typeof(Native).GetMethods(
            BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            Marshal.Prelink(method);
        Program.Equal("0.2.0", Library.Version, "the library's version");
        Program.True(Library.BuildInfo.Contains("hjemmel: 0.2.0"), "build information");
    }

    private static int Struct(string name, string member, int number)
    {
        if (!name.StartsWith("hjemmel_", StringComparison.Ordinal)) return 0;
        string local = "Hjemmel.Native" + Pascal(name.Substring("hjemmel_".Length));
        Type type = typeof(Native).Assembly.GetType(local);
        Program.True(type != null, name + " is mirrored");
        if (type == null) return 0;
        if (member.Length == 0) Program.Equal(number, Marshal.SizeOf(type), name);
        else Program.Equal(number, (int)Marshal.OffsetOf(type, Pascal(member)), name + member);
        return 1;
    }

    private static int Constant(string name, int number)
    {
        string rest = name.Substring("HJEMMEL_".Length);
        if (Elsewhere.IsMatch(rest)) return 0;
        string prefix = Enumerations.Keys.OrderByDescending(key => key.Length)
            .First(key => rest.StartsWith(key, StringComparison.Ordinal));
        Type type = Enumerations[prefix];
        string member = rest.Substring(prefix.Length);
        FieldInfo field = type.GetField(Pascal(member), BindingFlags.Static | BindingFlags.Public
                                        | BindingFlags.NonPublic);
        Program.True(field != null, name + " stands in " + type.Name);
        if (field != null)
            Program.Equal(number, Convert.ToInt32(field.GetRawConstantValue(),
                                                  CultureInfo.InvariantCulture), name);
        return 1;
    }

    /// <summary>"struct_size" and "STRUCT_SIZE" as "StructSize".</summary>
    private static string Pascal(string name) =>
        string.Concat(name.ToLowerInvariant().Split('_')
            .Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
}
