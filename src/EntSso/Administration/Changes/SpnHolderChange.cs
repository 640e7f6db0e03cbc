using EntSso.Administration.ServicePrincipalNames;
using EntSso.Collection.Directory;
using EntSso.Naming;

namespace EntSso.Administration.Changes;

/// <summary>Registers an SPN, as a step among other changes.</summary>
internal sealed record SpnHolderChange(SpnChange Registration) : Change
{
    public override string Subject => Registration.ServicePrincipalName.ToString();

    public override string Setting => "Registered on";

    public override string Before => Holders is { Length: > 0 } holders ? holders : "no account";

    public override string After => Registration.Kind == SpnChangeKind.Remove ? "no account" : Registration.Account.ToString();

    public override bool IsBeforeKnown => true;

    public override bool IsNeeded => Registration.Kind != SpnChangeKind.None;

    public override string Cmdlet =>
        $"{(Registration.Kind == SpnChangeKind.Remove ? "Unregister" : "Register")}-EntSsoSpn {Registration.ServicePrincipalName} "
            + $"{CommandWord.Of(Registration.Account.ToString(), @"DOMAIN\user")}";

    public override string ToolCommand => string.Join("\n", Registration.ToCommand());

    public override Change? Undo => Registration.Kind == SpnChangeKind.Add
        ? new SpnHolderChange(Registration with { Kind = SpnChangeKind.Remove, IsHeldAlready = true })
        : null;

    private string Holders => string.Join(
        ", ", Registration.RemoveFrom.Concat(Registration.IsHeldAlready ? [Registration.Account] : []).Select(holder => holder.ToString()));

    /// <remarks>The cmdlets for SPNs work on the directory, and none on a deployment file.</remarks>
    public override string CmdletOn(TargetParameter? target) => target is null or { IsServer: true } ? Cmdlet : "";

    public override void Apply(ISsoAdministration administration, CancellationToken cancellationToken)
    {
        IDirectory directory = administration.Directory ?? throw new AdministrationException(
            AdministrationFailure.PreconditionUnknown, $"{Subject} was not registered: no directory was specified.");
        try
        {
            new SpnRegistrar(directory).Apply(Registration, cancellationToken);
        }
        catch (DirectoryException failed)
        {
            throw new AdministrationException(
                failed.Failure == DirectoryFailure.NoRights ? AdministrationFailure.AccessDenied : AdministrationFailure.ServerUnreachable,
                failed.Failure is DirectoryFailure.Timeout or DirectoryFailure.ConnectionLost
                    ? $"Whether {Setting} of {Subject} was changed is not known. {failed.Message}"
                    : $"{Setting} of {Subject} was not changed to {After}. {failed.Message}",
                failed)
            {
                MayHaveChanged = failed.Failure is DirectoryFailure.Timeout or DirectoryFailure.ConnectionLost,
            };
        }
        catch (SpnRefusedException refused)
        {
            throw new AdministrationException(Failure(refused.Refusal), refused.Message, refused)
            {
                MayHaveChanged = refused.Refusal is SpnRefusal.NotVerified or SpnRefusal.RegisteredTwice or SpnRefusal.MoveFailed,
            };
        }
    }

    private static AdministrationFailure Failure(SpnRefusal refusal) => refusal switch
    {
        SpnRefusal.ChangedMeanwhile => AdministrationFailure.ConcurrentChange,
        SpnRefusal.HoldersUnknown or SpnRefusal.AccountUnknown => AdministrationFailure.PreconditionUnknown,
        SpnRefusal.NotVerified or SpnRefusal.RegisteredTwice => AdministrationFailure.NotVerified,
        _ => AdministrationFailure.Refused,
    };
}
