using EntSso.Collection.Sso;
using EntSso.Deployment;
using Xunit;

namespace EntSso.Tests.Collection.Sso;

/// <summary>What GetServerStatus means, on servers that know all status bits and on those that do not.</summary>
public class ServerFactsTests
{
    private static readonly FactOrigin _origin = new("COM SSOConfigOM on INTSVR1", new(2026, 1, 5, 8, 0, 0, System.DateTimeKind.Utc));

    [Theory]
    [InlineData(0x1, nameof(SsoServer.IsOnline))]
    [InlineData(0x2, nameof(SsoServer.IsSecretServerRunning))]
    [InlineData(0x4, nameof(SsoServer.IsPasswordSyncLoaded))]
    [InlineData(0x8, nameof(SsoServer.IsPcnsListenerRunning))]
    [InlineData(0x10, nameof(SsoServer.IsAdapterListenerRunning))]
    [InlineData(0x20, nameof(SsoServer.IsClustered))]
    [InlineData(0x40, nameof(SsoServer.Is64Bit))]
    [InlineData(0x80, nameof(SsoServer.IsDatabaseConnectionEncrypted))]
    [InlineData(0x100, nameof(SsoServer.IsCaseSensitive))]
    [InlineData(0x200, nameof(SsoServer.IsMiisListenerRunning))]
    [InlineData(0x400, nameof(SsoServer.AllowPcns))]
    [InlineData(0x800, nameof(SsoServer.AllowMiis))]
    [InlineData(0x1000, nameof(SsoServer.AllowRemoteLookup))]
    [InlineData(0x2000, nameof(SsoServer.HasAdministratorBit))]
    public void Each_bit_is_one_fact(int bit, string name)
    {
        SsoServer server = Decode(bit, new ServerVersion(10 << 16, 0));

        foreach ((string switchName, Fact<bool> isSet) in Switches(server))
        {
            Assert.Equal(Fact.Known(switchName == name), isSet);
        }

        Assert.Equal(bit, server.StatusFlags.Value);
    }

    [Theory]
    [InlineData(3 << 16, "3.0.1620.0")]
    [InlineData(4 << 16, "4.0.1620.0")]
    [InlineData(4, "4.106168320")]
    [InlineData(0, "0.106168320")]
    public void An_old_server_that_reports_no_later_bit_leaves_them_unknown(int major, string version)
    {
        SsoServer server = Decode(0x1F, new ServerVersion(major, 1620 << 16));

        Assert.False(server.AllowMiis.IsKnown);
        Assert.Contains($"version {version} likely does not support status bit 0x800", server.AllowMiis.Reason);
        Assert.False(server.IsMiisListenerRunning.IsKnown);
        Assert.False(server.AllowPcns.IsKnown);
        Assert.False(server.AllowRemoteLookup.IsKnown);
        Assert.False(server.HasAdministratorBit.IsKnown);
        Assert.Equal(Fact.Known(true), server.IsAdapterListenerRunning);
        Assert.Equal(Fact.Known(false), server.IsCaseSensitive);
        Assert.Equal(version, server.Version.Value);
    }

    [Theory]
    [InlineData(5 << 16)]
    [InlineData(7 << 16)]
    [InlineData(10)]
    public void A_newer_server_that_reports_no_later_bit_has_them_off(int major) =>
        Assert.Equal(Fact.Known(false), Decode(0x1F, new ServerVersion(major, 0)).AllowMiis);

    [Fact]
    public void A_server_that_reports_one_later_bit_knows_them_all()
    {
        SsoServer server = Decode(0x201, new ServerVersion(4 << 16, 0));

        Assert.Equal((Fact.Known(true), Fact.Known(false)), (server.IsMiisListenerRunning, server.AllowMiis));
    }

    [Fact]
    public void A_server_that_tells_no_version_is_taken_for_an_old_one()
    {
        SsoServer server = Decode(0x1F, new ServerVersion(0, 0));

        Assert.Contains("its version, which it does not report", server.AllowMiis.Reason);
        Assert.False(server.Version.IsKnown);
    }

