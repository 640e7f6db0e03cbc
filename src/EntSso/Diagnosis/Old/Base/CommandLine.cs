using EntSso.Events;

namespace EntSso.Diagnosis.Old;

/// <summary>Puts one name into the command line of a remedy.</summary>
internal static class CommandLine
{
    /// <summary>
    /// The command with the name where <paramref name="template"/> has <c>{name|general words}</c>: quoted where it has blanks; the
    /// general words where the name is unknown or has characters that mean something to a shell.
    /// </summary>
    /// <param name="template">The command.</param>
    /// <param name="name">The name; empty when it is not known.</param>
    internal static string For(string template, string name) => RemedyText.Fill(template, _ => name);
}
