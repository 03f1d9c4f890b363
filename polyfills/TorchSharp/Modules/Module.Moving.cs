using System.Reflection;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                RefuseIntegers(dtype);
                _toEpilog(InitializeDevice(device), dtype, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                InitializeDeviceType(deviceType);
                _toEpilog(deviceType, deviceIndex, non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                RefuseIntegers(dtype);
                _toEpilog(dtype, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking)
            {
                _to(other.dtype, non_blocking);
                return _to(other.device_type, other.device_index, non_blocking);
            }

            protected void _toEpilog(ScalarType dtype, bool non_blocking) => Move(null, dtype, non_blocking);

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) => Move(device, dtype, non_blocking);

            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                Move(new Device(deviceType, deviceIndex), null, non_blocking);

            private void Move(Device device, ScalarType? dtype, bool non_blocking)
            {
                foreach (var (_, child) in named_children())
                    MoveChild(child, device, dtype, non_blocking);

                var fields = ComponentFields(GetType()).DistinctBy(ComponentName).ToDictionary(ComponentName);
                foreach (var (name, parameter) in named_parameters(false).ToList())
                {
                    using var grad = parameter.grad;
                    if (!Moves(parameter, device, dtype) && (grad is null || !Moves(grad, device, dtype)))
                        continue;
                    var moved = Moved(parameter, grad, device, dtype, non_blocking);
                    ConditionallyRegisterParameter(name, moved);
                    SetField(fields, name, moved);
                    parameter.Dispose();
                }
                foreach (var (name, buffer) in named_buffers(false).ToList())
                {
                    if (!Moves(buffer, device, dtype))
                        continue;
                    var moved = buffer.to(
                        TypeFor(buffer, dtype), device ?? buffer.device, non_blocking: non_blocking).DetachFromDisposeScope();
                    ConditionallyRegisterBuffer(name, moved, _internal_buffers[name].Item2);
                    SetField(fields, name, moved);
                    buffer.Dispose();
                }
            }

            private static void MoveChild(Module child, Device device, ScalarType? dtype, bool non_blocking)
            {
                if (device is null)
                    child._to(dtype.Value, non_blocking);
                else if (dtype is null)
                    child._to(device.type, device.index, non_blocking);
                else
                    child._to(device, dtype.Value, non_blocking);
            }

            private static Modules.Parameter Moved(
                Modules.Parameter parameter, Tensor grad, Device device, ScalarType? dtype, bool non_blocking)
            {
                using var unrecorded = no_grad();
                using var data = parameter.to(TypeFor(parameter, dtype), device ?? parameter.device, non_blocking: non_blocking);
                var moved = new Modules.Parameter(data, parameter.requires_grad);
                if (grad is not null)
                {
                    using var movedGrad = grad.to(TypeFor(grad, dtype), device ?? grad.device, non_blocking: non_blocking);
                    moved.grad = movedGrad;
                }
                return moved;
            }

            private void SetField(Dictionary<string, FieldInfo> fields, string name, Tensor value)
            {
                if (fields.TryGetValue(name, out var field))
                    field.SetValue(this, value);
            }

            // Integers, such as a counter among the buffers, keep their type.
            private static ScalarType TypeFor(Tensor tensor, ScalarType? wanted) =>
                wanted is { } type && (tensor.is_floating_point() || tensor.is_complex()) ? type : tensor.dtype;

            private static bool Moves(Tensor tensor, Device device, ScalarType? dtype) =>
                TypeFor(tensor, dtype) != tensor.dtype || (device is not null && (device.type != tensor.device_type || IsOther(device, tensor)));

            private static bool IsOther(Device device, Tensor tensor) =>
                device.type == DeviceType.CUDA && device.index >= 0 && device.index != tensor.device_index;

            private static void RefuseIntegers(ScalarType dtype)
            {
                if (!torch.is_floating_point(dtype) && !torch.is_complex(dtype))
                    throw new ArgumentException($"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}");
            }
        }
    }
}
