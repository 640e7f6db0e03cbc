namespace EntSso.Reporting;

/// <summary>Writes one report in one format. A renderer shows what the report holds and judges nothing.</summary>
internal interface IReportRenderer
{
    /// <summary>The name of the format as <c>--format</c> takes it, for example <c>sarif</c>.</summary>
    string Format { get; }

    /// <summary>The usual end of the file's name with its dot, for example <c>.sarif</c>.</summary>
    string FileExtension { get; }

    /// <summary>
    /// Writes the report with line feeds as line ends. The text declares itself to be UTF-8 where the format has a place for that,
    /// so a file must be written in UTF-8. The writer is neither flushed nor closed.
    /// </summary>
    /// <param name="output">Takes the text; it stays open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="System.OperationCanceledException">The token was cancelled; the output is incomplete.</exception>
    void Write(TextWriter output, CancellationToken cancellationToken);
}
