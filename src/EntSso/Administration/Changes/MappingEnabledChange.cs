using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Enables or disables a mapping.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="From">Whether it was enabled when it was read.</param>
/// <param name="To">Whether it is to be enabled.</param>
public sealed record MappingEnabledChange(Mapping Mapping, Fact<bool> From, bool To) : SwitchChange(From, To)
{
    /// <inheritdoc/>
    public override string Subject => Mapping.ToString();

    /// <inheritdoc/>
    public override string Setting => "Mapping enabled";

    /// <inheritdoc/>
    public override string Cmdlet => $"{Verb}-EntSsoMapping {MappingWords.Parameters(Mapping)}";

    /// <inheritdoc/>
    public override string ToolCommand => $"ssomanage {(To ? "-enablemapping" : "-disablemapping")} {MappingWords.ToolArguments(Mapping)}";

    /// <summary>Whether a mapping is enabled.</summary>
    /// <param name="mapping">The mapping as it was read; null for one that is not there.</param>
    internal static Fact<bool> Of(Mapping? mapping) => mapping switch
    {
        null => Fact.Unknown<bool>("there is no such mapping"),
        { State: MappingState.Unknown } => Fact.Unknown<bool>("the state of the mapping was not read", mapping.Origin),
        _ => Fact.Known(mapping.State == MappingState.Enabled, mapping.Origin),
    };

    /// <inheritdoc/>
    protected override Fact<bool> Read(ISsoAdministration administration, CancellationToken cancellationToken) =>
        Of(administration.ReadMappings(MappingFilter.For(Mapping), cancellationToken) is { Count: > 0 } found ? found[0] : null);

    /// <inheritdoc/>
    protected override void Write(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.WriteMappingEnabled(Mapping, To, cancellationToken);

    /// <inheritdoc/>
    protected override Change Back(Fact<bool> from, bool to) => new MappingEnabledChange(Mapping, from, to);
}
