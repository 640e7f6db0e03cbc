namespace EntSso.Administration.Changes;

/// <summary>Makes changes one after the other and stops at the first that fails.</summary>
public static class ChangeSequence
{
    /// <summary>Makes changes in their order.</summary>
    /// <param name="changes">The changes; those that are not needed are passed over.</param>
    /// <param name="administration">The SSO system.</param>
    /// <param name="made">Is told of each change that was made.</param>
    /// <param name="resume">The command that completes an interrupted sequence; empty when running the same command again does.</param>
    /// <param name="cancellationToken">Honoured between changes and until a write begins.</param>
    /// <exception cref="ChangeSequenceException">A change failed or was stopped: says what was done, what was not, and how to go back.</exception>
    /// <exception cref="AdministrationException">The first change failed, and nothing was changed; or it was the only one.</exception>
    /// <exception cref="OperationCanceledException">Stopped before anything was changed.</exception>
    public static void Apply(
        IEnumerable<Change> changes, ISsoAdministration administration, Action<Change>? made, string resume, CancellationToken cancellationToken)
    {
        _ = administration ?? throw new ArgumentNullException(nameof(administration));
        List<Change> needed = [.. changes.Where(change => change.IsNeeded)];
        for (int i = 0; i < needed.Count; i++)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                needed[i].Apply(administration, cancellationToken);
            }
            catch (Exception failed) when (IsHalfway(failed, i, needed.Count))
            {
                throw new ChangeSequenceException(
                    needed.GetRange(0, i), needed[i], needed.GetRange(i + 1, needed.Count - i - 1), failed, resume, administration.CmdletTarget);
            }

            made?.Invoke(needed[i]);
        }
    }

    // A single change that fails tells everything itself; who stopped one has to hear what may have been done.
    private static bool IsHalfway(Exception failed, int index, int count) => failed switch
    {
        AdministrationException { MayHaveChanged: true } => index > 0 || count > 1 || failed.InnerException is OperationCanceledException,
        AdministrationException or OperationCanceledException => index > 0,
        _ => false,
    };
}
