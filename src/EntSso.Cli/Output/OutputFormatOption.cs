using System.CommandLine;

namespace EntSso.Cli.Output;

/// <summary>The option that chooses an <see cref="OutputFormat"/>.</summary>
internal static class OutputFormatOption
{
    public static Option<OutputFormat> Create() => new("--format")
    {
        Description = "table, json, jsonl or csv.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => OutputFormat.Table,
    };
}
