using System.Diagnostics;
using System.Runtime.Versioning;
using EntSso.Collection.Directory;
using EntSso.Collection.Kerberos;
using EntSso.Directory.Tests.Samba;
using EntSso.Naming;

namespace EntSso.Benchmarks.ActiveDirectory;

/// <summary>
/// Asks a running Samba domain controller with 20,000 accounts: round trips and time of SPN checks and of a thousand names, and the
/// time of a ticket when the logon ticket is there and the service ticket is not.
/// </summary>
public static class DirectoryBenchmark
{
    private const int Accounts = 20_000;
    private const int Names = 1_000;
    private const int Repeats = 200;
    private const int MaxRoundTripsOfOne = 3;
    private const int MaxRoundTripsOfAll = 20;
    private const double MaxTicketMilliseconds = 20;

    /// <summary>Runs the benchmark.</summary>
    /// <param name="args">The number of accounts, 20,000 unless told.</param>
    /// <returns>0, 1 when a target was missed, 2 when it cannot run here.</returns>
    public static int Run(string[] args)
    {
        if (!OperatingSystem.IsLinux() || SambaPrerequisites.Missing.Length > 0)
        {
            Console.Error.WriteLine($"The directory benchmark {SambaPrerequisites.Missing}.");
            return 2;
        }

        var accounts = Accounts;
        if (args.Length > 0 && (!int.TryParse(args[0], out accounts) || accounts < Names))
        {
            Console.Error.WriteLine($"The number of accounts has to be {Names} or more.");
            return 2;
        }

        Console.WriteLine($"Starting a domain of {accounts} accounts (made once and kept) ...");
        using var domain = SambaDomain.Start(accounts);
        return Measure(domain, accounts) ? 0 : 1;
    }

    [SupportedOSPlatform("linux")]
    private static bool Measure(SambaDomain domain, int accounts)
    {
        var step = accounts / (Names / 2);
        var names = Enumerable.Range(0, Names)
            .Select(number => number % 2 == 0 ? $"load{number / 2 * step:00000}" : $"none{number:00000}")
            .ToList();
        var spns = names.Select(name => "ENTSSO/" + name).ToList();
        var accountNames = names.Select(name => AccountName.Parse($@"FABRIKAM\{name}")).ToList();

        var isFine = ColdCheck(domain);
        using var directory = domain.Connect();
        _ = directory.FindSpnHolders(["ENTSSO/INTSVR1"], CancellationToken.None).Single();
        isFine &= Lookup(directory, "1 SPN held by one", MaxRoundTripsOfOne, Repeats, () => Holders(directory, ["ENTSSO/INTSVR1"], 1));
        isFine &= Lookup(directory, "1 SPN held by two", MaxRoundTripsOfOne, Repeats, () => Holders(directory, ["ENTSSO/INTSVR4"], 2));
        isFine &= Lookup(directory, "1 SPN held by nobody", MaxRoundTripsOfOne, Repeats, () => Holders(directory, ["ENTSSO/INTSVR2"], 0));
        isFine &= Lookup(directory, $"{Names} SPNs, half of them held", MaxRoundTripsOfAll, 5, () => Holders(directory, spns, Names / 2));
        isFine &= Lookup(directory, $"{Names} account names, half there", MaxRoundTripsOfAll, 5, () =>
            Expect(Names / 2, directory.FindAccounts(accountNames, CancellationToken.None).Count(answer => answer.Account.Value is not null)));
        return isFine & Tickets(domain);
    }

    [SupportedOSPlatform("linux")]
    private static bool ColdCheck(SambaDomain domain)
    {
        var times = new List<double>();
        var roundTrips = 0;
        var connections = 0;
        for (var i = 0; i < 20; i++)
        {
            var watch = Stopwatch.StartNew();
            using var directory = domain.Connect();
            Holders(directory, ["ENTSSO/INTSVR1"], 1);
            times.Add(watch.Elapsed.TotalMilliseconds);
            (connections, roundTrips) = (directory.Traffic.Connections, directory.Traffic.RoundTrips);
        }

        return Report($"1 SPN from nothing ({connections} LDAPS logons)", times, $"{roundTrips} round trips", roundTrips <= MaxRoundTripsOfOne);
    }

    private static bool Lookup(LdapDirectory directory, string what, int maxRoundTrips, int repeats, Action look)
    {
        look();
        var before = directory.Traffic.RoundTrips;
        var times = Time(repeats, _ => look());

        // Not rounded: the average of a look-up that now and then asks once more is above what it may be.
        var roundTrips = (double)(directory.Traffic.RoundTrips - before) / repeats;
        return Report(what, times, $"{roundTrips:0.##} round trips", roundTrips <= maxRoundTrips);
    }

    [SupportedOSPlatform("linux")]
    private static bool Tickets(SambaDomain domain)
    {
        // Each try gets a fresh copy of the cache, because the library keeps service tickets in it.
        var logon = domain.Kinit("plainuser")["FILE:".Length..];
        var kerberos = new KerberosClient();
        using var environment = new KerberosEnvironment(domain.KerberosConfiguration, "FILE:" + logon + "-copy");
        var times = new List<double>();
        for (var i = 0; i <= Repeats; i++)
        {
            File.Copy(logon, logon + "-copy", overwrite: true);
            var watch = Stopwatch.StartNew();
            var probe = kerberos.Probe("ENTSSO/INTSVR1", null, TimeSpan.FromSeconds(10), CancellationToken.None);
            times.Add(watch.Elapsed.TotalMilliseconds);
            Expect(18, probe.Ticket.Value?.EncryptionType ?? 0);
        }

        times.RemoveAt(0);
        var isFine = Report("1 ticket, logged on already", times, "", Median(times) < MaxTicketMilliseconds);
        times = Time(50, _ => kerberos.Probe("ENTSSO/INTSVR1", SambaDomain.User("plainuser"), TimeSpan.FromSeconds(10), CancellationToken.None));
        return Report("1 ticket with name and password", times, "", true) & isFine;
    }

    private static void Holders(LdapDirectory directory, IReadOnlyList<string> spns, int expected) =>
        Expect(expected, directory.FindSpnHolders(spns, CancellationToken.None).Sum(answer => answer.Holders.Value.Count));

    private static void Expect(int expected, int actual)
    {
        if (expected != actual)
        {
            throw new InvalidOperationException($"Expected {expected}, got {actual}: the benchmark measures something else than it says.");
        }
    }

    private static List<double> Time(int repeats, Action<int> action)
    {
        var times = new List<double>();
        for (var i = 0; i < repeats; i++)
        {
            var watch = Stopwatch.StartNew();
            action(i);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static bool Report(string what, List<double> times, string cost, bool isFine)
    {
        Console.WriteLine(
            $"{what,-40} {Median(times),9:0.00} ms median {times.Min(),9:0.00} best {times.Max(),9:0.00} worst  {cost,-16} {(isFine ? "" : "TARGET MISSED")}");
        return isFine;
    }
}
