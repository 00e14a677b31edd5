// SPDX-License-Identifier: Apache-2.0
// A SafeHandle for each kind of object that is freed, so that none is freed twice, leaked, or freed
// while a call uses it.
using System;
using System.Runtime.InteropServices;

namespace Hjemmel
{
    internal abstract class NativeHandle : SafeHandle
    {
        protected NativeHandle() : base(IntPtr.Zero, true) { }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Free(handle);
            return true;
        }

        protected abstract void Free(IntPtr pointer);
    }

    internal sealed class ErrorHandle : NativeHandle
    {
        public ErrorHandle() { }

        internal ErrorHandle(IntPtr pointer)
        {
            SetHandle(pointer);
        }

        protected override void Free(IntPtr pointer) => Native.hjemmel_error_free(pointer);
    }

    internal sealed class BufferHandle : NativeHandle
    {
        protected override void Free(IntPtr pointer) => Native.hjemmel_buffer_free(pointer);
    }

    internal sealed class CatalogHandle : NativeHandle
    {
        protected override void Free(IntPtr pointer) => Native.hjemmel_catalog_free(pointer);
    }

    internal sealed class VersionHandle : NativeHandle
    {
        protected override void Free(IntPtr pointer) => Native.hjemmel_version_free(pointer);
    }

    internal sealed class EvaluationHandle : NativeHandle
    {
        protected override void Free(IntPtr pointer) => Native.hjemmel_evaluation_free(pointer);
    }

    internal sealed class FactsHandle : NativeHandle
    {
        protected override void Free(IntPtr pointer) => Native.hjemmel_facts_free(pointer);
    }

    internal sealed class OutcomesHandle : NativeHandle
    {
        protected override void Free(IntPtr pointer) => Native.hjemmel_outcomes_free(pointer);
    }

    internal sealed class ReasonHandle : NativeHandle
    {
        protected override void Free(IntPtr pointer) => Native.hjemmel_reason_free(pointer);
    }

    /// <summary>Holds a handle open while pointers that were borrowed from it are used. Throws
    /// ObjectDisposedException where it is closed already.</summary>
    internal struct Hold : IDisposable
    {
        private readonly SafeHandle held;

        internal Hold(SafeHandle handle)
        {
            bool added = false;
            handle.DangerousAddRef(ref added);
            held = added ? handle : null;
        }

        internal IntPtr Pointer => held.DangerousGetHandle();

        public void Dispose() => held?.DangerousRelease();
    }
}
