using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor of libtorch. It belongs to the innermost scope that was open on its thread when it was made; outside of
    /// scopes it lives until it is disposed of or collected.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long totalCount;
        private static long peakCount;

        private nint handle;

        internal Tensor(nint handle)
        {
            this.handle = handle;
            // libtorch may give "no tensor" as a result: there is nothing to count or to free then.
            if (handle == 0)
                return;
            long total = Interlocked.Increment(ref totalCount);
            if (total > Volatile.Read(ref peakCount))
                RaisePeak(total);
            DisposeScopeManager.Register(this);
        }

        ~Tensor() => Dispose(false);

        /// <summary>The tensors alive now.</summary>
        public static long TotalCount => Interlocked.Read(ref totalCount);

        /// <summary>The most tensors that were alive at a time.</summary>
        public static long PeakCount => Interlocked.Read(ref peakCount);

        internal DisposeScope OwningScope { get; set; }

        internal int SlotInScope { get; set; }

        public IntPtr Handle => handle != 0 ? handle : throw new InvalidOperationException("Tensor invalid -- empty handle.");

        public bool IsInvalid => handle == 0;

        /// <summary>A name for the reader; libtorch does not know it.</summary>
        public string? name { get; set; }

        /// <summary>Wraps a handle, whose reference becomes the tensor's.</summary>
        internal static Tensor Own(nint handle) => new(handle);

        internal static Tensor OwnOrNull(nint handle) => handle == 0 ? null : new Tensor(handle);

        public static Tensor UnsafeCreateTensor(IntPtr handle) => new(handle);

        /// <summary>Gives a result on after the call it came from: the tensor must not be collected during the call.</summary>
        private TResult Kept<TResult>(TResult result)
        {
            GC.KeepAlive(this);
            return result;
        }

        private static void RaisePeak(long total)
        {
            long seen;
            while (total > (seen = Volatile.Read(ref peakCount)) && Interlocked.CompareExchange(ref peakCount, total, seen) != seen)
            {
            }
        }

        public void Dispose()
        {
            OwningScope?.Forget(this);
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            nint old = Interlocked.Exchange(ref handle, 0);
            if (old == 0)
                return;
            Interlocked.Decrement(ref totalCount);
            Native.shim_tensor_release(old);
        }

        /// <summary>Gives the handle away: this object is empty afterwards and its reference the caller's.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            OwningScope?.Forget(this);
            GC.SuppressFinalize(this);
            nint given = Interlocked.Exchange(ref handle, 0);
            if (given != 0)
                Interlocked.Decrement(ref totalCount);
            return given;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningScope?.Detach(this);
            return this;
        }

        [Obsolete("The method name misspells 'Detach.' Use 'DetachFromDisposeScope' instead.")]
        public Tensor DetatchFromDisposeScope() => DetachFromDisposeScope();

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningScope is null)
                other?.Attach(this);
            else
                OwningScope.MoveToOther(other, this);
            return this;
        }

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>Whether shape and all elements are equal.</summary>
        public bool Equals(Tensor target) => target is not null && aten.equal.CallBool(this, target);

        public override int GetHashCode() => base.GetHashCode();
    }
}
