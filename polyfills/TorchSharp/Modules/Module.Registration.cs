using System.Reflection;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private bool areComponentsRegistered;

            /// <summary>Registers the modules, parameters and tensors in the fields of the derived class under the fields' names.</summary>
            protected virtual void RegisterComponents()
            {
                if (areComponentsRegistered)
                    return;
                foreach (var field in ComponentFields(GetType()))
                {
                    string name = ComponentName(field);
                    if (_internal_submodules.ContainsKey(name) || _internal_params.ContainsKey(name) || _internal_buffers.ContainsKey(name))
                        continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(name, module);
                            break;
                        case Modules.Parameter parameter:
                            register_parameter(name, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(name, tensor);
                            break;
                    }
                }
                areComponentsRegistered = true;
            }

            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null || submodule.IsDisposed)
                {
                    _internal_submodules.Remove(name);
                    return;
                }
                if (string.IsNullOrEmpty(name))
                    throw new ArgumentException("module name can't be empty string \"\"");
                if (name.Contains('.'))
                    throw new ArgumentException($"module name can't contain \".\", got: {name}");
                if (_internal_submodules.ContainsKey(name))
                    throw new InvalidOperationException($"Sub-module {name} is already registered.");
                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            public virtual void register_parameter(string name, Modules.Parameter param)
            {
                if (param is null || param.IsInvalid)
                    throw new ArgumentNullException(nameof(param), "A null tensor cannot be registered as a parameter.");
                if (_internal_params.ContainsKey(name))
                    throw new InvalidOperationException($"Parameter {name} is already registered.");
                _internal_params.Add(name, param);
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null || tensor.IsInvalid)
                    throw new ArgumentNullException(nameof(tensor), "A null tensor cannot be registered as a buffer.");
                if (_internal_buffers.ContainsKey(name))
                    throw new InvalidOperationException($"Tensor {name} is already registered.");
                _internal_buffers.Add(name, (tensor, persistent));
            }

            protected void ConditionallyRegisterParameter(string name, Tensor value)
            {
                if (value is null)
                    _internal_params.Remove(name);
                else
                    _internal_params[name] = value as Modules.Parameter ?? new Modules.Parameter(value);
            }

            protected void ConditionallyRegisterBuffer(string name, Tensor value, bool persistent = true)
            {
                if (value is null)
                    _internal_buffers.Remove(name);
                else
                    _internal_buffers[name] = (value, persistent);
            }

            protected void ClearModules() => _internal_submodules.clear();

            internal static IEnumerable<FieldInfo> ComponentFields(Type type) =>
                type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);

            internal static string ComponentName(FieldInfo field) =>
                field.GetCustomAttribute<Utils.ComponentNameAttribute>()?.Name ?? field.Name;
        }
    }
}
