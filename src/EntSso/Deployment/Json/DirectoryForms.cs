namespace EntSso.Deployment.Json;

/// <summary>The forms of the directory, Kerberos and PCNS. The order of the properties is that of the file.</summary>
internal static class DirectoryForms
{
    public static readonly RecordForm<DirectoryAccount> DirectoryAccount = new(
        new DirectoryAccount { Sid = "", DistinguishedName = "", SamAccountName = "", DomainDnsName = "", Kind = default },
        new RecordProperty<DirectoryAccount, string>("sid", true, x => x.Sid, (x, v) => x with { Sid = v }, BasicForms.Text),
        new RecordProperty<DirectoryAccount, string>(
            "distinguishedName",
            true,
            x => x.DistinguishedName,
            (x, v) => x with { DistinguishedName = v },
            BasicForms.Text),
        new RecordProperty<DirectoryAccount, string>(
            "samAccountName",
            true,
            x => x.SamAccountName,
            (x, v) => x with { SamAccountName = v },
            BasicForms.Text),
        new RecordProperty<DirectoryAccount, string>(
            "domainDnsName",
            true,
            x => x.DomainDnsName,
            (x, v) => x with { DomainDnsName = v },
            BasicForms.Text),
        new RecordProperty<DirectoryAccount, Fact<string>>(
            "domainNetBiosName",
            false,
            x => x.DomainNetBiosName,
            (x, v) => x with { DomainNetBiosName = v },
            BasicForms.TextFact),
        new RecordProperty<DirectoryAccount, DirectoryAccountKind>(
            "kind",
            true,
            x => x.Kind,
            (x, v) => x with { Kind = v },
            new EnumForm<DirectoryAccountKind>()),
        new RecordProperty<DirectoryAccount, string>(
            "userPrincipalName",
            false,
            x => x.UserPrincipalName,
            (x, v) => x with { UserPrincipalName = v },
            BasicForms.Text),
        new RecordProperty<DirectoryAccount, IReadOnlyList<string>>(
            "servicePrincipalNames",
            false,
            x => x.ServicePrincipalNames,
            (x, v) => x with { ServicePrincipalNames = v },
            BasicForms.Texts),
        new RecordProperty<DirectoryAccount, Fact<bool>>(
            "isDisabled",
            false,
            x => x.IsDisabled,
            (x, v) => x with { IsDisabled = v },
            BasicForms.SwitchFact),
        new RecordProperty<DirectoryAccount, Fact<bool>>(
            "isLockedOut",
            false,
            x => x.IsLockedOut,
            (x, v) => x with { IsLockedOut = v },
            BasicForms.SwitchFact),
        new RecordProperty<DirectoryAccount, Fact<DateTime?>>(
            "expiresAt",
            false,
            x => x.ExpiresAt,
            (x, v) => x with { ExpiresAt = v },
            BasicForms.OptionalTimeFact),
        new RecordProperty<DirectoryAccount, Fact<bool>>(
            "isPasswordExpired",
            false,
            x => x.IsPasswordExpired,
            (x, v) => x with { IsPasswordExpired = v },
            BasicForms.SwitchFact),
        new RecordProperty<DirectoryAccount, Fact<DateTime?>>(
            "passwordLastSet",
            false,
            x => x.PasswordLastSet,
            (x, v) => x with { PasswordLastSet = v },
            BasicForms.OptionalTimeFact),
        new RecordProperty<DirectoryAccount, Fact<int?>>(
            "supportedEncryptionTypes",
            false,
            x => x.SupportedEncryptionTypes,
            (x, v) => x with { SupportedEncryptionTypes = v },
            BasicForms.OptionalIntegerFact),
        new RecordProperty<DirectoryAccount, Fact<int>>(
            "userAccountControl",
            false,
            x => x.UserAccountControl,
            (x, v) => x with { UserAccountControl = v },
            BasicForms.IntegerFact))
    {
        IsSameThing = (newer, older) => string.Equals(newer.Sid, older.Sid, StringComparison.OrdinalIgnoreCase),
    };

    public static readonly RecordForm<AccountLookup> AccountLookup = new(
        new AccountLookup("", default),
        new RecordProperty<AccountLookup, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<AccountLookup, Fact<DirectoryAccount?>>(
            "account",
            false,
            x => x.Account,
            (x, v) => x with { Account = v },
            new FactForm<DirectoryAccount?>(new OptionalForm<DirectoryAccount>(DirectoryAccount))));

