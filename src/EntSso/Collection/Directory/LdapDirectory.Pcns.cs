using System.DirectoryServices.Protocols;
using System.Globalization;
using EntSso.Deployment;
using EntSso.Naming;

namespace EntSso.Collection.Directory;

/// <content>
/// The configuration of PCNS in the directory: objects of the classes MS-MIIS-PCNS-Service and MS-MIIS-PCNS-Target below CN=System (a
/// deployment guide), read by the names that the schema gives to the numbers of their attributes (a TechNet wiki page lists the numbers).
/// The attribute with the encryption key (1902) is never asked for.
/// </content>
internal sealed partial class LdapDirectory
{
    private const string ServiceClass = "1.2.840.113556.1.5.250";
    private const string TargetClass = "1.2.840.113556.1.5.249";
    private const string AttributePrefix = "1.2.840.113556.1.4.";

    // Domain Controllers and Read-only Domain Controllers.
    private const int Controllers = 516;
    private const int ReadOnlyControllers = 521;

    public SyncDeployment ReadPcns(CancellationToken cancellationToken)
    {
        _budget = new AnswerBudget(_options.Timeout);
        var session = Main(cancellationToken);
        var root = session.Search(
            "", SearchScope.Base, "(objectClass=*)", [DirectoryAttribute.DefaultNamingContext, "schemaNamingContext"], _budget,
            cancellationToken).Single();
        var domain = root.Text(DirectoryAttribute.DefaultNamingContext)!;
        var dnsName = DistinguishedName.DnsDomain(domain);
        var origin = Origin();
        var controllers = ReadControllers(session, domain, dnsName, origin, cancellationToken);
        var pcns = new PcnsFacts { DomainControllers = controllers };
        var inventory =
            new Inventory { DomainControllers = Fact.Known(controllers.Count(controller => controller.IsWritable.Or(false)), origin) };
        var schema = PcnsSchema.Read(session, root.Text("schemaNamingContext")!, _budget, cancellationToken);
        if (schema.Name(TargetClass) is not { } targetClass)
        {
            return new SyncDeployment { Pcns = pcns, Inventory = inventory with { PcnsTargets = Fact.Known(0, origin) } };
        }

        var targets = session.Search(
                "CN=System," + domain, SearchScope.Subtree, LdapFilter.Equality("objectClass", targetClass), schema.Attributes("cn"),
                _budget, cancellationToken)
            .Select(entry => Target(new PcnsEntry(entry, schema, origin), dnsName))
            .OrderBy(target => target.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var settings = schema.Name(ServiceClass) is not { } serviceClass ? [] : session.Search(
                "CN=System," + domain, SearchScope.Subtree, LdapFilter.Equality("objectClass", serviceClass), schema.Attributes("cn"),
                _budget, cancellationToken)
            .Select(entry => Settings(new PcnsEntry(entry, schema, origin), dnsName))
            .ToList();
        return new SyncDeployment
        {
            Pcns = pcns with { Settings = settings, Targets = NameGroups(targets, cancellationToken) },
            Inventory = inventory with { PcnsTargets = Fact.Known(targets.Count, origin) },
        };
    }

    private List<DomainController> ReadControllers(
        LdapSession session, string domain, string dnsName, FactOrigin origin, CancellationToken cancellationToken) =>
        [
            .. session.Search(
                    domain, SearchScope.Subtree,
                    $"(&(objectCategory=computer)(|({DirectoryAttribute.PrimaryGroupId}={Controllers})"
                        + $"({DirectoryAttribute.PrimaryGroupId}={ReadOnlyControllers})))",
                    ["cn", "dNSHostName", DirectoryAttribute.PrimaryGroupId], _budget, cancellationToken)
                .Select(entry => new DomainController
                {
                    Name = entry.Text("dNSHostName") ?? entry.Text("cn") ?? entry.DistinguishedName,
                    Domain = dnsName,
                    IsWritable = Fact.Known(entry.Number(DirectoryAttribute.PrimaryGroupId) == Controllers, origin),
                })
                .OrderBy(controller => controller.Name, StringComparer.OrdinalIgnoreCase),
        ];

    private static PcnsSettings Settings(PcnsEntry entry, string domain) => new()
    {
        Domain = domain,
        MaximumQueueLength = entry.Number(1903),
        MaximumQueueAgeSeconds = entry.Number(1904),
        MaximumRetries = entry.Number(1905),
        RetryIntervalSeconds = entry.Number(1906),
    };

    private static PcnsTarget Target(PcnsEntry entry, string domain) => new()
    {
        Name = entry.CommonName,
        Id = entry.Id(1895),
        Domain = domain,
        ServicePrincipalName = entry.Text(1896),
        Server = entry.Text(1897),
        AuthenticationService = entry.Number(1898),
        UserNameFormat = entry.Number(1899),
        KeepAliveSeconds = entry.Number(1900),
        IsDisabled = entry.Switch(1901),
        ExclusionGroup = entry.Group(1908),
        InclusionGroup = entry.Group(1909),
        QueueWarningLevel = entry.Number(1911),
        QueueWarningInterval = entry.Number(1912),
    };

    /// <summary>The names of the groups, which the targets name by SID: a group that is gone makes PCNS drop every notification.</summary>
    private List<PcnsTarget> NameGroups(List<PcnsTarget> targets, CancellationToken cancellationToken)
    {
        var sids = targets.SelectMany(target => new[] { target.InclusionGroup.Or(null)?.Sid, target.ExclusionGroup.Or(null)?.Sid })
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(sid => AccountName.TryParse(sid, out _, out _))
            .ToList();
        var found = FindAccounts([.. sids.Select(AccountName.Parse)], cancellationToken)
            .Zip(sids, (lookup, sid) => (sid, lookup.Account))
            .ToDictionary(pair => pair.sid, pair => pair.Account.Select(account => account?.ToString()), StringComparer.Ordinal);

        Fact<PcnsGroup?> Named(Fact<PcnsGroup?> group) =>
            group is { IsKnown: true, Value: { } named } && found.TryGetValue(named.Sid, out var name)
            ? Fact.Known<PcnsGroup?>(named with { Name = name }, group.Origin)
            : group;

        return [.. targets.Select(target => target with
        {
            InclusionGroup = Named(target.InclusionGroup), ExclusionGroup = Named(target.ExclusionGroup),
        })];
    }

    /// <summary>The names that the schema gives to classes and attributes of PCNS, by number; none without PCNS.</summary>
    private sealed class PcnsSchema
    {
        private static readonly int[] _attributes =
            [1895, 1896, 1897, 1898, 1899, 1900, 1901, 1903, 1904, 1905, 1906, 1908, 1909, 1911, 1912];

        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

        public static PcnsSchema Read(LdapSession session, string schemaBase, AnswerBudget budget, CancellationToken cancellationToken)
        {
            var schema = new PcnsSchema();
            string[] filters =
            [
                LdapFilter.Equality("governsID", TargetClass), LdapFilter.Equality("governsID", ServiceClass),
                .. _attributes.Select(number => LdapFilter.Equality("attributeID", Oid(number))),
            ];
            foreach (var entry in session.Search(
                schemaBase, SearchScope.OneLevel, LdapFilter.Any(filters), ["governsID", "attributeID", "lDAPDisplayName"], budget,
                cancellationToken))
            {
                if ((entry.Text("governsID") ?? entry.Text("attributeID")) is { } oid && entry.Text("lDAPDisplayName") is { } name)
                {
                    schema._names[oid] = name;
                }
            }

            return schema;
        }

        public static string Oid(int number) => AttributePrefix + number.ToString(CultureInfo.InvariantCulture);

        public string? Name(string oid) => _names.TryGetValue(oid, out var name) ? name : null;

        public string[] Attributes(string more) => [more, .. _attributes.Select(number => Name(Oid(number))).OfType<string>()];
    }

    /// <summary>The facts of one object.</summary>
    private sealed class PcnsEntry(LdapEntry entry, PcnsSchema schema, FactOrigin origin)
    {
        public string CommonName => entry.Text("cn") ?? entry.DistinguishedName;

        public string Id(int number) => Value(number) switch
        {
            null => "",
            { Length: 16 } bytes => new Guid(bytes).ToString("D"),
            _ => GuidText.Normalise(Text(number).Or("")),
        };

        public Fact<string> Text(int number) =>
            Name(number) is { } name && entry.Text(name) is { } text ? Fact.Known(text, origin) : Missing<string>(number);

        public Fact<int> Number(int number) =>
            Name(number) is { } name && entry.Number(name) is { } value and >= int.MinValue and <= int.MaxValue
            ? Fact.Known((int)value, origin)
            : Missing<int>(number);

        public Fact<bool> Switch(int number) => Text(number) switch
        {
            { IsKnown: false } => Missing<bool>(number),
            { Value: var text } => Fact.Known(string.Equals(text, "TRUE", StringComparison.OrdinalIgnoreCase), origin),
        };

        /// <summary>The group of a filter; an object without the attribute has none.</summary>
        public Fact<PcnsGroup?> Group(int number)
        {
            if (Name(number) is null)
            {
                return Missing<PcnsGroup?>(number);
            }

            var sid = Value(number) is { Length: > 0 } bytes && SecurityIdentifier.TryFromBytes(bytes, out var binary, out _)
                ? binary.ToString()
                : Text(number).Or("");
            return Fact.Known(
                sid.Length == 0 ? null : new PcnsGroup { Sid = sid, Name = Fact.Unknown<string?>("the directory was not queried", origin) },
                origin);
        }

        private string? Name(int number) => schema.Name(PcnsSchema.Oid(number));

        private byte[]? Value(int number) => Name(number) is { } name && entry.Bytes(name) is { Count: > 0 } values ? values[0] : null;

        private Fact<T> Missing<T>(int number) => Fact.Unknown<T>(
            Name(number) is { } name
                ? $"the object {CommonName} has no value {name}"
                : $"the schema has no attribute {PcnsSchema.Oid(number)}",
            origin);
    }
}
