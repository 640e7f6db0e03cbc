using EntSso.Administration.Tools;
using EntSso.Collection.Windows;
using EntSso.Windows.Tests.Administration;
using Microsoft.Win32;
using Xunit;

namespace EntSso.Windows.Tests.Collection;

/// <summary>The real registry, in the place where the product looks. A computer that has ENTSSO is left alone.</summary>
public sealed class EntSsoRegistryTests : IDisposable
{
    private const string Product = @"Software\Microsoft\ENTSSO";

    /// <summary>Tells a key that a run which was killed has left from that of an installation.</summary>
    private const string Mark = "Written by EntSso.Windows.Tests";

    private static readonly RegistryView[] _views = [RegistryView.Registry64, RegistryView.Registry32];

    private readonly bool _isOurs;

    public EntSsoRegistryTests()
    {
        if (OperatingSystem.IsWindows())
        {
            Elevation.Require("writes to the registry of the computer");
            foreach (RegistryView view in _views)
            {
                using RegistryKey root = Root(view);
                using RegistryKey? existing = root.OpenSubKey(Product);
                Assert.SkipWhen(existing is not null && existing.GetValue(Mark) is null, "this computer has ENTSSO");
            }

            _isOurs = true;
            DeleteOurs();
        }
    }

    public void Dispose()
    {
        if (_isOurs)
        {
            DeleteOurs();
        }
    }

    [WindowsFact]
    public void Without_the_key_everything_is_unknown()
    {
        EntSsoInstallation found = EntSsoRegistry.Read(new MachineRegistry());

        Assert.Contains(@"HKLM\Software\Microsoft\ENTSSO has no value InstallPath", found.InstallPath.Reason);
        Assert.Contains(@"HKLM\Software\Microsoft\ENTSSO\SQL has no value Server", found.DatabaseServer.Reason);
    }

    [WindowsFact]
    public void The_values_are_read()
    {
        Write(RegistryView.Registry64, Product, "InstallPath", @"C:\Program Files\Common Files\Enterprise Single Sign-On\");
        Write(RegistryView.Registry64, Product, "ProductName", "Enterprise Single Sign-On");
        Write(RegistryView.Registry64, Product, "ProductVersion", "10.0.2242.0");
        Write(RegistryView.Registry64, Product + @"\SQL", "Server", @"SQL1\SSO");
        Write(RegistryView.Registry64, Product + @"\SQL", "Database", "SSODB");

        EntSsoInstallation found = EntSsoRegistry.Read(new MachineRegistry());

        Assert.Equal(@"C:\Program Files\Common Files\Enterprise Single Sign-On\", found.InstallPath.Value);
        Assert.Equal("Enterprise Single Sign-On", found.ProductName.Value);
        Assert.Equal("10.0.2242.0", found.ProductVersion.Value);
        Assert.Equal((@"SQL1\SSO", "SSODB"), (found.DatabaseServer.Value, found.DatabaseName.Value));
    }

    [WindowsFact]
    public void One_missing_value_does_not_hide_the_others_and_a_number_is_no_text()
    {
        Write(RegistryView.Registry64, Product, "ProductVersion", "10.0.2242.0");
        Write(RegistryView.Registry64, Product, "ProductName", 5);

        EntSsoInstallation found = EntSsoRegistry.Read(new MachineRegistry());

        Assert.Equal((true, false, false), (found.ProductVersion.IsKnown, found.ProductName.IsKnown, found.InstallPath.IsKnown));
    }

    [WindowsFact]
    public void The_registry_of_32_bit_programs_is_asked_second()
    {
        Assert.SkipUnless(Environment.Is64BitOperatingSystem, "there is but one registry on a 32-bit system");
        Write(RegistryView.Registry32, Product, "InstallPath", @"C:\thirty-two");
        Write(RegistryView.Registry32, Product, "ProductVersion", "5.0.0.0");
        Write(RegistryView.Registry64, Product, "ProductVersion", "10.0.2242.0");

        EntSsoInstallation found = EntSsoRegistry.Read(new MachineRegistry());

        Assert.Equal((@"C:\thirty-two", "10.0.2242.0"), (found.InstallPath.Value, found.ProductVersion.Value));
    }

    [WindowsFact]
    public void The_tools_are_found_where_the_registry_says()
    {
        using RecordingTool tool = new();
        string folder = System.IO.Directory.CreateDirectory(System.IO.Path.Combine(tool.Folder, "Zürich 日本")).FullName;
        System.IO.File.WriteAllText(System.IO.Path.Combine(folder, "ssoconfig.exe"), "");
        Write(RegistryView.Registry64, Product, "InstallPath", folder);

        SsoTools found = SsoTools.Find(EntSsoRegistry.Read(new MachineRegistry()));

        Assert.Equal(System.IO.Path.Combine(folder, "ssoconfig.exe"), found.SsoConfig);
    }

    private static void DeleteOurs()
    {
        foreach (RegistryView view in _views)
        {
            using RegistryKey root = Root(view);
            root.DeleteSubKeyTree(Product, false);
        }
    }

    private static RegistryKey Root(RegistryView view) => RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, view);

    private static void Write(RegistryView view, string key, string name, object value)
    {
        using RegistryKey root = Root(view);
        using RegistryKey product = root.CreateSubKey(Product);
        product.SetValue(Mark, "");
        using RegistryKey opened = root.CreateSubKey(key);
        opened.SetValue(name, value);
    }
}
