using EntSso.Deployment;

namespace EntSso.Collection.Windows;

/// <summary>What the registry of an ENTSSO server says about the installation. Immutable.</summary>
public sealed record EntSsoInstallation
{
    /// <summary>The folder of the product's programs, among them ssoconfig.exe and ssomanage.exe, as it is written there.</summary>
    public Fact<string> InstallPath { get; init; }

    /// <summary>The product's name.</summary>
    public Fact<string> ProductName { get; init; }

    /// <summary>The product's version with dots, for example <c>10.0.2242.0</c>.</summary>
    public Fact<string> ProductVersion { get; init; }

    /// <summary>The SQL Server that this server uses.</summary>
    public Fact<string> DatabaseServer { get; init; }

    /// <summary>The credential database that this server uses.</summary>
    public Fact<string> DatabaseName { get; init; }
}
