using MLNetTorch.Fuzz;

namespace MLNetTorch.Networks.Tests.Weights.PyTorch;

/// <summary>Pickles that want code to run, memory, or what is not theirs: each is refused by what it does.</summary>
[TestClass]
public sealed class HostilePickleTests
{
    private static readonly Dictionary<string, (byte[] Pickle, string Message)> Pickles = new((KeyValuePair<string, (byte[], string)>[])
    [
        Case("calls the system", New.Global("os", "system").Do("(").Text("echo").Do("tR"), "its pickle names 'os.system', which is neither a tensor nor a container"),
        Case("names by the stack", New.Text("posix").Text("system").Raw(0x93), "its pickle names 'posix.system'"),
        Case("names a function of torch", New.Global("torch.hub", "load"), "its pickle names 'torch.hub.load'"),
        Case("names a quantised storage", New.Global("torch", "QInt8Storage"), "numbers of type 'torch.QInt8Storage', which TorchSharp does not have"),
        Case("makes an instance", New.Do("(iposix\nsystem\n"), "has the instruction 0x69"),
        Case("calls by OBJ", New.Do("(o"), "has the instruction 0x6F"),
        Case("uses the registry of extensions", New.Raw(0x82, 1), "has the instruction 0x82"),
        Case("calls a storage type", New.Global("torch", "FloatStorage").Do(")R"), "calls 'torch.FloatStorage' with (), which it does not take"),
        Case("calls a text", New.Text("eval").Do(")R"), "calls text with a tuple"),
        Case("gives a list attributes", New.Do("]}b"), "gives a list attributes from a dictionary"),
        Case("is of protocol 0", new byte[] { (byte)'I', (byte)'1', (byte)'\n', (byte)'.' }, "has the instruction 0x49"),
        Case("is of protocol 9", New.Raw(0x80, 9), "is of protocol 9; expected 2 to 5"),
        Case("a list in itself", New.Do("]q\0h\0a"), "holds a list that contains itself"),
        Case("a dictionary in itself", New.Do("}q\0").Text("k").Do("h\0s"), "holds a dictionary that contains itself"),
        Case("a list in itself, around", New.Do("]q\0]q\u0001h\0aa"), "holds a list that contains itself"),
        Case("deep lists", Repeated(101, "]", "a"), "more than 100 deep"),
        Case("deep tuples", Repeated(50_000, "(", "t"), "more than 100 deep"),
        Case("a bomb of repetitions", Bomb(), "its pickle repeats its values into more than 20000000"),
        Case("a bomb of sets", SetBomb(), "makes more than 4000000 values"),
        Case("a long integer", New.Raw(0x8B, 255, 255, 255, 127), "has a whole number of 2147483647 bytes"),
        Case("a negative integer's length", New.Raw(0x8B, 255, 255, 255, 255), "has a whole number of -1 bytes"),
        Case("a long text", New.Raw((byte)'X', 255, 255, 255, 255), "4294967295 bytes are expected at byte"),
        Case("an endless text", New.Raw(0x8D, 255, 255, 255, 255, 255, 255, 255, 255), "18446744073709551615 bytes are expected at byte"),
        Case("endless bytes", New.Raw(0x8E, 0, 0, 0, 0, 0, 0, 0, 128), "9223372036854775808 bytes are expected"),
        Case("a long name", New.Raw((byte)'c').Do(new string('x', 2000)), "has a name of more than 1000 bytes"),
        Case("text that is none", New.Raw((byte)'X', 2, 0, 0, 0, 0xC3, 0x28), "that is no valid UTF-8"),
        Case("a frame beyond", New.Raw(0x95, 255, 255, 255, 255, 0, 0, 0, 0), "has a frame of 4294967295 bytes"),
        Case("a value from nowhere", New.Raw((byte)'h', 7), "takes up the value at place 7, but only 0 were put aside"),
        Case("a value far aside", New.Do("N").Raw((byte)'r', 255, 255, 255, 255), "puts a value aside at place 4294967295"),
        Case("an empty stack", New.Do("0"), "needs a value where there is none"),
        Case("below a mark", New.Do("N(0"), "needs a value where there is none"),
        Case("no mark", New.Do("t"), "ends a group that was not begun"),
        Case("too many values", New.Do("NN"), "ends with 2 values and 0 open groups"),
        Case("an open group", New.Do("N("), "ends with 1 values and 1 open groups"),
        Case("a key twice", New.Do("}(").Text("x").Do("N").Text("x").Do("Nu"), "has the key 'x' twice in one dictionary"),
        Case("a key that is a list", New.Do("}]Ns"), "has a list as a dictionary's key"),
        Case("a key without a value", New.Do("}(Nu"), "sets a dictionary's key without a value"),
        Case("an entry of a text", New.Text("x").Do("NNs"), "sets entries of text; expected a dictionary"),
        Case("an item of a tuple", New.Do(")Na"), "appends to a tuple; expected a list"),
        Case("a persistent text", New.Text("0").Do("Q"), "has the persistent id (text); expected ('storage', type, key, location, count)"),
        Case("a persistent module", New.Do("(").Text("module").Do("NNNtQ"), "has the persistent id (text, None, None, None)"),
        Case("a storage of negative size", New.StorageId("0", -1), "has a storage of -1 numbers"),
        Case("a storage beyond its entry", New.StorageId("0", 5), "storage '0' of 5 Float32 numbers has an entry of 16 bytes"),
        Case("a storage of a quintillion", New.StorageId("0", long.MaxValue), "storage '0' of 9223372036854775807 Float32 numbers has an entry of 16 bytes"),
        Case("a storage that is not there", New.StorageId("9", 4), "storage '9' has no entry"),
        Case("a storage from elsewhere", New.StorageId("../version", 4), "storage '../version' has no entry"),
        Case("a storage under two types", New.Do("(").StorageId("0", 4).StorageId("0", 4, "IntStorage").Do("t"), "names storage '0' as 4 Int32 numbers; before it had 4 Float32"),
        Case("a negative offset", New.Tensor("0", 4, -1, [2], [1]), "offset -1 in storage '0' of 4 numbers; expected no negative numbers"),
        Case("a negative size", New.Tensor("0", 4, 0, [-2], [1]), "a tensor of shape [-2], strides [1]"),
        Case("a negative stride", New.Tensor("0", 4, 3, [2], [-1]), "expected no negative numbers"),
        Case("beyond the storage", New.Tensor("0", 4, 1, [4], [1]), "beyond whose end it reaches"),
        Case("a stride beyond the storage", New.Tensor("0", 4, 0, [2, 2], [2, 2]), "beyond whose end it reaches"),
        Case("an offset beyond the storage", New.Tensor("0", 4, 5, [0], [1]), "beyond whose end it reaches"),
        Case("more numbers than there are", New.Tensor("0", 4, 0, [long.MaxValue, 4], [0, 0]), "more numbers than any memory holds"),
        Case("a reach that overflows", New.Tensor("0", 4, 0, [3], [long.MaxValue]), "more numbers than any memory holds"),
        Case("a reach that overflows by one", New.Tensor("0", 4, 0, [2], [long.MaxValue]), "more numbers than any memory holds"),
        Case("an empty tensor of absurd sizes", New.Tensor("0", 4, 0, [0, long.MaxValue, 4], [0, 0, 0]), "more numbers than any memory holds"),
        Case("sizes without strides", New.Tensor("0", 4, 0, [2, 2], [1]), "expected as many strides as sizes"),
        Case("65 dimensions", New.Tensor("0", 4, 0, [.. Enumerable.Repeat(1L, 65)], [.. Enumerable.Repeat(1L, 65)]), "expected a tuple of at most 64 numbers"),
    ]);

