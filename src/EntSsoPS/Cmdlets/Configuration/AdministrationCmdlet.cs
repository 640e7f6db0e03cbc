using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;
using EntSso.Collection.Directory;
using EntSsoPS.Output;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets that read or change an SSO system: a live one, or one in a deployment file.</summary>
public abstract class AdministrationCmdlet : EntSsoCmdlet
{
    /// <summary>The live system.</summary>
    protected const string LiveSet = "Live";

    /// <summary>A deployment file.</summary>
    protected const string FileSet = "DeploymentPath";

    private readonly Dictionary<string, ISsoAdministration> _open = new(StringComparer.Ordinal);
    private readonly List<Change> _made = [];

    /// <summary>
    /// Work on this deployment file instead of a live system, on any machine. It keeps the rules that ENTSSO keeps. A file that
    /// Export-EntSsoDeployment wrote.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    public string DeploymentPath { get; set; } = "";

    /// <summary>Whether a deployment file is the target.</summary>
    private protected bool IsFile => ParameterSetName == FileSet;

    /// <summary>The server to talk through; null for the one that the user or the computer has chosen.</summary>
    private protected abstract string? ServerToTalkThrough { get; }

    /// <summary>Opens the directory that a live system asks for memberships; null when none is to be asked.</summary>
    private protected virtual Func<IDirectory>? MembershipDirectory => null;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(IsFile ? DeploymentPath : ServerToTalkThrough, () => Process(Open()));

    /// <summary>Does the work on one input object.</summary>
    private protected abstract void Process(ISsoAdministration administration);

    /// <summary>The full path of a file, whether or not it exists.</summary>
    /// <exception cref="AdministrationException">The path leads elsewhere than into the file system.</exception>
    private protected string FileOf(string path)
    {
        try
        {
            return FileSystemPath(path);
        }
        catch (IOException elsewhere)
        {
            throw new AdministrationException(AdministrationFailure.FileUnusable, $"{path}: {elsewhere.Message} Name a file.", elsewhere);
        }
    }

    /// <summary>Ends the cmdlet: its parameters make no sense together.</summary>
    private protected void RefuseArguments(string message) =>
        ThrowTerminatingError(AdministrationError.Of(new PSArgumentException(message), null)!);

    /// <summary>Does some work; what fails is written as an error about the target, and the rest goes on.</summary>
    private protected void Guard(object? target, Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (ChangeSequenceException halfway) when (halfway.IsStopped)
        {
            // The pipeline takes no error records any more, and the user has to hear what was done.
            WriteAfterStop(halfway.Message);
            throw new PipelineStoppedException();
        }
        catch (Exception failed) when (AdministrationError.Of(failed, target) is { } error)
        {
            if (failed is AdministrationException { Failure: AdministrationFailure.WindowsRequired })
            {
                ThrowTerminatingError(error);
            }

            WriteError(error);
        }
    }

    /// <summary>
    /// The things that were named, each once: a plain name has to exist, and a pattern may fit nothing. An unknown name is an error and
    /// leaves the others.
    /// </summary>
    /// <param name="names">Names and patterns.</param>
    /// <param name="all">Reads all things.</param>
    /// <param name="one">Reads the thing of a plain name.</param>
    /// <param name="namesOf">The names by which a thing goes, the whole one first.</param>
    private protected IReadOnlyList<T> Select<T>(
        IEnumerable<string> names, Func<IReadOnlyList<T>> all, Func<string, T> one, Func<T, IReadOnlyList<string>> namesOf)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        List<T> selected = [];
        foreach (string name in names)
        {
            Guard(name, () =>
            {
                NamePattern pattern = new(name);
                IEnumerable<T> found = pattern.HasWildcards ? all().Where(item => pattern.FitsAny(namesOf(item))) : [one(name)];
                selected.AddRange(found.Where(item => seen.Add(namesOf(item)[0])));
            });
        }

