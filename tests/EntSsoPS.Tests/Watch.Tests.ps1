BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')

    # One event as wevtutil writes it, after an event of a sample.
    function script:ConvertTo-EventXml($SyncEvent, [int] $RecordId, [int] $Minute) {
        $data = ($SyncEvent.Strings | ForEach-Object { "<Data>$([System.Security.SecurityElement]::Escape($_))</Data>" }) -join ''
        "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='$($SyncEvent.ProviderName)'/><EventID>$($SyncEvent.Id)</EventID>" +
        "<TimeCreated SystemTime='2026-03-20T08:$($Minute.ToString('00')):00.0000000Z'/><EventRecordID>$RecordId</EventRecordID><Channel>Application</Channel>" +
        "<Computer>INTSVR1.fabrikam.com</Computer></System><EventData>$data</EventData></Event>`n"
    }

    # Runs code in a runspace of its own. What it puts out and says goes through queues that a test waits at.
    function script:Start-Watch([string] $Code) {
        if (-not ('RecordingHost' -as [type])) { Add-Type -Path (Join-Path $PSScriptRoot 'RecordingHost.cs') }
        $watch = @{
            Output = [System.Collections.Concurrent.BlockingCollection[object]]::new()
            Said   = [System.Collections.Concurrent.BlockingCollection[string]]::new()
            Shell  = [powershell]::Create()
        }
        $null = $watch.Shell.AddScript({
                param($Module, $Code, $Output, $Said)
                Import-Module $Module
                & ([scriptblock]::Create($Code)) 6>&1 2>&1 | ForEach-Object {
                    if ($_ -is [System.Management.Automation.InformationRecord]) { $Said.Add("$($_.MessageData)") } else { $Output.Add($_) }
                }
                $Output.CompleteAdding()
            }).AddArgument($ModuleFolder).AddArgument($Code).AddArgument($watch.Output).AddArgument($watch.Said)
        $watch.Running = $watch.Shell.BeginInvoke()
        $watch
    }

    # The next object, as soon as it is there.
    function script:Receive-Next($Queue) {
        $next = $null
        $Queue.TryTake([ref] $next, [timespan]::FromMinutes(2)) | Should -BeTrue -Because 'it comes within two minutes'
        $next
    }

    # Ctrl+C.
    function script:Stop-Watch($Watch) {
        $Watch.Shell.EndStop($Watch.Shell.BeginStop($null, $null))
        $Watch.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $Watch.Running.IsCompleted | Should -BeTrue
    }

    $script:Sample = @(Get-EntSsoSyncEvent (Join-Path $Logs 'direct-sync.evtx'))
    $script:Change = Get-EntSsoPasswordChange (Join-Path $Logs 'direct-sync.evtx') -Outcome Delivered | Select-Object -First 1
}

Describe 'Get-EntSsoSyncEvent -Wait' {
    BeforeEach {
        $script:Folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid().ToString('N')))).FullName
        $script:Log = Join-Path $Folder 'application.xml'
        $script:Watch = $null
    }

    AfterEach {
        if ($Watch) { $Watch.Shell.Dispose() }
    }

    It 'follows a log that grows, is rotated and is cleared, until Ctrl+C' {
        [System.IO.File]::WriteAllText($Log, (ConvertTo-EventXml $Sample[0] 1 1))
        $script:Watch = Start-Watch "Get-EntSsoSyncEvent '$Folder' -Wait"
        (Receive-Next $Watch.Output).RecordId | Should -Be 1

        [System.IO.File]::AppendAllText($Log, (ConvertTo-EventXml $Sample[1] 2 2))
        (Receive-Next $Watch.Output).RecordId | Should -Be 2

        # Rotated: the archive has what was seen and one event more, the new log goes on.
        Move-Item $Log (Join-Path $Folder 'Archive-application.xml')
        [System.IO.File]::AppendAllText((Join-Path $Folder 'Archive-application.xml'), (ConvertTo-EventXml $Sample[0] 3 3))
        [System.IO.File]::WriteAllText($Log, (ConvertTo-EventXml $Sample[1] 4 4))
        (Receive-Next $Watch.Output).RecordId | Should -Be 3
        (Receive-Next $Watch.Output).RecordId | Should -Be 4

        # Cleared: the numbers begin anew.
        [System.IO.File]::WriteAllText($Log, (ConvertTo-EventXml $Sample[0] 1 30))
        $new = Receive-Next $Watch.Output
        $new.RecordId | Should -Be 1
        $new.TimeCreated.ToUniversalTime().Minute | Should -Be 30

        Stop-Watch $Watch
        $Watch.Output.Count | Should -Be 0
    }

    It 'follows .evtx files: one that is replaced, and one that appears' {
        Copy-Item (Join-Path $Logs 'direct-sync.evtx') (Join-Path $Folder 'one.evtx')
        $script:Watch = Start-Watch "Get-EntSsoSyncEvent '$Folder' -Wait"
        $Sample | ForEach-Object { (Receive-Next $Watch.Output).RecordId | Should -Be $_.RecordId }

        Copy-Item (Join-Path $Logs 'wrong-extension-account.evtx') (Join-Path $Folder 'two.evtx')
        1..4 | ForEach-Object { (Receive-Next $Watch.Output).Id | Should -Be 11060 }

        Copy-Item (Join-Path $Logs 'system-gate-closed.evtx') (Join-Path $Folder 'one.evtx') -Force
        @(Get-EntSsoSyncEvent (Join-Path $Logs 'system-gate-closed.evtx')) | ForEach-Object { (Receive-Next $Watch.Output).Id | Should -Be $_.Id }
        Stop-Watch $Watch
    }

    It 'begins with the newest events where -MaxEvents says how many' {
        [System.IO.File]::WriteAllText($Log, (1..5 | ForEach-Object { ConvertTo-EventXml $Sample[0] $_ $_ }) -join '')
        $script:Watch = Start-Watch "Get-EntSsoSyncEvent '$Log' -Wait -MaxEvents 2"
        4, 5 | ForEach-Object { (Receive-Next $Watch.Output).RecordId | Should -Be $_ }

        [System.IO.File]::AppendAllText($Log, ((6..8 | ForEach-Object { ConvertTo-EventXml $Sample[0] $_ $_ }) -join ''))
        6, 7, 8 | ForEach-Object { (Receive-Next $Watch.Output).RecordId | Should -Be $_ }
        Stop-Watch $Watch
    }
}

