using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Sequential Sequential() => new();

        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => Chain(modules);

        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => Chain(modules);

        public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
            Chain(modules.Select(entry => (entry.Item1, entry.Item2)));

        public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) =>
            Chain(modules.Select(entry => (entry.Item1, entry.Item2)));

        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) =>
            Chain(modules.Select((module, i) => ($"{i}", module)));

        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) =>
            Chain(modules.Select((module, i) => ($"{i}", module)));

        private static Sequential Chain(IEnumerable<(string Name, Module<Tensor, Tensor> Module)> modules)
        {
            var chain = new Sequential();
            foreach (var (name, module) in modules)
                chain.append(name, module);
            return chain;
        }
    }
}
