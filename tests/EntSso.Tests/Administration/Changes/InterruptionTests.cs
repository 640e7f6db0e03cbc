using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Administration.Desired;
using EntSso.Administration.Files;
using EntSso.Deployment;
using EntSso.Tests.Administration.Contract;
using Xunit;

namespace EntSso.Tests.Administration.Changes;

/// <summary>Cuts every plan of several steps at every step, in every way, and completes it by what the message or the same command says.</summary>
public class InterruptionTests
{
    private const string Open =
        """
        {
          "passwordSyncMode": { "windowsToAdapters": true, "adaptersToDatabase": true, "adaptersToWindows": true },
          "servers": [ { "name": "INTSVR1", "allowMiis": true, "allowPcns": true, "passwordSyncAgeHours": 72, "negativeAuditLevel": 3, "replayDirectory": "D:\\Replay" } ],
          "adapters": [ { "name": "SpareAdapter", "enabled": true, "syncToAdapter": true, "syncFromAdapter": true, "changeWindowsPassword": true }, { "name": "HostAdapter", "enabled": false } ],
          "applications": [ { "name": "Payroll", "adapter": "SpareAdapter" }, { "name": "Orders", "directPasswordSync": true }, { "name": "Config", "enabled": false } ]
        }
        """;

    private const string Close =
        """
        {
          "passwordSyncMode": { "windowsToAdapters": false, "adaptersToDatabase": false, "adaptersToWindows": false },
          "servers": [ { "name": "INTSVR1", "allowMiis": false, "allowPcns": false } ],
          "adapters": [ { "name": "SpareAdapter", "enabled": false, "changeWindowsPassword": false, "syncFromAdapter": false } ],
          "applications": [ { "name": "Payroll", "adapter": null, "directPasswordSync": true }, { "name": "Orders", "directPasswordSync": false, "adapter": "HostAdapter" }, { "name": "Config", "enabled": true } ]
        }
        """;

    public enum Cut
    {
        CancelBefore,
        CancelAfter,
        FailBefore,
        FailAfter,
    }

