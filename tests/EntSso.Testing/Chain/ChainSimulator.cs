using System.Globalization;
using EntSso.Testing.Evtx;

namespace EntSso.Testing.Chain;

/// <summary>
/// Simulates password changes on their way from domain controllers through PCNS and the sync engine to ENTSSO, as documentation and
/// field reports describe it. The same seed gives the same world. It knows nothing of the product that follows the changes.
/// </summary>
/// <remarks>
/// Clocks differ by up to four minutes. Where no source shows the insertion strings of an event (2100, 2201, 2303, 4100 of PCNS, all
/// events of the engine) each world has its own layout.
/// </remarks>
public sealed class ChainSimulator
{
    private const string Security = "Microsoft-Windows-Security-Auditing";
    private const string Pcns = "PCNSSVC";
    private const string ServiceAccount = @"FABRIKAM\ssosvcact";
    private static readonly DateTime _start = new(2026, 3, 9, 6, 0, 0, DateTimeKind.Utc);
    private static readonly string[] _resetNames =
        ["TargetUserName", "TargetDomainName", "TargetSid", "SubjectUserSid", "SubjectUserName", "SubjectDomainName", "SubjectLogonId"];

    private static readonly string[] _sourceFailures =
        ["not-joined-to-MV", "no-outbound-object-found", "target-not-configured", "changes-exceed-max", "incoming-timestamp-out-of-date"];

    private readonly Random _random;
    private readonly int _seed;
    private readonly Dictionary<string, TimeSpan> _clocks = [];
    private readonly List<(string Log, DateTime TrueTime, EvtxEvent Event, TrueChange? Change)> _events = [];
    private readonly List<EngineRow> _rows = [];
    private readonly List<TrueChange> _changes = [];
    private readonly Dictionary<TrueChange, DateTime> _ends = [];
    private readonly List<string> _controllers = [];
    private readonly List<string> _servers = [];
    private readonly List<Guid> _agents = [];
    private readonly HashSet<string> _withoutPcns = [];
    private readonly HashSet<int> _written = [2201, 2302, 2303, 2100, 6903, 6907, 6902];
    private readonly Dictionary<int, int[]> _layouts = [];
    private readonly string _engine;
    private readonly string _engineProvider;
    private readonly Guid _sourceAgent;
    private readonly bool _isVerbose;
    private readonly bool _isDistinguishedName;
    private readonly int _engineLayout;
    private readonly int _retryCount;
    private readonly TimeSpan _retryInterval;
    private readonly TimeSpan _span;

    private ChainSimulator(int seed)
    {
        _seed = seed;
        _random = new Random(seed);
        for (int i = 1; i <= 1 + _random.Next(3); i++)
        {
            _controllers.Add(Computer($"DC{i}"));
        }

        if (_controllers.Count > 1 && Chance(0.25))
        {
            _withoutPcns.Add(_controllers[_controllers.Count - 1]);
        }

        _engine = Computer("MIMSYNC1");
        _engineProvider = Chance(0.5) ? "FIMSynchronizationService" : "MIIServer";
        for (int i = 1; i <= 1 + _random.Next(2); i++)
        {
            _servers.Add(Computer($"INTSVR{i}"));
            _agents.Add(NewGuid());
        }

        if (Chance(0.8) && _agents.Count > 1)
        {
            _agents.RemoveAt(1);
        }

        _sourceAgent = NewGuid();
        _isVerbose = Chance(0.6);
        if (!_isVerbose)
        {
            _written.RemoveWhere(_ => Chance(0.4));
        }

        _isDistinguishedName = Chance(0.4);
        _engineLayout = _random.Next(4);
        foreach (int id in new[] { 2100, 2201, 2303, 4100 })
        {
            // Thread, tracking id, user GUID, user; without any string in a few worlds.
            _layouts[id] = Chance(0.1) ? [] : Chance(0.5) ? [0, 1, 2, 3] : Chance(0.5) ? [3, 2, 1] : [1, 3];
        }

        _retryCount = _random.Next(3, 11);
        _retryInterval = TimeSpan.FromSeconds(60);
        _span = TimeSpan.FromHours(_random.Next(4, 25));
    }