    public static IEnumerable<object[]> Names => Pickles.Keys.Select(what => new object[] { what });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_hostile_pickle_is_refused_by_what_it_does(string what)
    {
        var (pickle, message) = Pickles[what];
        var file = ZipBytes.Checkpoint(pickle, new byte[16]).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => PyTorchFile.Open(file), what);
        StringAssert.Contains(fault.Message, message, what);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.IsLessThan(1_000_000 + (400L * file.Length) + (what == "a bomb of sets" ? 100_000_000 : 0), allocated, $"{what}: memory");
    }

    [TestMethod]
    public void The_same_builder_makes_sound_files()
    {
        var file = ZipBytes.Checkpoint(New.Do("}").Text("x").Tensor("0", 4, 1, [3], [1]).Do("s").Stop(), new byte[16]).ToArray();
        using var opened = WeightsFile.Open(file);
        Assert.AreEqual(3, opened.Tensors["x"].Count);
    }

    private static PickleBytes New => PickleBytes.New;

    private static KeyValuePair<string, (byte[] Pickle, string Message)> Case(string what, PickleBytes pickle, string message) => Case(what, pickle.Stop(), message);

    private static KeyValuePair<string, (byte[] Pickle, string Message)> Case(string what, byte[] pickle, string message) => KeyValuePair.Create(what, (pickle, message));

    private static PickleBytes Repeated(int times, string opening, string closing) =>
        New.Do(string.Concat(Enumerable.Repeat(opening, times))).Do(opening == "]" ? string.Concat(Enumerable.Repeat(closing, times - 1)) : string.Concat(Enumerable.Repeat(closing, times)));

    /// <summary>Each list holds the one before it ten times: thirty of them would be 10^30 values.</summary>
    private static PickleBytes Bomb()
    {
        var pickle = New.Do("(]q\0");
        for (var i = 0; i < 30; i++)
        {
            pickle.Do("](").Do(string.Concat(Enumerable.Repeat($"h{(char)i}", 10))).Do("e").Raw((byte)'q', (byte)(i + 1));
        }

        return pickle.Do("t");
    }

    /// <summary>A long list of which every further three bytes would make a copy.</summary>
    private static PickleBytes SetBomb() => New.Global("builtins", "set").Do("q\0](").Do(new string('N', 10_000)).Do("e")
        .Raw(0x85).Do("q\u0001").Do(string.Concat(Enumerable.Repeat("h\0h\u0001R", 1000)));
}
