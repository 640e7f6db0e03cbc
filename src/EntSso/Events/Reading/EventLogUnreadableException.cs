namespace EntSso.Events.Reading;

/// <summary>A log as a whole cannot be read: it does not exist, is not a log, or access is denied.</summary>
public sealed class EventLogUnreadableException : Exception
{
    /// <summary>Creates the error for one source.</summary>
    /// <param name="source">The file or log.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause, if another error led here.</param>
    public EventLogUnreadableException(string source, string message, Exception? innerException = null)
        : base($"{source}: {message}", innerException)
    {
        LogSource = source;
        Reason = message;
    }

    /// <summary>The file or log.</summary>
    public string LogSource { get; }

    /// <summary>What happened and what to do, without the source in front.</summary>
    public string Reason { get; }
}
