namespace EntSso.Collection;

/// <summary>The one spelling of GUIDs in a deployment.</summary>
internal static class GuidText
{
    /// <summary>Lower case without braces; a text that is not a GUID stays as it is, without spaces around it.</summary>
    public static string Normalise(string text) => Guid.TryParse(text.Trim(), out Guid guid) ? guid.ToString("D") : text.Trim();
}
