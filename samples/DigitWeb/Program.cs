using MLNetTorch.Samples.Web;

return await CommandLine.RunAsync(args);
