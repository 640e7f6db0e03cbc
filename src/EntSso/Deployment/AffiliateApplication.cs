namespace EntSso.Deployment;

/// <summary>An affiliate application. Sources: ISSOAdmin2.GetApplicationInfo2, ISSOMapper.GetFieldInfo, ISSOPSAdmin, ssomanage.</summary>
public sealed record AffiliateApplication
{
    /// <summary>The application's name; compared without case.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public Fact<string> Description { get; init; }

    /// <summary>The contact.</summary>
    public Fact<string> Contact { get; init; }

    /// <summary>The type, fixed at creation.</summary>
    public Fact<ApplicationType> Type { get; init; }

    /// <summary>The flags as one number.</summary>
    public Fact<int> Flags { get; init; }

    /// <summary>Whether the application is enabled (0x2). Applications are created disabled.</summary>
    public Fact<bool> IsEnabled { get; init; }

    /// <summary>Whether direct password sync is on: Windows changes go straight to the stored credential (0x2000000).</summary>
    public Fact<bool> DirectPasswordSync { get; init; }

    /// <summary>Whether local accounts are allowed (0x40000).</summary>
    public Fact<bool> AllowLocalAccounts { get; init; }

    /// <summary>The fields in their order; field 0 is the external user.</summary>
    public Fact<IReadOnlyList<ApplicationField>> Fields { get; init; }

    /// <summary>The Application Users accounts, as stored and in their order.</summary>
    public Fact<IReadOnlyList<string>> Users { get; init; }

    /// <summary>The Application Administrators accounts, as stored.</summary>
    public Fact<IReadOnlyList<string>> Administrators { get; init; }

    /// <summary>The adapter that the application is assigned to; known and null when there is none.</summary>
    public Fact<string?> Adapter { get; init; }

    /// <summary>The password filter assigned to the application; known and null when there is none.</summary>
    public Fact<string?> PasswordFilter { get; init; }

    /// <summary>The password filter's string as it takes effect on this application; known and null when there is no filter.</summary>
    public Fact<string?> FilterString { get; init; }
}

/// <summary>
/// The type of an affiliate application. Numbers: the type bits of the Enterprise Single Sign-On flags. Only
/// <see cref="Individual"/> and <see cref="Group"/> take Windows password changes (event 11034).
/// </summary>
public enum ApplicationType : long
{
    /// <summary>A type that is none of the others.</summary>
    Other = 0,

    /// <summary>One Windows account, one external account.</summary>
    Individual = 0x1,

    /// <summary>A Windows group, one external account.</summary>
    Group = 0x2,

    /// <summary>A configuration store.</summary>
    ConfigStore = 0x4,

    /// <summary>External accounts, one Windows account.</summary>
    HostGroup = 0x8,

    /// <summary>A password sync adapter.</summary>
    Adapter = 0x10,

    /// <summary>A group adapter.</summary>
    GroupAdapter = 0x20,
}

/// <summary>A field of an affiliate application. Field 0 is the external user and never masked.</summary>
/// <param name="Label">The field's label.</param>
/// <param name="Flags">The field's flags: 0x10000000 masked, 0x20000000 receives the password.</param>
public sealed record ApplicationField(string Label, int Flags)
{
    /// <summary>Whether input is hidden (0x10000000).</summary>
    public bool IsMasked => (Flags & 0x10000000) != 0;

    /// <summary>Whether the field is the one that receives the password when there are more than two (0x20000000).</summary>
    public bool IsSync => (Flags & 0x20000000) != 0;
}
