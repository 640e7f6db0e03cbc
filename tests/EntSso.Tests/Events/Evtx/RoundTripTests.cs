using EntSso.Events.Reading;
using EntSso.Testing.Evtx;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Events.Evtx;

/// <summary>What the log writer wrote, in each of the shapes Windows knows, comes back unchanged.</summary>
public sealed class RoundTripTests
{
    private static readonly DateTime _time = new DateTime(2024, 3, 5, 8, 30, 12, DateTimeKind.Utc).AddTicks(1234567);

    [Theory]
    [InlineData(EvtxShape.Classic)]
    [InlineData(EvtxShape.Manifest)]
    [InlineData(EvtxShape.TemplateLess)]
    public void Every_field_of_the_System_element_comes_back(EvtxShape shape)
    {
        var record = Assert.Single(EvtxLog.ReadWhole(EvtxWriter.ToBytes(new EvtxEvent
        {
            Shape = shape,
            Provider = "ENTSSO",
            Id = 10536,
            Qualifiers = 0xC000,
            Level = 2,
            Time = _time,
            RecordId = 5_000_000_017,
            Computer = "sso01.corp.contoso.com",
            Channel = "Application",
            UserSid = "S-1-5-21-397955417-626881126-188441444-1104",
            Strings = ["one"],
            Binary = [0, 1, 0xAB, 0xFF],
        })));

        Assert.Equal("ENTSSO", record.ProviderName);
        Assert.Equal("", record.EventSourceName);
        Assert.Equal(10536, record.Id);
        Assert.Equal(0xC000, record.Qualifiers);
        Assert.Equal(2, record.Level);
        Assert.Equal(_time, record.TimeCreated);
        Assert.Equal(DateTimeKind.Utc, record.TimeCreated!.Value.Kind);
        Assert.Equal(5_000_000_017, record.RecordId);
        Assert.Equal("sso01.corp.contoso.com", record.Computer);
        Assert.Equal("Application", record.Channel);
        Assert.Equal("S-1-5-21-397955417-626881126-188441444-1104", record.UserSid);
        Assert.Equal(new byte[] { 0, 1, 0xAB, 0xFF }, record.Binary);
        Assert.Equal(EvtxLog.Source, record.Source);
    }

    [Fact]
    public void An_event_without_strings_binary_or_user_has_none()
    {
        var record = Assert.Single(EvtxLog.ReadWhole(EvtxWriter.ToBytes(new EvtxEvent { Provider = "ENTSSO", Id = 1 })));

        Assert.Empty(record.Strings);
        Assert.Empty(record.Names);
        Assert.Empty(record.Binary);
        Assert.Equal("", record.UserSid);
    }

    [Theory]
    [InlineData(EvtxShape.Classic, new[] { "" })]
    [InlineData(EvtxShape.Classic, new[] { "", "" })]
    [InlineData(EvtxShape.Classic, new[] { "first", "", "" })]
    [InlineData(EvtxShape.Classic, new[] { "", "last" })]
    [InlineData(EvtxShape.Manifest, new[] { "first", "", "" })]
    [InlineData(EvtxShape.TemplateLess, new[] { "", "", "third", "" })]
    public void Empty_strings_are_strings_wherever_they_stand(EvtxShape shape, string[] strings)
    {
        var record = Assert.Single(EvtxLog.ReadWhole(EvtxWriter.ToBytes(new EvtxEvent { Shape = shape, Provider = "ENTSSO", Strings = strings })));

        Assert.Equal(strings, record.Strings);
        Assert.Equal(strings.Select(_ => ""), record.Names);
    }

    [Theory]
    [InlineData(EvtxShape.Classic)]
    [InlineData(EvtxShape.Manifest)]
    [InlineData(EvtxShape.TemplateLess)]
    public void Lone_surrogates_and_control_characters_survive(EvtxShape shape)
    {
        string[] strings = ["\uD800", "a\uDC00b", "\u0001\u001F\uFFFE", "Z\u00FCrich \U0001F511"];

        var record = Assert.Single(EvtxLog.ReadWhole(EvtxWriter.ToBytes(new EvtxEvent { Shape = shape, Provider = "ENTSSO", Strings = strings })));

        Assert.Equal(strings, record.Strings);
    }

