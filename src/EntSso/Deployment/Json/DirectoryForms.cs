using static EntSso.Deployment.Json.BasicForms;

namespace EntSso.Deployment.Json;

/// <summary>The forms of the directory, Kerberos and PCNS. The order of the properties is that of the file.</summary>
internal static class DirectoryForms
{
    public static readonly RecordForm<DirectoryAccount> DirectoryAccount = Record(
            new DirectoryAccount { Sid = "", DistinguishedName = "", SamAccountName = "", DomainDnsName = "", Kind = default })
        .CompletedWhen((newer, older) => string.Equals(newer.Sid, older.Sid, StringComparison.OrdinalIgnoreCase))
        .Required("sid", x => x.Sid, (x, v) => x with { Sid = v }, Text)
        .Required("distinguishedName", x => x.DistinguishedName, (x, v) => x with { DistinguishedName = v }, Text)
        .Required("samAccountName", x => x.SamAccountName, (x, v) => x with { SamAccountName = v }, Text)
        .Required("domainDnsName", x => x.DomainDnsName, (x, v) => x with { DomainDnsName = v }, Text)
        .Optional("domainNetBiosName", x => x.DomainNetBiosName, (x, v) => x with { DomainNetBiosName = v }, TextFact)
        .Required("kind", x => x.Kind, (x, v) => x with { Kind = v }, Enum<DirectoryAccountKind>())
        .Optional("userPrincipalName", x => x.UserPrincipalName, (x, v) => x with { UserPrincipalName = v }, Text)
        .Optional("servicePrincipalNames", x => x.ServicePrincipalNames, (x, v) => x with { ServicePrincipalNames = v }, Texts)
        .Optional("isDisabled", x => x.IsDisabled, (x, v) => x with { IsDisabled = v }, SwitchFact)
        .Optional("isLockedOut", x => x.IsLockedOut, (x, v) => x with { IsLockedOut = v }, SwitchFact)
        .Optional("expiresAt", x => x.ExpiresAt, (x, v) => x with { ExpiresAt = v }, OptionalTimeFact)
        .Optional("isPasswordExpired", x => x.IsPasswordExpired, (x, v) => x with { IsPasswordExpired = v }, SwitchFact)
        .Optional("passwordLastSet", x => x.PasswordLastSet, (x, v) => x with { PasswordLastSet = v }, OptionalTimeFact)
        .Optional("supportedEncryptionTypes", x => x.SupportedEncryptionTypes, (x, v) => x with { SupportedEncryptionTypes = v },
            OptionalIntegerFact)
        .Optional("userAccountControl", x => x.UserAccountControl, (x, v) => x with { UserAccountControl = v }, IntegerFact);

    public static readonly RecordForm<AccountLookup> AccountLookup = Record(new AccountLookup("", default))
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("account", x => x.Account, (x, v) => x with { Account = v }, DirectoryAccount.OrNull().Fact());

    public static readonly RecordForm<SpnLookup> SpnLookup = Record(new SpnLookup("", default))
        .Required("servicePrincipalName", x => x.ServicePrincipalName, (x, v) => x with { ServicePrincipalName = v }, Text)
        .Optional("holders", x => x.Holders, (x, v) => x with { Holders = v }, DirectoryAccount.List().Fact());

    public static readonly RecordForm<GroupMembership> GroupMembership = Record(new GroupMembership("", "", default), isInline: true)
        .Required("accountSid", x => x.AccountSid, (x, v) => x with { AccountSid = v }, Text)
        .Required("group", x => x.Group, (x, v) => x with { Group = v }, Text)
        .Optional("isMember", x => x.IsMember, (x, v) => x with { IsMember = v }, SwitchFact);

    public static readonly RecordForm<DomainTrust> DomainTrust = Record(new DomainTrust { Domain = "", Partner = "" })
        .Required("domain", x => x.Domain, (x, v) => x with { Domain = v }, Text)
        .Required("partner", x => x.Partner, (x, v) => x with { Partner = v }, Text)
        .Optional("type", x => x.Type, (x, v) => x with { Type = v }, IntegerFact)
        .Optional("direction", x => x.Direction, (x, v) => x with { Direction = v }, IntegerFact)
        .Optional("attributes", x => x.Attributes, (x, v) => x with { Attributes = v }, IntegerFact);

