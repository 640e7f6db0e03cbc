using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Assigns an affiliate application to an adapter, or takes it from its adapter.</summary>
/// <param name="Application">The application.</param>
/// <param name="From">The adapter that was read; known and null for none.</param>
/// <param name="To">The wanted adapter; null for none.</param>
public sealed record ApplicationAdapterChange(string Application, Fact<string?> From, string? To) : Change<string?>(From, To)
{
    /// <inheritdoc/>
    public override string Subject => Application;

    /// <inheritdoc/>
    public override string Setting => "Password sync adapter";

    /// <inheritdoc/>
    public override string Cmdlet => To is null
        ? $"Remove-EntSsoAdapterApplication -Adapter {CommandWord.Of(From.Or(null) ?? "", "ADAPTER")} -Application {CommandWord.Of(Application, "APPLICATION")}"
        : $"Add-EntSsoAdapterApplication -Adapter {CommandWord.Of(To, "ADAPTER")} -Application {CommandWord.Of(Application, "APPLICATION")}";

    /// <inheritdoc/>
    public override string ToolCommand => To is null
        ? $"ssops -deleteapp {CommandWord.Of(Application, "APPLICATION")}"
        : $"ssops -addapp {CommandWord.Of(To, "ADAPTER")} {CommandWord.Of(Application, "APPLICATION")}";

    /// <inheritdoc/>
    protected override Fact<string?> Read(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.ReadApplication(Application, cancellationToken).Adapter;

    /// <inheritdoc/>
    protected override void Write(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.WriteApplicationAdapter(Application, To, cancellationToken);

    /// <inheritdoc/>
    protected override Change Back(Fact<string?> from, string? to) => new ApplicationAdapterChange(Application, from, to);

    /// <inheritdoc/>
    protected override string Words(string? value) => value ?? "none";

    /// <inheritdoc/>
    protected override bool AreSame(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
