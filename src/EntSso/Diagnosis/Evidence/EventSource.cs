namespace EntSso.Diagnosis.Evidence;

/// <summary>The event sources that rules ask for.</summary>
internal static class EventSource
{
    /// <summary>The Enterprise Single Sign-On service.</summary>
    internal static IReadOnlyList<string> EntSso { get; } = Array.AsReadOnly(["ENTSSO"]);

    /// <summary>The Password Change Notification Service on domain controllers.</summary>
    internal static IReadOnlyList<string> Pcns { get; } = Array.AsReadOnly(["PCNSSVC"]);
}
