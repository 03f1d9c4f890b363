using Microsoft.AspNetCore.Http.HttpResults;

namespace MLNetTorch.Samples.Web;

/// <summary>A request that is not answered with a prediction, and what the client is told about it.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="reason">The name in the metrics and in the answer, for programs.</param>
/// <param name="title">What is wrong, for people.</param>
/// <param name="detail">What was expected, and the cure.</param>
internal sealed class RefusedException(int status, string reason, string title, string detail) : Exception(detail)
{
    public string Reason => reason;

    /// <summary>Whether the same request may succeed later.</summary>
    public bool MayComeBack => status == StatusCodes.Status503ServiceUnavailable;

    /// <summary>The answer, as RFC 9457 has it.</summary>
    public ProblemHttpResult ToProblem() =>
        TypedResults.Problem(Message, statusCode: status, title: title, extensions: [new("reason", reason)]);
}