    public static ChainWorld Simulate(int seed) => new ChainSimulator(seed).Run();

    private ChainWorld Run()
    {
        int users = _random.Next(3, 40);
        int count = _random.Next(4, 60);
        List<DateTime> times = [.. Enumerable.Range(0, count).Select(_ => _start + TimeSpan.FromTicks((long)(_random.NextDouble() * _span.Ticks))).OrderBy(t => t)];
        foreach (string controller in _controllers.Where(c => !_withoutPcns.Contains(c)))
        {
            Log(controller, "Application", _start - TimeSpan.FromMinutes(30), Pcns, 2001, null);
        }

        foreach (string server in _servers)
        {
            Log(server, "Application", _start - TimeSpan.FromMinutes(30), "ENTSSO", 10502, null);
        }

        DateTime repeat = DateTime.MinValue;
        string last = "";
        foreach (DateTime time in times)
        {
            bool again = last.Length > 0 && Chance(0.15);
            last = again ? last : "user" + _random.Next(users).ToString("00", CultureInfo.InvariantCulture);
            repeat = again ? repeat + TimeSpan.FromSeconds(_random.Next(5, 1200)) : time;
            Make(last, repeat);
        }

        return Leave();
    }

    private void Make(string name, DateTime time)
    {
        string controller = Pick(_controllers);
        var change = new TrueChange
        {
            Number = _changes.Count, User = name, DomainController = controller, Time = time, PcnsTrackingId = NewGuid(),
        };
        _changes.Add(change);
        string sid = "S-1-5-21-1004336348-1177238915-682003330-1" + name.Replace("user", "0");
        bool isReset = Chance(0.3);
        string subject = isReset ? "helpdesk" : name;
        Log(controller, "Security", time, Security, isReset ? 4724 : 4723, change, isReset ? _resetNames : [.. _resetNames, "PrivilegeList"],
            isReset
                ? [name, "FABRIKAM", sid, "S-1-5-21-1-2-3-500", subject, "FABRIKAM", "0x3e7f1"]
                : [name, "FABRIKAM", sid, sid, subject, "FABRIKAM", "0x3e7f1", "-"]);
        Arrive(change, TrueStep.Changed, time);
        if (_withoutPcns.Contains(controller) || Chance(0.03))
        {
            return;
        }

        DateTime now = time + Seconds(0.01, 0.4);
        var user = new PcnsUser(change.PcnsTrackingId, GuidOf(name), _isDistinguishedName ? $"CN={name},OU=Staff,DC=fabrikam,DC=com" : change.Account);
        LogPcns(controller, now, 2201, change, user);
        Arrive(change, TrueStep.Captured, now);
        if (Chance(0.05))
        {
            LogPcns(controller, now + Seconds(0.01, 0.1), 2303, change, user);
            return;
        }

        if (Chance(0.04))
        {
            return; // lost between capture and delivery
        }

        int attempts = 1;
        for (; Chance(0.1) && attempts < 5; attempts++)
        {
            LogNotification(controller, now + Seconds(5, 20), 4003, change, user, attempts);
            now += TimeSpan.FromSeconds(60);
        }

        if (attempts > 3)
        {
            LogPcns(controller, now, 4100, change, user);
            return;
        }

        now += Seconds(0.05, 1.5);
        LogNotification(controller, now + Seconds(0.02, 0.3), 2302, change, user, attempts);
        LogPcns(controller, now + Seconds(0.4, 0.6), 2100, change, user);
        Arrive(change, TrueStep.Sent, now);
        if (!Chance(0.03))
        {
            Receive(change, name, controller, time, now);
        }
    }

