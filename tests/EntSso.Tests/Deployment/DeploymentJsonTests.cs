using System.Globalization;
using System.Text;
using EntSso.Deployment;
using EntSso.Deployment.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EntSso.Tests.Deployment;

public class DeploymentJsonTests
{
    private static readonly FactOrigin _origin = new("COM SSOConfigOM on INTSVR1", new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc).AddTicks(1234567));

    private static SyncDeployment OneServer => new()
    {
        Servers =
        [
            new SsoServer
            {
                Name = "INTSVR1",
                ServiceAccount = Fact.Known("FABRIKAM\\ssosvcact", _origin),
                AllowMiis = Fact.Unknown<bool>("this version does not report the bit", _origin),
            },
        ],
    };

    [Fact]
    public void A_deployment_reads_back_as_it_was_written()
    {
        Prop.ForAll<int>(seed =>
        {
            SyncDeployment deployment = RandomDeployment.Make(seed);
            string text = DeploymentText.Write(deployment);
            DeploymentReading reading = DeploymentText.Read(text);
            Assert.Empty(reading.Problems);
            Assert.Null(StructuralDifference.Find(deployment, reading.Deployment));
            Assert.Equal(text, DeploymentText.Write(reading.Deployment));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_deployment_with_every_property_set_reads_back_as_it_was_written()
    {
        SyncDeployment deployment = RandomDeployment.MakeFull(1);
        Assert.Null(StructuralDifference.Find(deployment, DeploymentText.Read(DeploymentText.Write(deployment)).Deployment));
    }

    [Fact]
    public void A_fact_takes_one_line_and_its_origin_stands_once_at_the_top()
    {
        string[] lines = DeploymentText.Write(OneServer).Split('\n');
        Assert.Equal("{", lines[0]);
        Assert.Equal("  \"entSsoDeployment\": \"1.0\",", lines[1]);
        Assert.Equal("    \"com-ssoconfigom-on-intsvr1\": { \"source\": \"COM SSOConfigOM on INTSVR1\", \"time\": \"2026-03-04T05:06:07.1234567Z\" }", lines[3]);
        Assert.Contains("      \"serviceAccount\": { \"value\": \"FABRIKAM\\\\ssosvcact\", \"origin\": \"com-ssoconfigom-on-intsvr1\" },", lines);
        Assert.Contains(
            "      \"allowMiis\": { \"unknown\": \"this version does not report the bit\", \"origin\": \"com-ssoconfigom-on-intsvr1\" }",
            lines);
        Assert.Equal("", lines[lines.Length - 1]);
    }

    [Fact]
    public void Collecting_again_with_the_same_result_changes_only_the_time_of_the_origin()
    {
        SyncDeployment later = OneServer with
        {
            Servers = [OneServer.Servers[0] with
            {
                ServiceAccount = Fact.Known("FABRIKAM\\ssosvcact", _origin with { Time = _origin.Time.AddDays(1) }),
                AllowMiis = Fact.Unknown<bool>("this version does not report the bit", _origin with { Time = _origin.Time.AddDays(1) }),
            }],
        };
        string[] before = DeploymentText.Write(OneServer).Split('\n');
        string[] after = DeploymentText.Write(later).Split('\n');
        Assert.Equal(before.Length, after.Length);
        Assert.Equal([3], Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]));
    }

    [Fact]
    public void The_file_has_no_byte_order_mark_and_no_carriage_return()
    {
        using MemoryStream stream = new();
        DeploymentFile.Save(RandomDeployment.MakeFull(2), stream);
        byte[] bytes = stream.ToArray();
        Assert.Equal((byte)'{', bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal((byte)'\n', bytes[bytes.Length - 1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_an_editor_saved_as_UTF16_or_with_a_byte_order_mark_is_read(bool isUtf16)
    {
        Encoding encoding = isUtf16 ? Encoding.Unicode : new UTF8Encoding(true);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(DeploymentText.Write(OneServer))];
        Assert.Equal("INTSVR1", DeploymentText.Read(bytes).Deployment.Servers[0].Name);
    }

    [Fact]
    public void Properties_in_another_order_are_read_all_the_same()
    {
        const string text = """
            {
              "servers": [ { "serviceAccount": { "origin": "com", "value": "FABRIKAM\\a" }, "name": "INTSVR1" } ],
              "$schema": "deployment.schema.json",
              "origins": { "com": { "time": "2026-01-02T03:04:05Z", "source": "COM" } },
              "entSsoDeployment": "1.0"
            }
            """;
        DeploymentReading reading = DeploymentText.Read(text);
        Assert.Empty(reading.Problems);
        Fact<string> account = reading.Deployment.Servers[0].ServiceAccount;
        Assert.Equal("FABRIKAM\\a", account.Value);
        Assert.Equal(new FactOrigin("COM", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)), account.Origin);
    }

    [Fact]
    public void What_a_later_minor_version_adds_is_passed_over_and_reported_with_its_place()
    {
        const string text = """
            {
              "entSsoDeployment": "1.7",
              "satellites": [ { "a": [ 1, 2 ] } ],
              "servers": [
                {
                  "name": "INTSVR1",
                  "colour": { "value": "blue" },
                  "allowMiis": { "value": true, "certainty": 0.5 },
                  "service": { "state": { "value": "hibernating" } }
                }
              ]
            }
            """;
        DeploymentReading reading = DeploymentText.Read(text);
        SsoServer server = Assert.Single(reading.Deployment.Servers);
        Assert.True(server.AllowMiis.Value);
        Assert.False(server.Service.State.IsKnown);
        Assert.Contains("hibernating", server.Service.State.Reason);
        Assert.Equal(
            ["satellites 3", "servers[0].colour 7", "servers[0].allowMiis.certainty 8", "servers[0].service.state 9"],
            reading.Problems.Select(problem => $"{problem.Path} {problem.Line}"));
    }

    [Fact]
    public void A_later_major_version_is_refused_and_the_error_says_what_to_do()
    {
        DeploymentFormatException error = Assert.Throws<DeploymentFormatException>(() => DeploymentText.Read("{\n  \"entSsoDeployment\": \"2.0\"\n}"));
        Assert.Equal((2, 23), (error.Line, error.Column));
        Assert.Contains("2.0", error.Message);
        Assert.Contains("update", error.Message);
    }

    [Theory]
    [InlineData("", 1, 1, "the file ends here")]
    [InlineData("[]", 1, 1, "braces")]
    [InlineData("{}", 1, 2, "entSsoDeployment")]
    [InlineData("{\"servers\": []}", 1, 15, "entSsoDeployment")]
    [InlineData("{\"entSsoDeployment\": 1}", 1, 22, "version")]
    [InlineData("{\"entSsoDeployment\": \"1.0\",}", 1, 28, "property name")]
    [InlineData("{\"entSsoDeployment\": \"1.0\" \"name\": \"a\"}", 1, 28, "','")]
    [InlineData("{\"entSsoDeployment\": \"1.0\"} x", 1, 29, "nothing")]
    [InlineData("{\"entSsoDeployment\": \"1.0\"", 1, 27, "','")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"servers\": [ { \"name\": 5 } ]\n}", 3, 25, "a text, found the number 5")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"servers\": [ { } ]\n}", 3, 17, "\"name\" is missing")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"servers\": [ { \"name\": \"a\", \"name\": \"b\" } ]\n}", 3, 30, "duplicated")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"system\": { \"isEnabled\": true }\n}", 3, 27, "a fact")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"system\": { \"isEnabled\": { \"value\": true, \"origin\": \"x\" } }\n}", 3, 54, "origins")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"system\": { \"isEnabled\": { } }\n}", 3, 29, "value")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"system\": { \"flags\": { \"value\": 1.5 } }\n}", 3, 34, "whole number")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"system\": { \"flags\": { \"value\": 99999999999 } }\n}", 3, 34, "whole number")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"name\": \"a\nb\"\n}", 3, 12, "U+000A")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"name\": \"a\\x\"\n}", 3, 13, "'x'")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"name\": 'a'\n}", 3, 10, "found '''")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"name\": \"a", 3, 10, "no end")]
    [InlineData("{\n \"entSsoDeployment\": \"1.0\",\n \"name\": trueish", 3, 10, "misspelt")]
    public void A_wrong_file_is_refused_with_the_place_and_what_was_expected(string text, int line, int column, string expected)
    {
        DeploymentFormatException error = Assert.Throws<DeploymentFormatException>(() => DeploymentText.Read(text));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(expected, error.Message);
        Assert.StartsWith($"test.json({line},{column}): ", error.Message);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused_with_the_place()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("{\n \"entSsoDeployment\": \"1.0\",\n \"name\": \"Gr"), 0xF6, (byte)'"', (byte)'}'];
        DeploymentFormatException error = Assert.Throws<DeploymentFormatException>(() => DeploymentText.Read(bytes));
        Assert.Contains("UTF-8", error.Message);
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        string text = "{\"entSsoDeployment\": \"1.0\", \"later\": " + new string('[', 1_000_000);
        Assert.Contains("nest", Assert.Throws<DeploymentFormatException>(() => DeploymentText.Read(text)).Message);
    }

    [Fact]
    public void A_text_without_end_is_refused_before_it_fills_the_memory()
    {
        using EndlessText stream = new("{\"entSsoDeployment\": \"1.0\", \"origins\": {}, \"name\": \"");
        DeploymentFormatException error = Assert.Throws<DeploymentFormatException>(() => DeploymentFile.Load(stream, "endless.json"));
        Assert.Contains("characters at most", error.Message);
        Assert.True(stream.Position < 20_000_000, $"{stream.Position} bytes were read");
    }

    [Fact]
    public void Every_cut_of_a_file_gives_one_clear_error_and_nothing_else()
    {
        string text = DeploymentText.Write(OneServer);
        for (int length = 0; length < text.Length - 2; length++)
        {
            DeploymentFormatException error = Assert.Throws<DeploymentFormatException>(() => DeploymentText.Read(text.Substring(0, length)));
            Assert.True(error.Line > 0);
        }
    }

    [Fact]
    public void Every_changed_byte_gives_a_deployment_or_one_clear_error()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(DeploymentText.Write(OneServer));
        Random random = new(5);
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] changed = (byte[])bytes.Clone();
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try
            {
                DeploymentText.Read(changed);
            }
            catch (DeploymentFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 500, 3000);
    }

    [Fact]
    public void Mappings_that_were_read_together_share_their_origin_and_their_names()
    {
        SyncDeployment deployment = new()
        {
            Mappings = [.. Enumerable.Range(0, 50).Select(i => new Mapping
            {
                Application = "SAP", WindowsDomain = "FABRIKAM", WindowsUser = "user" + i.ToString(CultureInfo.InvariantCulture),
                ExternalUser = "X" + i.ToString(CultureInfo.InvariantCulture), Origin = _origin,
            })],
        };
        SyncDeployment read = DeploymentText.Read(DeploymentText.Write(deployment)).Deployment;
        Assert.Single(read.Mappings.Select(mapping => mapping.Origin).Distinct());
        Assert.All(read.Mappings, mapping => Assert.Same(read.Mappings[0].Origin, mapping.Origin));
        Assert.All(read.Mappings, mapping => Assert.Same(read.Mappings[0].WindowsDomain, mapping.WindowsDomain));
    }

    [Fact]
    public void Reading_stops_when_asked()
    {
        string text = DeploymentText.Write(OneServer);
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(text));
        Assert.Throws<OperationCanceledException>(() => DeploymentFile.Load(stream, "test.json", new CancellationToken(true)));
    }

    /// <summary>A stream that repeats a letter for ever after its beginning.</summary>
    private sealed class EndlessText : Stream
    {
        private readonly byte[] _head;

        public EndlessText(string head)
        {
            _head = Encoding.ASCII.GetBytes(head);
        }

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => long.MaxValue;

        public override long Position { get; set; }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++, Position++)
            {
                buffer[offset + i] = Position < _head.Length ? _head[Position] : (byte)'a';
            }

            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
