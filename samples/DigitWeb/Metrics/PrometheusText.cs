using System.Globalization;
using System.Text;

namespace MLNetTorch.Samples.Web;

/// <summary>Figures in Prometheus' text format, version 0.0.4.</summary>
internal sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder text = new();

    public void Describe(string name, string type, string help) => text.Append($"# HELP {name} {help}\n# TYPE {name} {type}\n");

    public void Sample(string name, double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        text.Append(name);
        for (var i = 0; i < labels.Length; i++)
        {
            text.Append(i == 0 ? '{' : ',').Append($"{labels[i].Name}=\"{labels[i].Value}\"");
        }

        text.Append(labels.Length == 0 ? " " : "} ").Append(Number(value)).Append('\n');
    }

    public void Gauge(string name, string help, double value)
    {
        Describe(name, "gauge", help);
        Sample(name, value);
    }

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public override string ToString() => text.ToString();
}
