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

    private readonly Dictionary<string, OpenSystem> _open = new(StringComparer.Ordinal);
    private readonly List<Change> _made = [];
    private volatile bool _isBusy;

    /// <summary>
    /// Work on this deployment file instead of a live system, on any machine. It keeps the rules that ENTSSO keeps. A file that
    /// Export-EntSsoDeployment wrote, or a folder of exports and logs for cmdlets that only read; a pattern has to fit one of them.
    /// </summary>
    [Parameter(
        Mandatory = true, ParameterSetName = FileSet, ValueFromPipelineByPropertyName = true,
        HelpMessage = "A file that Export-EntSsoDeployment wrote.")]
    [Alias("FullName")]
    [SingleValue]
    [SupportsWildcards]
    public virtual string DeploymentPath { get; set; } = "";

    /// <summary>Whether a deployment file is the target.</summary>
    private protected bool IsFile => ParameterSetName == FileSet;

    /// <summary>The server to connect to; null for the one that the user or the computer has selected.</summary>
    private protected abstract string? Connection { get; }

    /// <summary>Opens the directory for the memberships of a live system; null when none is to be queried.</summary>
    private protected virtual Func<IDirectory>? MembershipDirectory => null;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Busy(() => Guard(IsFile ? DeploymentPath : Connection, () =>
    {
        CheckTarget();
        if (Open() is { } system)
        {
            Process(system.Administration);
        }
    }));

    /// <summary>Writes deployment files, once each, and then returns what was changed.</summary>
    protected sealed override void EndProcessing() => Busy(() =>
    {
        foreach (OpenSystem system in _open.Values)
        {
            bool isWritten = false;
            Guard(system.Administration.Target, () =>
            {
                system.Batch.Commit(CancellationToken);

                // What is returned may lead the next cmdlet of the pipeline to the same file.
                system.Batch.Dispose();
                isWritten = true;
            });
            foreach (Action result in isWritten ? system.Results : [])
            {
                Guard(system.Administration.Target, result);
            }
        }
    });

    /// <summary>Does the work on one input object.</summary>
    private protected abstract void Process(ISsoAdministration administration);

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        base.StopProcessing();
        if (!_isBusy)
        {
            ReportMade();
        }
    }

    /// <summary>The full path of a file or folder.</summary>
    /// <exception cref="FileNotFoundException">There is none, or not in the file system.</exception>
    /// <exception cref="AdministrationException">A pattern fits several.</exception>
    private protected string FileOf(string path)
    {
        try
        {
            string literal = FileSystemPath(path);
            if (File.Exists(literal) || Directory.Exists(literal))
            {
                return literal;
            }

            IReadOnlyList<string> found = WildcardPattern.ContainsWildcardCharacters(path)
                ? [.. SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _)]
                : [];
            return found.Count switch
            {
                1 => found[0],
                0 => throw new FileNotFoundException($"{path}: no such file. Name a file that exists."),
                _ => throw new AdministrationException(
                    AdministrationFailure.Ambiguous,
                    $"{path} fits {found.Count} files: {string.Join(", ", found.Take(5))}. Specify one of them."),
            };
        }
        catch (Exception elsewhere) when (elsewhere is IOException and not FileNotFoundException or ItemNotFoundException)
        {
            throw new FileNotFoundException($"{path}: {elsewhere.Message} Name a file that exists.", elsewhere);
        }
    }

    /// <summary>Ends the cmdlet: its parameters do not go together.</summary>
    private protected void RefuseArguments(string message) =>
        ThrowTerminatingError(AdministrationError.Of(new PSArgumentException(message), null)!);

    /// <summary>Does some work; a failure is written as an error about the target, and the rest continues.</summary>
    private protected void Guard(object? target, Action work) => Guard(target, target, work);

    /// <summary>Does some work on one item; a failure is written as an error about it, or about its file, and the rest continues.</summary>
    private protected void GuardItem(string name, Action work) => Guard(name, IsFile ? DeploymentPath : name, work);

    private void Guard(object? target, object? file, Action work)
    {
        try
        {
            Stoppable(work);
        }
        catch (ChangeSequenceException halfway) when (halfway.IsStopped)
        {
            // A stopped pipeline takes no error records, and what was done has to be reported.
            WriteAfterStop(halfway.Message);
            throw new PipelineStoppedException();
        }
        catch (Exception failed) when (
            AdministrationError.Of(
                failed, failed is AdministrationException { Failure: AdministrationFailure.FileUnusable } ? file : target) is { } error)
        {
            if (failed is AdministrationException { Failure: AdministrationFailure.WindowsRequired })
            {
                ThrowTerminatingError(error);
            }

            WriteError(error);
        }
    }

    /// <summary>
    /// The items that were named, each once. A plain name has to exist; an unknown one is an error and leaves the others. A pattern may fit
    /// nothing: a cmdlet that changes something then warns, so that a typing error is noticed.
    /// </summary>
    /// <param name="names">Names and patterns.</param>
    /// <param name="all">Reads all items.</param>
    /// <param name="one">Reads the item of a plain name.</param>
    /// <param name="namesOf">The names of an item, the whole one first.</param>
    private protected IReadOnlyList<T> Select<T>(
        IEnumerable<string> names, Func<IReadOnlyList<T>> all, Func<string, T> one, Func<T, IReadOnlyList<string>> namesOf)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        List<T> selected = [];
        foreach (string name in names)
        {
            GuardItem(name, () =>
            {
                NamePattern pattern = new(name);
                List<T> found = [.. pattern.HasWildcards ? all().Where(item => pattern.FitsAny(namesOf(item))) : [one(name)]];
                if (found.Count == 0)
                {
                    NothingFits(name);
                }

                selected.AddRange(found.Where(item => seen.Add(namesOf(item)[0])));
            });
        }

        return selected;
    }

    /// <summary>Says that a pattern fits nothing: a warning where something was to be changed.</summary>
    private protected void NothingFits(string pattern)
    {
        if (OnlyReads)
        {
            WriteVerbose($"{pattern} matches nothing.");
        }
        else
        {
            WriteWarning($"{pattern} matches nothing, so nothing was changed.");
        }
    }

    /// <summary>Changes items one by one; a failure is an error about that item and leaves the others.</summary>
    /// <param name="administration">The SSO system.</param>
    /// <param name="items">The items as they were read.</param>
    /// <param name="nameOf">The name of an item.</param>
    /// <param name="plan">Plans the changes of an item.</param>
    /// <param name="readAgain">Reads an item after its change, to return it; null when nothing is to be returned.</param>
    private protected void ChangeEach<T>(
        ISsoAdministration administration,
        IReadOnlyList<T> items,
        Func<T, string> nameOf,
        Func<T, IReadOnlyList<Change>> plan,
        Func<T, EntSsoObject>? readAgain)
    {
        WorkProgress progress = WorkProgress.Of(this, MyInvocation.MyCommand.Name);
        for (int i = 0; i < items.Count; i++)
        {
            T item = items[i];
            progress.Show(nameOf(item), i, items.Count);
            GuardItem(nameOf(item), () =>
            {
                if (Make(administration, plan(item)) && readAgain is not null)
                {
                    WriteWhenMade(() => readAgain(item));
                }
            });
        }

        progress.Complete();
    }

    /// <summary>Makes the changes that are needed, after asking. In a deployment file they are written when the command ends.</summary>
    /// <param name="administration">The SSO system.</param>
    /// <param name="changes">The changes in their order.</param>
    /// <param name="resume">The command that completes them when they are interrupted; empty when the same command does.</param>
    /// <returns>Whether the desired values are set now; false when the user said no, or used -WhatIf.</returns>
    private protected bool Make(ISsoAdministration administration, IReadOnlyList<Change> changes, string resume = "")
    {
        foreach (Change change in changes.Where(change => !change.IsNeeded))
        {
            WriteVerbose($"{change.Subject}: {change.Setting} is already {change.After}.");
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
                // Its message reports what was made of this sequence.
                _made.RemoveRange(before, _made.Count - before);
                throw;
            }
        }

        return true;
    }

    /// <summary>Asks whether to go on, as -WhatIf, -Confirm and the preferences of the shell demand.</summary>
    /// <param name="changes">The changes in their order.</param>
    private protected virtual bool IsApproved(IReadOnlyList<Change> changes)
    {
        string words = Words(changes);
        return ShouldProcess(words, words, "Make this change?");
    }

    /// <summary>
    /// Asks as a cmdlet of high impact does, from one of medium impact: a cmdlet has one impact for everything, and turning something off
    /// stops deliveries.
    /// </summary>
    /// <param name="changes">The changes in their order.</param>
    private protected bool IsApprovedAsHigh(IReadOnlyList<Change> changes)
    {
        string words = Words(changes);
        return ShouldProcess(words, words, "Make this change?")
            && (MyInvocation.BoundParameters.ContainsKey("Confirm")
                || GetVariableValue("ConfirmPreference") is not ConfirmImpact.High
                || ShouldContinue(words, "Make this change?"));
    }

    /// <summary>Changes and what follows from them, in a line. A subject that several changes in a row share is named once.</summary>
    private static string Words(IReadOnlyList<Change> changes)
    {
        IEnumerable<string> each = changes.Select((change, i) => i > 0 && changes[i - 1].Subject == change.Subject
            ? $"{change.Setting}: {change.Before} -> {change.After}"
            : change.ToString());
        string consequences = string.Join(" ", changes.Select(change => change.Consequence).Where(text => text.Length > 0));
        return $"{string.Join("; ", each)}.{(consequences.Length > 0 ? " " + consequences : "")}";
    }

    /// <summary>Returns what a change made: at once on a live system, and when the file has been written otherwise.</summary>
    private protected void WriteWhenMade(Func<EntSsoObject> read) => WhenMade(Write, read);

    /// <inheritdoc cref="WriteWhenMade"/>
    private protected void WhenMade<T>(Action<T> write, Func<T> read)
    {
        OpenSystem system = Open()!;
        if (system.Batch.IsAtomic)
        {
            string path = DeploymentPath;
            system.Results.Add(() =>
            {
                DeploymentPath = path;
                write(read());
            });
        }
        else
        {
            write(read());
        }
    }

    /// <summary>Returns an object that knows where it comes from, so that it leads the next cmdlet of a pipeline there.</summary>
    private protected void Write(EntSsoObject output)
    {
        PSObject item = new(output);
        if (IsFile)
        {
            item.Properties.Add(new PSNoteProperty(nameof(DeploymentPath), FileOf(DeploymentPath)));
        }
        else if (Connection is string server)
        {
            item.Properties.Add(new PSNoteProperty("ComputerName", server));
        }

        WriteObject(item);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (OpenSystem system in _open.Values)
            {
                system.Batch.Dispose();
                system.Administration.Dispose();
            }

            _open.Clear();
        }

        base.Dispose(disposing);
    }

    private void OnMade(Change change)
    {
        _made.Add(change);
        WriteVerbose($"Made: {change}.");
    }

    private void Busy(Action work)
    {
        _isBusy = true;
        try
        {
            work();
        }
        catch (PipelineStoppedException)
        {
            ReportMade();
            throw;
        }
        finally
        {
            _isBusy = false;
        }
    }

    // Of a deployment file nothing was written yet, and the user sees that nothing is said.
    private void ReportMade()
    {
        // The shell stops the pipeline first and calls StopProcessing after that: CancellationToken may not be cancelled yet.
        if (Stopping && _made.Count > 0 && !IsFile)
        {
            WriteAfterStop($"Stopped. Changes made before: {string.Join("; ", _made)}. To continue, run the same command again.");
            _made.Clear();
        }
    }

    /// <summary>
    /// Ends the cmdlet where its parameters name no system, as the path of a file that was typed without -DeploymentPath.
    /// </summary>
    private protected virtual void CheckTarget()
    {
        foreach (KeyValuePair<string, object> bound in IsFile || MyInvocation.ExpectingInput ? [] : MyInvocation.BoundParameters)
        {
            if (bound.Key is "Server" or "Application" or "Adapter"
                && (bound.Value as string[] ?? [bound.Value as string ?? ""]).FirstOrDefault(IsDeploymentFile) is string path)
            {
                RefuseArguments(
                    $"{path} is a file, and -{bound.Key} expects a name. To use a deployment file, run: "
                        + $"{MyInvocation.MyCommand.Name} -DeploymentPath {PowerShellLiteral.Of(path)}");
            }
        }
    }

    private bool OnlyReads =>
        GetType().GetCustomAttributes(typeof(CmdletAttribute), inherit: false).Cast<CmdletAttribute>()
            .All(cmdlet => !cmdlet.SupportsShouldProcess);

    private bool IsDeploymentFile(string name)
    {
        try
        {
            return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || (name.Length > 0 && File.Exists(FileSystemPath(name)));
        }
        catch (Exception unusable) when (unusable is IOException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>The SSO system to work on; null where its folder holds nothing, and then the error has been written.</summary>
    private OpenSystem? Open()
    {
        string file = IsFile ? FileOf(DeploymentPath) : "";
        string key = IsFile ? $"file {file}" : $"server {Connection}";
        if (!_open.TryGetValue(key, out OpenSystem? system))
        {
            if ((IsFile ? OpenFile(file) : AdministrationTarget.OpenLive(Connection, MembershipDirectory)) is not { } administration)
            {
                return null;
            }

            WriteVerbose($"Working on {administration.Target}.");
            system = new OpenSystem(administration, administration.BeginBatch());
            _open.Add(key, system);
        }

        return system;
    }

    private ISsoAdministration? OpenFile(string path)
    {
        if (!OnlyReads || !Directory.Exists(path))
        {
            return AdministrationTarget.OpenFile(path);
        }

        return ReadDeployment([path], []) is { } input ? AdministrationTarget.OfFolder(path, input.Deployment) : null;
    }

    private sealed record OpenSystem(ISsoAdministration Administration, IChangeBatch Batch)
    {
        public List<Action> Results { get; } = [];
    }
}
