using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static NAdam NAdam(
            IEnumerable<(string name, Parameter parameter)> named_parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3) =>
            new(named_parameters.Select(entry => entry.parameter), lr, beta1, beta2, eps, weight_decay, momentum_decay);

        public static NAdam NAdam(
            IEnumerable<NAdam.ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, double momentum_decay = 4e-3) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay);

        public static NAdam NAdam(
            IEnumerable<Parameter> named_parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, double momentum_decay = 4e-3) =>
            new(named_parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay);
    }
}
