using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>Modules by name, in the order in which they were added; registered when this module is.</summary>
        public class ModuleDict<T> : torch.nn.Module, IDictionary<string, T>, IList<(string, T)> where T : torch.nn.Module
        {
            private readonly List<(string, T)> entries = [];
            private bool isRegistered;

            public ModuleDict() : base(nameof(ModuleDict<T>))
            {
            }

            public int Count => entries.Count;

            public bool IsReadOnly => false;

            public ICollection<string> Keys => entries.Select(entry => entry.Item1).ToList();

            public ICollection<T> Values => entries.Select(entry => entry.Item2).ToList();

            public (string, T) this[int index]
            {
                get => entries[index];
                set => entries[index] = value;
            }

            public T this[string key]
            {
                get => Place(key) is >= 0 and var place ? entries[place].Item2 : throw new KeyNotFoundException($"The given key '{key}' was not present.");
                set => entries[Place(key)] = (key, value);
            }

            public void Add(string key, T value) => entries.Add(
                Place(key) < 0 ? (key, value) : throw new ArgumentException($"An item with the same key has already been added. Key: {key}"));

            public void Add((string, T) item) => Add(item.Item1, item.Item2);

            public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

            public void Insert(int index, (string, T) item) => entries.Insert(
                index, Place(item.Item1) < 0 ? item : throw new ArgumentException($"An item with the same key has already been added. Key: {item.Item1}"));

            public bool Remove(string key) => Place(key) is >= 0 and var place && RemovePlace(place);

            public bool Remove((string, T) item) => entries.Remove(item);

            public bool Remove(KeyValuePair<string, T> item) => Remove(item.Key);

            public void RemoveAt(int index) => entries.RemoveAt(index);

            public void Clear() => entries.Clear();

            public void clear() => entries.Clear();

            public bool Contains((string, T) item) => entries.Contains(item);

            public bool Contains(KeyValuePair<string, T> item) => ContainsKey(item.Key);

            public bool ContainsKey(string key) => Place(key) >= 0;

            public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
            {
                int place = Place(key);
                value = place < 0 ? default : entries[place].Item2;
                return place >= 0;
            }

            public int IndexOf((string, T) item) => entries.IndexOf(item);

            public void CopyTo((string, T)[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

            public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => throw new NotImplementedException();

            public IEnumerable<string> keys() => Keys;

            public IEnumerable<T> values() => Values;

            public IEnumerator<(string, T)> items() => entries.GetEnumerator();

            public IEnumerator<(string, T)> GetEnumerator() => entries.GetEnumerator();

            // The official one throws here, too.
            IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => throw new NotImplementedException();

            IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<string, T>>)this).GetEnumerator();

            protected override void RegisterComponents()
            {
                if (isRegistered)
                    return;
                foreach (var (name, module) in entries)
                    register_module(name, module);
                isRegistered = true;
            }

            private int Place(string key) => entries.FindIndex(entry => entry.Item1 == key);

            private bool RemovePlace(int place)
            {
                entries.RemoveAt(place);
                return true;
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
            {
                var made = new ModuleDict<T>();
                foreach (var entry in modules)
                    made.Add(entry);
                return made;
            }
        }
    }
}
