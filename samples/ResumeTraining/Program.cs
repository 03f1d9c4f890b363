using MLNetTorch.Samples.Resuming;

return await CommandLine.RunAsync(args);
