using System.Security;
using EntSso.Collection.Windows;
using Xunit;

namespace EntSso.Tests.Collection.Windows;

public class EntSsoRegistryTests
{
    [Fact]
    public void The_64_bit_registry_is_asked_first_and_nothing_below_SSOSS_ever()
    {
        var registry = new RecordedRegistry
        {
            [(true, @"Software\Microsoft\ENTSSO", "ProductVersion")] = "10.0.2242.0",
            [(false, @"Software\Microsoft\ENTSSO", "ProductVersion")] = "5.0.0.0",
            [(false, @"Software\Microsoft\ENTSSO", "InstallPath")] = @"C:\Enterprise Single Sign-On",
            [(true, @"Software\Microsoft\ENTSSO\SQL", "Database")] = "SSODB",
        };

        EntSsoInstallation found = EntSsoRegistry.Read(registry);

        Assert.Equal(
            ("10.0.2242.0", @"C:\Enterprise Single Sign-On", "SSODB"),
            (found.ProductVersion.Value, found.InstallPath.Value, found.DatabaseName.Value));
        Assert.Equal([@"Software\Microsoft\ENTSSO", @"Software\Microsoft\ENTSSO\SQL"], registry.AskedKeys.Distinct());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_missing_or_empty_value_is_unknown_with_its_name(string? value)
    {
        var registry = new RecordedRegistry { [(true, @"Software\Microsoft\ENTSSO", "InstallPath")] = value };

        Assert.StartsWith(
            @"HKLM\Software\Microsoft\ENTSSO has no value InstallPath on INTSVR1", EntSsoRegistry.Read(registry).InstallPath.Reason);
    }

    [Fact]
    public void A_registry_that_refuses_or_cannot_be_reached_says_what_to_do()
    {
        Assert.Contains("administrator of INTSVR1", Failing(new SecurityException()));
        Assert.Contains("administrator of INTSVR1", Failing(new UnauthorizedAccessException()));
        Assert.Contains("Remote Registry", Failing(new IOException()));

        static string Failing(Exception exception) =>
            EntSsoRegistry.Read(new RecordedRegistry { Failure = exception }).DatabaseServer.Reason;
    }

    [Fact]
    public void A_computer_that_cannot_be_reached_is_asked_once()
    {
        var registry = new RecordedRegistry { Failure = new IOException() };

        EntSsoInstallation found = EntSsoRegistry.Read(registry);

        Assert.Single(registry.AskedKeys);
        Assert.True(registry.IsDisposed);
        Assert.All(
            new[] { found.InstallPath, found.ProductName, found.ProductVersion, found.DatabaseServer, found.DatabaseName },
            fact => Assert.Contains("cannot be reached", fact.Reason));
    }

    [Fact]
    public void A_computer_that_does_not_answer_is_given_up()
    {
        using var never = new ManualResetEventSlim();
        var registry = new RecordedRegistry { Answer = never };

        EntSsoInstallation found = EntSsoRegistry.Read(registry, TimeSpan.FromMilliseconds(20), CancellationToken.None);

        Assert.Contains("INTSVR1 did not answer within 0.02 s", found.ProductVersion.Reason);
        never.Set();
    }

    private sealed class RecordedRegistry : Dictionary<(bool Is64Bit, string Key, string Name), string?>, IMachineRegistry
    {
        public string Computer => "INTSVR1";

        public Exception? Failure { get; init; }

        public ManualResetEventSlim? Answer { get; init; }

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;

        public List<string> AskedKeys { get; } = [];

        public object? Read(bool is64Bit, string key, string name)
        {
            AskedKeys.Add(key);
            Answer?.Wait(TimeSpan.FromMinutes(1));
            return Failure is null ? TryGetValue((is64Bit, key, name), out string? value) ? value : null : throw Failure;
        }
    }
}
