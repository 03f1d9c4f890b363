using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// An operator of libtorch, found once by its name and called with whatever arguments its schema takes. Arguments left out
/// at the end take the schema's defaults.
/// </summary>
internal sealed unsafe class Operator
{
    private const int WordsOnStack = 64;
    private const int MostResults = 8;

    private readonly string name;
    private nint handle;

    private Operator(string name) => this.name = name;

    public static implicit operator Operator(string name) => new(name);

    /// <summary>An operator with one tensor as its result.</summary>
    internal Tensor Call(params ReadOnlySpan<Arg> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return Tensor.Own((nint)result.Bits);
    }

    /// <summary>An operator that changes its first argument, which is handed back.</summary>
    internal Tensor InPlace(params ReadOnlySpan<Arg> arguments)
    {
        Invoke(arguments, null, 0);
        return (Tensor)arguments[0].Object;
    }

    /// <summary>An operator whose results are of no interest.</summary>
    internal void Run(params ReadOnlySpan<Arg> arguments) => Invoke(arguments, null, 0);

    internal (Tensor, Tensor) Call2(params ReadOnlySpan<Arg> arguments)
    {
        NativeValue* results = stackalloc NativeValue[2];
        Invoke(arguments, results, 2);
        return (Tensor.Own((nint)results[0].Bits), Tensor.Own((nint)results[1].Bits));
    }

    internal (Tensor, Tensor, Tensor) Call3(params ReadOnlySpan<Arg> arguments)
    {
        NativeValue* results = stackalloc NativeValue[3];
        Invoke(arguments, results, 3);
        return (Tensor.Own((nint)results[0].Bits), Tensor.Own((nint)results[1].Bits), Tensor.Own((nint)results[2].Bits));
    }

    /// <summary>An operator with a list of tensors as its result.</summary>
    internal Tensor[] CallList(params ReadOnlySpan<Arg> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        var tensors = new Tensor[result.Length];
        for (int i = 0; i < tensors.Length; i++)
            tensors[i] = Tensor.Own(((nint*)result.Bits)[i]);
        Native.shim_free((nint)result.Bits);
        return tensors;
    }

    internal bool CallBool(params ReadOnlySpan<Arg> arguments) => CallLong(arguments) != 0;

    internal long CallLong(params ReadOnlySpan<Arg> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return result.Bits;
    }

    /// <summary>A number as the operator gives it: integer, floating or boolean.</summary>
    internal NativeValue CallNumber(params ReadOnlySpan<Arg> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return result;
    }

    [SkipLocalsInit]
    private void Invoke(ReadOnlySpan<Arg> arguments, NativeValue* results, int room)
    {
        int words = 0;
        foreach (ref readonly var argument in arguments)
            words += WordsOf(argument);
        if (words <= WordsOnStack)
        {
            long* memory = stackalloc long[WordsOnStack];
            Invoke(arguments, memory, results, room);
            return;
        }
        var rented = ArrayPool<long>.Shared.Rent(words);
        fixed (long* memory = rented)
            Invoke(arguments, memory, results, room);
        ArrayPool<long>.Shared.Return(rented);
    }

    [SkipLocalsInit]
    private void Invoke(ReadOnlySpan<Arg> arguments, long* memory, NativeValue* results, int room)
    {
        NativeValue* values = stackalloc NativeValue[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
            memory = Write(arguments[i], values + i, memory);

        int status = Native.shim_call(Handle, values, arguments.Length, results, room);

        foreach (ref readonly var argument in arguments)
            GC.KeepAlive(argument.Object);
        if (status < 0)
            throw Native.Failure();
    }

    private static int WordsOf(in Arg argument) => argument.Kind switch
    {
        ValueKind.String => Encoding.UTF8.GetMaxByteCount(((string)argument.Object).Length) / sizeof(long) + 1,
        >= ValueKind.IntList and <= ValueKind.OptionalTensorList or ValueKind.Complex => ((Array)argument.Object).Length,
        _ => 0,
    };

    /// <summary>Puts an argument into the form that the shim reads; gives the next free word of the memory.</summary>
    private static long* Write(in Arg argument, NativeValue* value, long* memory)
    {
        value->Kind = argument.Kind;
        value->Bits = argument.Bits;
        switch (argument.Kind)
        {
            case ValueKind.IntList:
                return WriteList(value, memory, (long[])argument.Object);
            case ValueKind.DoubleList or ValueKind.Complex:
                return WriteList(value, memory, MemoryMarshal.Cast<double, long>((double[])argument.Object));
            case ValueKind.TensorList or ValueKind.OptionalTensorList:
                var tensors = (Tensor[])argument.Object;
                for (int i = 0; i < tensors.Length; i++)
                    memory[i] = tensors[i]?.Handle ?? 0;
                value->Bits = (long)memory;
                value->Length = tensors.Length;
                return memory + tensors.Length;
            case ValueKind.String:
                var text = (string)argument.Object;
                int room = Encoding.UTF8.GetMaxByteCount(text.Length);
                value->Bits = (long)memory;
                value->Length = Encoding.UTF8.GetBytes(text, new Span<byte>(memory, room));
                return memory + room / sizeof(long) + 1;
            default:
                return memory;
        }
    }

    private static long* WriteList(NativeValue* value, long* memory, ReadOnlySpan<long> list)
    {
        list.CopyTo(new Span<long>(memory, list.Length));
        value->Bits = (long)memory;
        value->Length = list.Length;
        return memory + list.Length;
    }

    private nint Handle => handle != 0 ? handle : handle = Find();

    private nint Find()
    {
        int dot = name.IndexOf('.');
        nint found = dot < 0
            ? Native.shim_operator("aten::" + name, "")
            : Native.shim_operator("aten::" + name[..dot], name[(dot + 1)..]);
        return found != 0 ? found : throw Native.Failure();
    }
}
