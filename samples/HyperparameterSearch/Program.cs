using MLNetTorch.Samples.Search;

return await CommandLine.RunAsync(args);
