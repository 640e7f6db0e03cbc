namespace EntSso.FakeComponents;

/// <summary>A mapping of the fake system.</summary>
internal sealed record FakeMapping(string Domain, string User, string Application, string ExternalUser)
{
    public int Flags { get; set; }

    public bool HasSameNames(FakeMapping other) =>
        Same(Domain, other.Domain) && Same(User, other.User) && Same(Application, other.Application) && Same(ExternalUser, other.ExternalUser);

    /// <inheritdoc/>
    public override string ToString() => $@"{Domain}\{User} -> {Application}\{ExternalUser}";

    public static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