    public static readonly RecordForm<SpnLookup> SpnLookup = new(
        new SpnLookup("", default),
        new RecordProperty<SpnLookup, string>(
            "servicePrincipalName",
            true,
            x => x.ServicePrincipalName,
            (x, v) => x with { ServicePrincipalName = v },
            BasicForms.Text),
        new RecordProperty<SpnLookup, Fact<IReadOnlyList<DirectoryAccount>>>(
            "holders",
            false,
            x => x.Holders,
            (x, v) => x with { Holders = v },
            new FactForm<IReadOnlyList<DirectoryAccount>>(new ListForm<DirectoryAccount>(DirectoryAccount))));

    public static readonly RecordForm<GroupMembership> GroupMembership = new(
        new GroupMembership("", "", default),
        true,
        new RecordProperty<GroupMembership, string>(
            "accountSid",
            true,
            x => x.AccountSid,
            (x, v) => x with { AccountSid = v },
            BasicForms.Text),
        new RecordProperty<GroupMembership, string>("group", true, x => x.Group, (x, v) => x with { Group = v }, BasicForms.Text),
        new RecordProperty<GroupMembership, Fact<bool>>(
            "isMember",
            false,
            x => x.IsMember,
            (x, v) => x with { IsMember = v },
            BasicForms.SwitchFact));

    public static readonly RecordForm<DomainTrust> DomainTrust = new(
        new DomainTrust { Domain = "", Partner = "" },
        new RecordProperty<DomainTrust, string>("domain", true, x => x.Domain, (x, v) => x with { Domain = v }, BasicForms.Text),
        new RecordProperty<DomainTrust, string>("partner", true, x => x.Partner, (x, v) => x with { Partner = v }, BasicForms.Text),
        new RecordProperty<DomainTrust, Fact<int>>("type", false, x => x.Type, (x, v) => x with { Type = v }, BasicForms.IntegerFact),
        new RecordProperty<DomainTrust, Fact<int>>(
            "direction",
            false,
            x => x.Direction,
            (x, v) => x with { Direction = v },
            BasicForms.IntegerFact),
        new RecordProperty<DomainTrust, Fact<int>>(
            "attributes",
            false,
            x => x.Attributes,
            (x, v) => x with { Attributes = v },
            BasicForms.IntegerFact));

    public static readonly RecordForm<DirectoryFacts> DirectoryFacts = new(
        new DirectoryFacts(),
        new RecordProperty<DirectoryFacts, IReadOnlyList<AccountLookup>>(
            "accounts",
            false,
            x => x.Accounts,
            (x, v) => x with { Accounts = v },
            new ListForm<AccountLookup>(
                AccountLookup,
                Identities.ByText<AccountLookup>(x => x.Name))),
        new RecordProperty<DirectoryFacts, IReadOnlyList<SpnLookup>>(
            "servicePrincipalNames",
            false,
            x => x.ServicePrincipalNames,
            (x, v) => x with { ServicePrincipalNames = v },
            new ListForm<SpnLookup>(
                SpnLookup,
                Identities.ByText<SpnLookup>(x => x.ServicePrincipalName))),
        new RecordProperty<DirectoryFacts, IReadOnlyList<GroupMembership>>(
            "memberships",
            false,
            x => x.Memberships,
            (x, v) => x with { Memberships = v },
            new ListForm<GroupMembership>(
                GroupMembership,
                Identities.ByText<GroupMembership>(x => x.AccountSid, x => x.Group))),
        new RecordProperty<DirectoryFacts, IReadOnlyList<DomainTrust>>(
            "trusts",
            false,
            x => x.Trusts,
            (x, v) => x with { Trusts = v },
            new ListForm<DomainTrust>(
                DomainTrust,
                Identities.ByText<DomainTrust>(x => x.Domain, x => x.Partner))));

    public static readonly RecordForm<KerberosTicket> KerberosTicket = new(
        new KerberosTicket("", "", 0, null),
        true,
        new RecordProperty<KerberosTicket, string>("realm", true, x => x.Realm, (x, v) => x with { Realm = v }, BasicForms.Text),
        new RecordProperty<KerberosTicket, string>(
            "serviceName",
            true,
            x => x.ServiceName,
            (x, v) => x with { ServiceName = v },
            BasicForms.Text),
        new RecordProperty<KerberosTicket, int>(
            "encryptionType",
            true,
            x => x.EncryptionType,
            (x, v) => x with { EncryptionType = v },
            BasicForms.Integer),
        new RecordProperty<KerberosTicket, int?>(
            "keyVersion",
            false,
            x => x.KeyVersion,
            (x, v) => x with { KeyVersion = v },
            BasicForms.OptionalInteger));

