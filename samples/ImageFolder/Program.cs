using MLNetTorch.Samples.Folders;

return await CommandLine.RunAsync(args);
