using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using EntSso;
using EntSso.Administration;
using EntSso.Administration.Desired;

namespace EntSsoPS.Cmdlets.Configuration;

/// <summary>
/// A desired state file as PowerShell data (.psd1): one hashtable of constants, with the names of the JSON form in any case of their first
/// letter. Nothing in it is run.
/// </summary>
internal static class PowerShellDataFile
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="AdministrationException">
    /// The file cannot be read, is more than data, or states something that does not exist.
    /// </exception>
    public static DesiredConfiguration Load(string path, CancellationToken cancellationToken)
    {
        ScriptBlockAst script = Parser.ParseInput(DesiredConfigurationFile.ReadText(path), path, out _, out ParseError[] errors);
        if (errors.Length > 0)
        {
            throw new AdministrationException(
                AdministrationFailure.FileUnusable,
                $"{path}({errors[0].Extent.StartLineNumber},{errors[0].Extent.StartColumnNumber}): {errors[0].Message}");
        }

        if (TableOf(script) is not { } table)
        {
            throw new AdministrationException(
                AdministrationFailure.FileUnusable, $"{path}: expected one hashtable, @{{ ... }}, and nothing else.");
        }

        StringBuilder json = new();
        try
        {
            Write(table.SafeGetValue(), json);
        }
        catch (InvalidOperationException code)
        {
            throw new AdministrationException(
                AdministrationFailure.FileUnusable,
                $"{path}: expected data only, no commands or variables but $true, $false and $null.",
                code);
        }

        try
        {
            return DesiredConfigurationFile.Load(new StringReader(json.ToString()), path, cancellationToken);
        }
        catch (AdministrationException wrong) when (wrong.Message.StartsWith(path + "(", StringComparison.Ordinal))
        {
            // Line and column are those of the JSON in between; the name of the setting is right.
            string what = wrong.Message.Substring(wrong.Message.IndexOf(')', path.Length) + 1);
            throw new AdministrationException(wrong.Failure, path + what, wrong);
        }
    }

    private static HashtableAst? TableOf(ScriptBlockAst script) =>
        script.EndBlock?.Statements is { Count: 1 } statements
        && statements[0] is PipelineAst { PipelineElements: { Count: 1 } elements }
        && elements[0] is CommandExpressionAst { Expression: HashtableAst table }
            ? table
            : null;

    private static void Write(object? value, StringBuilder json)
    {
        switch (value)
        {
            case null:
                json.Append("null");
                break;
            case PSObject wrapped:
                Write(wrapped.BaseObject, json);
                break;
            case bool isTrue:
                json.Append(isTrue ? "true" : "false");
                break;
            case string text:
                WriteText(text, json);
                break;
            case IDictionary table:
                WriteAll('{', '}', table.Keys.Cast<object>(), json, key =>
                {
                    string name = Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";
                    WriteText(MessageText.LowerFirst(name), json);
                    json.Append(':');
                    Write(table[key], json);
                });
                break;
            case IEnumerable list:
                WriteAll('[', ']', list.Cast<object?>(), json, item => Write(item, json));
                break;
            default:
                json.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteAll<T>(char begin, char end, IEnumerable<T> items, StringBuilder json, Action<T> write)
    {
        json.Append(begin);
        bool isFirst = true;
        foreach (T item in items)
        {
            if (!isFirst)
            {
                json.Append(',');
            }

            isFirst = false;
            write(item);
        }

        json.Append(end);
    }

    private static void WriteText(string text, StringBuilder json)
    {
        json.Append('"');
        foreach (char c in text)
        {
            json.Append(c is '"' or '\\' or < ' ' ? $"\\u{(int)c:x4}" : c.ToString());
        }

        json.Append('"');
    }
}
