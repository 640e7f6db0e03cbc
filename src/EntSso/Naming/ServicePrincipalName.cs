using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using static EntSso.Naming.NameText;

namespace EntSso.Naming;

/// <summary>
/// A service principal name: <c>class/host</c>, <c>class/host:port</c> or <c>class/host:instance</c>, each with <c>/service name</c>
/// behind it where a service has replicas. Source: [MS-ADTS] section 2.2.21.
/// </summary>
/// <remarks>Equality ignores case, as the directory does, but not accents and character width, which the directory ignores too.</remarks>
public sealed class ServicePrincipalName : IEquatable<ServicePrincipalName>
{
    /// <summary>The service class of Enterprise Single Sign-On.</summary>
    public const string EntSsoServiceClass = "ENTSSO";

    /// <summary>The service class by which PCNS calls the sync engine.</summary>
    public const string SyncEngineServiceClass = "PCNSCLNT";

    /// <summary>The longest SPN in characters that Windows clients take.</summary>
    public const int MaxLength = 260;

    private const string What = "service principal name";

    private readonly Parts _parts;

    /// <summary>Takes a service principal name apart.</summary>
    /// <param name="text">The SPN, for example <c>ENTSSO/INTSVR1.fabrikam.com</c>.</param>
    /// <exception cref="NameFormatException">The text is not an SPN; the message says why and what to type instead.</exception>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public ServicePrincipalName(string text) : this(Read(text ?? throw new ArgumentNullException(nameof(text)), suggest: true))
    {
    }

    private ServicePrincipalName(Parts parts) => _parts = parts.Error is null ? parts : throw new NameFormatException(parts.Error);

    /// <summary>The service class, for example <c>ENTSSO</c>.</summary>
    public string ServiceClass => _parts.ServiceClass;

    /// <summary>The host; never an IP address.</summary>
    public HostName Host => _parts.Host;

    /// <summary>What follows the host behind a colon: a port when it is digits, else an instance; empty for none.</summary>
    public string PortOrInstance => _parts.PortOrInstance;

