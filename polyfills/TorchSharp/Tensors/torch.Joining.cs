using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => aten.cat.Call(Arg.List(tensors), dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => aten.stack.Call(Arg.List(tensors), dim);

    public static Tensor hstack(params Tensor[] tensors) => aten.hstack.Call(tensors);

    public static Tensor hstack(IList<Tensor> tensors) => aten.hstack.Call(Arg.List(tensors));

    public static Tensor vstack(IList<Tensor> tensors) => aten.vstack.Call(Arg.List(tensors));

    public static Tensor column_stack(params Tensor[] tensors) => aten.column_stack.Call(tensors);

    public static Tensor column_stack(IList<Tensor> tensors) => aten.column_stack.Call(Arg.List(tensors));

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => aten.where_self.Call(condition, x, y);

    public static Tensor[] where(Tensor condition) => aten.where.CallList(condition);

    public static Tensor einsum(string equation, params Tensor[] tensors) => aten.einsum.Call(equation, tensors);

    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => aten.broadcast_tensors.CallList(tensors);

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        aten.meshgrid_indexing.CallList(Arg.List(tensors), indexing);
}
