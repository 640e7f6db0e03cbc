using System.Diagnostics.CodeAnalysis;

namespace EntSso.Events.Changes;

/// <summary>
/// One password change followed from the domain controller to the external system, as far as the evidence shows it, or a run of refused
/// calls of one caller.
/// </summary>
/// <remarks>Events are kept in a compact form and interpreted when they are requested, so that a million changes fit into memory.</remarks>
public sealed class PasswordChange
{
    private readonly ChangeDetails? _given;

    /// <summary>Creates a change from what is known of it.</summary>
    public PasswordChange()
    {
    }

    [SetsRequiredMembers]
    internal PasswordChange(ChangeEvidence evidence)
    {
        ChangeDetails details = evidence.Details();
        Evidence = evidence;
        Kind = evidence.Kind;
        WindowsAccount = evidence.Account;
        ClientUser = evidence.ClientUser;
        Computer = details.Stages.Count > 0 ? details.Stages[0].Computer : evidence.Computer;
        bool isCount = evidence.Kind == PasswordChangeKind.RefusedCalls;
        Started = isCount ? evidence.Refusals[0].Time : details.Stages.Select(stage => stage.Time).FirstOrDefault(time => time is not null);
        Ended = isCount ? evidence.Refusals[evidence.Refusals.Length - 1].Time : details.Stages.Max(stage => stage.Time);
        Count = isCount ? evidence.Refusals.Length : 1;
        Outcome = details.Outcome;
        Link = details.Link;
        LastStep = details.LastStep;
    }

    /// <summary>What this represents.</summary>
    public required PasswordChangeKind Kind { get; init; }

    /// <summary>
    /// The tracking id of ENTSSO; null where ENTSSO did not log the change, for refused calls, which are counted over many ids, and where
    /// the logged id is not a GUID.
    /// </summary>
    public required Guid? TrackingId
    {
        get => Evidence is { } evidence ? evidence.TrackingId : Given.TrackingId;
        init => _given = Given with { TrackingId = value };
    }

    /// <summary>
    /// The Tracking ID of PCNS, which is the ReferenceGuid of the sync engine's rows; null where neither shows the change.
    /// </summary>
    public Guid? PcnsTrackingId
    {
        get => Evidence is { } evidence ? evidence.PcnsTrackingId : Given.PcnsTrackingId;
        init => _given = Given with { PcnsTrackingId = value };
    }

    /// <summary>The Windows account, or empty where no evidence names it.</summary>
    public required string WindowsAccount { get; init; }

    /// <summary>The account that called ENTSSO, or empty where no event names it.</summary>
    public required string ClientUser { get; init; }

    /// <summary>The computer of the first evidence.</summary>
    public required string Computer { get; init; }

    /// <summary>The domain controller that took the change, or empty where no evidence names it.</summary>
    public string DomainController
    {
        get => Evidence is { } evidence ? evidence.DomainController : Given.DomainController;
        init => _given = Given with { DomainController = value };
    }

    /// <summary>The time of the first evidence, in UTC by the clock of its computer; null when the evidence does not show it.</summary>
    public required DateTime? Started { get; init; }

    /// <summary>The latest time of the evidence, in UTC; null when the evidence does not show it.</summary>
    public required DateTime? Ended { get; init; }

    /// <summary>How many calls this represents: 1 for a change, the number of refusals for refused calls.</summary>
    public required int Count { get; init; }

    /// <summary>The worst outcome of its deliveries, or of the change itself where it did not reach a mapping.</summary>
    public required PasswordChangeOutcome Outcome { get; init; }

    /// <summary>The link where it ended: for a delivered change the last one reached, otherwise the broken one.</summary>
    public required ChainLink Link { get; init; }

    /// <summary>The last step that the evidence shows.</summary>
    public ChangeStep LastStep { get; init; }

    /// <summary>The links that the evidence shows it passing or failing, in order and without repetition.</summary>
    public IReadOnlyList<ChainLink> Path { get => ItemList.Of(Details.Path); init => _given = Given with { Path = value }; }

    /// <summary>The way of the change: every piece of evidence from the domain controller to the external system.</summary>
    public IReadOnlyList<ChangeStage> Stages { get => ItemList.Of(Details.Stages); init => _given = Given with { Stages = value }; }

    /// <summary>
    /// Evidence that may belong to this change and fits other changes, or other calls of ENTSSO, as well: nothing is concluded from it.
    /// </summary>
    public IReadOnlyList<ChangeStage> Candidates
    {
        get => ItemList.Of(Details.Candidates);
        init => _given = Given with { Candidates = value };
    }

    /// <summary>
    /// One entry for each mapping that the change was carried to, 256 at most (what the log shows of more decides with the change as a
    /// whole); empty where it did not get that far.
    /// </summary>
    public IReadOnlyList<PasswordDelivery> Deliveries
    {
        get => ItemList.Of(Details.Deliveries);
        init => _given = Given with { Deliveries = value };
    }

    /// <summary>The event that decided, or null when nothing or a row of the sync engine did.</summary>
    public SyncEvent? DecidedBy { get => Details.DecidedBy; init => _given = Given with { DecidedBy = value }; }

    /// <summary>
    /// For a change that ended without a logged reason the errors that the same computer logged around it (database, access checks,
    /// delivery of PCNS) and refused calls of these seconds, in time order: likely reasons, not certain ones. How close they have to be:
    /// ten seconds, more where clocks of two computers are compared.
    /// </summary>
    public IReadOnlyList<SyncEvent> LikelyReasons
    {
        get => ItemList.Of(Details.LikelyReasons);
        init => _given = Given with { LikelyReasons = value };
    }

