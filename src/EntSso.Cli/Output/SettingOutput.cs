using EntSso.Administration.Desired;
using Spectre.Console;

namespace EntSso.Cli.Output;

/// <summary>How compared settings look in each format.</summary>
internal static class SettingOutput
{
    private static readonly ResultForm<ConfigurationSetting> _form = new(
        WriteJson,
        ["state", "subject", "setting", "actual", "desired", "canBeApplied", "remedy", "consequence"],
        s => [EnumText.Kebab(s.State), s.Subject, s.Setting, s.Actual, s.Desired, s.CanBeApplied ? "true" : "false", s.Remedy, s.Consequence]);

    public static void Write(IReadOnlyList<ConfigurationSetting> settings, OutputFormat format)
    {
        if (format != OutputFormat.Table)
        {
            using var output = StandardStreams.OpenData();
            ResultStream.Write(output, format, _form, settings);
            return;
        }

        if (settings.Count == 0)
        {
            return;
        }

        IAnsiConsole console = Terminal.Create();
        var table = new Table { Border = TableBorder.Horizontal, ShowRowSeparators = true }.Expand();
        table.AddColumn(new TableColumn("State").NoWrap());
        table.AddColumn("Subject");
        table.AddColumn("Setting, current, desired, and remedy");
        foreach (ConfigurationSetting setting in settings)
        {
            var lines = new List<Spectre.Console.Rendering.IRenderable>
            {
                Terminal.Cell(setting.State == SettingState.AsDesired
                    ? $"{setting.Setting}: {setting.Actual}"
                    : $"{setting.Setting}: {setting.Actual}; desired: {setting.Desired}"),
            };
            if (setting.Remedy.Length > 0)
            {
                lines.Add(Terminal.Cell((setting.CanBeApplied ? "Do: " : "") + setting.Remedy, new Style(decoration: Decoration.Bold)));
            }

            if (setting.Consequence.Length > 0)
            {
                lines.Add(Terminal.Cell(setting.Consequence, new Style(decoration: Decoration.Dim)));
            }

            table.AddRow(Terminal.Cell(StateText(setting.State), StyleOf(setting.State)), Terminal.Cell(setting.Subject), new Rows(lines));
        }

        console.Write(table);
        console.Profile.Out.Writer.Flush();
    }

    private static string StateText(SettingState state) => state switch
    {
        SettingState.AsDesired => "As desired",
        SettingState.Different => "Different",
        _ => "Unknown",
    };

    private static Style StyleOf(SettingState state) => state switch
    {
        SettingState.AsDesired => new Style(Color.Green),
        SettingState.Different => new Style(Color.Red),
        _ => new Style(Color.Yellow),
    };

    private static void WriteJson(JsonWriter json, ConfigurationSetting setting)
    {
        json.StartObject();
        json.Member("state", EnumText.Kebab(setting.State));
        json.Member("subject", setting.Subject);
        json.Member("setting", setting.Setting);
        json.Member("actual", setting.Actual);
        json.Member("desired", setting.Desired);
        json.Member("canBeApplied", setting.CanBeApplied);
        json.Member("remedy", setting.Remedy);
        json.Member("consequence", setting.Consequence);
        json.EndObject();
    }
}
