namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module that lets others look at, and change, what goes in and comes out.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            protected Dictionary<string, TPreHook> pre_hooks = [];
            protected Dictionary<string, TPostHook> post_hooks = [];
            protected Dictionary<string, Action<Module>> module_pre_hooks = [];
            protected Dictionary<string, Action<Module>> module_post_hooks = [];

            protected HookableModule(string name) : base(name)
            {
            }

            protected HookableModule(IntPtr handle, IntPtr boxedHandle) : this(typeof(HookableModule<TPreHook, TPostHook>).Name) =>
                RefuseHandle(handle);

            public HookRemover register_forward_hook(TPostHook hook) => Add(post_hooks, hook);

            public HookRemover register_forward_hook(Action<Module> hook) => Add(module_post_hooks, hook);

            public HookRemover register_forward_pre_hook(TPreHook hook) => Add(pre_hooks, hook);

            public HookRemover register_forward_pre_hook(Action<Module> hook) => Add(module_pre_hooks, hook);

            internal bool HasHooks => pre_hooks.Count + post_hooks.Count + module_pre_hooks.Count + module_post_hooks.Count > 0;

            internal void CallModuleHooks(Dictionary<string, Action<Module>> hooks)
            {
                foreach (var hook in hooks.Values)
                    hook(this);
            }

            private HookRemover Add<THook>(Dictionary<string, THook> hooks, THook hook)
            {
                string key = Guid.NewGuid().ToString();
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            private void Remove(string key)
            {
                pre_hooks.Remove(key);
                post_hooks.Remove(key);
                module_pre_hooks.Remove(key);
                module_post_hooks.Remove(key);
            }

            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> module;
                private readonly string key;

                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
                {
                    this.module = module;
                    this.key = key;
                }

                public void remove() => module.Remove(key);
            }
        }
    }
}
