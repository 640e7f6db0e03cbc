using FsCheck;
using FsCheck.Fluent;

namespace EntSso.Tests.Naming;

/// <summary>Well-formed names for properties.</summary>
internal static class NameGenerators
{
    private static readonly Gen<char> _labelEdge = Gen.Elements("abzABZ0159_üßЖ測".ToCharArray());
    private static readonly Gen<char> _labelMiddle = Gen.Elements("abzABZ0159_üßЖ測-".ToCharArray());

    public static Gen<string> Label { get; } =
        from first in Gen.Elements("abzABZüЖ測".ToCharArray())
        from middle in Gen.ArrayOf(_labelMiddle).Where(chars => chars.Length <= 10)
        from last in _labelEdge
        select first + new string(middle) + last;

    public static Gen<string> Host { get; } =
        from labels in Gen.NonEmptyListOf(Label).Where(labels => labels.Count <= 5)
        select string.Join(".", labels);

    public static Gen<string> AccountUser { get; } =
        from first in Gen.Elements("abzABZ09üЖ$_-".ToCharArray())
        from rest in Gen.ArrayOf(Gen.Elements("abzABZ09üЖ$_-. '".ToCharArray())).Where(chars => chars.Length <= 18)
        select (first + new string(rest)).TrimEnd();

    public static Gen<string> Spn { get; } =
        from serviceClass in Gen.Elements("ENTSSO", "entsso", "HOST", "MSSQLSvc", "Hyper-V Replica Service")
        from host in Host
        from port in Gen.Elements("", ":1", ":1433", ":65535", ":SQLEXPRESS", ":a$b")
        from serviceName in Gen.Elements("", "/fabrikam.com", "/CN=scp, DC=fabrikam", "/a\\b")
        select $"{serviceClass}/{host}{port}{serviceName}";

    public static Gen<byte[]> SidBytes { get; } =
        from count in Gen.Choose(0, 15)
        from body in Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), 6 + (4 * count))
        select new byte[] { 1, (byte)count }.Concat(body).ToArray();

    /// <summary>The same text with the case of its ASCII letters turned round.</summary>
    public static string SwapAsciiCase(string text) => new([.. text.Select(c =>
        c is >= 'a' and <= 'z' ? (char)(c - 32) : c is >= 'A' and <= 'Z' ? (char)(c + 32) : c)]);

    public static void Holds<T>(Gen<T> generator, Func<T, bool> property) =>
        Prop.ForAll(generator.ToArbitrary(), property).QuickCheckThrowOnFailure();
}
