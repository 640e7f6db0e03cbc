namespace EntSso.Reporting;

/// <summary>The names of enumeration members as JSON and SARIF carry them: camelCase and independent of the display texts.</summary>
internal static class EnumNames
{
    public static string CamelCase(Enum value)
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
