using System.Management.Automation;
using EntSso.Administration;
using EntSso.Administration.Changes;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>The error ids and categories of failures of the administration.</summary>
internal static class AdministrationError
{
    /// <summary>The error record of a failure; null for any other exception.</summary>
    /// <param name="failed">What happened.</param>
    /// <param name="target">The object that was being worked on.</param>
    public static ErrorRecord? Of(Exception failed, object? target) => failed switch
    {
        AdministrationException administration =>
            new ErrorRecord(administration, ErrorIds.Prefix + administration.Failure, Category(administration.Failure), target),
        ChangeSequenceException =>
            new ErrorRecord(failed, ErrorIds.Prefix + ErrorIds.StoppedHalfway, ErrorCategory.OperationStopped, target),
        FileNotFoundException => new ErrorRecord(failed, ErrorIds.Prefix + ErrorIds.PathNotFound, ErrorCategory.ObjectNotFound, target),
        ArgumentException => new ErrorRecord(failed, ErrorIds.Prefix + ErrorIds.Argument, ErrorCategory.InvalidArgument, target),
        _ => null,
    };

    private static ErrorCategory Category(AdministrationFailure failure) => failure switch
    {
        AdministrationFailure.WindowsRequired => ErrorCategory.NotImplemented,
        AdministrationFailure.ComponentsMissing => ErrorCategory.NotInstalled,
        AdministrationFailure.ServerUnreachable => ErrorCategory.ConnectionError,
        AdministrationFailure.AccessDenied => ErrorCategory.PermissionDenied,
        AdministrationFailure.NotFound => ErrorCategory.ObjectNotFound,
        AdministrationFailure.Ambiguous => ErrorCategory.InvalidArgument,
        AdministrationFailure.PreconditionUnknown => ErrorCategory.ResourceUnavailable,
        AdministrationFailure.ConcurrentChange => ErrorCategory.ResourceBusy,
        AdministrationFailure.NotVerified => ErrorCategory.InvalidResult,
        AdministrationFailure.ToolFailed => ErrorCategory.FromStdErr,
        AdministrationFailure.FileUnusable => ErrorCategory.InvalidData,
        _ => ErrorCategory.InvalidOperation,
    };
}
