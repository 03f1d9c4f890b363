using MLNetTorch.Samples.Tabular;

return await CommandLine.RunAsync(args);
