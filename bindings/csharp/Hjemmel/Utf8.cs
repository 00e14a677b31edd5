// SPDX-License-Identifier: Apache-2.0
// Texts across the interface: UTF-8 with lengths, never the platform's own encoding.
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

namespace Hjemmel
{
    internal static class Utf8
    {
        private static readonly UTF8Encoding Strict = new UTF8Encoding(false, true);

        /// <summary>A text's bytes and a NUL, so that there is always something to point to.
        /// </summary>
        /// <exception cref="ArgumentNullException">There is no text.</exception>
        /// <exception cref="ArgumentException">Half of a surrogate pair stands alone.</exception>
        internal static byte[] Bytes(string text, string argument)
        {
            if (text == null) throw new ArgumentNullException(argument);
            try
            {
                var bytes = new byte[Strict.GetByteCount(text) + 1];
                Strict.GetBytes(text, 0, text.Length, bytes, 0);
                return bytes;
            }
            catch (EncoderFallbackException)
            {
                throw new ArgumentException("Half of a surrogate pair stands alone.", argument);
            }
        }

        /// <summary>The size of what Bytes gave, without its NUL.</summary>
        internal static UIntPtr Size(byte[] bytes) => (UIntPtr)(uint)(bytes.Length - 1);

        internal static string Read(NativeText text)
        {
            int size = checked((int)text.Size.ToUInt64());
            if (size == 0) return "";
            var bytes = new byte[size];
            Marshal.Copy(text.Data, bytes, 0, size);
            return Strict.GetString(bytes);
        }

        /// <summary>A text that ends at its first NUL.</summary>
        internal static string ReadToNul(IntPtr text)
        {
            int size = 0;
            while (Marshal.ReadByte(text, size) != 0) ++size;
            return Read(new NativeText { Data = text, Size = (UIntPtr)(uint)size });
        }
    }

    /// <summary>Texts that stand inside structs and arrays: copied out of the garbage collector's
    /// reach until this is disposed.</summary>
    internal sealed class NativeTexts : IDisposable
    {
        private readonly List<IntPtr> blocks = new List<IntPtr>();

        internal NativeText Add(string text, string argument)
        {
            byte[] bytes = Utf8.Bytes(text, argument);
            return Add(bytes, bytes.Length - 1);
        }

        /// <summary>The first `size` bytes.</summary>
        internal NativeText Add(byte[] bytes, int size)
        {
            IntPtr block = Block(size + 1);
            Marshal.Copy(bytes, 0, block, size);
            Marshal.WriteByte(block, size, 0);
            return new NativeText { Data = block, Size = (UIntPtr)(uint)size };
        }

        internal NativeText[] AddAll(IEnumerable<string> texts, string argument)
        {
            var all = new List<NativeText>();
            foreach (string text in texts) all.Add(Add(text, argument));
            return all.ToArray();
        }

        /// <summary>A pointer to texts, for a member of a struct; zero where there are none.
        /// </summary>
        internal IntPtr AddArray(NativeText[] texts) => AddAll<NativeText>(texts);

        /// <summary>A struct, for others to point to.</summary>
        internal IntPtr Add<T>(T one) where T : struct
        {
            IntPtr block = Block(Marshal.SizeOf<T>());
            Marshal.StructureToPtr(one, block, false);
            return block;
        }

        /// <summary>Structs one after another; zero where there are none.</summary>
        internal IntPtr AddAll<T>(IReadOnlyList<T> all) where T : struct
        {
            if (all.Count == 0) return IntPtr.Zero;
            int size = Marshal.SizeOf<T>();
            IntPtr block = Block(checked(size * all.Count));
            for (int i = 0; i < all.Count; ++i)
                Marshal.StructureToPtr(all[i], block + i * size, false);
            return block;
        }

        /// <summary>Pointers one after another.</summary>
        internal IntPtr Add(IntPtr[] pointers)
        {
            IntPtr block = Block(checked(IntPtr.Size * Math.Max(1, pointers.Length)));
            Marshal.Copy(pointers, 0, block, pointers.Length);
            return block;
        }

        public void Dispose()
        {
            foreach (IntPtr block in blocks) Marshal.FreeHGlobal(block);
            blocks.Clear();
        }

        private IntPtr Block(int size)
        {
            IntPtr block = Marshal.AllocHGlobal(size);
            blocks.Add(block);
            return block;
        }
    }

    /// <summary>A buffer that the library writes texts into.</summary>
    internal sealed class TextBuffer : IDisposable
    {
        internal readonly BufferHandle Handle;

        internal TextBuffer()
        {
            HjemmelException.Check(Native.hjemmel_buffer_new(out Handle), "hjemmel_buffer_new");
        }

        /// <summary>What was last written.</summary>
        internal string Text
        {
            get
            {
                using (new Hold(Handle)) return Utf8.Read(Native.hjemmel_buffer_text(Handle));
            }
        }

        public void Dispose() => Handle.Dispose();
    }
}
