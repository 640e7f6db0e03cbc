namespace EntSso.Administration.Desired;

/// <summary>How a setting compares with what is wanted.</summary>
public enum SettingState
{
    /// <summary>It is as wanted.</summary>
    AsDesired,

    /// <summary>It is different, or what it belongs to does not exist.</summary>
    Different,

    /// <summary>It could not be read: neither as wanted nor different.</summary>
    Unknown,
}
