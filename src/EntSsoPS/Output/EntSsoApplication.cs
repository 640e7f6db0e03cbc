using EntSso.Deployment;

namespace EntSsoPS.Output;

/// <summary>An affiliate application. Null is unknown.</summary>
public sealed class EntSsoApplication : EntSsoObject
{
    /// <summary>Makes plain values of the facts.</summary>
    /// <param name="facts">The application as it was read.</param>
    public EntSsoApplication(AffiliateApplication facts)
    {
        Facts = facts ?? throw new ArgumentNullException(nameof(facts));
        Type = Value(facts.Type, nameof(Type));
        IsEnabled = Value(facts.IsEnabled, nameof(IsEnabled));
        DirectPasswordSync = Value(facts.DirectPasswordSync, nameof(DirectPasswordSync));
        Adapter = Reference(facts.Adapter, nameof(Adapter));
        Users = List(facts.Users, nameof(Users));
        Administrators = List(facts.Administrators, nameof(Administrators));
        Fields = List(facts.Fields.Select<IReadOnlyList<string>>(fields => [.. fields.Select(field => field.Label)]), nameof(Fields));
        AllowLocalAccounts = Value(facts.AllowLocalAccounts, nameof(AllowLocalAccounts));
        PasswordFilter = Reference(facts.PasswordFilter, nameof(PasswordFilter));
        Description = Reference(facts.Description, nameof(Description));
        Contact = Reference(facts.Contact, nameof(Contact));
    }

    /// <summary>The application's name.</summary>
    public string Name => Facts.Name;

    /// <summary>The name again: what -Application takes from the pipeline.</summary>
    public string Application => Name;

    /// <summary>The type; only Individual and Group applications take Windows password changes.</summary>
    public ApplicationType? Type { get; }

    /// <summary>Whether the application is enabled.</summary>
    public bool? IsEnabled { get; }

    /// <summary>Whether Windows changes go straight to the stored credential.</summary>
    public bool? DirectPasswordSync { get; }

    /// <summary>The adapter that the application is assigned to; null as well when there is none.</summary>
    public string? Adapter { get; }

    /// <summary>The Application Users accounts in their order.</summary>
    public IReadOnlyList<string>? Users { get; }

    /// <summary>The Application Administrators accounts.</summary>
    public IReadOnlyList<string>? Administrators { get; }

    /// <summary>The labels of the fields; the first is the external user.</summary>
    public IReadOnlyList<string>? Fields { get; }

    /// <summary>Whether local accounts are allowed.</summary>
    public bool? AllowLocalAccounts { get; }

    /// <summary>The password filter; null as well when there is none.</summary>
    public string? PasswordFilter { get; }

    /// <summary>The description.</summary>
    public string? Description { get; }

    /// <summary>The contact.</summary>
    public string? Contact { get; }

    /// <summary>The facts as they were read, each with its origin or the reason why it is unknown.</summary>
    internal AffiliateApplication Facts { get; }

    internal override object AllFacts => Facts;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
