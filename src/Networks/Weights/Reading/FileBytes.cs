using Microsoft.Win32.SafeHandles;

namespace MLNetTorch.Networks;

/// <summary>
/// A file. It is read, not mapped: the kernel copies straight into the tensor, no mapped page counts as memory of the process, and a file that
/// somebody shortens meanwhile is an exception, not a crash.
/// </summary>
internal sealed class FileBytes : ByteSource
{
    private readonly SafeFileHandle _handle;

    public FileBytes(string path)
        : base(path)
    {
        _handle = File.OpenHandle(path);
        Length = RandomAccess.GetLength(_handle);
    }

    public override long Length { get; }

    public override void Dispose() => _handle.Dispose();

    protected override int Read(Span<byte> destination, long offset) => RandomAccess.Read(_handle, destination, offset);
}