    [Fact]
    public void What_a_server_leaves_empty_is_unknown_and_can_be_looked_up_elsewhere()
    {
        SsoServer server = Decode(0x1F, new ServerVersion(10, 0));

        Assert.All(
            [server.ServiceAccount, server.DatabaseServer, server.DatabaseName],
            fact => Assert.Equal((false, "the server did not report it"), (fact.IsKnown, fact.Reason)));
    }

    [Fact]
    public void A_failed_call_makes_every_fact_unknown_for_its_reason()
    {
        SsoServer server = ServerFacts.Of("INTSVR1", Fact.Known(true), Fact.Unknown<ServerStatus>("no answer", _origin));

        Assert.All(Switches(server), s => Assert.Equal("no answer", s.Fact.Reason));
        Assert.Equal("no answer", server.ServiceAccount.Reason);
        Assert.Equal("no answer", server.PasswordSyncAgeHours.Reason);
        Assert.Equal(("INTSVR1", true), (server.Name, server.IsDiscovered.Value));
    }

    [Fact]
    public void Levels_ages_and_counts_stand_in_their_places()
    {
        SsoServer server = ServerFacts.Of(
            "INTSVR1",
            Fact.Known(false),
            Fact.Known(
                new ServerStatus
                {
                    ServiceAccount = @"FABRIKAM\svc",
                    SqlServer = "SQL1",
                    SqlDatabase = "SSODB",
                    ComputerNameCluster = "CLUSTER",
                    ComputerNameNode = "NODE",
                    InformationCount = 1,
                    WarningCount = 2,
                    ErrorCount = 3,
                    NegativeAuditLevel = 2,
                    PositiveAuditLevel = 1,
                    PasswordSyncAge = 24,
                },
                _origin));

        Assert.Equal((1, 2, 24), (server.PositiveAuditLevel.Value, server.NegativeAuditLevel.Value, server.PasswordSyncAgeHours.Value));
        Assert.Equal((1, 2, 3), (server.InformationCount.Value, server.WarningCount.Value, server.ErrorCount.Value));
        Assert.Equal(("CLUSTER", "NODE"), (server.ClusterName.Value, server.NodeName.Value));
        Assert.Equal(("SQL1", "SSODB", @"FABRIKAM\svc"), (server.DatabaseServer.Value, server.DatabaseName.Value, server.ServiceAccount.Value));
        Assert.Same(_origin, server.AllowMiis.Origin);
        Assert.False(server.ReplayDirectory.IsKnown);
    }

    private static SsoServer Decode(int flags, ServerVersion version) => ServerFacts.Of(
        "INTSVR1", Fact.Known(true), Fact.Known(new ServerStatus { Flags = (SsoStatusFlags)flags, Version = version }, _origin));

    private static (string Name, Fact<bool> Fact)[] Switches(SsoServer server) =>
    [
        (nameof(SsoServer.IsOnline), server.IsOnline),
        (nameof(SsoServer.IsSecretServerRunning), server.IsSecretServerRunning),
        (nameof(SsoServer.IsPasswordSyncLoaded), server.IsPasswordSyncLoaded),
        (nameof(SsoServer.IsPcnsListenerRunning), server.IsPcnsListenerRunning),
        (nameof(SsoServer.IsAdapterListenerRunning), server.IsAdapterListenerRunning),
        (nameof(SsoServer.IsClustered), server.IsClustered),
        (nameof(SsoServer.Is64Bit), server.Is64Bit),
        (nameof(SsoServer.IsDatabaseConnectionEncrypted), server.IsDatabaseConnectionEncrypted),
        (nameof(SsoServer.IsCaseSensitive), server.IsCaseSensitive),
        (nameof(SsoServer.IsMiisListenerRunning), server.IsMiisListenerRunning),
        (nameof(SsoServer.AllowPcns), server.AllowPcns),
        (nameof(SsoServer.AllowMiis), server.AllowMiis),
        (nameof(SsoServer.AllowRemoteLookup), server.AllowRemoteLookup),
        (nameof(SsoServer.HasAdministratorBit), server.HasAdministratorBit),
    ];
}
