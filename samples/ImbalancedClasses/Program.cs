using MLNetTorch.Samples.Imbalance;

return await CommandLine.RunAsync(args);
