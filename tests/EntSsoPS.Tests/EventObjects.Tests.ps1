BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    # The properties of EventLogRecord and EventProperty, by their documentation: the class itself is on Windows only.
    if (-not ('EventRecordLike' -as [type])) {
        Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
public class EventPropertyLike { public object Value { get; set; } }
public class EventRecordLike
{
    public int Id { get; set; }
    public byte? Level { get; set; }
    public int? Qualifiers { get; set; }
    public long? Keywords { get; set; }
    public long? RecordId { get; set; }
    public string ProviderName { get; set; }
    public string LogName { get; set; }
    public string MachineName { get; set; }
    public string UserId { get; set; }
    public DateTime? TimeCreated { get; set; }
    public string ContainerLog { get; set; }
    public IList<EventPropertyLike> Properties { get; set; }
}
public class EventRecordWithXml : EventRecordLike { public string Text; public string ToXml() { return Text; } }
'@
    }

    function script:New-EventRecord($SyncEvent, [type] $Type = [EventRecordLike]) {
        $record = $Type::new()
        $record.Id = $SyncEvent.Id
        $record.RecordId = $SyncEvent.RecordId
        $record.ProviderName = $SyncEvent.ProviderName
        $record.LogName = 'Application'
        $record.MachineName = $SyncEvent.Computer
        $record.TimeCreated = $SyncEvent.TimeCreated
        $properties = [System.Collections.Generic.List[EventPropertyLike]]::new()
        foreach ($text in $SyncEvent.Strings) { $properties.Add([EventPropertyLike]@{ Value = $text }) }
        $record.Properties = $properties
        $record
    }

    # As Export-Clixml and Import-Clixml, jobs and remoting do it.
    function script:ConvertTo-Deserialized([int] $Depth) {
        process { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_, $Depth)) }
    }

    $script:Log = Join-Path $Logs 'invalid-mapping.evtx'
    $script:Known = @(Get-EntSsoSyncEvent $Log)
    $script:Shown = 'TimeCreated', 'Id', 'EventSource', 'Outcome', 'Computer', 'RecordId', 'TrackingId', 'WindowsAccount', 'ExternalAccount', 'Application', 'Message', 'Remedy'
}

Describe 'Events of Get-WinEvent' {
    It 'are taken <How>' -ForEach @(
        @{ How = 'as they are'; Through = { $_ } }
        @{ How = 'from Import-Clixml'; Through = { $file = Join-Path $TestDrive 'events.xml'; $_ | Export-Clixml $file; Import-Clixml $file } }
        @{ How = 'from remoting with depth 3'; Through = { $_ | ConvertTo-Deserialized 3 } }
    ) {
        $events = $Known | ForEach-Object { New-EventRecord $_ } | ForEach-Object $Through | Get-EntSsoSyncEvent

        $events | Should -HaveCount $Known.Count
        for ($i = 0; $i -lt $Known.Count; $i++) {
            foreach ($property in $Shown) {
                "$($events[$i].$property)" | Should -Be "$($Known[$i].$property)" -Because $property
            }
        }
    }

    It 'become password changes' {
        $expected = Get-EntSsoPasswordChange $Log
        $changes = $Known | ForEach-Object { New-EventRecord $_ } | ConvertTo-Deserialized 2 | Get-EntSsoPasswordChange

        $changes.TrackingId | Should -Be $expected.TrackingId
        $changes.Outcome | Should -Be $expected.Outcome
    }

    It 'are taken by their XML, which has more' {
        $xml = [regex]::Match((Get-Content (Join-Path $Logs 'server-gate-closed.xml') -Raw), '(?s)<Event .*?</Event>').Value
        $whole = Get-EntSsoSyncEvent (Join-Path $Logs 'server-gate-closed.xml') | Select-Object -First 1
        $record = New-EventRecord $Known[0] ([EventRecordWithXml])
        $record.Text = $xml

        foreach ($item in $record, ([pscustomobject]@{ Xml = $xml })) {
            $event = $item | Get-EntSsoSyncEvent
            $event.RecordId | Should -Be $whole.RecordId
            $event.Message | Should -Be $whole.Message
        }
    }

    It 'of this cmdlet are taken again, deserialized too' {
        ($Known | Get-EntSsoSyncEvent -Outcome Skipped).RecordId | Should -Be ($Known | Where-Object Outcome -EQ Skipped).RecordId
        ($Known | ConvertTo-Deserialized 2 | Get-EntSsoSyncEvent).Message | Should -Be $Known.Message
        ($Known | ConvertTo-Deserialized 2 | Get-EntSsoPasswordChange).TrackingId | Should -Be (Get-EntSsoPasswordChange $Log).TrackingId
    }

    It 'of other providers are passed over, and filters apply' {
        $other = New-EventRecord $Known[0]
        $other.ProviderName = 'MsiInstaller'

        $other | Get-EntSsoSyncEvent | Should -BeNullOrEmpty
        $other | Get-EntSsoSyncEvent -ProviderName Msi* | Should -HaveCount 1
        $Known | ForEach-Object { New-EventRecord $_ } | Get-EntSsoSyncEvent -Id 99 | Should -BeNullOrEmpty
    }
}

