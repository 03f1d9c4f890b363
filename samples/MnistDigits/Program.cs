using MLNetTorch.Samples;

return await CommandLine.RunAsync(args);
