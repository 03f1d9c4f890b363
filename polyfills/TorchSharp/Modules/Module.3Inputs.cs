namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose forward pass takes three inputs.</summary>
        public abstract class Module<T1, T2, T3, TResult> : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>, IModule<T1, T2, T3, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            protected Module(IntPtr handle, IntPtr boxedHandle) : base(handle, boxedHandle)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>The forward pass between its hooks.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                if (!HasHooks)
                    return forward(input1, input2, input3);

                CallModuleHooks(module_pre_hooks);
                foreach (var hook in pre_hooks.Values)
                {
                    if (hook(this, input1, input2, input3) is { } changed)
                        (input1, input2, input3) = changed;
                }

                var result = forward(input1, input2, input3);

                foreach (var hook in post_hooks.Values)
                {
                    if (hook(this, input1, input2, input3, result) is { } changed)
                        result = changed;
                }
                CallModuleHooks(module_post_hooks);
                return result;
            }
        }
    }
}