Describe 'What is not an event' {
    It 'is refused in one sentence that says what to do: <Name>' -ForEach @(
        @{ Name = 'a number'; Get = { 7 }; Message = 'This object is not an event.*' }
        @{ Name = 'an object of another kind'; Get = { [pscustomobject]@{ Name = 'x' } }; Message = 'This object is not an event.*' }
        @{ Name = 'a deserialized object of the module'; Get = { Get-EntSsoPasswordChange $Log | Select-Object -First 1 | ConvertTo-Deserialized 2 }; Message = 'This object is not an event.*' }
        @{ Name = 'an event without Properties'; Get = { New-EventRecord $Known[0] | Select-Object Id, ProviderName, TimeCreated }; Message = '*has no Properties*ToXml()*' }
        @{ Name = 'an event whose values remoting lost'; Get = { New-EventRecord $Known[0] | Select-Object Id, ProviderName, @{ n = 'Properties'; e = { , @('System.Diagnostics.Eventing.Reader.EventProperty') } } }; Message = '*were lost when it was serialized*ToXml()*' }
        @{ Name = 'XML of something else'; Get = { [pscustomobject]@{ Xml = '<a/>' } }; Message = 'The XML of this object is not that of an event*' }
    ) {
        foreach ($cmdlet in 'Get-EntSsoSyncEvent', 'Get-EntSsoPasswordChange') {
            & $Get | & $cmdlet -ErrorVariable refused -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $refused | Should -HaveCount 1
            $refused[0].Exception.Message | Should -BeLike $Message
            $refused[0].Exception.Message.Length | Should -BeLessThan 300
            $refused[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_NotAnEvent,*'
        }
    }

    It 'does not stop the events behind it' {
        7, $Known[0] | Get-EntSsoSyncEvent -ErrorAction SilentlyContinue | Should -HaveCount 1
    }

    It 'is still a path where it is one: <Name>' -ForEach @(
        @{ Name = 'text'; Get = { $Log } }
        @{ Name = 'Get-Item'; Get = { Get-Item $Log } }
        @{ Name = 'a file of .NET'; Get = { [System.IO.FileInfo]::new($Log) } }
        @{ Name = 'an object with Path'; Get = { [pscustomobject]@{ Path = $Log } } }
        @{ Name = 'Resolve-Path'; Get = { Resolve-Path $Log } }
    ) {
        & $Get | Get-EntSsoSyncEvent | Should -HaveCount $Known.Count
        & $Get | Get-EntSsoPasswordChange | Should -HaveCount 2
    }

    It 'is not read as a path' {
        { Get-EntSsoSyncEvent -Path (New-EventRecord $Known[0]) } | Should -Throw '*A path of a file or folder is expected*InputObject*'
    }

    It 'is a computer where it names one' {
        Skip-Where $OnWindows 'on Windows the logs of the computer would be read'
        [pscustomobject]@{ ComputerName = 'NOSUCH' } | Get-EntSsoSyncEvent -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Exception.Message | Should -BeLike '*NOSUCH: none of them can be read*'
    }
}

Describe 'Filters' {
    It 'take several outcomes, areas and stages' {
        $all = @(Get-EntSsoSyncEvent $Logs)
        @(Get-EntSsoSyncEvent $Logs -Outcome Skipped, Failed).Count | Should -Be @($all | Where-Object { $_.Outcome -in 'Skipped', 'Failed' }).Count
        @(Get-EntSsoSyncEvent $Logs -Area MIIS, Mapping).Count | Should -Be @($all | Where-Object { $_.Area -in 'MIIS', 'Mapping' }).Count
        @(Get-EntSsoSyncEvent $Logs -Stage Mapping, DirectSync).Count | Should -Be @($all | Where-Object { $_.Stage -in 'Mapping', 'DirectSync' }).Count
        @(Get-EntSsoPasswordChange $Logs -Outcome Pending, Unexplained).Outcome | Sort-Object -Unique | Should -Be 'Pending', 'Unexplained'
    }

    It 'find what was not delivered' {
        $changes = Get-EntSsoPasswordChange $Logs
        $missing = @(Get-EntSsoPasswordChange $Logs -NotDelivered)
        $missing.Count | Should -Be @($changes | Where-Object Outcome -NE Delivered).Count
        $missing.Outcome | Should -Not -Contain 'Delivered'
    }

    It 'use one word for one outcome of events and changes' {
        $ofChanges = [enum]::GetNames([EntSso.Events.Changes.PasswordChangeOutcome])
        [enum]::GetNames([EntSso.Events.EventOutcome]) | Where-Object { $_ -in 'Skipped', 'Failed', 'Pending' } | Should -HaveCount 3
        'Skipped', 'Failed', 'Pending' | ForEach-Object { $_ | Should -BeIn $ofChanges }
    }

    It 'keep the newest or the oldest events, in time order' {
        $all = @(Get-EntSsoSyncEvent $Logs -Outcome Failed)
        (Get-EntSsoSyncEvent $Logs -Outcome Failed -MaxEvents 3).RecordId | Should -Be $all[-3..-1].RecordId
        (Get-EntSsoSyncEvent $Logs -Outcome Failed -MaxEvents 3 -Oldest).RecordId | Should -Be $all[0..2].RecordId
        { Get-EntSsoSyncEvent $Logs -MaxEvents 0 } | Should -Throw
    }
}