    private void Receive(TrueChange change, string name, string controller, DateTime changed, DateTime now)
    {
        LogEngine(now, 6903, change, 4);
        Arrive(change, TrueStep.Received, now);
        if (Chance(0.04))
        {
            return; // the user is not in the connector space: no row
        }

        bool isFiltered = Chance(0.08);
        _rows.Add(new EngineRow
        {
            Class = "HistorySource", Change = change, ReferenceGuid = change.PcnsTrackingId, MaGuid = _sourceAgent,
            DistinguishedName = $"CN={name},OU=Staff,DC=fabrikam,DC=com", ReturnCode = isFiltered ? Pick(_sourceFailures) : "success",
            SourceServer = controller, SourceChangeTime = changed + _clocks[controller], ReceiveTime = now + _clocks[_engine],
        });
        if (isFiltered)
        {
            return;
        }

        now += Seconds(0.1, 1);
        LogEngine(now, 6907, change, 4);
        Arrive(change, TrueStep.Staged, now);
        if (Chance(0.03))
        {
            return; // staged for another agent only
        }

        foreach (Guid agent in _agents)
        {
            Call(change, name, agent, _servers[Math.Min(_agents.IndexOf(agent), _servers.Count - 1)], now);
        }
    }

    private void Call(TrueChange change, string name, Guid agent, string server, DateTime received)
    {
        // What hinders the call is a state that lasts for some attempts.
        string trouble = Chance(0.75) ? "" : Pick("server-down", "ma-credentials-failure", "refused", "refused", "password-sync-disabled", "accepted-then-failed");
        int lasting = trouble.Length == 0 ? 0 : _random.Next(1, 14);
        var attempts = new List<(DateTime, string)>();
        DateTime now = received + Seconds(0.1, 2);
        for (int i = 0; ; i++, now += _retryInterval)
        {
            string state = i < lasting ? trouble : "";
            string code = state switch { "" => "success", "refused" => "ma-access-denied", "accepted-then-failed" => "server-down", _ => state };
            if (code != "password-sync-disabled")
            {
                change.Calls.Add(now);
                Arrive(change, TrueStep.Called, now);
            }

            attempts.Add((now + _clocks[_engine], code));
            if (state == "refused")
            {
                LogEntSso(server, now + Seconds(0.02, 0.2), 11060, change, NewGuid().ToString(), @"FABRIKAM\mimsync", ServiceAccount, "0x80070005, Access is denied.");
            }
            else if (state is "" or "accepted-then-failed")
            {
                Accept(change, server, now + Seconds(0.02, 0.2), state.Length == 0);
            }

            bool isFinal = code is "success" or "password-sync-disabled";
            LogEngine(now + Seconds(0.3, 0.6), code == "success" ? 6902 : code == "password-sync-disabled" ? 6921 : 6901, change, code == "success" ? 4 : 3);
            bool isOver = i >= _retryCount;
            if (isFinal || isOver || now > _start + _span)
            {
                if (isOver && !isFinal)
                {
                    LogEngine(now + Seconds(0.7, 0.9), 6908, change, 2);
                }

                _ends[change] = now;
                bool isWaiting = !isFinal && !isOver;
                _rows.Add(new EngineRow
                {
                    Class = isWaiting ? "Queue" : "HistoryTarget", Change = change, ReferenceGuid = change.PcnsTrackingId, MaGuid = agent,
                    DistinguishedName = $"CN={name}", ReturnCode = code, ReceiveTime = received + _clocks[_engine],
                    LastAttemptTime = now + _clocks[_engine], RetryCount = i, ReachedRetryLimit = isOver && !isFinal,
                    Attempts = isWaiting ? [attempts[attempts.Count - 1]] : [.. attempts],
                });
                return;
            }
        }
    }