    public static TheoryData<Cut> Cuts => [Cut.CancelBefore, Cut.CancelAfter, Cut.FailBefore, Cut.FailAfter];

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_desired_state_is_reached_by_another_run_wherever_the_first_was_cut(Cut cut)
    {
        using CutAdministration opened = new(SeedSystem.Deployment);
        ConfigurationPlan.Make(Load(Open), opened, [], default).Apply(opened, null, default);
        CutEverywhere(SeedSystem.Deployment, Open, cut, 11);
        CutEverywhere(opened.Facts, Close, cut, 9);
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_reset_ends_as_if_it_had_not_been_cut(Cut cut)
    {
        foreach ((Mapping mapping, bool isEnabled, int count) in new[] { (SeedSystem.Alice, true, 4), (SeedSystem.Bob, false, 2) })
        {
            for (int step = 1; step <= count; step++)
            {
                using CutAdministration sso = new(SeedSystem.Deployment);
                string message = CutAt(sso, Reset(sso, mapping, null), Plan(sso, mapping, null).Resume, cut, step);

                // Cut at its first step, nothing was changed and there is nothing to tell but why.
                Assert.True(step == 1 || message.Contains(isEnabled ? "-Enable -DeploymentPath" : "-Enable:$false -DeploymentPath"), message);
                ChangeSequence.Apply(Reset(sso, mapping, isEnabled), sso, null, "", default);
                Assert.Equal(isEnabled ? MappingState.Enabled : MappingState.Disabled, Assert.Single(sso.ReadMappings(MappingFilter.For(mapping), default)).State);
            }
        }
    }

    [Fact]
    public void What_was_made_and_then_failed_or_was_stopped_is_not_called_undone()
    {
        using CutAdministration sso = new(SeedSystem.Deployment) { Way = Cut.FailAfter, At = 1 };
        Change[] changes =
        [
            ApplicationPlan.Enabled(sso.ReadApplication(SeedSystem.Mapped, default), false),
            ApplicationPlan.Enabled(sso.ReadApplication(SeedSystem.Pathless, default), false),
        ];

        ChangeSequenceException cut = Assert.Throws<ChangeSequenceException>(() => ChangeSequence.Apply(changes, sso, null, "", default));

        Assert.False(cut.IsStopped);
        Assert.Contains("but it may have taken effect", cut.Message);
        Assert.Contains("Nothing was done before.", cut.Message);
        Assert.Contains("To undo: Enable-EntSsoApplication -Application Payroll -DeploymentPath 'it''s.json'", cut.Message);
    }

    [Fact]
    public void Going_back_leads_to_the_system_that_was_changed_and_says_what_is_lost()
    {
        using CutAdministration sso = new(SeedSystem.Deployment) { Way = Cut.FailBefore, At = 3 };

        ChangeSequenceException cut = Assert.Throws<ChangeSequenceException>(() => ChangeSequence.Apply(Reset(sso, SeedSystem.Alice, null), sso, null, "", default));

        const string mapping = @"-Application Payroll -WindowsAccount FABRIKAM\alice -ExternalUser ALICE01";
        Assert.Contains(
            $"To undo: New-EntSsoMapping {mapping} -DeploymentPath 'it''s.json'; Enable-EntSsoMapping {mapping} -DeploymentPath 'it''s.json'", cut.Message);
        Assert.Contains("The stored credentials of", cut.Message);
    }

    [Fact]
    public void What_was_changed_there_and_back_needs_no_going_back()
    {
        using CutAdministration sso = new(SeedSystem.Deployment) { Way = Cut.FailBefore, At = 4 };

        ChangeSequenceException cut = Assert.Throws<ChangeSequenceException>(() => ChangeSequence.Apply(Reset(sso, SeedSystem.Alice, null), sso, null, "", default));

        Assert.DoesNotContain("New-EntSsoMapping", cut.Message);
        Assert.Contains("To undo: Enable-EntSsoMapping", cut.Message);
    }

    private static void CutEverywhere(SyncDeployment seed, string desired, Cut cut, int least)
    {
        using CutAdministration whole = new(seed);
        int count = ConfigurationPlan.Make(Load(desired), whole, [], default).Steps.Count;
        Assert.True(count >= least, $"{count} steps");
        for (int step = 1; step <= count; step++)
        {
            using CutAdministration sso = new(seed);
            CutAt(sso, ConfigurationPlan.Make(Load(desired), sso, [], default).Steps, "", cut, step);

            ConfigurationPlan.Make(Load(desired), sso, [], default).Apply(sso, null, default);
            Assert.Empty(ConfigurationPlan.Make(Load(desired), sso, [], default).Differences);
        }
    }

    private static string CutAt(CutAdministration sso, IReadOnlyList<Change> steps, string resume, Cut cut, int step)
    {
        using CancellationTokenSource stop = new();
        (sso.Way, sso.At, sso.Stop) = (cut, step, stop);
        Exception? stopped = Record.Exception(() => ChangeSequence.Apply(steps, sso, null, resume, stop.Token));
        sso.At = 0;

        // A stop behind the last step has nothing left to stop.
        Assert.True(stopped is not null || (cut == Cut.CancelAfter && step == steps.Count(change => change.IsNeeded)), $"step {step} of {steps.Count}");
        return stopped?.Message ?? $"{resume} -DeploymentPath";
    }

    private static IReadOnlyList<Change> Reset(ISsoAdministration sso, Mapping mapping, bool? enable) => Plan(sso, mapping, enable).Changes;

    private static MappingReset Plan(ISsoAdministration sso, Mapping mapping, bool? enable)
    {
        MappingFilter filter = MappingFilter.For(mapping);
        return MappingPlan.Reset(sso.ReadApplication(mapping.Application, default), sso.ReadMappings(filter, default), filter, Fact.Known(true), enable, force: false);
    }

    private static DesiredConfiguration Load(string text) => DesiredConfigurationFile.Load(new System.IO.StringReader(text), "desired.json");

    /// <summary>A system whose n-th write is cut, before or after it was made.</summary>
    private sealed class CutAdministration(SyncDeployment deployment) : DeploymentAdministration
    {
        private int _writes;

        public SyncDeployment Facts { get; private set; } = deployment;

        public Cut Way { get; set; }

        public int At { get; set; }

        public CancellationTokenSource? Stop { get; set; }

        public override string Target => "it's.json";

        public override TargetParameter? CmdletTarget => TargetParameter.File(Target);

        public override IDisposable Lock(CancellationToken cancellationToken) => new CancellationTokenSource();

        protected override SyncDeployment Load(CancellationToken cancellationToken) => Facts;

        protected override void Store(SyncDeployment deployment, CancellationToken cancellationToken)
        {
            bool isCut = At > 0 && ++_writes == At;
            if (isCut && Way is Cut.CancelBefore)
            {
                Stop!.Cancel();
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (isCut && Way is Cut.FailBefore)
            {
                throw new AdministrationException(AdministrationFailure.Refused, "It was refused.");
            }

            Facts = deployment;
            if (isCut && Way is Cut.CancelAfter)
            {
                Stop!.Cancel();
            }

            if (isCut && Way is Cut.FailAfter)
            {
                throw new AdministrationException(AdministrationFailure.ServerUnreachable, "The answer got lost.");
            }
        }

        protected override FactOrigin Origin() => new("the test", DateTime.MinValue);
    }
}
