namespace Microsoft.ML.Internal.Expressions;

/// <summary>Angles; a trailing d in the name takes degrees.</summary>
internal static class Trigonometry
{
    private const double DegreesPerRadian = 180 / Math.PI;
    private const double RadiansPerDegree = Math.PI / 180;

    public static void AddTo(Dictionary<string, Function[]> table)
    {
        table.AddReal("deg", x => x * DegreesPerRadian);
        table.AddAlias("degrees", "deg");
        table.AddReal("rad", x => x * RadiansPerDegree);
        table.AddAlias("radians", "rad");

        table.AddReal("sin", Math.Sin);
        table.AddReal("sind", x => Math.Sin(x * RadiansPerDegree));
        table.AddReal("cos", Math.Cos);
        table.AddReal("cosd", x => Math.Cos(x * RadiansPerDegree));
        table.AddReal("tan", Math.Tan);
        table.AddReal("tand", x => Math.Tan(x * RadiansPerDegree));
        table.AddReal("asin", Math.Asin);
        table.AddReal("acos", Math.Acos);
        table.AddReal("atan", Math.Atan);
        table.Add("atan2", (float y, float x) => (float)Atan2(y, x), (double y, double x) => Atan2(y, x));
        table.AddAlias("atanyx", "atan2");
        table.AddReal("sinh", Math.Sinh);
        table.AddReal("cosh", Math.Cosh);
        table.AddReal("tanh", Math.Tanh);
    }

    private static double Atan2(double y, double x)
        => double.IsInfinity(y) && double.IsInfinity(x) ? double.NaN : Math.Atan2(y, x);
}
