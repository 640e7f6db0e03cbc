using System.Text;
using System.Text.Json;
using EntSso.Administration;
using EntSso.Administration.Desired;

namespace EntSso.Cli.Commands;

/// <summary>
/// An instance of the resource as DSC hands it over: where the SSO system is, and the settings that it states. Immutable.
/// </summary>
/// <param name="DeploymentPath">The deployment file to read and change; null for the live system.</param>
/// <param name="Server">The SSO server to go through; null for the selected one.</param>
/// <param name="Wanted">The stated settings.</param>
internal sealed record ResourceInstance(string? DeploymentPath, string? Server, DesiredConfiguration Wanted)
{
    public const string DeploymentPathProperty = "deploymentPath";
    public const string ServerProperty = "server";
    public const string InDesiredStateProperty = "_inDesiredState";

    private const string Name = "standard input";

    /// <summary>Far above any instance; a wrong file is reported before it fills the memory.</summary>
    private const int LargestInput = 16 << 20;

    /// <summary>Reads an instance from standard input: JSON in UTF-8, or in UTF-16 with byte order mark.</summary>
    /// <exception cref="AdministrationException">The input is not right; says the place and what was expected.</exception>
    /// <exception cref="OperationCanceledException">Stopped while waiting for input.</exception>
    public static ResourceInstance ReadInput(CancellationToken cancellationToken)
    {
        return Read(StandardInput.Read(ReadBytes, "an instance of the resource as JSON", cancellationToken), cancellationToken);
    }

    private static ResourceInstance Read(byte[] input, CancellationToken cancellationToken)
    {
        DesiredConfiguration wanted = DesiredConfigurationFile.Load(
            Text(input), Name, cancellationToken, DeploymentPathProperty, ServerProperty, InDesiredStateProperty);
        try
        {
            using JsonDocument document = JsonDocument.Parse(Text(input).ReadToEnd());
            var addresses = new Dictionary<string, string?>();
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (property.Name is DeploymentPathProperty or ServerProperty && !addresses.TryAdd(property.Name, Address(property)))
                {
                    throw Wrong($"the property \"{property.Name}\" is duplicated.");
                }
            }

            return new ResourceInstance(
                addresses.GetValueOrDefault(DeploymentPathProperty), addresses.GetValueOrDefault(ServerProperty), wanted);
        }
        catch (JsonException malformed)
        {
            throw Wrong(malformed.Message);
        }
    }

    private static string? Address(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => Text(property),
        _ => throw Wrong($"{property.Name}: expected a text."),
    };

    private static string Text(JsonProperty property)
    {
        try
        {
            return property.Value.GetString() is { Length: > 0 } text && !text.Contains('\0')
                ? text
                : throw Wrong($"{property.Name}: expected a text that is not empty and has no NUL.");
        }
        catch (InvalidOperationException halfPair)
        {
            throw Wrong($"{property.Name}: expected text: {halfPair.Message}");
        }
    }

    private static byte[] ReadBytes()
    {
        using Stream input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        int count;
        while ((count = input.Read(buffer, 0, buffer.Length)) > 0)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > LargestInput)
            {
                throw Wrong($"expected an instance of the resource, at most {LargestInput >> 20} MiB.");
            }
        }

        return bytes.ToArray();
    }

    private static StreamReader Text(byte[] input) => new(new MemoryStream(input), new UTF8Encoding(false, true), true);

    private static AdministrationException Wrong(string text) => new(AdministrationFailure.FileUnusable, $"{Name}: {text}");
}
