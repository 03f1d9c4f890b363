using System.Globalization;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Runs something under another culture.</summary>
internal static class Cultures
{
    public static T In<T>(string culture, Func<T> run)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