    public static readonly RecordForm<KerberosFailure> KerberosFailure = new(
        new KerberosFailure(0, false, "", "", ""),
        new RecordProperty<KerberosFailure, long>("code", true, x => x.Code, (x, v) => x with { Code = v }, BasicForms.LongInteger),
        new RecordProperty<KerberosFailure, bool>(
            "isProtocolError",
            true,
            x => x.IsProtocolError,
            (x, v) => x with { IsProtocolError = v },
            BasicForms.Switch),
        new RecordProperty<KerberosFailure, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<KerberosFailure, string>("meaning", true, x => x.Meaning, (x, v) => x with { Meaning = v }, BasicForms.Text),
        new RecordProperty<KerberosFailure, string>("nextStep", true, x => x.NextStep, (x, v) => x with { NextStep = v }, BasicForms.Text));

    public static readonly RecordForm<KerberosProbe> KerberosProbe = new(
        new KerberosProbe { ServicePrincipalName = "", Client = "", Ticket = default },
        new RecordProperty<KerberosProbe, string>(
            "servicePrincipalName",
            true,
            x => x.ServicePrincipalName,
            (x, v) => x with { ServicePrincipalName = v },
            BasicForms.Text),
        new RecordProperty<KerberosProbe, string>("client", true, x => x.Client, (x, v) => x with { Client = v }, BasicForms.Text),
        new RecordProperty<KerberosProbe, Fact<KerberosTicket?>>(
            "ticket",
            false,
            x => x.Ticket,
            (x, v) => x with { Ticket = v },
            new FactForm<KerberosTicket?>(new OptionalForm<KerberosTicket>(KerberosTicket))),
        new RecordProperty<KerberosProbe, KerberosFailure?>(
            "failure",
            false,
            x => x.Failure,
            (x, v) => x with { Failure = v },
            new OptionalForm<KerberosFailure>(KerberosFailure)))
    {
        Merger = RecordMergers.KerberosProbe,
    };

    public static readonly RecordForm<PcnsSettings> PcnsSettings = new(
        new PcnsSettings { Domain = "" },
        new RecordProperty<PcnsSettings, string>("domain", true, x => x.Domain, (x, v) => x with { Domain = v }, BasicForms.Text),
        new RecordProperty<PcnsSettings, Fact<int>>(
            "maximumQueueLength",
            false,
            x => x.MaximumQueueLength,
            (x, v) => x with { MaximumQueueLength = v },
            BasicForms.IntegerFact),
        new RecordProperty<PcnsSettings, Fact<int>>(
            "maximumQueueAgeSeconds",
            false,
            x => x.MaximumQueueAgeSeconds,
            (x, v) => x with { MaximumQueueAgeSeconds = v },
            BasicForms.IntegerFact),
        new RecordProperty<PcnsSettings, Fact<int>>(
            "maximumRetries",
            false,
            x => x.MaximumRetries,
            (x, v) => x with { MaximumRetries = v },
            BasicForms.IntegerFact),
        new RecordProperty<PcnsSettings, Fact<int>>(
            "retryIntervalSeconds",
            false,
            x => x.RetryIntervalSeconds,
            (x, v) => x with { RetryIntervalSeconds = v },
            BasicForms.IntegerFact));

    public static readonly RecordForm<PcnsGroup> PcnsGroup = new(
        new PcnsGroup(),
        true,
        new RecordProperty<PcnsGroup, string>("sid", false, x => x.Sid, (x, v) => x with { Sid = v }, BasicForms.Text),
        new RecordProperty<PcnsGroup, Fact<string?>>(
            "name",
            false,
            x => x.Name,
            (x, v) => x with { Name = v },
            BasicForms.OptionalTextFact))
    {
        IsSameThing = (newer, older) => string.Equals(newer.Sid, older.Sid, StringComparison.OrdinalIgnoreCase),
    };

