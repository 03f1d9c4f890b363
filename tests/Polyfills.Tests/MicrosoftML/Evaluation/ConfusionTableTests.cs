using Microsoft.ML;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Evaluation;

[TestClass]
public sealed class ConfusionTableTests
{
    private static readonly ScoredRow[] Rows =
    [
        ScoredRow.Of(0, 0.7f, 0.2f, 0.1f),
        ScoredRow.Of(0, 0.3f, 0.6f, 0.1f),
        ScoredRow.Of(1, 0.1f, 0.8f, 0.1f),
        ScoredRow.Of(2, 0.0f, 0.0f, 1.0f),
    ];

    private readonly MLContext _context = new(1);

    [TestMethod]
    public void NumbersStandForClassesWithoutNames() => Check(null,
        """

        Confusion table
                  ||========================
        PREDICTED ||     0 |     1 |     2 | Recall
        TRUTH     ||========================
                0 ||     1 |     1 |     0 | 0.5000
                1 ||     0 |     1 |     0 | 1.0000
                2 ||     0 |     0 |     1 | 1.0000
                  ||========================
        Precision ||1.0000 |0.5000 |1.0000 |

        """);

    [TestMethod]
    public void ShortNamesStandInTheHead() => Check(["cat", "dog", "horse"],
        """

        Confusion table
                  ||========================
        PREDICTED ||   cat |   dog | horse | Recall
        TRUTH     ||========================
              cat ||     1 |     1 |     0 | 0.5000
              dog ||     0 |     1 |     0 | 1.0000
            horse ||     0 |     0 |     1 | 1.0000
                  ||========================
        Precision ||1.0000 |0.5000 |1.0000 |

        """);

    [TestMethod]
    public void LongNamesAreNumbered() => Check(["aeroplane", "dog", "a very long name"],
        """

        Confusion table
                            ||========================
        PREDICTED           ||     0 |     1 |     2 | Recall
        TRUTH               ||========================
        0.        aeroplane ||     1 |     1 |     0 | 0.5000
        1.              dog ||     0 |     1 |     0 | 1.0000
        2. a very long name ||     0 |     0 |     1 | 1.0000
                            ||========================
        Precision           ||1.0000 |0.5000 |1.0000 |

        """);

    private void Check(string[]? names, string expected)
    {
        var data = names is null
            ? _context.Data.LoadFromEnumerable(Rows)
            : _context.Data.LoadFromEnumerable(Rows, MulticlassEvaluateTests.SchemaOf(names));
        string table = _context.MulticlassClassification.Evaluate(data).ConfusionMatrix.GetFormattedConfusionTable();
        Assert.AreEqual(expected.ReplaceLineEndings("\n"), table.ReplaceLineEndings("\n"));
    }
}
