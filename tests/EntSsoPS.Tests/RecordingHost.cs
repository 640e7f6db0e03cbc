// PowerShell compiles this file by itself: it has no implicit usings.
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

/// <summary>A host without a user: keeps its output and the questions, and gives every question the same answer.</summary>
public sealed class RecordingHost : PSHost
{
    private readonly RecordingInterface _ui = new RecordingInterface();
    private readonly Guid _id = Guid.NewGuid();

    /// <summary>What went to the output, a line each.</summary>
    public IList<string> Lines { get { return _ui.Lines; } }

    public IList<string> ErrorLines { get { return _ui.ErrorLines; } }

    /// <summary>Caption and message of each question.</summary>
    public IList<string> Questions { get { return _ui.Questions; } }

    /// <summary>The choice to take, for example "No"; null where a question is an error.</summary>
    public string Answer { get { return _ui.Answer; } set { _ui.Answer = value; } }

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
        public readonly List<string> Lines = new List<string>();

        public readonly List<string> ErrorLines = new List<string>();

        public readonly List<string> Questions = new List<string>();

        public string Answer { get; set; }

        public override PSHostRawUserInterface RawUI { get { return null; } }

        public override void WriteErrorLine(string value) { ErrorLines.Add(value); }

        public override void Write(string value) { }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { }

        public override void WriteLine(string value) { Lines.Add(value); }

        public override void WriteDebugLine(string message) { }

        public override void WriteVerboseLine(string message) { }

        public override void WriteWarningLine(string message) { }

        public override void WriteProgress(long sourceId, ProgressRecord record) { }

        public override string ReadLine() { throw new NotSupportedException(); }

        public override SecureString ReadLineAsSecureString() { throw new NotSupportedException(); }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) { throw new NotSupportedException(); }

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Questions.Add(caption + " " + message);
            for (int i = 0; i < choices.Count; i++)
            {
                if (choices[i].Label.Replace("&", "") == Answer)
                {
                    return i;
                }
            }

            throw new NotSupportedException();
        }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { throw new NotSupportedException(); }

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
        { throw new NotSupportedException(); }
    }
}