    public static readonly RecordForm<PcnsTarget> PcnsTarget = new(
        new PcnsTarget { Name = "" },
        new RecordProperty<PcnsTarget, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.Text),
        new RecordProperty<PcnsTarget, string>("id", false, x => x.Id, (x, v) => x with { Id = v }, BasicForms.Text),
        new RecordProperty<PcnsTarget, string>("domain", false, x => x.Domain, (x, v) => x with { Domain = v }, BasicForms.Text),
        new RecordProperty<PcnsTarget, Fact<string>>("server", false, x => x.Server, (x, v) => x with { Server = v }, BasicForms.TextFact),
        new RecordProperty<PcnsTarget, Fact<string>>(
            "servicePrincipalName",
            false,
            x => x.ServicePrincipalName,
            (x, v) => x with { ServicePrincipalName = v },
            BasicForms.TextFact),
        new RecordProperty<PcnsTarget, Fact<int>>(
            "authenticationService",
            false,
            x => x.AuthenticationService,
            (x, v) => x with { AuthenticationService = v },
            BasicForms.IntegerFact),
        new RecordProperty<PcnsTarget, Fact<int>>(
            "userNameFormat",
            false,
            x => x.UserNameFormat,
            (x, v) => x with { UserNameFormat = v },
            BasicForms.IntegerFact),
        new RecordProperty<PcnsTarget, Fact<int>>(
            "keepAliveSeconds",
            false,
            x => x.KeepAliveSeconds,
            (x, v) => x with { KeepAliveSeconds = v },
            BasicForms.IntegerFact),
        new RecordProperty<PcnsTarget, Fact<bool>>(
            "isDisabled",
            false,
            x => x.IsDisabled,
            (x, v) => x with { IsDisabled = v },
            BasicForms.SwitchFact),
        new RecordProperty<PcnsTarget, Fact<PcnsGroup?>>(
            "inclusionGroup",
            false,
            x => x.InclusionGroup,
            (x, v) => x with { InclusionGroup = v },
            new FactForm<PcnsGroup?>(new OptionalForm<PcnsGroup>(PcnsGroup))),
        new RecordProperty<PcnsTarget, Fact<PcnsGroup?>>(
            "exclusionGroup",
            false,
            x => x.ExclusionGroup,
            (x, v) => x with { ExclusionGroup = v },
            new FactForm<PcnsGroup?>(new OptionalForm<PcnsGroup>(PcnsGroup))),
        new RecordProperty<PcnsTarget, Fact<int>>(
            "queueWarningLevel",
            false,
            x => x.QueueWarningLevel,
            (x, v) => x with { QueueWarningLevel = v },
            BasicForms.IntegerFact),
        new RecordProperty<PcnsTarget, Fact<int>>(
            "queueWarningInterval",
            false,
            x => x.QueueWarningInterval,
            (x, v) => x with { QueueWarningInterval = v },
            BasicForms.IntegerFact));

    public static readonly RecordForm<DomainController> DomainController = new(
        new DomainController { Name = "" },
        new RecordProperty<DomainController, string>("name", true, x => x.Name, (x, v) => x with { Name = v }, BasicForms.HostName),
        new RecordProperty<DomainController, string>("domain", false, x => x.Domain, (x, v) => x with { Domain = v }, BasicForms.Text),
        new RecordProperty<DomainController, Fact<bool>>(
            "isWritable",
            false,
            x => x.IsWritable,
            (x, v) => x with { IsWritable = v },
            BasicForms.SwitchFact),
        new RecordProperty<DomainController, WindowsService>(
            "pcnsService",
            false,
            x => x.PcnsService,
            (x, v) => x with { PcnsService = v },
            SsoForms.WindowsService),
        new RecordProperty<DomainController, Fact<bool>>(
            "isFilterRegistered",
            false,
            x => x.IsFilterRegistered,
            (x, v) => x with { IsFilterRegistered = v },
            BasicForms.SwitchFact),
        new RecordProperty<DomainController, Fact<int?>>(
            "pcnsLogLevel", false, x => x.PcnsLogLevel, (x, v) => x with { PcnsLogLevel = v }, BasicForms.OptionalIntegerFact),
        new RecordProperty<DomainController, Fact<DateTime>>(
            "filterInstalledAt",
            false,
            x => x.FilterInstalledAt,
            (x, v) => x with { FilterInstalledAt = v },
            BasicForms.TimeFact),
        new RecordProperty<DomainController, Fact<DateTime>>(
            "startedAt",
            false,
            x => x.StartedAt,
            (x, v) => x with { StartedAt = v },
            BasicForms.TimeFact),
        new RecordProperty<DomainController, Fact<int?>>(
            "defaultEncryptionTypes",
            false,
            x => x.DefaultEncryptionTypes,
            (x, v) => x with { DefaultEncryptionTypes = v },
            BasicForms.OptionalIntegerFact));

    public static readonly RecordForm<PcnsFacts> PcnsFacts = new(
        new PcnsFacts(),
        new RecordProperty<PcnsFacts, IReadOnlyList<PcnsSettings>>(
            "settings",
            false,
            x => x.Settings,
            (x, v) => x with { Settings = v },
            new ListForm<PcnsSettings>(
                PcnsSettings,
                Identities.ByText<PcnsSettings>(x => x.Domain))),
        new RecordProperty<PcnsFacts, IReadOnlyList<PcnsTarget>>(
            "targets",
            false,
            x => x.Targets,
            (x, v) => x with { Targets = v },
            new ListForm<PcnsTarget>(
                PcnsTarget,
                Identities.ByIdOrName<PcnsTarget>(x => x.Id, x => x.Name))),
        new RecordProperty<PcnsFacts, IReadOnlyList<DomainController>>(
            "domainControllers",
            false,
            x => x.DomainControllers,
            (x, v) => x with { DomainControllers = v },
            new ListForm<DomainController>(
                DomainController,
                Identities.ByHost<DomainController>(x => x.Name))));
}
