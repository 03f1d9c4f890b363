using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lives, such as "cpu" or "cuda:0".</summary>
    public class Device
    {
        public Device(string description)
        {
            var parts = description.Split(':');
            if (parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], out _)))
                throw new FormatException($"Invalid device description: '{description}', expected a type such as 'cpu' or 'cuda', or a type and an index such as 'cuda:0'");
            type = TypeOf(parts[0], description);
            index = parts.Length == 2 ? int.Parse(parts[1]) : type == DeviceType.CUDA ? 0 : -1;
        }

        public Device(string deviceType, int index = -1)
        {
            type = TypeOf(deviceType, deviceType);
            this.index = index;
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public Device(int index) : this(DeviceType.CUDA, index)
        {
        }

        internal Device(long code) : this((DeviceType)(code >> 8), (int)(code & 0xFF) - 1)
        {
        }

        public DeviceType type { get; }

        public int index { get; }

        /// <summary>The device as the shim writes it.</summary>
        internal long Code => ((long)type << 8) | (uint)(index + 1);

        public static implicit operator Device(string description) => new(description);

        public override string ToString()
        {
            string text = type.ToString().ToLowerInvariant();
            return index == -1 ? text : $"{text}:{index}";
        }

        private static DeviceType TypeOf(string name, string description) =>
            Enum.TryParse<DeviceType>(name, ignoreCase: true, out var type) && !char.IsAsciiDigit(name[0])
                ? type
                : throw new FormatException($"Unknown device type in '{description}', expected one of {string.Join(", ", Enum.GetNames<DeviceType>()).ToLowerInvariant()}");
    }

    public static readonly Device CPU = new(DeviceType.CPU);

    public static readonly Device META = new(DeviceType.META);

    public static Device CUDA => new(DeviceType.CUDA);

    private static Device defaultDevice = CPU;

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(index);

    public static Device get_default_device() => defaultDevice;

    public static void set_default_device(Device device) => defaultDevice = device;

    public static void set_default_device(string device) => defaultDevice = new Device(device);

    /// <summary>The device itself, or the default one; fails where libtorch has no support for it.</summary>
    public static Device InitializeDevice(Device? device)
    {
        device ??= defaultDevice;
        InitializeDeviceType(device.type);
        return device;
    }

    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException($"Torch device type {deviceType} did not initialise on the current machine.");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType)
    {
        Native.shim_threads();
        return deviceType != DeviceType.CUDA || cuda.is_available();
    }

    public static bool cuda_is_available() => cuda.is_available();
}
