using System.Globalization;
using Microsoft.ML;
using TorchSharp;

namespace MLNetTorch.Transforms;

/// <summary>Where a network runs: the option first, then what the context says, then the CPU.</summary>
internal static class DeviceChoice
{
    /// <summary>The device to use.</summary>
    /// <param name="option">"cpu", "cuda" or "cuda:1"; null where nothing is said.</param>
    /// <param name="context">Its <c>GpuDeviceId</c> and <c>FallbackToCpu</c> count where the option is null.</param>
    /// <exception cref="InvalidOperationException">That device is not available.</exception>
    public static torch.Device Resolve(string? option, MLContext context)
    {
        if (option is not null)
            return option == "cpu" ? torch.CPU : Cuda(IndexOf(option), $"the option Device is \"{option}\"");
        if (context.GpuDeviceId is not { } index || (context.FallbackToCpu && !IsAvailable(index)))
            return torch.CPU;
        return Cuda(index, $"MLContext.GpuDeviceId is {index} and FallbackToCpu is false");
    }

    /// <summary>Whether it is one of the three forms.</summary>
    public static bool IsDevice(string? device)
        => device is null or "cpu" or "cuda"
        || (device.StartsWith("cuda:", StringComparison.Ordinal)
            && int.TryParse(device.AsSpan("cuda:".Length), NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private static int IndexOf(string option)
        => option == "cuda" ? 0 : int.Parse(option.AsSpan("cuda:".Length), CultureInfo.InvariantCulture);

    private static bool IsAvailable(int index)
        => torch.cuda.is_available() && index >= 0 && index < torch.cuda.device_count();

    private static torch.Device Cuda(int index, string wish)
    {
        if (IsAvailable(index))
            return torch.device($"cuda:{index}");
        var found = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        throw new InvalidOperationException(
            $"The CUDA device {index} is not available ({wish}): libtorch sees {found} CUDA device(s). "
            + "Use the CPU (Device = \"cpu\"), or use a libtorch with CUDA on a machine with that device.");
    }
}