    public static readonly RecordForm<DirectoryFacts> DirectoryFacts = Record(new DirectoryFacts())
        .Optional("accounts", x => x.Accounts, (x, v) => x with { Accounts = v }, AccountLookup.ListByText(x => x.Name))
        .Optional("servicePrincipalNames", x => x.ServicePrincipalNames, (x, v) => x with { ServicePrincipalNames = v },
            SpnLookup.ListByText(x => x.ServicePrincipalName))
        .Optional("memberships", x => x.Memberships, (x, v) => x with { Memberships = v },
            GroupMembership.ListByText(x => x.AccountSid, x => x.Group))
        .Optional("trusts", x => x.Trusts, (x, v) => x with { Trusts = v }, DomainTrust.ListByText(x => x.Domain, x => x.Partner));

    public static readonly RecordForm<KerberosTicket> KerberosTicket = Record(new KerberosTicket("", "", 0, null), isInline: true)
        .Required("realm", x => x.Realm, (x, v) => x with { Realm = v }, Text)
        .Required("serviceName", x => x.ServiceName, (x, v) => x with { ServiceName = v }, Text)
        .Required("encryptionType", x => x.EncryptionType, (x, v) => x with { EncryptionType = v }, Integer)
        .Optional("keyVersion", x => x.KeyVersion, (x, v) => x with { KeyVersion = v }, OptionalInteger);

    public static readonly RecordForm<KerberosFailure> KerberosFailure = Record(new KerberosFailure(0, false, "", "", ""))
        .Required("code", x => x.Code, (x, v) => x with { Code = v }, LongInteger)
        .Required("isProtocolError", x => x.IsProtocolError, (x, v) => x with { IsProtocolError = v }, Switch)
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Required("meaning", x => x.Meaning, (x, v) => x with { Meaning = v }, Text)
        .Required("nextStep", x => x.NextStep, (x, v) => x with { NextStep = v }, Text);

    public static readonly RecordForm<KerberosProbe> KerberosProbe = Record(
            new KerberosProbe { ServicePrincipalName = "", Client = "", Ticket = default })
        .MergedBy(Merge)
        .Required("servicePrincipalName", x => x.ServicePrincipalName, (x, v) => x with { ServicePrincipalName = v }, Text)
        .Required("client", x => x.Client, (x, v) => x with { Client = v }, Text)
        .Optional("ticket", x => x.Ticket, (x, v) => x with { Ticket = v }, KerberosTicket.OrNull().Fact())
        .Optional("failure", x => x.Failure, (x, v) => x with { Failure = v }, KerberosFailure.OrNull());

    public static readonly RecordForm<PcnsSettings> PcnsSettings = Record(new PcnsSettings { Domain = "" })
        .Required("domain", x => x.Domain, (x, v) => x with { Domain = v }, Text)
        .Optional("maximumQueueLength", x => x.MaximumQueueLength, (x, v) => x with { MaximumQueueLength = v }, IntegerFact)
        .Optional("maximumQueueAgeSeconds", x => x.MaximumQueueAgeSeconds, (x, v) => x with { MaximumQueueAgeSeconds = v }, IntegerFact)
        .Optional("maximumRetries", x => x.MaximumRetries, (x, v) => x with { MaximumRetries = v }, IntegerFact)
        .Optional("retryIntervalSeconds", x => x.RetryIntervalSeconds, (x, v) => x with { RetryIntervalSeconds = v }, IntegerFact);

    public static readonly RecordForm<PcnsGroup> PcnsGroup = Record(new PcnsGroup(), isInline: true)
        .CompletedWhen((newer, older) => string.Equals(newer.Sid, older.Sid, StringComparison.OrdinalIgnoreCase))
        .Optional("sid", x => x.Sid, (x, v) => x with { Sid = v }, Text)
        .Optional("name", x => x.Name, (x, v) => x with { Name = v }, OptionalTextFact);

