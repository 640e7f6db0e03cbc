using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Enables or disables a password sync adapter.</summary>
/// <param name="Adapter">The adapter.</param>
/// <param name="From">Whether it was enabled when it was read.</param>
/// <param name="To">Whether it is to be enabled.</param>
public sealed record AdapterEnabledChange(string Adapter, Fact<bool> From, bool To) : SwitchChange(From, To)
{
    /// <inheritdoc/>
    public override string Subject => Adapter;

    /// <inheritdoc/>
    public override string Setting => "Adapter enabled";

    /// <inheritdoc/>
    public override string Cmdlet => $"{Verb}-EntSsoAdapter -Adapter {CommandWord.Of(Adapter, "ADAPTER")}";

    /// <inheritdoc/>
    public override string ToolCommand => $"ssops {(To ? "-enable" : "-disable")} {CommandWord.Of(Adapter, "ADAPTER")}";

    /// <inheritdoc/>
    protected override Fact<bool> Read(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.ReadAdapter(Adapter, cancellationToken).IsEnabled;

    /// <inheritdoc/>
    protected override void Write(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.WriteAdapterEnabled(Adapter, To, cancellationToken);

    /// <inheritdoc/>
    protected override Change Back(Fact<bool> from, bool to) => new AdapterEnabledChange(Adapter, from, to);
}
