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
