using System.Diagnostics;
using System.Globalization;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Administration.Desired;
using EntSso.Administration.Files;
using EntSso.Deployment;
using EntSso.Deployment.Json;

namespace EntSso.Benchmarks.Diagnosis;

/// <summary>
/// What one command over many settings costs, as ratios of processor time measured in turns in one process: a desired state of 2,000
/// settings against one of 1,000, and 1,000 mappings of 100,000 disabled against reading and writing their file once.
/// </summary>
internal static class SettingsBenchmark
{
    private const int Rounds = 5;
    private const int FewSettings = 1_000;
    private const int ManySettings = 2 * FewSettings;
    private const int Mappings = 100_000;
    private const int Applications = 100;
    private const double MostGrowth = 2.3;
    private const double MostForMappings = 2;

    /// <summary>Measures and prints.</summary>
    /// <param name="args">None are known.</param>
    /// <returns>0 when the targets are met, else 1.</returns>
    public static int Run(string[] args)
    {
        if (args.Length > 0)
        {
            Console.Error.WriteLine($"The benchmark takes no argument, but was given {args[0]}.");
            return 2;
        }

        var folder = System.IO.Directory.CreateTempSubdirectory("entsso-settings-");
        try
        {
            var settings = Path.Combine(folder.FullName, "settings.json");
            var mappings = Path.Combine(folder.FullName, "mappings.json");
            var fewApplications = SyntheticDeployment.Of(10, FewSettings / 2, 0);
            var manyApplications = SyntheticDeployment.Of(10, ManySettings / 2, 0);
            var users = SyntheticDeployment.Of(10, Applications, Mappings);
            List<double> few = [], many = [], disabling = [], file = [];

            // The first round compiles.
            for (var round = 0; round <= Rounds; round++)
            {
                few.Add(Configure(settings, fewApplications));
                many.Add(Configure(settings, manyApplications));
                disabling.Add(Disable(mappings, users));
                file.Add(ReadAndWrite(mappings));
            }

            var growth = Least(many) / Least(few);
            var share = Least(disabling) / Least(file);
            Say($"desired state: {FewSettings:N0} settings {Least(few) * 1000:0} ms, {ManySettings:N0} settings {Least(many) * 1000:0} ms, ratio {growth:0.00} (at most {MostGrowth})");
            Say($"{Mappings / Applications:N0} mappings of {Mappings:N0} disabled: {Least(disabling) * 1000:0} ms, reading and writing the file {Least(file) * 1000:0} ms, ratio {share:0.00} (at most {MostForMappings})");
            var isMet = growth <= MostGrowth && share <= MostForMappings;
            Console.WriteLine(isMet ? "met" : "MISSED");
            return isMet ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Two settings of each application.
    private static double Configure(string path, SyncDeployment deployment)
    {
        DeploymentFile.Save(deployment, path);
        DesiredConfiguration wanted = new()
        {
            Applications =
            [
                .. deployment.Applications.Select(application =>
                    new DesiredApplication { Name = application.Name, Enabled = new(false, true), Adapter = new(null, true) }),
            ],
        };
        return Measured(() =>
        {
            using DeploymentFileAdministration administration = new(path);
            using var batch = administration.BeginBatch();
            var plan = ConfigurationPlan.Make(wanted, administration, [], CancellationToken.None);
            plan.Apply(administration, null, CancellationToken.None);
            batch.Commit(CancellationToken.None);
        });
    }

    private static double Disable(string path, SyncDeployment deployment)
    {
        DeploymentFile.Save(deployment, path);
        return Measured(() =>
        {
            using DeploymentFileAdministration administration = new(path);
            using var batch = administration.BeginBatch();
            foreach (var mapping in administration.ReadMappings(new MappingFilter("App1"), CancellationToken.None))
            {
                ChangeSequence.Apply([MappingPlan.Enabled(mapping, isEnabled: false)], administration, null, "", CancellationToken.None);
            }

            batch.Commit(CancellationToken.None);
        });
    }

    private static double ReadAndWrite(string path) => Measured(() => DeploymentFile.Save(DeploymentFile.Load(path).Deployment, path));

    private static double Measured(Action work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static double Least(List<double> seconds) => seconds.Skip(1).Min();

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
