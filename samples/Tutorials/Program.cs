using MLNetTorch.Samples.Tutorials;

return await CommandLine.RunAsync(args);
