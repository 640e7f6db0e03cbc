using EntSso.Events.Changes;

namespace EntSso.Reporting;

/// <summary>The outcomes of password changes as people read them.</summary>
internal static class OutcomeText
{
    public static string Of(PasswordChangeOutcome outcome) => outcome switch
    {
        PasswordChangeOutcome.Delivered => "Delivered",
        PasswordChangeOutcome.Skipped => "Skipped",
        PasswordChangeOutcome.Pending => "Pending",
        PasswordChangeOutcome.Unexplained => "Unexplained",
        PasswordChangeOutcome.NotCaptured => "Not captured",
        PasswordChangeOutcome.NotSent => "Not sent",
        PasswordChangeOutcome.NotReceived => "Not received",
        PasswordChangeOutcome.NotStaged => "Not staged",
        PasswordChangeOutcome.NotCalled => "Not called",
        _ => "Failed",
    };
}