        return selected;
    }

    /// <summary>Changes things one by one; what fails is an error about that thing, and leaves the others.</summary>
    /// <param name="administration">The SSO system.</param>
    /// <param name="things">The things as they were read.</param>
    /// <param name="nameOf">What a thing is called.</param>
    /// <param name="plan">Plans the changes of a thing.</param>
    /// <param name="readAgain">Reads a thing as it is then, to return it; null when nothing is to be returned.</param>
    private protected void ChangeEach<T>(
        ISsoAdministration administration,
        IReadOnlyList<T> things,
        Func<T, string> nameOf,
        Func<T, IReadOnlyList<Change>> plan,
        Func<T, EntSsoObject>? readAgain)
    {
        WorkProgress progress = WorkProgress.Of(this, MyInvocation.MyCommand.Name);
        for (int i = 0; i < things.Count; i++)
        {
            T thing = things[i];
            progress.Show(nameOf(thing), i, things.Count);
            Guard(nameOf(thing), () =>
            {
                if (Make(administration, plan(thing)) && readAgain is not null)
                {
                    Write(readAgain(thing));
                }
            });
        }

        progress.Complete();
    }

    /// <summary>Makes the changes that are needed, after asking.</summary>
    /// <param name="administration">The SSO system.</param>
    /// <param name="changes">The changes in their order.</param>
    /// <param name="resume">The command that completes them when they are interrupted; empty when the same command does.</param>
    /// <returns>Whether what is wanted is true now; false when the user said no, or only wanted to see.</returns>
    private protected bool Make(ISsoAdministration administration, IReadOnlyList<Change> changes, string resume = "")
    {
        foreach (Change change in changes.Where(change => !change.IsNeeded))
        {
            WriteVerbose($"{change.Subject}: {change.Setting} is {change.After} already.");
        }

        List<Change> needed = [.. changes.Where(change => change.IsNeeded)];
        if (needed.Count > 0)
        {
            if (!IsApproved(needed))
            {
                return false;
            }

            int before = _made.Count;
            try
            {
                ChangeSequence.Apply(needed, administration, OnMade, resume, CancellationToken);
            }
            catch (ChangeSequenceException)
            {
                // It tells itself what was made of this sequence.
                _made.RemoveRange(before, _made.Count - before);
                throw;
            }
        }

        return true;
    }

    /// <summary>Asks whether to go on, as -WhatIf, -Confirm and the preferences of the shell want it.</summary>
    /// <param name="changes">What is to be changed, in its order.</param>
    private protected virtual bool IsApproved(IReadOnlyList<Change> changes)
    {
        string words = Words(changes);
        return ShouldProcess(words, words, "Make this change?");
    }

    /// <summary>Changes and what follows from them, in a line. A subject that several changes in a row share is named once.</summary>
    private protected static string Words(IReadOnlyList<Change> changes)
    {
        IEnumerable<string> each = changes.Select((change, i) => i > 0 && changes[i - 1].Subject == change.Subject
            ? $"{change.Setting}: {change.Before} -> {change.After}"
            : change.ToString());
        string consequences = string.Join(" ", changes.Select(change => change.Consequence).Where(text => text.Length > 0));
        return $"{string.Join("; ", each)}.{(consequences.Length > 0 ? " " + consequences : "")}";
    }

    /// <summary>Returns an object that knows where it comes from, so that it leads the next cmdlet of a pipeline there.</summary>
    private protected void Write(EntSsoObject output)
    {
        PSObject item = new(output);
        if (IsFile)
        {
            item.Properties.Add(new PSNoteProperty(nameof(DeploymentPath), FileOf(DeploymentPath)));
        }
        else if (ServerToTalkThrough is string server)
        {
            item.Properties.Add(new PSNoteProperty("Server", server));
        }

        WriteObject(item);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            TellWhatWasMade();
            foreach (ISsoAdministration administration in _open.Values)
            {
                administration.Dispose();
            }

            _open.Clear();
        }

        base.Dispose(disposing);
    }

    private void OnMade(Change change)
    {
        _made.Add(change);
        WriteVerbose($"{change.Subject}: {change.Setting} is {change.After} now.");
    }

    // Who stops a cmdlet between two changes has to hear which were made, and the pipeline takes no records any more.
    private void TellWhatWasMade()
    {
        if (CancellationToken.IsCancellationRequested && _made.Count > 0)
        {
            WriteAfterStop($"Stopped. Made before that: {string.Join("; ", _made)}. To go on, run the same command again.");
            _made.Clear();
        }
    }

    private ISsoAdministration Open()
    {
        string key = IsFile ? $"file {FileOf(DeploymentPath)}" : $"server {ServerToTalkThrough}";
        if (!_open.TryGetValue(key, out ISsoAdministration? administration))
        {
            administration = IsFile
                ? AdministrationTarget.OpenFile(FileOf(DeploymentPath))
                : AdministrationTarget.OpenLive(ServerToTalkThrough, MembershipDirectory);
            WriteVerbose($"Working on {administration.Target}.");
            _open.Add(key, administration);
        }

        return administration;
    }
}
