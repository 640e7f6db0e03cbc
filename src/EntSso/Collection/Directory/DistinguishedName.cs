using System.Text;

namespace EntSso.Collection.Directory;

/// <summary>Takes distinguished names apart (RFC 4514), as far as the domain is concerned.</summary>
internal static class DistinguishedName
{
    /// <summary>The DNS name that the trailing <c>DC=</c> components spell; empty when there are none.</summary>
    public static string DnsDomain(string name) => string.Join(".", Split(name).AsEnumerable().Reverse()
        .TakeWhile(component => component.StartsWith("DC=", StringComparison.OrdinalIgnoreCase))
        .Reverse()
        .Select(component => component.Substring(3)));

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
