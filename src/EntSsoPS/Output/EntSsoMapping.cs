using EntSso.Deployment;

namespace EntSsoPS.Output;

/// <summary>A mapping of a Windows account to an external account of an application.</summary>
public sealed class EntSsoMapping : EntSsoObject
{
    /// <summary>Makes plain values of the facts.</summary>
    /// <param name="facts">The mapping as it was read.</param>
    public EntSsoMapping(Mapping facts)
    {
        Facts = facts ?? throw new ArgumentNullException(nameof(facts));
        IsEnabled = Value(
            facts.State == MappingState.Unknown
                ? Fact.Unknown<bool>("the state of the mapping was not read", facts.Origin)
                : Fact.Known(facts.State == MappingState.Enabled, facts.Origin),
            nameof(IsEnabled));
        HasCredentials = Value(
            facts.Credentials == MappingCredentials.Unknown
                ? Fact.Unknown<bool>("whether credentials are stored was not read", facts.Origin)
                : Fact.Known(facts.Credentials == MappingCredentials.Stored, facts.Origin),
            nameof(HasCredentials));
    }

    /// <summary>The affiliate application.</summary>
    public string Application => Facts.Application;

    /// <summary>The Windows account, <c>DOMAIN\user</c>.</summary>
    public string WindowsAccount => Facts.WindowsAccount;

    /// <summary>The external account.</summary>
    public string ExternalUser => Facts.ExternalUser;

    /// <summary>Whether the mapping is enabled; null when it was not read.</summary>
    public bool? IsEnabled { get; }

    /// <summary>The state, which shows as well whether an administrator disabled the mapping.</summary>
    public MappingState State => Facts.State;

    /// <summary>Whether external credentials are stored; null when it was not read.</summary>
    public bool? HasCredentials { get; }

    /// <summary>The facts as they were read.</summary>
    internal Mapping Facts { get; }

    internal override object AllFacts => Facts;

    /// <inheritdoc/>
    public override string ToString() => Facts.ToString();
}
