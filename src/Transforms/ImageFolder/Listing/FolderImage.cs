namespace MLNetTorch.Transforms;

/// <summary>One file of an image folder.</summary>
/// <param name="Label">The name of the sub-folder.</param>
/// <param name="Path">The full path.</param>
internal readonly record struct FolderImage(string Label, string Path);
