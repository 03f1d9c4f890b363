namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose forward pass takes one input.</summary>
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            protected Module(IntPtr handle, IntPtr boxedHandle) : base(handle, boxedHandle)
            {
            }

            public abstract TResult forward(T input);

            /// <summary>The forward pass between its hooks.</summary>
            public TResult call(T input)
            {
                if (!HasHooks)
                    return forward(input);

                CallModuleHooks(module_pre_hooks);
                foreach (var hook in pre_hooks.Values)
                {
                    if (hook(this, input) is { } changed)
                        input = changed;
                }

                var result = forward(input);

                foreach (var hook in post_hooks.Values)
                {
                    if (hook(this, input, result) is { } changed)
                        result = changed;
                }
                CallModuleHooks(module_post_hooks);
                return result;
            }
        }
    }
}
