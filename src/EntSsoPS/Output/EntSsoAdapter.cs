using EntSso.Deployment;

namespace EntSsoPS.Output;

/// <summary>A password sync adapter. Null is unknown.</summary>
public sealed class EntSsoAdapter : EntSsoObject
{
    /// <summary>Makes plain values of the facts.</summary>
    /// <param name="facts">The adapter as it was read.</param>
    public EntSsoAdapter(SyncAdapter facts)
    {
        Facts = facts ?? throw new ArgumentNullException(nameof(facts));
        IsEnabled = Value(facts.IsEnabled, nameof(IsEnabled));
        SyncToAdapter = Value(facts.SyncToAdapter, nameof(SyncToAdapter));
        SyncFromAdapter = Value(facts.SyncFromAdapter, nameof(SyncFromAdapter));
        ChangeWindowsPassword = Value(facts.ChangeWindowsPassword, nameof(ChangeWindowsPassword));
        VerifyOldPassword = Value(facts.VerifyOldPassword, nameof(VerifyOldPassword));
        SendOldPassword = Value(facts.SendOldPassword, nameof(SendOldPassword));
        AllowMappingConflicts = Value(facts.AllowMappingConflicts, nameof(AllowMappingConflicts));
        Computer = Reference(facts.Computer, nameof(Computer));
        Applications = List(facts.Applications, nameof(Applications));
        Group = Reference(facts.Group, nameof(Group));
        Users = List(facts.Users, nameof(Users));
        Administrators = List(facts.Administrators, nameof(Administrators));
        AllowLocalAccounts = Value(facts.AllowLocalAccounts, nameof(AllowLocalAccounts));
        Description = Reference(facts.Description, nameof(Description));
        Contact = Reference(facts.Contact, nameof(Contact));
    }

    /// <summary>The adapter's name.</summary>
    public string Name => Facts.Name;

    /// <summary>The name again: what -Adapter takes from the pipeline.</summary>
    public string Adapter => Name;

    /// <summary>Whether the adapter is enabled.</summary>
    public bool? IsEnabled { get; }

    /// <summary>Whether the adapter takes Windows password changes.</summary>
    public bool? SyncToAdapter { get; }

    /// <summary>Whether ENTSSO takes password changes from the adapter.</summary>
    public bool? SyncFromAdapter { get; }

    /// <summary>Whether a change from the adapter also changes the Windows password, full sync.</summary>
    public bool? ChangeWindowsPassword { get; }

    /// <summary>Whether the old password is verified.</summary>
    public bool? VerifyOldPassword { get; }

    /// <summary>Whether the old password goes to the adapter as well.</summary>
    public bool? SendOldPassword { get; }

    /// <summary>Whether conflicting mappings are allowed.</summary>
    public bool? AllowMappingConflicts { get; }

    /// <summary>The computer that the adapter's process runs on.</summary>
    public string? Computer { get; }

    /// <summary>The affiliate applications assigned to the adapter.</summary>
    public IReadOnlyList<string>? Applications { get; }

    /// <summary>The adapter group; null as well when the adapter is in none.</summary>
    public string? Group { get; }

    /// <summary>The access accounts.</summary>
    public IReadOnlyList<string>? Users { get; }

    /// <summary>The Application Administrators accounts.</summary>
    public IReadOnlyList<string>? Administrators { get; }

    /// <summary>Whether local accounts are allowed.</summary>
    public bool? AllowLocalAccounts { get; }

    /// <summary>The description.</summary>
    public string? Description { get; }

    /// <summary>The contact.</summary>
    public string? Contact { get; }

    /// <summary>
    /// The facts as they were read, each with its origin or the reason why it is unknown; the notification properties too.
    /// </summary>
    internal SyncAdapter Facts { get; }

    internal override object AllFacts => Facts;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
