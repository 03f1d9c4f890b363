using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a state of its own.</summary>
    public unsafe class Generator : IDisposable
    {
        private nint handle;

        private Generator(nint handle)
        {
            this.handle = handle;
            device = new Device(Native.shim_generator_device(handle));
        }

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            if (this.device.type != DeviceType.CPU)
                throw new NotSupportedException($"A generator of one's own lives on the CPU; for '{this.device}' seed torch.cuda.");
            nint made;
            Native.Check(Native.shim_generator_new(seed, &made));
            handle = made;
        }

        ~Generator() => Dispose(false);

        /// <summary>The generator that is used where none is given.</summary>
        public static Generator Default => DefaultOf(CPU);

        public Device device { get; }

        public IntPtr Handle => handle != 0 ? handle : throw new ObjectDisposedException(nameof(Generator));

        internal static Generator DefaultOf(Device device)
        {
            nint found;
            Native.Check(Native.shim_generator_default(device.Code, &found));
            return new Generator(found);
        }

        public Tensor get_state()
        {
            nint state;
            Native.Check(Native.shim_generator_state(Handle, &state));
            GC.KeepAlive(this);
            return Tensor.Own(state);
        }

        public void set_state(Tensor value)
        {
            Native.Check(Native.shim_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        public Generator manual_seed(long seed)
        {
            Native.Check(Native.shim_generator_set_seed(Handle, (ulong)seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Seeds with a number from the system and gives that number.</summary>
        public long seed() => Seed(fresh: true);

        public long initial_seed() => Seed(fresh: false);

        private long Seed(bool fresh)
        {
            ulong seed;
            Native.Check(Native.shim_generator_seed(Handle, fresh ? 1 : 0, &seed));
            GC.KeepAlive(this);
            return (long)seed;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            nint old = Interlocked.Exchange(ref handle, 0);
            if (old != 0)
                Native.shim_generator_release(old);
        }
    }
}
