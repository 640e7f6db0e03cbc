using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Turns directions of the password sync mode on or off; those outside <paramref name="Mask"/> stay as they are.</summary>
/// <param name="Mask">The directions that are meant.</param>
/// <param name="From">Which of them were on when the system was read.</param>
/// <param name="To">Which of them are to be on.</param>
public sealed record PasswordSyncModeChange(PasswordSyncMode Mask, Fact<PasswordSyncMode> From, PasswordSyncMode To)
    : Change<PasswordSyncMode>(From, To)
{
    /// <inheritdoc/>
    public override string Subject => "SSO system";

    /// <inheritdoc/>
    public override string Setting => "Enable Password Sync";

    /// <inheritdoc/>
    public override string Cmdlet => "Set-EntSsoPasswordSyncMode" + Part("", To) + Part(" -Disable", Mask & ~To);

    /// <inheritdoc/>
    public override string ToolCommand => string.Join("\n", PasswordSyncModes.Each(Mask).Select(mode => PasswordSyncModes.ToolCommand(mode, (To & mode) != 0)));

    /// <inheritdoc/>
    protected override Fact<PasswordSyncMode> Read(ISsoAdministration administration, CancellationToken cancellationToken) =>
        PasswordSyncModes.Of(administration.ReadSystem(cancellationToken), Mask);

    /// <inheritdoc/>
    protected override void Write(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.WritePasswordSyncMode(To, Mask, cancellationToken);

    /// <inheritdoc/>
    protected override Change Back(Fact<PasswordSyncMode> from, PasswordSyncMode to) => new PasswordSyncModeChange(Mask, from, to);

    /// <inheritdoc/>
    protected override string Words(PasswordSyncMode value) =>
        string.Join(", ", PasswordSyncModes.Each(Mask).Select(mode => $"{PasswordSyncModes.ConsoleName(mode)} {((value & mode) != 0 ? "yes" : "no")}"));

    private static string Part(string parameter, PasswordSyncMode modes)
    {
        List<string> names = [.. PasswordSyncModes.Each(modes).Select(mode => mode.ToString())];
        return names.Count == 0 ? "" : $"{parameter} {string.Join(", ", names)}";
    }
}
