using MLNetTorch.ApiListing;

// dump DLL…                     the listing of assemblies
// keep LISTING DLL              the part of an official listing that a polyfill needs: its types, with all their official members
switch (args)
{
    case ["dump", .. var assemblies] when assemblies.Length > 0:
        AssemblyListing.Write(assemblies, [], Console.Out);
        return 0;
    case ["keep", var listing, var polyfill]:
        OfficialListing.Parse(File.ReadLines(listing)).Keep(OfficialListing.Of(polyfill)).Write(Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("usage: dump DLL… | keep LISTING DLL");
        return 2;
}
