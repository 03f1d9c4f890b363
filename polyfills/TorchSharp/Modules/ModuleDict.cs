using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Modules by name, in the order in which they came; registered when the dictionary becomes part of another module.</summary>
        public class ModuleDict<T> : torch.nn.Module, IDictionary<string, T>, IList<(string, T)> where T : torch.nn.Module
        {
            private readonly List<(string Name, T Module)> list = [];
            private bool registered;

            public ModuleDict() : base(nameof(ModuleDict<T>))
            {
            }

            public int Count => list.Count;

            public bool IsReadOnly => false;

            public ICollection<string> Keys => list.Select(entry => entry.Name).ToList();

            public ICollection<T> Values => list.Select(entry => entry.Module).ToList();

            public (string, T) this[int index]
            {
                get => list[index];
                set => list[index] = value;
            }

            public T this[string key]
            {
                get => TryGetValue(key, out var module) ? module : throw new KeyNotFoundException($"The given key '{key}' was not present in the dictionary.");
                set => list[Place(key)] = (key, value);
            }

            public IEnumerator<(string, T)> items() => GetEnumerator();

            public IEnumerable<string> keys() => Keys;

            public IEnumerable<T> values() => Values;

            public void Add((string, T) item) => Insert(Count, item);

            public void Add(string key, T value) => Add((key, value));

            public void Add(KeyValuePair<string, T> item) => Add((item.Key, item.Value));

            public void Insert(int index, (string, T) item)
            {
                if (ContainsKey(item.Item1))
                    throw new ArgumentException($"An item with the same key has already been added. Key: {item.Item1}");
                list.Insert(index, item);
            }

            public bool Remove((string, T) item) => list.Remove(item);

            public bool Remove(string key)
            {
                int place = Place(key);
                if (place < 0)
                    throw new KeyNotFoundException($"The given key '{key}' was not present in the dictionary.");
                RemoveAt(place);
                return true;
            }

            public bool Remove(KeyValuePair<string, T> item) => ContainsKey(item.Key) && Remove(item.Key);

            public void RemoveAt(int index)
            {
                if (index >= Count)
                    throw new IndexOutOfRangeException();
                list.RemoveAt(index);
            }

            public void Clear() => list.Clear();

            public void clear() => Clear();

            public bool Contains((string, T) item) => list.Contains(item);

            public bool Contains(KeyValuePair<string, T> item) => ContainsKey(item.Key);

            public bool ContainsKey(string key) => Place(key) >= 0;

            public int IndexOf((string, T) item) => list.IndexOf(item);

            public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
            {
                int place = Place(key);
                value = place < 0 ? null : list[place].Module;
                return place >= 0;
            }

            public void CopyTo((string, T)[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

            public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => throw new NotImplementedException();

            public IEnumerator<(string, T)> GetEnumerator() => list.GetEnumerator();

            // Not there in the official one either.
            IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => throw new NotImplementedException();

            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

            protected override void RegisterComponents()
            {
                if (registered)
                    return;
                foreach (var (name, module) in list)
                    register_module(name, module);
                registered = true;
            }

            private int Place(string key) => list.FindIndex(entry => entry.Name == key);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
            {
                var result = new ModuleDict<T>();
                foreach (var module in modules)
                    result.Add(module);
                return result;
            }
        }
    }
}
