using EntSso.Collection.Sso;

namespace EntSso.Administration.Live;

/// <summary>Makes of a failed call what every driver throws.</summary>
internal static class LiveFailure
{
    public static AdministrationException Of(SsoCallException exception) => new(
        exception.Failure switch
        {
            SsoCallFailure.ComponentsMissing => AdministrationFailure.ComponentsMissing,
            SsoCallFailure.ServerUnreachable => AdministrationFailure.ServerUnreachable,
            SsoCallFailure.AccessDenied => AdministrationFailure.AccessDenied,
            SsoCallFailure.NotFound => AdministrationFailure.NotFound,
            _ => AdministrationFailure.Refused,
        },
        exception.Message,
        exception);
}