    private void Accept(TrueChange change, string server, DateTime now, bool isHealthy)
    {
        Guid tracking = NewGuid();
        change.EntSsoTrackingIds.Add(tracking);
        string id = tracking.ToString().ToUpperInvariant();
        string name = change.User;
        LogEntSso(server, now, 11064, change, id, change.Account, ServiceAccount);
        Arrive(change, TrueStep.Accepted, now);
        now += Seconds(0.02, 0.2);
        if (!isHealthy || Chance(0.04))
        {
            return;
        }

        double end = _random.NextDouble();
        if (end < 0.1)
        {
            LogEntSso(server, now, 11030, change, id, change.Account, ServiceAccount);
        }
        else if (end < 0.2)
        {
            LogEntSso(server, now, 11031, change, id, change.Account, "MAINFRAME", name.ToUpperInvariant(), ServiceAccount);
        }
        else if (end < 0.5)
        {
            LogEntSso(server, now, 11058, change, id, "PAYROLL", change.Account, @"PAYROLLDOM\" + name);
            Arrive(change, TrueStep.Delivered, now);
        }
        else
        {
            LogEntSso(server, now, 10734, change, id, "RACFADAPTER", name.ToUpperInvariant(), "FABRIKAM", name);
            now += Seconds(0.5, 8);
            if (end < 0.58)
            {
                LogEntSso(server, now, 11043, change, id, "RACFADAPTER", name.ToUpperInvariant(), "refused", "0x80004005, Unspecified error");
            }
            else if (end < 0.97)
            {
                LogEntSso(server, now, 10736, change, id, "RACFADAPTER", "MAINFRAME", name.ToUpperInvariant());
                Arrive(change, TrueStep.Delivered, now);
            }
        }
    }

    private void Arrive(TrueChange change, TrueStep step, DateTime time)
    {
        change.LastStep = step > change.LastStep ? step : change.LastStep;
        if (!_ends.TryGetValue(change, out DateTime end) || time > end)
        {
            _ends[change] = time;
        }
    }

    /// <summary>Loses logs, wholly or in part, and decides which changes can still be followed.</summary>
    private ChainWorld Leave()
    {
        var from = new Dictionary<string, DateTime>();
        var to = new Dictionary<string, DateTime>();
        foreach (string log in _events.Select(e => e.Log).Distinct().ToList())
        {
            double fate = _random.NextDouble();
            from[log] = fate < 0.12 ? DateTime.MaxValue : fate < 0.22 ? _start + TimeSpan.FromTicks((long)(_span.Ticks * _random.NextDouble() * 0.5)) : DateTime.MinValue;
            to[log] = fate is > 0.22 and < 0.3 ? _start + TimeSpan.FromTicks((long)(_span.Ticks * (0.5 + (_random.NextDouble() * 0.5)))) : DateTime.MaxValue;
        }

        var records = new Dictionary<string, long>();
        var left = new List<TrueEvent>();
        foreach ((string log, DateTime trueTime, EvtxEvent one, TrueChange? change) in _events.OrderBy(e => e.TrueTime))
        {
            long number = records[log] = (records.TryGetValue(log, out long known) ? known : 1000) + 1 + _random.Next(3);
            if (trueTime >= from[log] && trueTime < to[log])
            {
                left.Add(new TrueEvent(Numbered(one, number), change, log));
            }
        }

        bool hasRows = Chance(0.7);
        HashSet<string> whole = [.. from.Keys.Where(log => from[log] == DateTime.MinValue && to[log] == DateTime.MaxValue)];
        foreach (TrueChange change in _changes)
        {
            change.EvidenceSuffices = _isVerbose && hasRows && Suffices(change, whole);
        }

        return new ChainWorld
        {
            Seed = _seed, Changes = _changes, Events = left, Rows = hasRows ? _rows : null, SourceAgent = _sourceAgent, EntSsoAgents = _agents,
            Engine = _engine, DomainControllers = _controllers, EntSsoServers = _servers, MeasuredClocks = Chance(0.3) ? _clocks : null,
            LogLevel = Chance(0.5) ? (_isVerbose ? 3 : 1) : null, RetryCount = _retryCount, RetryInterval = _retryInterval, WholeLogs = whole,
        };
    }

    private bool Suffices(TrueChange change, HashSet<string> whole)
    {
        var needed = new List<string> { change.DomainController + "/Security", change.DomainController + "/Application", _engine + "/Application" };
        needed.AddRange(_servers.Select(s => s + "/Application"));

        TimeSpan quiet = TimeSpan.FromMinutes(10) + TimeSpan.FromTicks(_retryInterval.Ticks * (_retryCount + 1));
        bool hasTimeAlone = change.LastStep switch
        {
            TrueStep.Captured => _layouts[2201].Length == 0,
            TrueStep.Received => _engineLayout != 2 && !_rows.Exists(row => row.Change == change),
            _ => false,
        };
        return needed.All(log => whole.Contains(log))
            && !hasTimeAlone
            && _ends[change] + quiet < _start + _span
            && !_changes.Exists(other => other != change && other.DomainController == change.DomainController
                && (other.Time - change.Time).Duration() < TimeSpan.FromSeconds(15))
            && !_changes.Exists(other => other != change && other.Account == change.Account
                && other.Time < _ends[change] + quiet && _ends[other] + quiet > change.Time);
    }

    private static EvtxEvent Numbered(EvtxEvent one, long number) => new()
    {
        Provider = one.Provider, Shape = one.Shape, Id = one.Id, Level = one.Level, Qualifiers = one.Qualifiers, Keywords = one.Keywords, Time = one.Time, RecordId = number,
        Computer = one.Computer, Channel = one.Channel, Strings = one.Strings, Names = one.Names, Task = one.Task,
    };

    private void LogPcns(string controller, DateTime time, int id, TrueChange change, PcnsUser user)
    {
        string[] values = ["1A3C", user.TrackingId.ToString(), user.UserGuid.ToString(), user.Name];
        if (id == 4100 || _written.Contains(id))
        {
            Log(controller, "Application", time, Pcns, id, change, [], [.. _layouts[id].Select(i => values[i])], id == 4100 ? 3 : 4);
        }
    }

    private void LogNotification(string controller, DateTime time, int id, TrueChange change, PcnsUser user, int attempts)
    {
        if (id == 4003 || _written.Contains(id))
        {
            Log(
                controller, "Application", time, Pcns, id, change, [],
                ["1A3C", user.TrackingId.ToString(), user.UserGuid.ToString(), user.Name, "MIMSYNC1", attempts.ToString(CultureInfo.InvariantCulture)],
                id == 4003 ? 3 : 4);
        }
    }

    private void LogEngine(DateTime time, int id, TrueChange change, int level)
    {
        string[] strings = _engineLayout switch
        {
            0 => [],
            1 => ["CN=" + change.User + ",OU=Staff,DC=fabrikam,DC=com"],
            2 => ["Tracking ID: {" + change.PcnsTrackingId.ToString().ToUpperInvariant() + "}"],
            _ => ["Fabrikam AD MA"],
        };
        if (level != 4 || _written.Contains(id))
        {
            Log(_engine, "Application", time, _engineProvider, id, change, [], strings, level);
        }
    }

    private void LogEntSso(string server, DateTime time, int id, TrueChange change, params string[] strings) =>
        Log(server, "Application", time, "ENTSSO", id, change, [], strings, id is 11060 ? 3 : 4);

    private void Log(
        string computer, string channel, DateTime time, string provider, int id, TrueChange? change, IReadOnlyList<string>? names = null,
        IReadOnlyList<string>? strings = null, int level = 4) =>
        _events.Add((computer + "/" + channel, time, new EvtxEvent
        {
            Provider = provider, Id = id, Level = level, Time = time + _clocks[computer], Computer = computer, Channel = channel,
            Shape = channel == "Security" ? EvtxShape.Manifest : EvtxShape.Classic, Keywords = channel == "Security" ? 0x8020000000000000 : 0x80000000000000,
            Names = names ?? [], Strings = strings ?? [],
        }, change));

    private string Computer(string name)
    {
        string computer = name + ".fabrikam.com";
        _clocks[computer] = TimeSpan.FromSeconds((_random.NextDouble() * 240) - 120);
        return computer;
    }

    private TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(least + (_random.NextDouble() * (most - least)));

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Pick<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private Guid NewGuid()
    {
        byte[] bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static Guid GuidOf(string name)
    {
        byte[] bytes = new byte[16];
        System.Text.Encoding.ASCII.GetBytes(name, 0, Math.Min(name.Length, 16), bytes, 0);
        bytes[15] = 0xAD;
        return new Guid(bytes);
    }

    private sealed record PcnsUser(Guid TrackingId, Guid UserGuid, string Name);
}
