namespace EntSso.Deployment.Json;

/// <summary>A deployment file that cannot be read: not JSON, not a deployment, of a later major version, or with a wrong value.</summary>
internal sealed class DeploymentFormatException : Exception
{
    /// <summary>Makes an error without a place.</summary>
    public DeploymentFormatException()
        : this("The deployment file cannot be read.")
    {
    }

    /// <summary>Makes an error without a place.</summary>
    /// <param name="message">What happened.</param>
    public DeploymentFormatException(string message)
        : base(message) => Problem = message;

    /// <summary>Makes an error without a place.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public DeploymentFormatException(string message, Exception innerException)
        : base(message, innerException) => Problem = message;

    /// <summary>Makes an error at a place.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    /// <param name="path">Where in the deployment, for example <c>servers[0].name</c>; or empty.</param>
    /// <param name="problem">What was expected or is wrong, as the end of a sentence.</param>
    public DeploymentFormatException(string file, int line, int column, string path, string problem)
        : base($"{file}({line},{column}): {Words(path, problem)}")
    {
        File = file;
        Line = line;
        Column = column;
        Path = path;
        Problem = Words(path, problem);
    }

    /// <summary>The file's name.</summary>
    public string File { get; } = "";

    /// <summary>
    /// What was expected or is wrong, and where in the deployment: the message without the file, line and column in front of it.
    /// </summary>
    public string Problem { get; }

    /// <summary>The line, from 1; 0 when not known.</summary>
    public int Line { get; }

    /// <summary>The column in characters, from 1; 0 when not known.</summary>
    public int Column { get; }

    /// <summary>Where in the deployment, for example <c>servers[0].name</c>; or empty.</summary>
    public string Path { get; } = "";

    private static string Words(string path, string problem) => $"{(path.Length == 0 ? "" : path + ": ")}{problem}.";
}