    [Fact]
    public void A_string_of_20000_characters_survives()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => (char)('\u4E00' + (i % 500))));

        var records = EvtxLog.ReadWhole(EvtxWriter.ToBytes(
            new EvtxEvent { Provider = "ENTSSO", Strings = [text, "", text.Substring(0, 10_000)] },
            new EvtxEvent { Provider = "ENTSSO", Shape = EvtxShape.TemplateLess, Strings = [text] }));

        Assert.Equal([text, "", text.Substring(0, 10_000)], records[0].Strings);
        Assert.Equal([text], records[1].Strings);
    }

    [Fact]
    public void Arbitrary_strings_survive_in_every_shape()
    {
        // NUL separates the strings of an array and so cannot be part of one.
        var text = ArbMap.Default.GeneratorFor<string>().Select(value => (value ?? "").Replace("\0", "\u0001"));
        var units = Gen.Choose(1, 0xFFFF).Select(unit => (char)unit).ListOf().Select(list => new string(list.ToArray()));
        var strings = Gen.OneOf(text, units, Gen.Constant("")).ListOf().Select(list => list.ToArray());
        var shapes = Gen.Elements(EvtxShape.Classic, EvtxShape.Manifest, EvtxShape.TemplateLess);
        var events = Gen.Zip(shapes, strings).Select(pair => new EvtxEvent { Shape = pair.Item1, Provider = "ENTSSO", Strings = pair.Item2 });

        Prop.ForAll(Arb.From(events.ListOf()), list =>
        {
            var records = EvtxLog.ReadWhole(EvtxWriter.ToBytes(list.ToArray()), EventQuery.EntSso);
            return list.Select(one => one.Strings).SequenceEqual(records.Select(record => record.Strings), StringListComparer.Instance);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Manifest_values_come_with_their_names()
    {
        var record = Assert.Single(EvtxLog.ReadWhole(EvtxWriter.ToBytes(new EvtxEvent
        {
            Shape = EvtxShape.Manifest,
            Provider = "Contoso-Sync",
            EventSourceName = "Contoso Sync Service",
            Strings = ["alice", "42"],
            Names = ["Account", "Count"],
        })));

        Assert.Equal("Contoso Sync Service", record.EventSourceName);
        Assert.Equal(["alice", "42"], record.Strings);
        Assert.Equal(["Account", "Count"], record.Names);
    }

    [Fact]
    public void Leaves_of_UserData_come_in_document_order_with_their_element_names()
    {
        var record = Assert.Single(EvtxLog.ReadWhole(EvtxWriter.ToBytes(new EvtxEvent
        {
            Shape = EvtxShape.Manifest,
            IsUserData = true,
            Provider = "Contoso-Sync",
            Strings = ["alice", "", "done"],
            Names = ["Account", "Reason", "State"],
        })));

        Assert.Equal(["alice", "", "done"], record.Strings);
        Assert.Equal(["Account", "Reason", "State"], record.Names);
    }

    [Fact]
    public void A_log_of_many_chunks_comes_back_complete_and_in_order()
    {
        var events = Enumerable.Range(1, 3000).Select(i => new EvtxEvent
        {
            Provider = i % 10 == 0 ? "ENTSSO" : "Contoso Agent " + (i % 7),
            Shape = (EvtxShape)(i % 3),
            Id = i % 500,
            Time = _time.AddSeconds(i),
            Strings = ["string " + i, new string('x', i % 200)],
        }).ToArray();
        var log = EvtxWriter.ToBytes(events);
        Assert.True(log.Length > 10 * 65536);

        var all = EvtxLog.ReadWhole(log);
        var own = EvtxLog.ReadWhole(log, EventQuery.EntSso);

        Assert.Equal(Enumerable.Range(1, 3000).Select(i => (long)i), all.Select(record => record.RecordId));
        Assert.Equal(Enumerable.Range(1, 300).Select(i => 10L * i), own.Select(record => record.RecordId));
        Assert.Equal(events.Select(one => one.Strings[1]), all.Select(record => record.Strings[1]));
    }

    [Fact]
    public void Filtering_before_decoding_gives_what_filtering_afterwards_gives()
    {
        string[] providers = ["ENTSSO", "entsso", "PCNSSVC", "PCNS Filter", "MIIServer", "Microsoft-Windows-Security-Auditing", "Security", "Contoso", ""];
        int[] ids = [0, 4, 4723, 4724, 4738, 6903, 11060, 65535];
        var one = from provider in Gen.Elements(providers)
            from source in Gen.Elements("", "", "", "Kerberos", "ENTSSO")
            from shape in Gen.Elements(EvtxShape.Classic, EvtxShape.Manifest, EvtxShape.TemplateLess)
            from id in Gen.Elements(ids)
            from qualifiers in Gen.Elements(0, 0x8000)
            select new EvtxEvent
            {
                Provider = provider.Length > 0 ? provider : "X", EventSourceName = shape == EvtxShape.Manifest ? source : "", Shape = shape, Id = id,
                Qualifiers = qualifiers, Strings = ["ENTSSO", provider],
            };
        var query = Gen.OneOf(
            Gen.Elements(EventQuery.Chain, EventQuery.EntSso, EventQuery.Of(DomainControllerLog.Provider, 4723, 4724), EventQuery.Of("Nobody")),
            from provider in Gen.Elements(providers)
            from wanted in Gen.Elements(ids).ListOf()
            where provider.Length > 0
            select EventQuery.Asked(provider, [.. wanted]));

        Prop.ForAll(Arb.From(Gen.Zip(query, one.ListOf())), pair =>
        {
            byte[] log = EvtxWriter.ToBytes([.. pair.Item2]);
            return EvtxLog.ReadWhole(log, pair.Item1).Select(record => record.RecordId)
                .SequenceEqual(EvtxLog.ReadWhole(log).Where(pair.Item1.Matches).Select(record => record.RecordId));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(200));
    }

    [Fact]
    public void The_same_events_give_the_same_bytes()
    {
        EvtxEvent[] events = [new EvtxEvent { Provider = "ENTSSO", Strings = ["a"] }, new EvtxEvent { Provider = "Contoso", Shape = EvtxShape.Manifest }];

        Assert.Equal(EvtxWriter.ToBytes(events), EvtxWriter.ToBytes(events));
    }

    private sealed class StringListComparer : IEqualityComparer<IReadOnlyList<string>>
    {
        public static StringListComparer Instance { get; } = new();

        public bool Equals(IReadOnlyList<string>? left, IReadOnlyList<string>? right) =>
            left is not null && right is not null && left.SequenceEqual(right, StringComparer.Ordinal);

        public int GetHashCode(IReadOnlyList<string> list) => list.Count;
    }
}
