using EntSso.Deployment;

namespace EntSsoPS.Output;

/// <summary>The password sync mode of an SSO system: which directions are on. Null is unknown.</summary>
public sealed class EntSsoPasswordSyncMode : EntSsoObject
{
    /// <summary>Makes plain values of the facts.</summary>
    /// <param name="facts">The system as it was read.</param>
    public EntSsoPasswordSyncMode(SsoSystem facts)
    {
        Facts = facts ?? throw new ArgumentNullException(nameof(facts));
        WindowsToAdapters = Value(facts.FromWindowsToAdapters, nameof(WindowsToAdapters));
        AdaptersToDatabase = Value(facts.FromAdaptersToDatabase, nameof(AdaptersToDatabase));
        AdaptersToWindows = Value(facts.FromAdaptersToWindows, nameof(AdaptersToWindows));
    }

    /// <summary>The system gate: password changes flow from Windows to adapters and direct password sync.</summary>
    public bool? WindowsToAdapters { get; }

    /// <summary>Password changes flow from adapters to the SSO database, partial sync.</summary>
    public bool? AdaptersToDatabase { get; }

    /// <summary>Password changes flow from adapters to Windows, full sync. It needs <see cref="AdaptersToDatabase"/>.</summary>
    public bool? AdaptersToWindows { get; }

    /// <summary>The facts as they were read, each with its origin or the reason why it is unknown.</summary>
    internal SsoSystem Facts { get; }

    internal override object AllFacts => Facts;
}
