using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The functions of the shim. Those that only read a field or two skip the garbage collector's bookkeeping.</summary>
internal static unsafe partial class Native
{
    internal const string Library = "libmlnettorch_shim";

    static Native() => NativeLibraries.Register();

    // Operators
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint shim_operator(string name, string overload);
    [LibraryImport(Library)] internal static partial int shim_call(nint op, NativeValue* arguments, int count, NativeValue* results, int room);
    [LibraryImport(Library), SuppressGCTransition] internal static partial void shim_free(nint memory);

    // Tensors
    [LibraryImport(Library)] internal static partial void shim_tensor_release(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial nint shim_tensor_share(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int shim_tensor_type(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long shim_tensor_device(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long shim_tensor_dimensions(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long shim_tensor_count(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long shim_tensor_element_size(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int shim_tensor_layout(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int shim_tensor_is_contiguous(nint tensor);
    [LibraryImport(Library)] internal static partial int shim_tensor_shape(nint tensor, long* sizes, long* strides);
    [LibraryImport(Library)] internal static partial int shim_tensor_storage_offset(nint tensor, long* offset);
    [LibraryImport(Library)] internal static partial int shim_tensor_data(nint tensor, nint* data);
    [LibraryImport(Library)]
    internal static partial int shim_tensor_over(
        nint data, long* sizes, int dimensions, int type, delegate* unmanaged<nint, void> forget, nint context, nint* result);

    // Gradients
    [LibraryImport(Library), SuppressGCTransition] internal static partial int shim_requires_grad(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int shim_is_leaf(nint tensor);
    [LibraryImport(Library)] internal static partial int shim_set_requires_grad(nint tensor, int value);
    [LibraryImport(Library)] internal static partial int shim_retain_grad(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial nint shim_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int shim_set_grad(nint tensor, nint grad);
    [LibraryImport(Library)] internal static partial int shim_clear_grads(nint* tensors, int count, int toNone);
    [LibraryImport(Library)]
    internal static partial int shim_backward(
        nint* tensors, int count, nint* grads, int gradCount, int retainGraph, int createGraph, nint* inputs, int inputCount);
    [LibraryImport(Library)]
    internal static partial int shim_gradients(
        nint* outputs, int count, nint* inputs, int inputCount, nint* grads, int gradCount, int retainGraph, int createGraph, int allowUnused, nint* results);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int shim_grad_enabled();
    [LibraryImport(Library), SuppressGCTransition] internal static partial void shim_set_grad_enabled(int enabled);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int shim_inference_enabled();
    [LibraryImport(Library)] internal static partial nint shim_enter_inference(int enabled);
    [LibraryImport(Library)] internal static partial void shim_leave_inference(nint guard);

    // Random numbers
    [LibraryImport(Library)] internal static partial int shim_generator_default(long device, nint* result);
    [LibraryImport(Library)] internal static partial int shim_generator_new(ulong seed, nint* result);
    [LibraryImport(Library)] internal static partial void shim_generator_release(nint generator);
    [LibraryImport(Library)] internal static partial long shim_generator_device(nint generator);
    [LibraryImport(Library)] internal static partial int shim_generator_set_seed(nint generator, ulong seed);
    [LibraryImport(Library)] internal static partial int shim_generator_seed(nint generator, int fresh, ulong* seed);
    [LibraryImport(Library)] internal static partial int shim_generator_state(nint generator, nint* state);
    [LibraryImport(Library)] internal static partial int shim_generator_set_state(nint generator, nint state);
    [LibraryImport(Library)] internal static partial int shim_manual_seed(ulong seed);

    // Optimisers
    [LibraryImport(Library)]
    internal static partial int shim_sgd(
        nint* parameters, nint* buffers, byte* fresh, int count, double rate, double momentum, double dampening, double decay, int nesterov, int maximize);
    [LibraryImport(Library)]
    internal static partial int shim_adam(
        nint* parameters, nint* firsts, nint* seconds, long* steps, int count, double rate, double beta1, double beta2, double eps, double decay,
        int decoupled, int maximize);

    // Pooling
    [LibraryImport(Library)] internal static partial int shim_max_pool2d(nint tensor, long* kernel, long* stride, long* padding, nint* result);

    // Rows of layers in evaluation
    [LibraryImport(Library)] internal static partial nint shim_plan_new();
    [LibraryImport(Library)] internal static partial void shim_plan_free(nint plan);
    [LibraryImport(Library)] internal static partial int shim_plan_run(nint plan, LayerSpec* layers, int count, nint input, nint* result);

    // The library as a whole
    [LibraryImport(Library)] internal static partial nint shim_error();
    [LibraryImport(Library)] internal static partial nint shim_torch_version();
    [LibraryImport(Library)] internal static partial int shim_threads();
    [LibraryImport(Library)] internal static partial int shim_interop_threads();
    [LibraryImport(Library)] internal static partial int shim_set_threads(int count);
    [LibraryImport(Library)] internal static partial int shim_set_interop_threads(int count);
    [LibraryImport(Library)] internal static partial int shim_cuda_devices();
    [LibraryImport(Library)] internal static partial int shim_cuda_synchronize(int device);
    [LibraryImport(Library)] internal static partial int shim_cudnn();
    [LibraryImport(Library)] internal static partial int shim_default_type();
    [LibraryImport(Library)] internal static partial int shim_set_default_type(int type);

    /// <summary>Turns a failed status into the exception that carries libtorch's own text.</summary>
    internal static void Check(int status)
    {
        if (status < 0)
            throw Failure();
    }

    internal static ExternalException Failure() => new(Marshal.PtrToStringUTF8(shim_error()));
}