    /// <summary>Every event of this change in the order of its way; for refused calls every refusal in time order.</summary>
    internal IReadOnlyList<SyncEvent> Events
    {
        get => Details.Events is StoredEvents stored ? stored : ItemList.Of(Details.Events);
        init => _given = Given with { Events = value };
    }

    /// <summary>From the first evidence to the last, by the clocks of their computers; null when the evidence has no times.</summary>
    public TimeSpan? Duration => Ended - Started;

    /// <summary>Why it ended as it did, or an empty string for a delivered change.</summary>
    public string Cause { get => Details.Cause; init => _given = Given with { Cause = value }; }

    /// <summary>What to do, or what to check next; or an empty string.</summary>
    public string Remedy { get => Details.Remedy; init => _given = Given with { Remedy = value }; }

    private ChangeEvidence? Evidence { get; }

    private bool HasDeliveries => Evidence is null || LastStep >= ChangeStep.Accepted;

    private ChangeDetails Given => _given ?? ChangeDetails.None;

    private ChangeDetails Details => Evidence?.Details() ?? Given;

    /// <summary>Whether the change is about a Windows or external account; wildcards as in <see cref="SyncEventFilter.Account"/>.</summary>
    /// <param name="account">
    /// The name of the account, <c>DOMAIN\user</c> or <c>user</c>, compared without case; <c>*</c> and <c>?</c> are wildcards.
    /// </param>
    public bool Concerns(string account)
    {
        if (SyncEventFilter.MatchesAccount(WindowsAccount, account)
            || SyncEventFilter.MatchesAccount(AccountKey.CommonName(WindowsAccount), account))
        {
            return true;
        }

        return HasDeliveries && Deliveries.Any(delivery =>
            SyncEventFilter.MatchesAccount(delivery.WindowsAccount, account)
                || SyncEventFilter.MatchesAccount(delivery.ExternalAccount, account));
    }

    /// <summary>Whether the change as a whole, or one of its deliveries, ended in one of several ways.</summary>
    /// <param name="outcomes">The ends that are requested.</param>
    public bool EndedWith(params PasswordChangeOutcome[] outcomes) =>
        outcomes.Contains(Outcome) || (HasDeliveries && Deliveries.Any(delivery => outcomes.Contains(delivery.Outcome)));

    /// <inheritdoc/>
    public override string ToString() => Kind == PasswordChangeKind.RefusedCalls
        ? $"{Count} refused calls of {(ClientUser.Length > 0 ? ClientUser : "an unnamed caller")} at {Link}"
        : $"{WindowsAccount}: {Outcome} at {Link}";
}

/// <summary>What of a change is worked out when it is requested, or all that was given of a change without evidence.</summary>
internal sealed record ChangeDetails
{
    public static readonly ChangeDetails None = new();

    // Set only for a change without evidence: otherwise the evidence has these three.
    public Guid? TrackingId { get; init; }

    public Guid? PcnsTrackingId { get; init; }

    public string DomainController { get; init; } = "";

    public IReadOnlyList<ChainLink> Path { get; init; } = [];

    public IReadOnlyList<ChangeStage> Stages { get; init; } = [];

    public IReadOnlyList<ChangeStage> Candidates { get; init; } = [];

    public IReadOnlyList<PasswordDelivery> Deliveries { get; init; } = [];

    public SyncEvent? DecidedBy { get; init; }

    public IReadOnlyList<SyncEvent> LikelyReasons { get; init; } = [];

    public IReadOnlyList<SyncEvent> Events { get; init; } = [];

    public string Cause { get; init; } = "";

    public string Remedy { get; init; } = "";

    public PasswordChangeOutcome Outcome { get; init; }

    public ChainLink Link { get; init; }

    public ChangeStep LastStep { get; init; }
}

/// <summary>What a <see cref="PasswordChange"/> represents.</summary>
public enum PasswordChangeKind : long
{
    /// <summary>A Windows password change on its way to external systems.</summary>
    FromWindows,

    /// <summary>A password change that an adapter reported from an external system.</summary>
    FromExternalSystem,

    /// <summary>
    /// Calls that ENTSSO refused before it checked the user (11060, 11070, 10708, 11063 and their like): the log names the caller,
    /// not the account whose password changed.
    /// </summary>
    RefusedCalls,
}

/// <summary>How a password change, or its delivery through one mapping, ended. Ordered from good to bad.</summary>
public enum PasswordChangeOutcome : long
{
    /// <summary>The external password or the stored credential was updated.</summary>
    Delivered,

    /// <summary>PCNS, the sync engine or ENTSSO decided not to carry the change further; usually an Information event.</summary>
    Skipped,

    /// <summary>On its way: queued or tried again, but no end in the evidence.</summary>
    Pending,

    /// <summary>
    /// Seen up to a point, and then nothing, while what would show the next step is missing: the cause names what is missing.
    /// </summary>
    Unexplained,

    /// <summary>Changed on the domain controller, and PCNS did not capture it.</summary>
    NotCaptured,

    /// <summary>Captured by PCNS, and not sent to the sync engine.</summary>
    NotSent,

    /// <summary>Sent by PCNS, and not received by the sync engine.</summary>
    NotReceived,

    /// <summary>Received by the sync engine, and not staged for a target management agent.</summary>
    NotStaged,

    /// <summary>Staged by the sync engine, and no ENTSSO server whose log was read was called.</summary>
    NotCalled,

    /// <summary>An error ended the change, or the call was refused.</summary>
    Failed,
}