Describe 'Get-EntSsoPasswordChange -Wait' {
    It 'shows a change again when it comes further' {
        $log = Join-Path $TestDrive 'changes.xml'
        $events = @($Change.Events)
        [System.IO.File]::WriteAllText($log, (ConvertTo-EventXml $events[0] 1 1))
        $watch = Start-Watch "Get-EntSsoPasswordChange '$log' -Wait"
        try {
            (Receive-Next $watch.Output).Outcome | Should -Be 'Unexplained'

            [System.IO.File]::AppendAllText($log, (($events | Select-Object -Skip 1 | ForEach-Object { $i = 2 } { ConvertTo-EventXml $_ $i $i; $i++ }) -join ''))
            $further = Receive-Next $watch.Output
            $further.Outcome | Should -Be 'Delivered'
            $further.TrackingId | Should -Be $Change.TrackingId
            Stop-Watch $watch
        }
        finally {
            $watch.Shell.Dispose()
        }
    }
}

Describe 'Wait-EntSsoPasswordChange' {
    BeforeEach {
        $script:Log = Join-Path $TestDrive "$([guid]::NewGuid().ToString('N')).xml"
        # What is in the log already is not waited for.
        [System.IO.File]::WriteAllText($Log, (ConvertTo-EventXml $Sample[0] 1 1))
        $script:Watch = $null
        $script:User = $Change.WindowsAccount
    }

    AfterEach {
        if ($Watch) { $Watch.Shell.Dispose() }
    }

    It 'shows each step as it is reached and ends with the change' {
        $script:Watch = Start-Watch "Wait-EntSsoPasswordChange '$User' -Path '$Log'"
        Receive-Next $Watch.Said | Should -BeLike "Waiting for a password change of $User*"

        $record = 10
        foreach ($one in $Change.Events) {
            [System.IO.File]::AppendAllText($Log, (ConvertTo-EventXml $one $record $record))
            $record++
            Receive-Next $Watch.Said | Should -BeLike "*INTSVR1.fabrikam.com: $($one.Message.Substring(0, 30))*"
        }

        $end = Receive-Next $Watch.Output
        $end.Outcome | Should -Be 'Delivered'
        $end.WindowsAccount | Should -Be $User
        $Watch.Running.AsyncWaitHandle.WaitOne([timespan]::FromMinutes(2)) | Should -BeTrue
    }

    It 'ends with the furthest step when the time is over' {
        $script:Watch = Start-Watch "Wait-EntSsoPasswordChange '$User' -Path '$Log' -TimeoutSeconds 5"
        $null = Receive-Next $Watch.Said
        [System.IO.File]::AppendAllText($Log, (ConvertTo-EventXml $Change.Events[0] 10 10))

        $end = Receive-Next $Watch.Output
        $end.Outcome | Should -Be 'Unexplained'
        $end.Remedy | Should -Not -BeNullOrEmpty
        $Watch.Running.AsyncWaitHandle.WaitOne([timespan]::FromMinutes(2)) | Should -BeTrue
    }

    It 'reports when no change came' {
        Wait-EntSsoPasswordChange $User -Path $Log -TimeoutSeconds 0 -ErrorVariable missing -ErrorAction SilentlyContinue 6> $null | Should -BeNullOrEmpty
        $missing.FullyQualifiedErrorId | Should -Be 'EntSso_NoChangeSeen,EntSsoPS.Cmdlets.WaitEntSsoPasswordChangeCommand'
        $missing.CategoryInfo.Category | Should -Be 'OperationTimeout'
    }

    It 'ends at once with Ctrl+C' {
        $script:Watch = Start-Watch "Wait-EntSsoPasswordChange '$User' -Path '$Log' -TimeoutSeconds 86400"
        $null = Receive-Next $Watch.Said
        Stop-Watch $Watch
        $Watch.Output.Count | Should -Be 0
    }
}