    /// <summary>The port, 1 to 65535; null when there is none or an instance.</summary>
    public int? Port => IsAllDigits(PortOrInstance) ? int.Parse(PortOrInstance, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    /// <summary>The third part, or empty for none.</summary>
    public string ServiceName => _parts.ServiceName;

    /// <summary>Whether the class is that of Enterprise Single Sign-On.</summary>
    public bool IsEntSso => string.Equals(ServiceClass, EntSsoServiceClass, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the class is that of the sync engine, which PCNS on the domain controllers calls.</summary>
    public bool IsSyncEngine => string.Equals(ServiceClass, SyncEngineServiceClass, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the host is named without its domain.</summary>
    public bool IsShortForm => Host.IsShort;

    /// <summary>Whether the host is named with its domain.</summary>
    public bool IsLongForm => Host.IsFullyQualified;

    /// <summary>The SPN that the ENTSSO service on a host is called by.</summary>
    /// <param name="host">The host as the ENTSSO MA connects to it.</param>
    /// <exception cref="ArgumentException">The host is an IP address, which no ENTSSO SPN can hold.</exception>
    public static ServicePrincipalName ForEntSso(HostName host)
    {
        _ = host ?? throw new ArgumentNullException(nameof(host));

        return host.IsAddress
            ? throw new ArgumentException(
                $"{host} is an IP address; Kerberos needs the name that the SPN was registered with.", nameof(host))
            : new ServicePrincipalName($"{EntSsoServiceClass}/{host}");
    }

    /// <summary>Takes a service principal name apart.</summary>
    /// <param name="text">The SPN.</param>
    /// <exception cref="NameFormatException">The text is not an SPN.</exception>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static ServicePrincipalName Parse(string text) => new(text);

    /// <summary>Takes a service principal name apart without throwing.</summary>
    /// <param name="text">The SPN.</param>
    /// <param name="name">The SPN when the answer is true.</param>
    /// <param name="error">What is wrong when the answer is false.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ServicePrincipalName? name, [NotNullWhen(false)] out NameError? error)
    {
        var parts = Read(text ?? "", suggest: true);
        error = parts.Error;
        name = error is null ? new ServicePrincipalName(parts) : null;
        return error is null;
    }

    /// <summary>The same SPN with the host's short name; already short ones unchanged.</summary>
    public ServicePrincipalName ToShortForm() => IsShortForm ? this : WithHost(Host.ToShort());

    /// <summary>The same SPN with the host's fully qualified name; already long ones unchanged, whatever their domain.</summary>
    /// <param name="domain">The DNS name of the host's domain.</param>
    /// <exception cref="ArgumentException">The domain is an IP address.</exception>
    /// <exception cref="NameFormatException">The result is too long.</exception>
    public ServicePrincipalName ToLongForm(HostName domain) => IsLongForm ? this : WithHost(Host.ToLong(domain));

    /// <summary>
    /// The name as Kerberos libraries take it (RFC 1964, section 2.1.1): components with slashes between them, and a backslash in
    /// front of every backslash and at sign inside a component, so that no part of it is read as a realm.
    /// </summary>
    public string ToKerberosName() => _parts.Text.Replace("\\", "\\\\").Replace("@", "\\@");

    /// <inheritdoc/>
    public bool Equals(ServicePrincipalName? other) =>
        other is not null && string.Equals(_parts.Text, other._parts.Text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ServicePrincipalName);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(_parts.Text);

    /// <summary>Whether two SPNs are equal without case.</summary>
    public static bool operator ==(ServicePrincipalName? left, ServicePrincipalName? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Whether two SPNs differ.</summary>
    public static bool operator !=(ServicePrincipalName? left, ServicePrincipalName? right) => !(left == right);

    /// <summary>The SPN as it was given.</summary>
    public override string ToString() => _parts.Text;

    private ServicePrincipalName WithHost(HostName host)
    {
        string colon = PortOrInstance.Length > 0 ? ":" : "", slash = ServiceName.Length > 0 ? "/" : "";
        var text = $"{ServiceClass}/{host}{colon}{PortOrInstance}{slash}{ServiceName}";
        return text.Length > MaxLength
            ? new ServicePrincipalName(text)
            : new ServicePrincipalName(_parts with { Text = text, Host = host });
    }

    private static Parts Read(string text, bool suggest)
    {
        var parts = ReadExactly(text);
        return parts.Error is null || !suggest
            ? parts
            : parts with { Error = Suggest(parts.Error, text, Corrected, corrected => ReadExactly(corrected).Error is null) };
    }

    private static Parts ReadExactly(string text)
    {
        if (FindCommonError(text, What, MaxLength) is { } common)
        {
            return Fail(common);
        }

        var url = text.IndexOf("://", StringComparison.Ordinal);
        if (url >= 0)
        {
            return Fail(NameErrorKind.Url, $"{Quote(text)} is written like a URL {At(url)}; an SPN is class/host.", url);
        }

        var first = text.IndexOf('/');
        var backslash = text.IndexOf('\\');
        var second = first < 0 ? -1 : text.IndexOf('/', first + 1);
        if (backslash >= 0 && (second < 0 || backslash < second))
        {
            return Fail(
                NameErrorKind.WrongSlash,
                $"{Quote(text)} has a backslash {At(backslash)}; an SPN has forward slashes (a backslash belongs "
                    + "between the domain and the user of an account).",
                backslash);
        }

        if (first < 0)
        {
            return ReadWithoutSlash(text);
        }

        if (second >= 0 && text.IndexOf('/', second + 1) is >= 0 and var third)
        {
            return Fail(NameErrorKind.TooManyParts, $"{Quote(text)} has a fourth part {At(third)}; an SPN has two or three.", third);
        }

        return ReadParts(text, first, second < 0 ? text.Length : second);
    }

    private static Parts ReadWithoutSlash(string text)
    {
        if (text.IndexOf('@') is >= 0 and var at)
        {
            return Fail(
                NameErrorKind.AccountInsteadOfHost,
                $"{Quote(text)} looks like an account (user@domain); an SPN is class/host, for example {EntSsoServiceClass}/INTSVR1.", at);
        }

        if (IndexOfWhiteSpace(text, 0, text.Length) is >= 0 and var space)
        {
            return Fail(NameErrorKind.WhiteSpace, $"{Quote(text)} has white space {At(space)}.", space);
        }

        return string.Equals(text, EntSsoServiceClass, StringComparison.OrdinalIgnoreCase)
            ? Fail(
                NameErrorKind.MissingHost,
                $"{Quote(text)} has a service class and no host: type {EntSsoServiceClass}/ and the name of the ENTSSO server.",
                text.Length)
            : Fail(NameErrorKind.MissingClass, $"{Quote(text)} has no service class; an SPN is class/host.", 0);
    }

    private static Parts ReadParts(string text, int first, int second)
    {
        if (FindEmptyPart(text, first, second) is { } empty)
        {
            return Fail(empty);
        }

        if (FindWhiteSpace(text, first, second) is >= 0 and var space)
        {
            return Fail(NameErrorKind.WhiteSpace, $"{Quote(text)} has white space {At(space)}.", space);
        }

        if (text.IndexOf('@') is >= 0 and var at)
        {
            return at < first
                ? Fail(NameErrorKind.InvalidCharacter, $"{Quote(text)} has '@' {At(at)}, which a service class cannot contain.", at)
                : Fail(NameErrorKind.RealmSuffix, $"{Quote(text)} names a realm {At(at)}; an SPN is registered without one.", at);
        }

        if (text.IndexOf(':', 0, first) is >= 0 and var inClass)
        {
            return Fail(
                NameErrorKind.InvalidCharacter, $"{Quote(text)} has ':' {At(inClass)}, which a service class cannot contain.", inClass);
        }

        var host = text.Substring(first + 1, second - first - 1);
        var portOrInstance = "";
        if (host[0] != '[' && host.IndexOf(':') is >= 0 and var colon && host.IndexOf(':', colon + 1) < 0)
        {
            portOrInstance = host.Substring(colon + 1);
            host = host.Substring(0, colon);
            if (FindPortError(text, host, portOrInstance, first + 1 + colon) is { } portError)
            {
                return Fail(portError);
            }
        }

        if (!HostName.TryParse(host, suggest: false, out var name, out var hostError))
        {
            return Fail(hostError with
            {
                Reason = $"The host of {Quote(text)} is not one. {hostError.Reason}",
                Position = first + 1 + hostError.Position,
            });
        }

        return name.IsAddress
            ? Fail(
                NameErrorKind.IPAddress,
                $"{Quote(text)} has the IP address {name} as its host; Kerberos needs the name of the computer, as in "
                    + $"{EntSsoServiceClass}/INTSVR1.",
                first + 1)
            : new Parts(text, text.Substring(0, first), name, portOrInstance, second < text.Length ? text.Substring(second + 1) : "");
    }

    private static NameError? FindEmptyPart(string text, int first, int second) =>
        first == 0 ? new NameError(NameErrorKind.MissingClass, $"{Quote(text)} has no service class before the slash.", 0)
            : first == text.Length - 1
                ? new NameError(NameErrorKind.MissingHost, $"{Quote(text)} has no host after the slash.", text.Length)
            : second == first + 1
                ? new NameError(NameErrorKind.EmptyPart, $"{Quote(text)} has nothing between two slashes {At(first)}.", second)
            : second == text.Length - 1 ? new NameError(NameErrorKind.EmptyPart, $"{Quote(text)} ends with a slash.", second)
            : null;

    // Some classes of Windows have spaces inside (Hyper-V Replica Service), and so have distinguished names in the third part.
    private static int FindWhiteSpace(string text, int first, int second)
    {
        var inClass = IndexOfWhiteSpace(text, 0, first);
        if (inClass >= 0 && (char.IsWhiteSpace(text[first - 1]) || IsSpacedOutEntSso(text.Substring(0, first))))
        {
            return inClass;
        }

        var inHost = IndexOfWhiteSpace(text, first + 1, second);
        return inHost >= 0 ? inHost : second < text.Length && char.IsWhiteSpace(text[second + 1]) ? second + 1 : -1;
    }

    private static bool IsSpacedOutEntSso(string serviceClass) =>
        serviceClass.EndsWith(" " + EntSsoServiceClass, StringComparison.OrdinalIgnoreCase)
        || string.Equals(WithoutWhiteSpace(serviceClass), EntSsoServiceClass, StringComparison.OrdinalIgnoreCase);

    private static NameError? FindPortError(string text, string host, string portOrInstance, int colon) =>
        host.Length == 0 ? new NameError(NameErrorKind.MissingHost, $"{Quote(text)} has no host before the colon.", colon)
        : portOrInstance.Length == 0 ? new NameError(NameErrorKind.EmptyPart, $"{Quote(text)} has no port after the colon.", colon)
        : IsAllDigits(portOrInstance)
            && (portOrInstance.Length > 5 || int.Parse(portOrInstance, NumberStyles.None, CultureInfo.InvariantCulture) is 0 or > 65535)
            ? new NameError(NameErrorKind.Port, $"{Quote(text)} has a port outside 1 to 65535.", colon + 1)
        : null;

    private static string Corrected(string text)
    {
        var plain = Plain(text);
        var url = plain.IndexOf("://", StringComparison.Ordinal);
        if (url >= 0)
        {
            plain = plain.Substring(url + 3);
            plain = plain.Substring(plain.IndexOf('@') + 1);
            var end = plain.IndexOfAny(['/', ':', '?', '#']);
            return $"{EntSsoServiceClass}/{(end < 0 ? plain : plain.Substring(0, end)).TrimEnd('.')}";
        }

        plain = ChooseWord(plain).Replace('\\', '/').Trim('/');
        while (plain.IndexOf("//", StringComparison.Ordinal) is >= 0)
        {
            plain = plain.Replace("//", "/");
        }

        var slash = plain.IndexOf('/');
        if (slash < 0)
        {
            // An account is not a hint of the host, and the class alone none either.
            return plain.IndexOf('@') is >= 0 || string.Equals(plain, EntSsoServiceClass, StringComparison.OrdinalIgnoreCase)
                ? ""
                : $"{EntSsoServiceClass}/{plain.TrimEnd('.', ':')}";
        }

        var realm = plain.LastIndexOf('@');
        plain = (realm > slash ? plain.Substring(0, realm) : plain).TrimEnd('/', ':', '.');
        var host = plain.IndexOf('/') + 1;
        var endOfHost = plain.IndexOfAny(['/', ':'], host);
        return endOfHost < 0
            ? plain
            : $"{plain.Substring(0, endOfHost).TrimEnd('.')}{plain.Substring(endOfHost)}";
    }

    // Of a command line the SPN in it; else the text without its white space where that makes sense; else nothing.
    private static string ChooseWord(string plain)
    {
        if (IndexOfWhiteSpace(plain, 0, plain.Length) < 0)
        {
            return plain;
        }

        var words = plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (IsEntSsoWord(words[0]) && words[1].IndexOfAny(['\\', '@']) > 0)
        {
            return words[0];
        }

        // Words of another kind put together would be nonsense.
        var joined = WithoutWhiteSpace(plain);
        return IsEntSsoWord(joined) ? joined
            : Array.Find(words, word => IsEntSsoWord(word) || (word.IndexOf('/') > 0 && word[word.Length - 1] != '/')) ?? "";
    }

    private static bool IsEntSsoWord(string word) =>
        word.Length > EntSsoServiceClass.Length + 1 && word.StartsWith(EntSsoServiceClass, StringComparison.OrdinalIgnoreCase)
        && word[EntSsoServiceClass.Length] is '/' or '\\';

    private static string WithoutWhiteSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static Parts Fail(NameErrorKind kind, string reason, int position) => Fail(new NameError(kind, reason, position));

    private static Parts Fail(NameError error) => default(Parts) with { Error = error };

    private readonly record struct Parts(
        string Text, string ServiceClass, HostName Host, string PortOrInstance, string ServiceName, NameError? Error = null);
}
