using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Turns direct password sync of an affiliate application on or off.</summary>
/// <param name="Application">The application.</param>
/// <param name="From">Whether it was on when it was read.</param>
/// <param name="To">Whether it is to be on.</param>
public sealed record DirectSyncChange(string Application, Fact<bool> From, bool To) : SwitchChange(From, To)
{
    /// <inheritdoc/>
    public override string Subject => Application;

    /// <inheritdoc/>
    public override string Setting => "Direct Password Sync from Windows";

    /// <inheritdoc/>
    public override string Cmdlet => $"{Verb}-EntSsoDirectSync -Application {CommandWord.Of(Application, "APPLICATION")}";

    /// <inheritdoc/>
    public override string ToolCommand =>
        $"In the ENTSSO console: Affiliate Applications, {Application}, Properties, Options, {(To ? "tick" : "clear")} {Setting}";

    /// <inheritdoc/>
    protected override Fact<bool> Read(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.ReadApplication(Application, cancellationToken).DirectPasswordSync;

    /// <inheritdoc/>
    protected override void Write(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.WriteDirectPasswordSync(Application, To, cancellationToken);

    /// <inheritdoc/>
    protected override Change Back(Fact<bool> from, bool to) => new DirectSyncChange(Application, from, to);
}
