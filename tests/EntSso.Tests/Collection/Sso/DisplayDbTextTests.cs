using EntSso.Collection.Sso;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Collection.Sso;

public class DisplayDbTextTests
{
    private static readonly DateTime _time = new(2026, 4, 5, 6, 7, 8, DateTimeKind.Utc);

    private static string Sample => File.ReadAllText(TestFiles.SyncEngine("miis/displaydb.txt"));

    [Fact]
    public void All_settings_are_read_whether_their_labels_are_cut_or_not()
    {
        DisplayDbText reading = DisplayDbText.Read(TestFiles.SyncEngine("miis/displaydb.txt"));
        Assert.Empty(reading.Problems);
        SsoSystem system = reading.System;
        Assert.Equal(("SQL1\\SSO", "SSODB", "INTSVR1"), (system.DatabaseServer.Value, system.DatabaseName.Value, system.SecretServer.Value));
        Assert.Equal(
            ("FABRIKAM\\SSO Administrators", "FABRIKAM\\SSO Affiliate Administrators"),
            (system.SsoAdministrators.Value, system.SsoAffiliateAdministrators.Value));
        Assert.Equal((1001, 1002, 1003), (system.AuditDeletedApplications.Value, system.AuditDeletedMappings.Value, system.AuditCredentialLookups.Value));
        Assert.Equal((2, 60), (system.TicketTimeoutMinutes.Value, system.CredentialCacheTimeoutMinutes.Value));
        Assert.Equal((true, false, false), (system.IsEnabled.Value, system.AllowTickets.Value, system.AllowHostInitiated.Value));
        Assert.Equal((true, false, false), (system.FromWindowsToAdapters.Value, system.FromAdaptersToDatabase.Value, system.FromAdaptersToWindows.Value));
        Assert.True(system.IsDatabaseReachable.Value);
        Assert.Equal(23, system.FromWindowsToAdapters.Origin!.Line);
    }

    [Fact]
    public void Labels_that_a_wide_console_does_not_cut_mean_the_same()
    {
        string wide = Sample
            .Replace("(in min...", "(in minutes)").Replace("(p...", "(partial)").Replace("external...", "external credential lookups");
        int first = wide.IndexOf("deleted ...", StringComparison.Ordinal);
        wide = wide.Remove(first, 11).Insert(first, "deleted applications").Replace("deleted ...", "deleted mappings");
        DisplayDbText reading = DisplayDbText.Parse(wide, "wide.txt", _time);
        Assert.Empty(reading.Problems);
        Assert.Null(Deployment.StructuralDifference.Find(
            DisplayDbText.Parse(Sample, "wide.txt", _time).System, reading.System));
    }

    [Fact]
    public void A_label_cut_with_an_ellipsis_character_is_read() =>
        Assert.False(DisplayDbText.Parse("From adapters to SSO da… : No", "a.txt", _time).System.FromAdaptersToDatabase.Value);

    [Fact]
    public void A_label_cut_too_short_is_a_problem_and_no_guess()
    {
        DisplayDbText reading = DisplayDbText.Parse("From adapt... : Yes\n", "a.txt", _time);
        Assert.False(reading.System.FromAdaptersToDatabase.IsKnown);
        Assert.False(reading.System.FromAdaptersToWindows.IsKnown);
        Assert.Contains("cut too short", Assert.Single(reading.Problems).Message);
    }

    [Fact]
    public void A_text_in_another_language_is_unknown_and_a_problem_says_why()
    {
        DisplayDbText reading = DisplayDbText.Parse("SSO aktiviert : Ja\nVon Windows zu Adaptern : Ja\n", "de.txt", _time);
        Assert.False(reading.System.IsEnabled.IsKnown);
        Assert.False(reading.System.IsDatabaseReachable.IsKnown);
        Assert.All(reading.Problems, problem => Assert.Contains("English", problem.Message));
        Assert.Equal([1, 2], reading.Problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("SSO enabled : Oui", "Yes or No")]
    [InlineData("SSO enabled :", "Yes or No")]
    public void A_value_that_is_no_switch_is_unknown(string text, string expected)
    {
        DisplayDbText reading = DisplayDbText.Parse(text, "a.txt", _time);
        Assert.Contains(expected, reading.System.IsEnabled.Reason);
        Assert.Equal(1, Assert.Single(reading.Problems).Line);
    }

    [Theory]
    [InlineData("SQL Server error : 5")]
    [InlineData("SSO database servers : 5")]
    [InlineData("... : 5")]
    [InlineData("… : 5")]
    public void A_label_that_only_begins_like_a_known_one_or_says_nothing_is_not_known(string text)
    {
        DisplayDbText reading = DisplayDbText.Parse(text, "a.txt", _time);

        Assert.False(reading.System.DatabaseServer.IsKnown);
        Assert.False(reading.System.DatabaseName.IsKnown);
        Assert.Contains("is not known", Assert.Single(reading.Problems).Message);
    }

    [Fact]
    public void A_name_that_is_left_empty_is_unknown()
    {
        SsoSystem system = DisplayDbText.Parse("SSO secret server name :\nSSO Admin account : \nSSO database : SSODB\n", "a.txt", _time).System;

        Assert.Equal("the text has nothing after \"SSO secret server name\"", system.SecretServer.Reason);
        Assert.Equal(2, system.SsoAdministrators.Origin!.Line);
        Assert.False(system.SsoAdministrators.IsKnown);
        Assert.Equal("SSODB", system.DatabaseName.Value);
    }

    [Fact]
    public void The_server_is_unknown_when_the_text_says_this_computer_and_known_when_it_names_one()
    {
        Assert.Contains("the text does not name it", DisplayDbText.Parse(Sample, "a.txt", _time).System.ReadThrough.Reason);
        Assert.Equal("INTSVR1", DisplayDbText.Parse("Using SSO server INTSVR1\n", "a.txt", _time).System.ReadThrough.Value);
    }
}
