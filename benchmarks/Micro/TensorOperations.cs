using BenchmarkDotNet.Attributes;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Benchmarks.Micro;

/// <summary>Single calls through TorchSharp on tensors so small that the call is what takes the time.</summary>
[MemoryDiagnoser]
public class TensorOperations
{
    private Tensor _left = null!;
    private Tensor _right = null!;

    [GlobalSetup]
    public void Prepare() => (_left, _right) = (ones(10, 10), ones(10, 10));

    [GlobalCleanup]
    public void Free()
    {
        _left.Dispose();
        _right.Dispose();
    }

    [Benchmark(Description = "tensor of 10 numbers: create, dispose")]
    public void Create() => empty(10).Dispose();

    [Benchmark(Description = "add, 10 × 10")]
    public void Add() => _left.add(_right).Dispose();

    [Benchmark(Description = "relu, 10 × 10")]
    public void Relu() => _left.relu().Dispose();

    [Benchmark(Description = "dispose scope: open, close")]
    public void Scope() => NewDisposeScope().Dispose();

    [Benchmark(Description = "dispose scope around an add")]
    public void AddInScope()
    {
        using var scope = NewDisposeScope();
        _left.add(_right);
    }
}
