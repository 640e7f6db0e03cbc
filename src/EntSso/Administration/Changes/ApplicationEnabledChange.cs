using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Enables or disables an affiliate application.</summary>
/// <param name="Application">The application.</param>
/// <param name="From">Whether it was enabled when it was read.</param>
/// <param name="To">Whether it is to be enabled.</param>
public sealed record ApplicationEnabledChange(string Application, Fact<bool> From, bool To) : SwitchChange(From, To)
{
    /// <inheritdoc/>
    public override string Subject => Application;

    /// <inheritdoc/>
    public override string Setting => "Application enabled";

    /// <inheritdoc/>
    public override string Cmdlet => $"{Verb}-EntSsoApplication -Application {CommandWord.Of(Application, "APPLICATION")}";

    /// <inheritdoc/>
    public override string ToolCommand => $"ssomanage {(To ? "-enableapp" : "-disableapp")} {CommandWord.Of(Application, "APPLICATION")}";

    /// <inheritdoc/>
    protected override Fact<bool> Read(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.ReadApplication(Application, cancellationToken).IsEnabled;

    /// <inheritdoc/>
    protected override void Write(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.WriteApplicationEnabled(Application, To, cancellationToken);

    /// <inheritdoc/>
    protected override Change Back(Fact<bool> from, bool to) => new ApplicationEnabledChange(Application, from, to);
}
