using MLNetTorch.Samples.Fashion;

return await CommandLine.RunAsync(args);
