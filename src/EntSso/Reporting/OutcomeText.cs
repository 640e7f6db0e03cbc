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
        _ => "Failed",
    };
}
