// SPDX-License-Identifier: Apache-2.0
// All rulesets of a folder, or of memory.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Hjemmel
{
    /// <summary>What loading may cost; 0 stands for the default, which docs/abi.md lists.</summary>
    public sealed class LoadOptions
    {
        /// <summary>Bytes of one file.</summary>
        public ulong FileBytes { get; set; }

        /// <summary>YAML keys, items and scalars of one file.</summary>
        public ulong Nodes { get; set; }

        /// <summary>Nesting of YAML, at most 64.</summary>
        public ulong Depth { get; set; }

        /// <summary>Bytes of one text.</summary>
        public ulong ScalarBytes { get; set; }

        /// <summary>Bytes of one expression.</summary>
        public ulong ExpressionBytes { get; set; }

        /// <summary>Nesting of one expression, at most 64.</summary>
        public ulong ExpressionDepth { get; set; }

        /// <summary>Rows of all tables of one file.</summary>
        public ulong Rows { get; set; }

        /// <summary>Files of one catalog.</summary>
        public ulong Files { get; set; }

        /// <summary>Diagnostics told of one file.</summary>
        public ulong Diagnostics { get; set; }

        internal static NativeLoadOptions ToNative(LoadOptions options)
        {
            NativeLoadOptions native = NativeLoadOptions.Init;
            if (options == null) return native;
            native.FileBytes = options.FileBytes;
            native.Nodes = options.Nodes;
            native.Depth = options.Depth;
            native.ScalarBytes = options.ScalarBytes;
            native.ExpressionBytes = options.ExpressionBytes;
            native.ExpressionDepth = options.ExpressionDepth;
            native.Rows = options.Rows;
            native.Files = options.Files;
            native.Diagnostics = options.Diagnostics;
            return native;
        }
    }

    /// <summary>One rule file in memory.</summary>
    public sealed class RuleFile
    {
        /// <summary>A rule file; its name serves in diagnostics alone.</summary>
        public RuleFile(string name, string content)
        {
            Name = name ?? throw new ArgumentNullException(nameof(name));
            byte[] bytes = Utf8.Bytes(content, nameof(content));
            Array.Resize(ref bytes, bytes.Length - 1);
            Content = bytes;
        }

        /// <summary>A rule file from its bytes of UTF-8, which are not copied before it is loaded.
        /// </summary>
        public RuleFile(string name, byte[] content)
        {
            Name = name ?? throw new ArgumentNullException(nameof(name));
            Content = content ?? throw new ArgumentNullException(nameof(content));
        }

        /// <summary>The name that diagnostics tell.</summary>
        public string Name { get; }

        internal byte[] Content { get; }
    }

    /// <summary>All rulesets of a folder. It never changes, and any number of threads may use it at
    /// once. Versions that came from it need it no longer.</summary>
    public sealed class Catalog : IDisposable
    {
        private readonly CatalogHandle handle;

        private Catalog(CatalogHandle handle)
        {
            this.handle = handle;
            using (new Hold(handle))
            {
                Warnings = Diagnostic.ReadAll(Native.hjemmel_catalog_warnings(handle));
                Rulesets = ReadRulesets();
            }
        }

        /// <summary>The ids of the rulesets, in their order.</summary>
        public IReadOnlyList<string> Rulesets { get; }

        /// <summary>The warnings that came with loading.</summary>
        public IReadOnlyList<Diagnostic> Warnings { get; }

        /// <summary>Reads one rule file, or every `.yaml` file under a folder. One bad file fails
        /// it whole, and the exception tells all faults of all files.</summary>
        /// <exception cref="HjemmelException">The rules cannot be read, or have faults.
        /// </exception>
        public static Catalog Load(string path, LoadOptions options = null)
        {
            byte[] bytes = Utf8.Bytes(path, nameof(path));
            Library.Require();
            NativeLoadOptions limits = LoadOptions.ToNative(options);
            int result = Native.hjemmel_catalog_load(bytes, Utf8.Size(bytes), ref limits,
                out CatalogHandle handle, out ErrorHandle error);
            HjemmelException.Check(result, error, "hjemmel_catalog_load");
            return new Catalog(handle);
        }

        /// <summary>The same from memory: no file is touched.</summary>
        /// <exception cref="HjemmelException">The rules have faults.</exception>
        public static Catalog FromMemory(params RuleFile[] files) => FromMemory(files, null);

        /// <summary>The same under limits.</summary>
        /// <exception cref="HjemmelException">The rules have faults.</exception>
        public static Catalog FromMemory(IEnumerable<RuleFile> files, LoadOptions options)
        {
            if (files == null) throw new ArgumentNullException(nameof(files));
            Library.Require();
            using (var texts = new NativeTexts())
            {
                NativeFile[] all = files.Select(file => ToNative(file, texts)).ToArray();
                NativeLoadOptions limits = LoadOptions.ToNative(options);
                int result = Native.hjemmel_catalog_from_memory(all.Length == 0 ? null : all,
                    (UIntPtr)(uint)all.Length, ref limits, out CatalogHandle handle,
                    out ErrorHandle error);
                HjemmelException.Check(result, error, "hjemmel_catalog_from_memory");
                return new Catalog(handle);
            }
        }

        /// <summary>The version of a ruleset that is in force on a day; null where none is, which
        /// is not a "no". It is the caller's to dispose.</summary>
        /// <exception cref="HjemmelException">There is no such ruleset.</exception>
        public RulesetVersion InForce(string ruleset, DateTime day)
        {
            byte[] name = Utf8.Bytes(ruleset, nameof(ruleset));
            int result = Native.hjemmel_catalog_in_force(handle, name, Utf8.Size(name),
                Plain.Day(day, nameof(day)), out VersionHandle version, out ErrorHandle error);
            result = (int)HjemmelException.Check(result, error, "hjemmel_catalog_in_force");
            return result == (int)Result.Ok ? new RulesetVersion(version) : null;
        }

        /// <summary>All versions of a ruleset, the oldest first. They are the caller's to dispose.
        /// </summary>
        /// <exception cref="HjemmelException">There is no such ruleset.</exception>
        public IReadOnlyList<RulesetVersion> Versions(string ruleset)
        {
            byte[] name = Utf8.Bytes(ruleset, nameof(ruleset));
            var all = new List<RulesetVersion>();
            while (true)
            {
                int result = Native.hjemmel_catalog_version(handle, name, Utf8.Size(name),
                    (UIntPtr)(uint)all.Count, out VersionHandle version, out ErrorHandle error);
                Result given = HjemmelException.Check(result, error, "hjemmel_catalog_version");
                if (given != Result.Ok) return all.AsReadOnly();
                all.Add(new RulesetVersion(version));
            }
        }

        /// <summary>Frees the catalog; its texts and its versions stay.</summary>
        public void Dispose() => handle.Dispose();

        private static NativeFile ToNative(RuleFile file, NativeTexts texts)
        {
            if (file == null) throw new ArgumentException("A rule file is null.", "files");
            return new NativeFile
            {
                Name = texts.Add(file.Name, "files"),
                Content = texts.Add(file.Content, file.Content.Length)
            };
        }

        private IReadOnlyList<string> ReadRulesets()
        {
            var all = new List<string>();
            while (true)
            {
                int result = Native.hjemmel_catalog_ruleset(handle, (UIntPtr)(uint)all.Count,
                                                            out NativeText id);
                if (HjemmelException.Check(result, "hjemmel_catalog_ruleset") != Result.Ok)
                    return all.AsReadOnly();
                all.Add(Utf8.Read(id));
            }
        }
    }
}
