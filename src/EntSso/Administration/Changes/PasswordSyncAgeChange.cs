using System.Globalization;
using EntSso.Deployment;

namespace EntSso.Administration.Changes;

/// <summary>Sets how old a password change may be, in hours by the clock of the SQL Server (events 10803 and 10712).</summary>
/// <param name="Server">The server.</param>
/// <param name="From">The age that was read.</param>
/// <param name="To">The wanted age, above 0.</param>
public sealed record PasswordSyncAgeChange(string Server, Fact<int> From, int To) : Change<int>(From, To)
{
    /// <inheritdoc/>
    public override string Subject => Server;

    /// <inheritdoc/>
    private protected override bool IsOfServer => true;

    /// <inheritdoc/>
    public override string Setting => "Password sync age";

    /// <inheritdoc/>
    public override string Cmdlet => $"Set-EntSsoServer -Server {CommandWord.Of(Server, "SERVER")} -PasswordSyncAge {Number(To)}";

    /// <inheritdoc/>
    public override string ToolCommand => $"ssoconfig -syncAge {Number(To)}";

    /// <inheritdoc/>
    protected override Fact<int> Read(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.ReadServer(Server, cancellationToken).PasswordSyncAgeHours;

    /// <inheritdoc/>
    protected override void Write(ISsoAdministration administration, CancellationToken cancellationToken) =>
        administration.WritePasswordSyncAge(Server, To, cancellationToken);

    /// <inheritdoc/>
    protected override Change Back(Fact<int> from, int to) => new PasswordSyncAgeChange(Server, from, to);

    /// <inheritdoc/>
    protected override string Words(int value) => $"{Number(value)} h";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
