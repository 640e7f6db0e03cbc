using EntSso.Administration;
using EntSso.Administration.Files;
using EntSso.Deployment;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>Cmdlets about mappings that are named by their parts.</summary>
public abstract class MappingCmdlet : SystemCmdlet
{
    /// <summary>
    /// The mappings whose parts fit. Plain names that fit none are an error; where one has wildcards, only an application that is not there is.
    /// </summary>
    /// <param name="administration">The SSO system.</param>
    /// <param name="application">The application; empty for any.</param>
    /// <param name="windowsAccount">The Windows account; empty for any.</param>
    /// <param name="externalUser">The external account; empty for any.</param>
    private protected IReadOnlyList<Mapping> SelectMappings(
        ISsoAdministration administration, string application, string windowsAccount, string externalUser)
    {
        NamePattern[] parts = [new(application), new(windowsAccount), new(externalUser)];
        MappingFilter filter = new(parts[0].PlainText, parts[1].PlainText, parts[2].PlainText);
        List<Mapping> found =
        [
            .. administration.ReadMappings(filter, CancellationToken).Where(
                mapping => parts[0].Fits(mapping.Application) && parts[1].Fits(mapping.WindowsAccount) && parts[2].Fits(mapping.ExternalUser)),
        ];
        if (found.Count > 0)
        {
            return found;
        }

        if (filter.Application.Length > 0)
        {
            administration.ReadApplication(filter.Application, CancellationToken);
        }

        return parts.Any(part => part.HasWildcards) || (windowsAccount.Length == 0 && externalUser.Length == 0)
            ? found
            : throw new AdministrationException(
                AdministrationFailure.NotFound, $"{administration.Target}: there is no mapping {filter}.{OthersThan(administration, filter)}");
    }

    /// <summary>A mapping as it is now.</summary>
    private protected Mapping ReadAgain(ISsoAdministration administration, Mapping mapping) =>
        administration.ReadMappings(MappingFilter.For(mapping), CancellationToken) is { Count: > 0 } found
            ? found[0]
            : throw new AdministrationException(
                AdministrationFailure.NotFound, $"{administration.Target}: the mapping {mapping} was there and is gone: somebody else has deleted it.");

    // A live system cannot list the mappings of an application.
    private string OthersThan(ISsoAdministration administration, MappingFilter filter) => IsFile
        ? " " + DeploymentNames.Known(
            "mapping", administration.ReadMappings(new MappingFilter(filter.Application), CancellationToken).Select(mapping => mapping.ToString()))
        : "";
}
