using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static bool is_cudnn_available() => Native.shim_cudnn() != 0;

        public static int device_count() => Native.shim_cuda_devices();

        /// <summary>Seeds the generator of the current CUDA device. Without CUDA nothing happens, as in PyTorch.</summary>
        public static void manual_seed(long seed)
        {
            if (!is_available())
                return;
            using var generator = Generator.DefaultOf(new Device(DeviceType.CUDA));
            generator.manual_seed(seed);
        }

        public static void manual_seed_all(long seed)
        {
            for (int i = 0; i < device_count(); i++)
            {
                using var generator = Generator.DefaultOf(new Device(DeviceType.CUDA, i));
                generator.manual_seed(seed);
            }
        }

        /// <summary>Waits until all work of the device is done.</summary>
        public static void synchronize(Device? device = null) => Native.Check(Native.shim_cuda_synchronize(device?.index ?? -1));
    }
}
