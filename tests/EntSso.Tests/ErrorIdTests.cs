using System.Text.RegularExpressions;
using Xunit;

namespace EntSso.Tests;

public class ErrorIdTests
{
    /// <summary>Scripts rely on error ids, so that each is declared once, in ErrorIds of the module, and used by its constant.</summary>
    [Fact]
    public void Error_ids_of_the_module_are_constants()
    {
        string[] files = Directory.GetFiles(RepositoryFolder.Find("src/EntSsoPS/Cmdlets"), "*.cs", SearchOption.AllDirectories);
        string[] literals =
        [
            .. from file in files
               where Path.GetFileName(file) != "ErrorIds.cs"
               from Match match in Regex.Matches(File.ReadAllText(file), @"""EntSso_\w*""|WriteError\(\s*""\w+""")
               select $"{Path.GetFileName(file)}: {match.Value}",
        ];

        Assert.True(files.Length > 20, $"{files.Length} files");
        Assert.Empty(literals);
    }

    [Fact]
    public void Every_error_id_of_the_module_is_used()
    {
        string folder = RepositoryFolder.Find("src/EntSsoPS/Cmdlets");
        string[] ids = [.. Regex.Matches(File.ReadAllText(Path.Combine(folder, "ErrorIds.cs")), @"const string (\w+) = nameof").Cast<Match>().Select(match => match.Groups[1].Value)];
        string code = string.Concat(Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.Contains($"ErrorIds.{id}", code));
    }
}
