// PowerShell compiles this file by itself: it has no implicit usings.
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

/// <summary>A host that nobody sits at: keeps the lines that go to its error output, and answers no question.</summary>
public sealed class RecordingHost : PSHost
{
    private readonly RecordingInterface _ui = new RecordingInterface();
    private readonly Guid _id = Guid.NewGuid();

    public IList<string> ErrorLines { get { return _ui.ErrorLines; } }

    public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }

    public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }

    public override Guid InstanceId { get { return _id; } }

    public override string Name { get { return "RecordingHost"; } }

    public override PSHostUserInterface UI { get { return _ui; } }

    public override Version Version { get { return new Version(1, 0); } }

    public override void EnterNestedPrompt() { throw new NotSupportedException(); }

    public override void ExitNestedPrompt() { throw new NotSupportedException(); }

    public override void NotifyBeginApplication() { }

    public override void NotifyEndApplication() { }

    public override void SetShouldExit(int exitCode) { }

    private sealed class RecordingInterface : PSHostUserInterface
    {
        public readonly List<string> ErrorLines = new List<string>();

        public override PSHostRawUserInterface RawUI { get { return null; } }

        public override void WriteErrorLine(string value) { ErrorLines.Add(value); }

        public override void Write(string value) { }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { }

        public override void WriteLine(string value) { }

        public override void WriteDebugLine(string message) { }

        public override void WriteVerboseLine(string message) { }

        public override void WriteWarningLine(string message) { }

        public override void WriteProgress(long sourceId, ProgressRecord record) { }

        public override string ReadLine() { throw new NotSupportedException(); }

        public override SecureString ReadLineAsSecureString() { throw new NotSupportedException(); }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) { throw new NotSupportedException(); }

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) { throw new NotSupportedException(); }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { throw new NotSupportedException(); }

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
        { throw new NotSupportedException(); }
    }
}
