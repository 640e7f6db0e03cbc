using System.Text;

namespace EntSso.Collection.Directory;

/// <summary>Takes distinguished names apart (RFC 4514), as far as the domain is concerned.</summary>
internal static class DistinguishedName
{
    /// <summary>The DNS name that the trailing <c>DC=</c> components spell; empty when there are none.</summary>
    public static string DnsDomain(string name)
    {
        var labels = new List<string>();
        var components = Split(name);
        for (var i = components.Count - 1; i >= 0 && components[i].StartsWith("DC=", System.StringComparison.OrdinalIgnoreCase); i--)
        {
            labels.Insert(0, components[i].Substring(3));
        }

        return string.Join(".", labels);
    }

    private static List<string> Split(string name)
    {
        var components = new List<string>();
        var component = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '\\' && i + 1 < name.Length)
            {
                component.Append(name[i]).Append(name[++i]);
            }
            else if (name[i] == ',')
            {
                components.Add(component.ToString());
                component.Clear();
            }
            else
            {
                component.Append(name[i]);
            }
        }

        components.Add(component.ToString());
        return components;
    }
}
