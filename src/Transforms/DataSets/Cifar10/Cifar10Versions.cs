namespace MLNetTorch.Transforms;

/// <summary>CIFAR-10 as its publisher offers it, but for the version for Matlab.</summary>
internal static class Cifar10Versions
{
    private const long BinaryLength = 10_000L * Cifar10ImageSet.RecordLength;

    /// <summary>Records of a label and an image.</summary>
    public static Cifar10Version Binary { get; } = new(
        new("cifar-10-binary.tar.gz", 170_052_171, "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"),
        "cifar-10-batches-bin",
        [
            new("data_batch_1.bin", BinaryLength, "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
            new("data_batch_2.bin", BinaryLength, "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
            new("data_batch_3.bin", BinaryLength, "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
            new("data_batch_4.bin", BinaryLength, "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
            new("data_batch_5.bin", BinaryLength, "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
        ],
        new("test_batch.bin", BinaryLength, "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
        ["batches.meta.txt", "readme.html"],
        Cifar10ImageSet.Read);

    /// <summary>Pickles of Python 2, what PyTorch and Keras fetch.</summary>
    public static Cifar10Version Python { get; } = new(
        new("cifar-10-python.tar.gz", 170_498_071, "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce"),
        "cifar-10-batches-py",
        [
            new("data_batch_1", 31_035_704, "54636561a3ce25bd3e19253c6b0d8538147b0ae398331ac4a2d86c6d987368cd"),
            new("data_batch_2", 31_035_320, "766b2cef9fbc745cf056b3152224f7cf77163b330ea9a15f9392beb8b89bc5a8"),
            new("data_batch_3", 31_035_999, "0f00d98ebfb30b3ec0ad19f9756dc2630b89003e10525f5e148445e82aa6a1f9"),
            new("data_batch_4", 31_035_696, "3f7bb240661948b8f4d53e36ec720d8306f5668bd0071dcb4e6c947f78e9682b"),
            new("data_batch_5", 31_035_623, "d91802434d8376bbaeeadf58a737e3a1b12ac839077e931237e0dcd43adcb154"),
        ],
        new("test_batch", 31_035_526, "f53d8d457504f7cff4ea9e021afcf0e0ad8e24a91f3fc42091b8adef61157831"),
        ["batches.meta", "readme.html"],
        Cifar10Pickles.Read);

    /// <summary>The version that a folder has; the binary one where it has both or neither.</summary>
    public static Cifar10Version In(string folder) => !Binary.IsIn(folder) && Python.IsIn(folder) ? Python : Binary;
}