    public static readonly RecordForm<PcnsTarget> PcnsTarget = Record(new PcnsTarget { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, Text)
        .Optional("id", x => x.Id, (x, v) => x with { Id = v }, Text)
        .Optional("domain", x => x.Domain, (x, v) => x with { Domain = v }, Text)
        .Optional("server", x => x.Server, (x, v) => x with { Server = v }, TextFact)
        .Optional("servicePrincipalName", x => x.ServicePrincipalName, (x, v) => x with { ServicePrincipalName = v }, TextFact)
        .Optional("authenticationService", x => x.AuthenticationService, (x, v) => x with { AuthenticationService = v }, IntegerFact)
        .Optional("userNameFormat", x => x.UserNameFormat, (x, v) => x with { UserNameFormat = v }, IntegerFact)
        .Optional("keepAliveSeconds", x => x.KeepAliveSeconds, (x, v) => x with { KeepAliveSeconds = v }, IntegerFact)
        .Optional("isDisabled", x => x.IsDisabled, (x, v) => x with { IsDisabled = v }, SwitchFact)
        .Optional("inclusionGroup", x => x.InclusionGroup, (x, v) => x with { InclusionGroup = v }, PcnsGroup.OrNull().Fact())
        .Optional("exclusionGroup", x => x.ExclusionGroup, (x, v) => x with { ExclusionGroup = v }, PcnsGroup.OrNull().Fact())
        .Optional("queueWarningLevel", x => x.QueueWarningLevel, (x, v) => x with { QueueWarningLevel = v }, IntegerFact)
        .Optional("queueWarningInterval", x => x.QueueWarningInterval, (x, v) => x with { QueueWarningInterval = v }, IntegerFact);

    public static readonly RecordForm<DomainController> DomainController = Record(new DomainController { Name = "" })
        .Required("name", x => x.Name, (x, v) => x with { Name = v }, HostName)
        .Optional("domain", x => x.Domain, (x, v) => x with { Domain = v }, Text)
        .Optional("isWritable", x => x.IsWritable, (x, v) => x with { IsWritable = v }, SwitchFact)
        .Optional("pcnsService", x => x.PcnsService, (x, v) => x with { PcnsService = v }, SsoForms.WindowsService)
        .Optional("isFilterRegistered", x => x.IsFilterRegistered, (x, v) => x with { IsFilterRegistered = v }, SwitchFact)
        .Optional("pcnsLogLevel", x => x.PcnsLogLevel, (x, v) => x with { PcnsLogLevel = v }, OptionalIntegerFact)
        .Optional("filterInstalledAt", x => x.FilterInstalledAt, (x, v) => x with { FilterInstalledAt = v }, TimeFact)
        .Optional("startedAt", x => x.StartedAt, (x, v) => x with { StartedAt = v }, TimeFact)
        .Optional("defaultEncryptionTypes", x => x.DefaultEncryptionTypes, (x, v) => x with { DefaultEncryptionTypes = v },
            OptionalIntegerFact);

    public static readonly RecordForm<PcnsFacts> PcnsFacts = Record(new PcnsFacts())
        .Optional("settings", x => x.Settings, (x, v) => x with { Settings = v }, PcnsSettings.ListByText(x => x.Domain))
        .Optional("targets", x => x.Targets, (x, v) => x with { Targets = v }, PcnsTarget.ListByIdOrName(x => x.Id, x => x.Name))
        .Optional("domainControllers", x => x.DomainControllers, (x, v) => x with { DomainControllers = v },
            DomainController.ListByHost(x => x.Name));

    /// <summary>Ticket and failure belong together.</summary>
    private static KerberosProbe Merge(KerberosProbe first, KerberosProbe second) =>
        first.Ticket.IsKnown != second.Ticket.IsKnown ? (first.Ticket.IsKnown ? first : second)
        : FactOrigin.TimeOf(second.Ticket.Origin) > FactOrigin.TimeOf(first.Ticket.Origin) ? second
        : first;
}
