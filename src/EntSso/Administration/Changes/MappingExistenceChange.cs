using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>
/// Creates or deletes a mapping. A mapping is created disabled and without credentials; deleting one deletes its stored credentials, so
/// going back does not bring them back.
/// </summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="From">Whether it existed when it was looked for.</param>
/// <param name="To">Whether it is to exist.</param>
public sealed record MappingExistenceChange(Mapping Mapping, Fact<bool> From, bool To) : SwitchChange(From, To)
{
    /// <inheritdoc/>
    public override string Subject => Mapping.ToString();

    /// <inheritdoc/>
    public override string Setting => "Mapping exists";

    /// <inheritdoc/>
    public override string Cmdlet => To ? $"Reset-EntSsoMapping {MappingWords.Parameters(Mapping)} -Enable:$false" : "";

    /// <inheritdoc/>
    public override string Loss => To ? "" : $"The stored credentials of {Mapping} do not come back by going back.";

    /// <inheritdoc/>
    public override string ToolCommand => To ? "ssomanage -createmappings FILE" : $"ssomanage -deletemapping {MappingWords.ToolArguments(Mapping)}";

    /// <inheritdoc/>
    protected override Fact<bool> Read(ISsoAdministration administration, CancellationToken cancellationToken) =>
        Fact.Known(administration.ReadMappings(MappingFilter.For(Mapping), cancellationToken).Count > 0);

    /// <inheritdoc/>
    protected override void Write(ISsoAdministration administration, CancellationToken cancellationToken)
    {
        if (To)
        {
            administration.CreateMapping(Mapping, cancellationToken);
        }
        else
        {
            administration.DeleteMapping(Mapping, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override Change Back(Fact<bool> from, bool to) => new MappingExistenceChange(Mapping, from, to);
}
