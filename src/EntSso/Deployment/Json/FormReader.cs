using System.Globalization;
using System.Text;

namespace EntSso.Deployment.Json;

/// <summary>The state of one reading: the JSON pieces, the origins by key, the place in the deployment, and what was skipped.</summary>
internal sealed class FormReader
{
    /// <summary>More would not help anybody, and a hostile file could make millions.</summary>
    private const int MostProblems = 100;

    private readonly string _file;
    private readonly IReadOnlyDictionary<string, FactOrigin> _origins;
    private readonly CancellationToken _cancellationToken;
    private readonly List<DeploymentProblem> _problems = [];
    private readonly List<KeyValuePair<string, int>> _path = [];
    private readonly Dictionary<FactOrigin, FactOrigin> _places = [];

    public FormReader(
        JsonTextReader json, string file, IReadOnlyDictionary<string, FactOrigin> origins, CancellationToken cancellationToken)
    {
        Json = json;
        _file = file;
        _origins = origins;
        _cancellationToken = cancellationToken;
    }

    public JsonTextReader Json { get; }

    /// <summary>What was skipped.</summary>
    public IReadOnlyList<DeploymentProblem> Problems => _problems;

    /// <summary>Why the value just read was not understood; null when it was. A fact takes it as its reason and clears it.</summary>
    public string? NotUnderstood { get; set; }

    /// <summary>Where in the deployment the reading is.</summary>
    public string Path
    {
        get
        {
            StringBuilder text = new();
            foreach (KeyValuePair<string, int> step in _path)
            {
                if (step.Value >= 0)
                {
                    text.Append('[').Append(step.Value.ToString(CultureInfo.InvariantCulture)).Append(']');
                }
                else
                {
                    text.Append(text.Length == 0 ? "" : ".").Append(step.Key);
                }
            }

            return text.ToString();
        }
    }

    public void Enter(string name) => _path.Add(new KeyValuePair<string, int>(name, -1));

    public void Enter(int index)
    {
        if ((index & 0xFF) == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
        }

        _path.Add(new KeyValuePair<string, int>("", index));
    }

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    public DeploymentFormatException Error(string problem) => Json.Error(problem, Path);

    /// <summary>An error that says what was expected and what the current piece is instead.</summary>
    public DeploymentFormatException Expected(string expected) => Error($"expected {expected}, found {Found()}");

    /// <summary>Throws unless the current piece is <paramref name="token"/>.</summary>
    public void Expect(JsonToken token, string expected)
    {
        if (Json.Token != token)
        {
            throw Expected(expected);
        }
    }

    /// <summary>Notes something that is skipped.</summary>
    public void PassOver(string name, string message)
    {
        if (_problems.Count < MostProblems)
        {
            string path = Path;
            string whole = name.Length == 0 ? path : path.Length == 0 ? name : path + "." + name;
            _problems.Add(new DeploymentProblem(_file, Json.Line, Json.Column, whole, message));
        }
        else if (_problems.Count == MostProblems)
        {
            _problems.Add(
                new DeploymentProblem(
                    _file, Json.Line, Json.Column, "", $"More than {MostProblems} parts were skipped; the rest are not listed."));
        }
    }

    /// <summary>Skips the property whose name is the current piece, with its value.</summary>
    public void PassOverProperty()
    {
        PassOver(Json.Text, "This version does not support the property; it is skipped.");
        Json.Next();
        Json.SkipValue();
    }

    /// <summary>The origin of a key; one object for the same place.</summary>
    public FactOrigin Origin(string key, int line, int column)
    {
        if (!_origins.TryGetValue(key, out FactOrigin? origin))
        {
            throw Error($"the origin \"{key}\" is not in \"origins\"");
        }

        if (line == 0)
        {
            return origin;
        }

        FactOrigin place = origin.At(line, column);
        if (_places.TryGetValue(place, out FactOrigin? known))
        {
            return known;
        }

        _places.Add(place, place);
        return place;
    }

    private string Found() => Json.Token switch
    {
        JsonToken.ObjectStart or JsonToken.ObjectEnd => "an object",
        JsonToken.ArrayStart or JsonToken.ArrayEnd => "an array",
        JsonToken.Text => Json.Text.Length <= 40 ? $"the text \"{Json.Text}\"" : "a text",
        JsonToken.Number => $"the number {Json.Text}",
        JsonToken.True => "true",
        JsonToken.False => "false",
        JsonToken.Null => "null",
        _ => "the end of the file",
    };
}
