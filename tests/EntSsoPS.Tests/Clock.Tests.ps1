BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:Log = Join-Path $TestDrive 'clock.xml'
    # In the night when summer time ends in Berlin: 02:30 comes twice; in spring and in summer.
    $script:Utc = '2026-03-29T00:59:59.5000000Z', '2026-03-29T01:00:01.2500000Z', '2026-07-01T12:00:00.0000000Z', '2026-10-25T00:30:15.1234567Z', '2026-10-25T01:30:15.1234567Z'
    $id = 0
    [System.IO.File]::WriteAllText($Log, (($Utc | ForEach-Object {
                    $id++
                    "<Event><System><Provider Name='ENTSSO'/><EventID>11064</EventID><TimeCreated SystemTime='$_'/><EventRecordID>$id</EventRecordID><Computer>A</Computer></System>" +
                    "<EventData><Data>$([guid]::NewGuid())</Data><Data>F\a</Data><Data>F\ssosvc</Data><Data>F\user$id</Data></EventData></Event>"
                }) -join ''))
    $script:Zone = $env:TZ
}

AfterAll {
    $env:TZ = $Zone
    [System.TimeZoneInfo]::ClearCachedData()
}

Describe 'The clock of the shell in <Name>' -ForEach @(
    @{ Name = 'Europe/Berlin' }, @{ Name = 'America/St_Johns' }, @{ Name = 'Australia/Lord_Howe' }, @{ Name = 'UTC' }
) {
    BeforeEach {
        Skip-Where $OnWindows 'the time zone of a process is set by TZ only elsewhere'
        $env:TZ = $Name
        [System.TimeZoneInfo]::ClearCachedData()
    }

    It 'is local for events and changes, and is the same instant' {
        $events = @(Get-EntSsoSyncEvent $Log)
        for ($i = 0; $i -lt $Utc.Count; $i++) {
            $events[$i].TimeCreated.Kind | Should -Be 'Local'
            [datetimeoffset]::Parse($Utc[$i]).UtcDateTime | Should -Be $events[$i].TimeCreated.ToUniversalTime()
        }

        $change = Get-EntSsoPasswordChange $Log | Select-Object -First 1
        $change.Started | Should -Be $events[0].TimeCreated
        $change.Ended.Kind | Should -Be 'Local'
        $change.Stages[0].Time | Should -Be $events[0].TimeCreated
    }

    It 'finds an event by a time copied from the screen' {
        foreach ($known in Get-EntSsoSyncEvent $Log) {
            $line = ($known | Get-TableText -Width 200) -split '\r?\n' | Where-Object { $_ -match '^\d{4}-' } | Select-Object -First 1
            $typed = $line.Substring(0, 19)
            (Get-EntSsoSyncEvent $Log -After $typed).RecordId | Should -Contain $known.RecordId -Because $typed
            (Get-EntSsoSyncEvent $Log -After $known.TimeCreated | Select-Object -First 1).RecordId | Should -Be $known.RecordId
            (Get-EntSsoSyncEvent $Log -Before $known.TimeCreated).RecordId | Should -Not -Contain $known.RecordId
        }
    }

    It 'goes into CSV and JSON with its offset' {
        $csv = @(Get-EntSsoSyncEvent $Log | Select-Object TimeCreated | ConvertTo-Csv | ConvertFrom-Csv)
        for ($i = 0; $i -lt $Utc.Count; $i++) {
            [datetimeoffset]::Parse($csv[$i].TimeCreated, [cultureinfo]::InvariantCulture).UtcTicks | Should -Be ([datetimeoffset]::Parse($Utc[$i]).UtcTicks)
            $csv[$i].TimeCreated | Should -Match '([+-]\d\d:\d\d|Z)$'
        }

        $json = Get-EntSsoPasswordChange $Log | Select-Object -First 1 Started | ConvertTo-Json -Compress
        $json | Should -Match '"20[^"]*([+-]\d\d:\d\d|Z)"'
    }

    It 'is the one of the views of a change' {
        $change = Get-EntSsoPasswordChange $Log | Select-Object -Last 1
        $text = $change | Format-List | Out-String
        $text | Should -BeLike "*Started *: $($change.Started.ToString('yyyy-MM-dd HH:mm:ss'))*"
        $text | Should -BeLike "*Way *: $($change.Started.ToString('HH:mm:ss')) A:*"
    }
}
