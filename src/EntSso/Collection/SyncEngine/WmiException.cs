namespace EntSso.Collection.SyncEngine;

/// <summary>WMI could not be asked. The message says what failed, where, and what to do, in words that fit behind "unknown: ".</summary>
public sealed class WmiException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, where, and what to do.</param>
    /// <param name="code">The HRESULT or WBEM status that decided.</param>
    /// <param name="innerException">What WMI said.</param>
    public WmiException(string message, int code, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>The HRESULT or WBEM status that decided.</summary>
    public int Code { get; }
}
