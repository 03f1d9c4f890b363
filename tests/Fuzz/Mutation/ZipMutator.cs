using System.IO.Compression;

namespace MLNetTorch.Fuzz;

/// <summary>Takes a checkpoint's archive apart and puts it together with something changed and every checksum right, so that the change is reached.</summary>
internal static class ZipMutator
{
    private static readonly string[] Names = ["../data.pkl", "/etc/passwd", "a/../../x", "b/data.pkl", "a/data.pkl", "a/data/0", "a/byteorder", "a/constants.pkl", "", "a/./data/1", "a/\u0001"];

    public static byte[] Mutate(byte[] archive, Random random)
    {
        var zip = new ZipBytes();
        using (var read = new ZipArchive(new MemoryStream(archive)))
        {
            foreach (var entry in read.Entries)
            {
                using var content = new MemoryStream();
                using var stream = entry.Open();
                stream.CopyTo(content);
                zip.Entries.Add(new ZipBytes.Entry(entry.FullName, content.ToArray()));
            }
        }

        if (random.Next(4) != 0)
        {
            var pickle = zip.Entries.First(entry => entry.Name.EndsWith("data.pkl", StringComparison.Ordinal));
            pickle.Content = random.Next(4) == 0 ? ByteMutator.Mutate(pickle.Content, archive, random) : PickleMutator.Mutate(pickle.Content, random);
            return zip.ToArray();
        }

        for (var changes = random.Next(1, 3); changes > 0; changes--)
        {
            Directory(zip, random);
        }

        return zip.ToArray();
    }

    private static void Directory(ZipBytes zip, Random random)
    {
        var entry = zip.Entries[random.Next(zip.Entries.Count)];
        var odd = (uint)ByteMutator.OddNumber(random);
        switch (random.Next(11))
        {
            case 0: entry.Name = Names[random.Next(Names.Length)]; break;
            case 1: entry.Method = (ushort)random.Next(1, 10); break;
            case 2: entry.Flags = (ushort)random.Next(65536); break;
            case 3: entry.Length = odd; break;
            case 4: entry.PackedLength = odd; break;
            case 5: entry.Place = odd; break;
            case 6: entry.Checksum = odd; break;
            case 7: entry.Extra = [1, 0, (byte)random.Next(30), 0, .. BitConverter.GetBytes(ByteMutator.OddNumber(random)), .. BitConverter.GetBytes(ByteMutator.OddNumber(random))]; entry.Length = uint.MaxValue; break;
            case 8: zip.Entries.Add(new ZipBytes.Entry(entry.Name, entry.Content)); break;
            case 9: zip.DirectoryPlace = odd; break;
            default: zip.Count = (ushort)odd; break;
        }
    }
}
