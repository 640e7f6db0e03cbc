namespace EntSso.Deployment;

/// <summary>How far a computer's clock is from that of the measuring computer.</summary>
public sealed record ClockReading
{
    /// <summary>The host name of the measuring computer.</summary>
    public required string From { get; init; }

    /// <summary>The offset in seconds: positive when the measured clock is ahead.</summary>
    public Fact<double> OffsetSeconds { get; init; }
}
