namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose forward pass takes two inputs.</summary>
        public abstract class Module<T1, T2, TResult> : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, IModule<T1, T2, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            protected Module(IntPtr handle, IntPtr boxedHandle) : base(handle, boxedHandle)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>The forward pass between its hooks.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                if (!HasHooks)
                    return forward(input1, input2);

                CallModuleHooks(module_pre_hooks);
                foreach (var hook in pre_hooks.Values)
                {
                    if (hook(this, input1, input2) is { } changed)
                        (input1, input2) = changed;
                }

                var result = forward(input1, input2);

                foreach (var hook in post_hooks.Values)
                {
                    if (hook(this, input1, input2, result) is { } changed)
                        result = changed;
                }
                CallModuleHooks(module_post_hooks);
                return result;
            }
        }
    }
}
