using MLNetTorch.Samples.Transfer;

return await CommandLine.RunAsync(args);
