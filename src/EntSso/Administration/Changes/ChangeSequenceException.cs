using System;
using System.Collections.Generic;
using System.Linq;
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
    /// <param name="resume">The command that completes the sequence; empty when running the same command again does.</param>
    public ChangeSequenceException(IReadOnlyList<Change> done, Change failed, IReadOnlyList<Change> notDone, Exception cause, string resume)
        : base(Text(done, failed, notDone, cause, resume), cause)
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
    public bool IsStopped => InnerException is OperationCanceledException;

    private static string Text(IReadOnlyList<Change> done, Change failed, IReadOnlyList<Change> notDone, Exception cause, string resume)
    {
        StringBuilder text = new();
        text.Append(cause is OperationCanceledException ? $"Stopped before: {failed}." : $"Failed: {failed}. {cause.Message}");
        text.Append($"\nDone before that: {string.Join("; ", done)}.");
        if (notDone.Count > 0)
        {
            text.Append($"\nNot done: {string.Join("; ", notDone)}.");
        }

        text.Append(resume.Length > 0 ? $"\nTo go on: {resume}" : "\nTo go on, run the same command again.");
        List<string> back = [.. done.Reverse().Select(change => change.Undo).Where(change => change is not null).Select(change => change!.Cmdlet).Distinct()];
        if (back.Count > 0)
        {
            text.Append($"\nTo go back: {string.Join("; ", back)}");
        }

        return text.ToString();
    }
}
