using System;
using System.Collections.Generic;
using EntSso.Deployment;
using EntSso.Diagnosis.Evidence;

namespace EntSso.Diagnosis.Rules.Applications;

/// <summary>A rule over every affiliate application that should receive Windows passwords.</summary>
internal abstract class ApplicationRule : WitnessedRule<SyncedApplication>
{
    public override ChainLink Link => ChainLink.Application;

    public override Basis Basis => Basis.Documented;

    protected sealed override string One => "application";

    // A log may tell of an application that no list has.
    protected override IEnumerable<SyncedApplication> SubjectsIn(RuleInput input)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var application in SyncedApplication.In(input.Deployment))
        {
            seen.Add(application.Name);
            yield return application;
        }

        foreach (var application in input.Deployment.Applications)
        {
            seen.Add(application.Name);
        }

        if (input.Deployment.Inventory.Applications.IsKnown)
        {
            yield break;
        }

        foreach (var evidence in input.Witness.All(AskedIds))
        {
            var name = evidence.Application.Length > 0 ? evidence.Application : evidence.Subject;
            if (name.Length > 0 && seen.Add(name))
            {
                yield return SyncedApplication.OnlyNamed(name, "");
            }
        }
    }

    protected sealed override Finding Nothing(SyncDeployment deployment) => Find(
        FindingStatus.NotApplicable,
        "affiliate applications",
        deployment.Applications.Count == 0
            ? "The deployment names no affiliate application."
            : $"None of the {Number(deployment.Applications.Count)} is of a type that can receive Windows passwords.");

    /// <summary>A question for this rule's events on the application. What is only logged may concern one that is not meant to take part.</summary>
    protected EventQuestion About<T>(SyncedApplication application, Fact<T> fact) => new()
    {
        Ids = AskedIds,
        ClearedBy = ClearingIds,
        Subject = application.Name,
        Age = FactAge.Of(fact),
        AgainstUnknown = application.IsIntended ? FindingStatus.Fail : FindingStatus.Warning,
    };

    /// <summary>The application's name as a word of a command.</summary>
    protected static string Word(SyncedApplication application) => CommandWord.Of(application.Name, "APPLICATION");
}
