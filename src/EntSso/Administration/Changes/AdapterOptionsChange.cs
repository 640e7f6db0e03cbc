using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Sets options of a password sync adapter; those outside <paramref name="Mask"/> stay as they are.</summary>
/// <param name="Adapter">The adapter.</param>
/// <param name="Mask">The options that are meant.</param>
/// <param name="From">Which of them were on when the adapter was read.</param>
/// <param name="To">Which of them are to be on.</param>
public sealed record AdapterOptionsChange(string Adapter, AdapterOptions Mask, Fact<AdapterOptions> From, AdapterOptions To)
    : Change<AdapterOptions>(From, To)
{
    /// <inheritdoc/>
    public override string Subject => Adapter;

    /// <inheritdoc/>
    public override string Setting => "Adapter options";

    /// <inheritdoc/>
    public override string Cmdlet => $"Set-EntSsoAdapter -Adapter {CommandWord.Of(Adapter, "ADAPTER")}"
        + string.Concat(AdapterOptionSet.Each(Mask).Select(option => $" -{option} ${((To & option) != 0 ? "true" : "false")}"));

    /// <inheritdoc/>
    public override string ToolCommand =>
        $"ssops -update FILE, with {string.Join(", ", AdapterOptionSet.Each(Mask).Select(option => $"{AdapterOptionSet.ProductName(option)} {((To & option) != 0 ? "yes" : "no")}"))}";

    /// <inheritdoc/>
    protected override Fact<AdapterOptions> Read(ISsoAdministration administration, CancellationToken cancellationToken) =>
        AdapterOptionSet.Of(administration.ReadAdapter(Adapter, cancellationToken), Mask);

    /// <inheritdoc/>
    protected override void Write(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.WriteAdapterOptions(Adapter, To, Mask, cancellationToken);

    /// <inheritdoc/>
    protected override Change Back(Fact<AdapterOptions> from, AdapterOptions to) => new AdapterOptionsChange(Adapter, Mask, from, to);

    /// <inheritdoc/>
    protected override string Words(AdapterOptions value) => string.Join(
        ", ", AdapterOptionSet.Each(Mask).Select(option => $"{AdapterOptionSet.ProductName(option)} {((value & option) != 0 ? "yes" : "no")}"));
}
