using System.Globalization;

namespace EntSso.Events.Changes;

/// <summary>
/// The way of one change as a picture shows it: each step from the domain controller to the external system, reached or not, with the time
/// from the step before.
/// </summary>
internal sealed class ChangeWay
{
    private ChangeWay(IReadOnlyList<WayStep> steps) => Steps = steps;

    /// <summary>The steps in their order. Steps before the first evidence are left out: the logs begin behind them.</summary>
    public IReadOnlyList<WayStep> Steps { get; }

    public static ChangeWay Of(PasswordChange change)
    {
        var steps = new List<WayStep>();
        IReadOnlyList<ChangeStage> stages = change.Stages;
        ChangeStep first = stages.Count == 0 ? ChangeStep.None : stages.Min(stage => stage.Step);
        ChangeStage? before = null;
        foreach (ChangeStep step in StepsAfter(first))
        {
            List<ChangeStage> own = [.. stages.Where(stage => stage.Step == step)];
            ChangeStage? begin = own.Find(stage => stage.Time is not null) ?? own.FirstOrDefault();
            steps.Add(new WayStep(step, own, step <= change.LastStep, step == change.LastStep, begin is null || before is null ? "" : Took(before, begin)));
            before = begin ?? before;
        }

        return new ChangeWay(steps);
    }

    /// <summary>A step in a word of the pictures.</summary>
    public static string Word(ChangeStep step) => step switch
    {
        ChangeStep.Captured => "Captured",
        ChangeStep.Sent => "Sent by PCNS",
        ChangeStep.Received => "At the engine",
        ChangeStep.Staged => "Staged",
        ChangeStep.Called => "ENTSSO called",
        ChangeStep.Accepted => "At ENTSSO",
        ChangeStep.Delivered => "Delivered",
        ChangeStep.Changed => "Changed",
        _ => "",
    };

    private static IEnumerable<ChangeStep> StepsAfter(ChangeStep first)
    {
        for (ChangeStep step = first; step is > ChangeStep.None and <= ChangeStep.Delivered; step++)
        {
            yield return step;
        }
    }

    /// <summary>Between two computers the difference of their clocks is in the number, so it is an approximate one.</summary>
    private static string Took(ChangeStage before, ChangeStage begin)
    {
        if (begin.Time - before.Time is not { } took)
        {
            return "";
        }

        bool isOneClock = LogSpans.Name(before.Computer) == LogSpans.Name(begin.Computer);
        string number = took.Duration() < TimeSpan.FromMinutes(2)
            ? took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
            : took.ToString(took.Duration() < TimeSpan.FromDays(1) ? @"hh\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
        return isOneClock ? "+" + number : took < TimeSpan.Zero ? "clocks differ" : "about +" + number;
    }
}

/// <summary>One step of a way.</summary>
/// <param name="Step">Which one.</param>
/// <param name="Stages">Its evidence; empty where a later step shows that it was reached, or none does.</param>
/// <param name="IsReached">Whether the change came to it.</param>
/// <param name="IsLast">Whether it is the last one that the change came to.</param>
/// <param name="Took">How long it took from the step before, for people; empty when not known.</param>
internal sealed record WayStep(ChangeStep Step, IReadOnlyList<ChangeStage> Stages, bool IsReached, bool IsLast, string Took);
