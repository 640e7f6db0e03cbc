using System.Text;

namespace EntSso.Administration.Changes;

/// <summary>A sequence of changes stopped in the middle. The message says what was done, what was not, and how to go on or back.</summary>
public sealed class ChangeSequenceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="done">The changes that were made, in their order.</param>
    /// <param name="failed">The change that failed or was not begun.</param>
    /// <param name="notDone">The changes behind it.</param>
    /// <param name="cause">Why it stopped.</param>
    /// <param name="resume">
    /// The command that completes the sequence, without what leads it to the system; empty when running the same command again does.
    /// </param>
    /// <param name="target">What leads commands to the system that was being changed; null for the selected live one.</param>
    public ChangeSequenceException(
        IReadOnlyList<Change> done, Change failed, IReadOnlyList<Change> notDone, Exception cause, string resume, TargetParameter? target)
        : base(Text(done, failed, notDone, cause, resume, target), cause)
    {
        Done = done;
        Failed = failed;
        NotDone = notDone;
    }

    /// <summary>The changes that were made, in their order.</summary>
    public IReadOnlyList<Change> Done { get; }

    /// <summary>The change that failed, or was not begun because the sequence was stopped.</summary>
    public Change Failed { get; }

    /// <summary>The changes that were not tried.</summary>
    public IReadOnlyList<Change> NotDone { get; }

    /// <summary>Whether it was stopped by the user and not by an error.</summary>
    public bool IsStopped => IsStop(InnerException);

    private static bool IsStop(Exception? cause) =>
        cause is OperationCanceledException or AdministrationException { InnerException: OperationCanceledException };

    private static string Text(
        IReadOnlyList<Change> done, Change failed, IReadOnlyList<Change> notDone, Exception cause, string resume, TargetParameter? target)
    {
        bool mayBeChanged = cause is AdministrationException { MayHaveChanged: true };
        StringBuilder text = new();
        text.Append(cause is OperationCanceledException ? $"Stopped before: {failed}."
            : $"{(IsStop(cause) ? "Stopped at" : "Failed")}{(mayBeChanged ? ", and may have been made all the same" : "")}: {failed}. {cause.Message}");
        text.Append(done.Count > 0 ? $"\nDone before that: {string.Join("; ", done)}." : "\nNothing was done before that.");
        if (notDone.Count > 0)
        {
            text.Append($"\nNot done: {string.Join("; ", notDone)}.");
        }

        text.Append(resume.Length > 0 ? $"\nTo go on: {resume}{(target is null ? "" : $" {target}")}" : "\nTo go on, run the same command again.");

        // To go back from what may not be there must not cost what still is.
        List<Change> changed = mayBeChanged && failed.Loss.Length == 0 ? [.. done, failed] : [.. done];
        List<Change> back = [.. Remaining(changed).Reverse().Select(change => change.Undo).OfType<Change>()];
        List<string> commands = [.. back.Select(undo => undo.CmdletOn(target)).Where(command => command.Length > 0).Distinct()];
        if (commands.Count > 0)
        {
            text.Append($"\nTo go back: {string.Join("; ", commands)}");
        }

        foreach (Change undo in back.Where(undo => undo.CmdletOn(target).Length == 0))
        {
            text.Append($"\nTo go back, by hand: {undo}");
        }

        foreach (string loss in done.Select(change => change.Loss).Where(loss => loss.Length > 0).Distinct())
        {
            text.Append($"\n{loss}");
        }

        return text.ToString();
    }

    /// <summary>What is left to undo: a setting that was changed and changed back is as it was.</summary>
    private static IEnumerable<Change> Remaining(IReadOnlyList<Change> changed) => changed
        .GroupBy(change => (change.GetType(), change.Subject, change.Setting))
        .Where(group => group.First().Before != group.Last().After)
        .SelectMany(group => group)
        .OrderBy(change => changed.TakeWhile(other => !ReferenceEquals(other, change)).Count());
}
