using System.Text;

namespace EntSso.Administration.Changes;

/// <summary>Makes changes in order and stops at the first that fails.</summary>
internal static class ChangeSequence
{
    /// <summary>Makes the needed changes in order. A deployment file is written once, and only when all of them succeed.</summary>
    /// <remarks><c>resume</c> completes an interrupted sequence; empty where running the same command again does.</remarks>
    /// <exception cref="ChangeSequenceException">
    /// A change failed or was stopped: says what was done, what was not, and how to undo it.
    /// </exception>
    /// <exception cref="AdministrationException">The first change failed, and nothing was changed; or it was the only one.</exception>
    /// <exception cref="OperationCanceledException">Stopped before anything was changed.</exception>
    public static void Apply(
        IEnumerable<Change> changes, ISsoAdministration administration, Action<Change>? made, string resume,
        CancellationToken cancellationToken)
    {
        List<Change> needed = [.. changes.Where(change => change.IsNeeded)];
        using IChangeBatch batch = administration.BeginBatch();
        for (int i = 0; i < needed.Count; i++)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                needed[i].Apply(administration, cancellationToken);
            }
            catch (AdministrationException failed) when (batch.IsAtomic && i > 0)
            {
                throw new AdministrationException(
                    failed.Failure, $"{needed[i]} failed, so none of the {needed.Count} changes was written. {failed.Message}", failed);
            }
            catch (Exception failed) when (!batch.IsAtomic && IsHalfway(failed, i, needed.Count))
            {
                throw new ChangeSequenceException(
                    needed.GetRange(0, i), needed[i], needed.GetRange(i + 1, needed.Count - i - 1), failed, resume,
                    administration.CmdletTarget);
            }

            made?.Invoke(needed[i]);
        }

        batch.Commit(cancellationToken);
    }

    // The message of a single failed change is complete; a change that was stopped has to report what may have been done.
    private static bool IsHalfway(Exception failed, int index, int count) => failed switch
    {
        AdministrationException { MayHaveChanged: true } => index > 0 || count > 1 || failed.InnerException is OperationCanceledException,
        AdministrationException or OperationCanceledException => index > 0,
        _ => false,
    };
}

/// <summary>A sequence of changes stopped in the middle. The message says what was done and how to continue or undo it.</summary>
/// <param name="done">The changes that were made, in their order.</param>
/// <param name="failed">The change that failed, or was not begun because the sequence was stopped.</param>
/// <param name="notDone">The changes that were not tried.</param>
/// <param name="cause">Why it stopped.</param>
/// <param name="resume">The command that completes the sequence, without its target; empty when the same command does.</param>
/// <param name="target">What leads commands to the system that was being changed; null for the selected live one.</param>
internal sealed class ChangeSequenceException(
    IReadOnlyList<Change> done, Change failed, IReadOnlyList<Change> notDone, Exception cause, string resume, TargetParameter? target)
    : Exception(Text(done, failed, notDone, cause, resume, target), cause)
{
    public IReadOnlyList<Change> Done => done;

    public Change Failed => failed;

    public IReadOnlyList<Change> NotDone => notDone;

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
            : $"{(IsStop(cause) ? "Stopped at" : "Failed")}{(mayBeChanged ? ", but it may have taken effect" : "")}: {failed}. "
                + $"{cause.Message}");
        text.Append(done.Count > 0 ? $"\nDone before: {string.Join("; ", done)}." : "\nNothing was done before.");
        if (notDone.Count > 0)
        {
            text.Append($"\nNot done: {string.Join("; ", notDone)}.");
        }

        text.Append(
            resume.Length > 0
                ? $"\nTo continue: {resume}{(target is null ? "" : $" {target}")}"
                : "\nTo continue, run the same command again.");

        // A change that may not have been made is not undone where that would lose something.
        List<Change> changed = mayBeChanged && failed.Loss.Length == 0 ? [.. done, failed] : [.. done];
        List<Change> back = [.. Remaining(changed).Reverse().Select(change => change.Undo).OfType<Change>()];
        List<string> commands = [.. back.Select(undo => undo.CmdletOn(target)).Where(command => command.Length > 0).Distinct()];
        if (commands.Count > 0)
        {
            text.Append($"\nTo undo: {string.Join("; ", commands)}");
        }

        foreach (Change undo in back.Where(undo => undo.CmdletOn(target).Length == 0))
        {
            text.Append($"\nTo undo, manually: {undo}");
        }

        foreach (string loss in done.Select(change => change.Loss).Where(loss => loss.Length > 0).Distinct())
        {
            text.Append($"\n{loss}");
        }

        return text.ToString();
    }

    /// <summary>The changes that are left to undo: a setting that was changed and changed back needs none.</summary>
    private static IEnumerable<Change> Remaining(IReadOnlyList<Change> changed)
    {
        HashSet<Change> remaining = [.. changed
            .GroupBy(change => (change.Subject, change.Setting))
            .Where(group => group.First().Before != group.Last().After)
            .SelectMany(group => group)];
        return changed.Where(remaining.Contains);
    }
}
