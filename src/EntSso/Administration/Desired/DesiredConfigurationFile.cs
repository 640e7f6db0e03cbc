using System.Globalization;
using System.Text;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using EntSso.Naming;

namespace EntSso.Administration.Desired;

/// <summary>
/// A desired configuration as JSON, described by docs/configuration.schema.json. Unlike in a deployment file a property that is not known
/// is an error: a misspelled setting must not be taken for one that is as desired.
/// </summary>
internal static class DesiredConfigurationFile
{
    private const string SchemaProperty = "$schema";

    /// <summary>Reads a desired state file.</summary>
    /// <param name="path">The file: UTF-8, or UTF-16 with byte order mark.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="AdministrationException">The file cannot be read or is not right; says the place and what was expected.</exception>
    public static DesiredConfiguration Load(string path, CancellationToken cancellationToken = default) =>
        Read(path, text =>
        {
            try
            {
                return Load(text, path, cancellationToken);
            }
            catch (AdministrationException) when (IsDeployment(path, cancellationToken))
            {
                throw new AdministrationException(
                    AdministrationFailure.FileUnusable,
                    $"{path} is a deployment file, but a desired state file is expected. Specify the file that describes the desired "
                        + "state, "
                        + "and this one as the deployment to compare with.");
            }
        });

    private static bool IsDeployment(string path, CancellationToken cancellationToken)
    {
        using FileStream file = InputFile.Open(path);
        return DeploymentFile.LooksLikeDeployment(file, cancellationToken);
    }

    /// <summary>Reads the text of a desired state file that has another form, such as PowerShell data.</summary>
    /// <param name="path">The file: UTF-8, or UTF-16 with byte order mark.</param>
    /// <exception cref="AdministrationException">The file cannot be read.</exception>
    public static string ReadText(string path) => Read(path, text => text.ReadToEnd());

    /// <summary>Reads a desired configuration.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="otherProperties">Properties that another reader handles, such as those of a resource manager.</param>
    /// <exception cref="AdministrationException">The text is not right; says the place and what was expected.</exception>
    public static DesiredConfiguration Load(
        TextReader text, string name, CancellationToken cancellationToken = default, params string[] otherProperties)
    {
        try
        {
            FormReader reader = new(new JsonTextReader(text, name), name, new Dictionary<string, FactOrigin>(), cancellationToken);
            reader.Json.Next();
            DesiredConfiguration configuration = DesiredForms.Configuration.Read(reader, [SchemaProperty, .. otherProperties]);
            if (reader.Json.Next() != JsonToken.End)
            {
                throw reader.Error("expected nothing after the closing brace");
            }

            List<string> mistakes = [.. reader.Problems.Select(problem => $"{problem.File}({problem.Line},{problem.Column}): {problem.Path}: there is no such setting."), .. Mistakes(configuration, name)];
            return mistakes.Count == 0
                ? configuration
                : throw new AdministrationException(AdministrationFailure.FileUnusable, string.Join("\n", mistakes));
        }
        catch (DeploymentFormatException malformed)
        {
            throw new AdministrationException(AdministrationFailure.FileUnusable, malformed.Message, malformed);
        }
    }

    /// <summary>Writes a desired configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="text">Where to.</param>
    public static void Save(DesiredConfiguration configuration, TextWriter text)
    {
        JsonWriter json = new(text ?? throw new ArgumentNullException(nameof(text)));
        DesiredForms.Configuration.Write(
            configuration ?? throw new ArgumentNullException(nameof(configuration)),
            new FormWriter(json, new Dictionary<FactOrigin, string>()));
        json.End();
    }

    private static T Read<T>(string path, Func<TextReader, T> read)
    {
        AdministrationException Unusable(string what, Exception cause) => new(AdministrationFailure.FileUnusable, $"{path} {what}", cause);
        try
        {
            using StreamReader text = new(InputFile.Open(path), new UTF8Encoding(false, true), true);
            return read(text);
        }
        catch (Exception failed) when (failed is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unusable("could not be read: there is no such file. Specify the desired state file.", failed);
        }
        catch (UnauthorizedAccessException failed) when (Directory.Exists(path))
        {
            throw Unusable("is a folder. Specify the desired state file in it.", failed);
        }
        catch (DecoderFallbackException failed)
        {
            throw Unusable($"could not be read: it is not UTF-8: {failed.Message} Save it as UTF-8.", failed);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Unusable($"could not be read: {failed.Message}", failed);
        }
    }

    /// <summary>What is wrong beyond the form: names that are duplicated or are none, and settings that exclude each other.</summary>
    private static IEnumerable<string> Mistakes(DesiredConfiguration wanted, string file)
    {
        foreach (string twice in Twice("servers", wanted.Servers.Select(item => item.Name))
            .Concat(Twice("adapters", wanted.Adapters.Select(item => item.Name)))
            .Concat(Twice("applications", wanted.Applications.Select(item => item.Name)))
            .Concat(Twice("servicePrincipalNames", wanted.ServicePrincipalNames.Select(item => item.ServicePrincipalName)))
            .Concat(Twice("managementAgents", wanted.ManagementAgents.Select(item => item.Name))))
        {
            yield return $"{file}: {twice}";
        }

        foreach (string same in MaybeSame([.. wanted.Servers.Select(item => item.Name)]))
        {
            yield return $"{file}: {same}";
        }

        for (int i = 0; i < wanted.Applications.Count; i++)
        {
            DesiredApplication application = wanted.Applications[i];
            if (application.DirectPasswordSync.Value && application.Adapter.Value is not null)
            {
                yield return $"{file}: {Place("applications", i)}: {application.Name} cannot have an adapter and direct password sync "
                    + "at once (10851).";
            }
        }

        if (wanted.PasswordSyncMode is { AdaptersToWindows.Value: true, AdaptersToDatabase: { IsStated: true, Value: false } })
        {
            yield return $"{file}: passwordSyncMode: adaptersToWindows (full sync) needs adaptersToDatabase (partial sync).";
        }

        for (int i = 0; i < wanted.ServicePrincipalNames.Count; i++)
        {
            DesiredServicePrincipalName item = wanted.ServicePrincipalNames[i];
            if (!ServicePrincipalName.TryParse(item.ServicePrincipalName, out _, out NameError? error)
                || !AccountName.TryParse(item.Account, out _, out error))
            {
                yield return $"{file}: {Place("servicePrincipalNames", i)}: {error.Message}";
            }
        }
    }

    private static string Place(string list, int index) => $"{list}[{index.ToString(CultureInfo.InvariantCulture)}]";

    // Two entries for one server could contradict each other, and the later would win in silence.
    private static IEnumerable<string> MaybeSame(IReadOnlyList<string> servers) =>
        from host in servers.Distinct(StringComparer.OrdinalIgnoreCase).GroupBy(ComputerName.Label, StringComparer.OrdinalIgnoreCase)
        let shortName = host.FirstOrDefault(name => name.IndexOf('.') < 0)
        where shortName is not null
        from longName in host.Where(name => name.IndexOf('.') >= 0)
        select $"servers: {shortName} and {longName} may be the same server. Put its settings into one entry, or give both servers "
            + "their full names.";

    private static IEnumerable<string> Twice(string list, IEnumerable<string> names) => names
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1 || group.Key.Length == 0)
        .Select(
            group =>
                group.Key.Length == 0 ? $"{list}: an entry has an empty name." : $"{list}: {group.Key} is listed {group.Count()} times.");
}
