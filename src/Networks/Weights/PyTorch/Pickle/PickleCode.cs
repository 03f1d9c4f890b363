namespace MLNetTorch.Networks;

/// <summary>The instructions of a pickle that make data (protocols 2 to 5).</summary>
internal static class PickleCode
{
    public const byte Stop = (byte)'.';
    public const byte Mark = (byte)'(';
    public const byte Pop = (byte)'0';
    public const byte PopMark = (byte)'1';
    public const byte Duplicate = (byte)'2';
    public const byte None = (byte)'N';
    public const byte True = 0x88;
    public const byte False = 0x89;
    public const byte Int32 = (byte)'J';
    public const byte Int8 = (byte)'K';
    public const byte Int16 = (byte)'M';
    public const byte Long1 = 0x8A;
    public const byte Long4 = 0x8B;
    public const byte Double = (byte)'G';
    public const byte ShortText = 0x8C;
    public const byte Text = (byte)'X';
    public const byte LongText = 0x8D;

    /// <summary>Text as Python 2 wrote it.</summary>
    public const byte ShortText2 = (byte)'U';

    /// <summary>Text as Python 2 wrote it.</summary>
    public const byte Text2 = (byte)'T';

    public const byte ShortBytes = (byte)'C';
    public const byte Bytes = (byte)'B';
    public const byte LongBytes = 0x8E;
    public const byte ByteArray = 0x96;
    public const byte EmptyTuple = (byte)')';
    public const byte Tuple = (byte)'t';
    public const byte Tuple1 = 0x85;
    public const byte Tuple2 = 0x86;
    public const byte Tuple3 = 0x87;
    public const byte EmptyList = (byte)']';
    public const byte List = (byte)'l';
    public const byte Append = (byte)'a';
    public const byte Appends = (byte)'e';
    public const byte EmptyDictionary = (byte)'}';
    public const byte Dictionary = (byte)'d';
    public const byte SetItem = (byte)'s';
    public const byte SetItems = (byte)'u';
    public const byte EmptySet = 0x8F;
    public const byte AddItems = 0x90;
    public const byte FrozenSet = 0x91;
    public const byte Put1 = (byte)'q';
    public const byte Put4 = (byte)'r';
    public const byte PutNext = 0x94;
    public const byte Get1 = (byte)'h';
    public const byte Get4 = (byte)'j';
    public const byte Protocol = 0x80;
    public const byte Frame = 0x95;
    public const byte Global = (byte)'c';
    public const byte StackGlobal = 0x93;
    public const byte Persistent = (byte)'Q';
    public const byte Reduce = (byte)'R';
    public const byte NewObject = 0x81;
    public const byte Build = (byte)'b';
}
