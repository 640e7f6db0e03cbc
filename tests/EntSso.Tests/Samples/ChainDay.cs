#if NET
using System.Globalization;
using System.Text;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using EntSso.Testing.Evtx;

namespace EntSso.Tests.Samples;

/// <summary>
/// docs/samples/chain: a day of three domain controllers, a sync engine and two ENTSSO servers, with a change for each outcome. The layout
/// of events whose insertion strings no source shows (2201, 2303, 2100, all of the engine) is made up.
/// </summary>
public static class ChainDay
{
    private const string Dc1 = "DC1.fabrikam.com", Dc2 = "DC2.fabrikam.com", Dc3 = "DC3.fabrikam.com";
    private const string Engine = "MIMSYNC1.fabrikam.com";
    private const string Server1 = "INTSVR1.fabrikam.com", Server2 = "INTSVR2.fabrikam.com";
    private const string ServiceAccount = @"FABRIKAM\ssosvcact";
    private const string SourceAgent = "2b0c6f1e-7c53-4a0e-9e8b-1d3c5a7f0001";
    private const string EntSsoAgent = "2b0c6f1e-7c53-4a0e-9e8b-1d3c5a7f0003";

    private static readonly DateTime _day = new(2026, 3, 16, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The stories: account, and how its change ends.</summary>
    public static IReadOnlyList<(string User, string Outcome, string Story)> Stories { get; } =
    [
        ("ana.costa", "Delivered", "changed her password on DC1; it arrives in MAINFRAME"),
        ("ben.king", "Delivered", "was reset by the help desk on DC2, whose clock is 40 seconds ahead; PAYROLL follows by direct password sync"),
        ("guest.reception", "Skipped", "is in the exclusion group of the PCNS target"),
        ("jane.doe", "NotCaptured", "changed her password on DC2, where PCNS captured others before and after"),
        ("omar.haddad", "NotSent", "was captured on DC1 and not sent"),
        ("li.wei", "NotReceived", "was sent by DC1 and not received by the sync engine"),
        ("zoe.mueller", "NotStaged", "is not joined to the metaverse"),
        ("kim.lee", "NotCalled", "was sent to ENTSSO according to the engine, but no server logged the call: ENTSSOMA2 named a third server for an hour"),
        ("eva.novak", "Failed", "changed her password in the hour in which the extension of ENTSSOMA2 called with a wrong account: 11060"),
        ("ravi.patel", "Failed", "has a password that the mainframe refuses"),
        ("sam.hill", "Pending", "waits in the queue of the engine, because the ENTSSO server is not reachable"),
        ("tom.berg", "Unexplained", "changed his password on DC3, whose Application log was not saved"),
    ];

    /// <summary>The files by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files { get; } = new Day().Write();

    private sealed class Day
    {
        private readonly SortedDictionary<string, List<EvtxEvent>> _logs = new(StringComparer.Ordinal);
        private readonly List<(string Class, (string Name, string Value)[] Values)> _rows = [];
        private int _number;

        public Dictionary<string, byte[]> Write()
        {
            Deliver("pat.murphy", Dc1, 7, 5);
            Deliver("nora.lind", Dc2, 7, 20);
            Guid ana = Deliver("ana.costa", Dc1, 8, 12);
            _ = ana;
            Reset();
            Exclude();
            Capture("jane.doe", Dc2, 9, 30, isCaptured: false);
            Deliver("pat.murphy", Dc2, 9, 45);
            Capture("omar.haddad", Dc1, 10, 5, isCaptured: true);
            Send("li.wei", Dc1, 10, 40, arrives: false);
            NotStaged();
            NotCalled();
            Refused();
            Rejected();
            Pending();
            Change("tom.berg", Dc3, At(15, 10));
            Deliver("nora.lind", Dc1, 16, 0);
            Deliver("pat.murphy", Dc2, 16, 20, Server2);
            var files = _logs.ToDictionary(log => log.Key + ".evtx", log => EvtxWriter.ToBytes([.. log.Value.OrderBy(e => e.Time).Select((e, i) => Numbered(e, 5200 + i))]));
            files.Add("password-changes.xml", new UTF8Encoding(false).GetBytes(Rows()));
            files.Add("agents.json", Agents());
            return files;
        }

        private static DateTime At(int hour, int minute, double second = 27) => _day.AddHours(hour).AddMinutes(minute).AddSeconds(second);

        private static DateTime Clock(string computer, DateTime time) => computer == Dc2 ? time.AddSeconds(40) : time;

        private static EvtxEvent Numbered(EvtxEvent e, long id) => new()
        {
            Provider = e.Provider, Shape = e.Shape, Id = e.Id, Level = e.Level, Keywords = e.Keywords, Time = e.Time, RecordId = id, Computer = e.Computer,
            Channel = e.Channel, Strings = e.Strings, Names = e.Names,
        };

        private Guid NewId() => new(0x2AD50000 + ++_number, 0x5A17, 0x4C0E, 0x9B, 0x01, 0, 0, 0xFA, 0xB0, 0, (byte)_number);

        private static Guid UserId(string user) => new((uint)user.Length, (ushort)user[0], (ushort)user[1], 0xA1, 0xB2, (byte)user[2], (byte)user[^1], 0, 0, 0, 1);

        private Guid Deliver(string user, string controller, int hour, int minute, string server = Server1)
        {
            DateTime time = At(hour, minute);
            Guid id = Send(user, controller, hour, minute, arrives: true);
            Source(id, user, controller, time, "success");
            Target(id, user, time.AddSeconds(2.1), "success");
            string tracking = NewId().ToString().ToUpperInvariant();
            EntSso(server, time.AddSeconds(2.3), 11064, tracking, @"FABRIKAM\" + user, ServiceAccount);
            EntSso(server, time.AddSeconds(2.4), 10734, tracking, "RACFADAPTER", External(user), "FABRIKAM", user);
            EntSso(server, time.AddSeconds(4.6), 10736, tracking, "RACFADAPTER", "MAINFRAME", External(user));
            return id;
        }

        private void Reset()
        {
            DateTime time = At(8, 40);
            Guid id = Send("ben.king", Dc2, 8, 40, arrives: true, isReset: true);
            Source(id, "ben.king", Dc2, time, "success");
            Target(id, "ben.king", time.AddSeconds(2), "success");
            string tracking = NewId().ToString().ToUpperInvariant();
            EntSso(Server2, time.AddSeconds(2.2), 11064, tracking, @"FABRIKAM\ben.king", ServiceAccount);
            EntSso(Server2, time.AddSeconds(2.3), 11058, tracking, "PAYROLL", @"FABRIKAM\ben.king", @"PAYROLLDOM\bking");
        }

        private void Exclude()
        {
            DateTime time = At(9, 5);
            Change("guest.reception", Dc1, time);
            Guid id = NewId();
            Pcns(Dc1, time.AddSeconds(0.2), 2201, 4, "0F2C", id.ToString(), UserId("guest.reception").ToString(), @"FABRIKAM\guest.reception");
            Pcns(Dc1, time.AddSeconds(0.3), 2303, 4, "0F2C", id.ToString(), UserId("guest.reception").ToString(), @"FABRIKAM\guest.reception", "MIMSYNC1");
        }

        private void Capture(string user, string controller, int hour, int minute, bool isCaptured)
        {
            DateTime time = At(hour, minute);
            Change(user, controller, time);
            if (isCaptured)
            {
                Pcns(controller, time.AddSeconds(0.2), 2201, 4, "0F2C", NewId().ToString(), UserId(user).ToString(), @"FABRIKAM\" + user);
            }
        }

        private Guid Send(string user, string controller, int hour, int minute, bool arrives, bool isReset = false)
        {
            DateTime time = At(hour, minute);
            Change(user, controller, time, isReset);
            Guid id = NewId();
            string account = @"FABRIKAM\" + user;
            Pcns(controller, time.AddSeconds(0.2), 2201, 4, "0F2C", id.ToString(), UserId(user).ToString(), account);
            Pcns(controller, time.AddSeconds(0.9), 2302, 4, "0F2C", id.ToString(), UserId(user).ToString(), account, "MIMSYNC1", "1");
            Pcns(controller, time.AddSeconds(1), 2100, 4, "0F2C", id.ToString(), UserId(user).ToString(), account);
            if (arrives)
            {
                Add(Engine, "FIMSynchronizationService", 6903, 4, time.AddSeconds(0.8), "Tracking ID: {" + id.ToString().ToUpperInvariant() + "}");
            }

            return id;
        }

        private void NotStaged()
        {
            Guid id = Send("zoe.mueller", Dc1, 11, 10, arrives: true);
            Source(id, "zoe.mueller", Dc1, At(11, 10), "not-joined-to-MV");
        }

        private void NotCalled()
        {
            Guid id = Send("kim.lee", Dc1, 11, 45, arrives: true);
            Source(id, "kim.lee", Dc1, At(11, 45), "success");
            Target(id, "kim.lee", At(11, 45).AddSeconds(2), "success");
        }

        private void Refused()
        {
            Guid id = Send("eva.novak", Dc1, 13, 0, arrives: true);
            DateTime time = At(13, 0).AddSeconds(2);
            Source(id, "eva.novak", Dc1, At(13, 0), "success");
            Target(id, "eva.novak", time, "ma-access-denied", 3);
            for (int i = 0; i < 3; i++)
            {
                EntSso(Server1, time.AddMinutes(i).AddSeconds(0.1), 11060, NewId().ToString().ToUpperInvariant(), @"FABRIKAM\mimsync", ServiceAccount, "0x80070005, Access is denied.");
            }
        }

        private void Rejected()
        {
            DateTime time = At(13, 50);
            Guid id = Send("ravi.patel", Dc1, 13, 50, arrives: true);
            Source(id, "ravi.patel", Dc1, time, "success");
            Target(id, "ravi.patel", time.AddSeconds(2), "success");
            string tracking = NewId().ToString().ToUpperInvariant();
            EntSso(Server1, time.AddSeconds(2.2), 11064, tracking, @"FABRIKAM\ravi.patel", ServiceAccount);
            EntSso(Server1, time.AddSeconds(2.3), 10734, tracking, "RACFADAPTER", External("ravi.patel"), "FABRIKAM", "ravi.patel");
            EntSso(Server1, time.AddSeconds(5), 11043, tracking, "RACFADAPTER", External("ravi.patel"), "ICH408I NEW PASSWORD DOES NOT CONFORM TO INSTALLATION RULES", "0x80004005, Unspecified error");
        }

        private void Pending()
        {
            Guid id = Send("sam.hill", Dc2, 14, 30, arrives: true);
            Source(id, "sam.hill", Dc2, At(14, 30), "success");
            _rows.Add(("MIIS_PasswordChangeQueue",
            [
                ("ReferenceGuid", Braced(id)), ("MaGuid", "{" + EntSsoAgent.ToUpperInvariant() + "}"), ("DN", "CN=sam.hill"), ("LastAttemptReturnCode", "server-down"),
                ("RetryCount", "4"), ("MIISReceiveTime", Text(At(14, 30).AddSeconds(0.8))), ("LastAttemptTime", Text(At(14, 34).AddSeconds(2))),
            ]));
        }

        private void Change(string user, string controller, DateTime time, bool isReset = false)
        {
            string[] names = ["TargetUserName", "TargetDomainName", "TargetSid", "SubjectUserSid", "SubjectUserName", "SubjectDomainName", "SubjectLogonId"];
            string sid = "S-1-5-21-1004336348-1177238915-682003330-" + (1100 + user.Length).ToString(CultureInfo.InvariantCulture);
            AddTo(
                controller, "Security", new EvtxEvent
                {
                    Provider = "Microsoft-Windows-Security-Auditing", Shape = EvtxShape.Manifest, Id = isReset ? 4724 : 4723, Level = 0, Keywords = 0x8020000000000000,
                    Time = Clock(controller, time), Computer = controller, Channel = "Security", Names = isReset ? names : [.. names, "PrivilegeList"],
                    Strings = isReset
                        ? [user, "FABRIKAM", sid, "S-1-5-21-1004336348-1177238915-682003330-500", "helpdesk", "FABRIKAM", "0x3e7f1"]
                        : [user, "FABRIKAM", sid, sid, user, "FABRIKAM", "0x3e7f1", "-"],
                });
        }

        private void Source(Guid id, string user, string controller, DateTime time, string code) => _rows.Add(("MIIS_PasswordChangeHistorySource",
        [
            ("ReferenceGuid", Braced(id)), ("MaGuid", "{" + SourceAgent.ToUpperInvariant() + "}"), ("DN", $"CN={user},OU=Staff,DC=fabrikam,DC=com"), ("ReturnCode", code),
            ("SourceServer", controller), ("SourceChangeTime", Text(Clock(controller, time))), ("MIISReceiveTime", Text(time.AddSeconds(0.8))),
        ]));

        private void Target(Guid id, string user, DateTime time, string code, int attempts = 1)
        {
            IEnumerable<string> results = Enumerable.Range(0, attempts)
                .Select(i => $"<result><time>{Text(time.AddMinutes(i))}</time><error-code>{code}</error-code></result>");
            _rows.Add(("MIIS_PasswordChangeHistoryTarget",
            [
                ("ReferenceGuid", Braced(id)), ("MaGuid", "{" + EntSsoAgent.ToUpperInvariant() + "}"), ("DN", "CN=" + user), ("FinalReturnCode", code),
                ("ReachedRetryLimit", code == "success" ? "false" : "true"), ("RetryCount", (attempts - 1).ToString(CultureInfo.InvariantCulture)),
                ("MIISReceiveTime", Text(time.AddSeconds(-1.3))), ("LastAttemptTime", Text(time.AddMinutes(attempts - 1))),
                ("AttemptDetails", $"<results>{string.Concat(results)}</results>"),
            ]));
        }

        private void Pcns(string controller, DateTime time, int id, int level, params string[] strings) => Add(controller, "PCNSSVC", id, level, Clock(controller, time), strings);

        private void EntSso(string server, DateTime time, int id, params string[] strings) => Add(server, "ENTSSO", id, id == 11060 ? 3 : 4, time, strings);

        private void Add(string computer, string provider, int id, int level, DateTime time, params string[] strings) => AddTo(
            computer, "Application", new EvtxEvent { Provider = provider, Id = id, Level = level, Time = time, Computer = computer, Strings = strings });

        private void AddTo(string computer, string channel, EvtxEvent one)
        {
            string log = $"{computer.Split('.')[0]}-{channel}";
            if (!_logs.TryGetValue(log, out List<EvtxEvent>? events))
            {
                _logs.Add(log, events = []);
            }

            events.Add(one);
        }

        private static string External(string user) => user.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();

        private static string Braced(Guid id) => id.ToString("B").ToUpperInvariant();

        private static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

        /// <summary>As Get-CimInstance … | ConvertTo-Xml writes them.</summary>
        private string Rows()
        {
            var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Objects>\n");
            foreach ((string className, (string Name, string Value)[] values) in _rows)
            {
                xml.Append("  <Object Type=\"Microsoft.Management.Infrastructure.CimInstance#root/MicrosoftIdentityIntegrationServer/").Append(className).Append("\">\n");
                foreach ((string name, string value) in values)
                {
                    xml.Append("    <Property Name=\"").Append(name).Append("\" Type=\"System.String\">")
                        .Append(value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)).Append("</Property>\n");
                }

                xml.Append("  </Object>\n");
            }

            return xml.Append("</Objects>\n").ToString();
        }

        private static byte[] Agents()
        {
            using var stream = new MemoryStream();
            DeploymentFile.Save(
                new SyncDeployment
                {
                    Name = "agents of the chain",
                    SyncEngine = new SyncEngine
                    {
                        Server = Fact.Known(Engine),
                        ManagementAgents =
                        [
                            new ManagementAgent { Id = SourceAgent, Name = "ADMA", Category = Fact.Known("AD") },
                            new ManagementAgent
                            {
                                Id = EntSsoAgent, Name = "ENTSSOMA2", Recognition = Fact.Known(MaRecognition.ListName),
                                MaximumRetryCount = Fact.Known(10), RetryIntervalSeconds = Fact.Known(60),
                            },
                        ],
                    },
                },
                stream);
            return stream.ToArray();
        }
    }
}
#endif
