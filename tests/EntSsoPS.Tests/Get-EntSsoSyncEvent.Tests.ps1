BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'Get-EntSsoSyncEvent' {
    Context 'reading' {
        It 'reads a folder, in time order' {
            $events = Get-EntSsoSyncEvent $Logs

            $events.Count | Should -BeGreaterThan 40
            $times = $events.TimeCreated
            $times | Should -Be ($times | Sort-Object)
            $events.Computer | Sort-Object -Unique | Should -Be @('INTSVR1.fabrikam.com', 'INTSVR2.fabrikam.com')
        }

        It 'takes files from the pipeline' {
            $events = Get-ChildItem (Join-Path $Logs '*.evtx') | Get-EntSsoSyncEvent

            $events.Source | Sort-Object -Unique | Should -HaveCount 6
        }

        It 'takes path strings from the pipeline, and wildcards' {
            (Join-Path $Logs 'wrong-*.evtx') | Get-EntSsoSyncEvent | Should -HaveCount 4
            @{ Path = Join-Path $Logs 'wrong-extension-account.evtx' } | ForEach-Object { [pscustomobject]$_ } | Get-EntSsoSyncEvent | Should -HaveCount 4
        }

        It 'merges files of one pipeline in time order' {
            $paths = 'direct-sync.evtx', 'healthy-day.evtx', 'invalid-mapping.evtx' | ForEach-Object { Join-Path $Logs $_ }

            $times = ($paths | Get-EntSsoSyncEvent).TimeCreated

            $times | Should -Be ($times | Sort-Object)
        }

        It 'takes a literal path with wildcard characters' {
            $copy = Join-Path $TestDrive 'a[1].evtx'
            [System.IO.File]::Copy((Join-Path $Logs 'wrong-extension-account.evtx'), $copy)

            Get-EntSsoSyncEvent -LiteralPath $copy | Should -HaveCount 4
        }

        It 'reads UTF-16 event XML' {
            Get-EntSsoSyncEvent (Join-Path $Logs 'silent-end.utf16.xml') | Should -HaveCount 2
        }

        It 'returns fully typed events' {
            $denied = Get-EntSsoSyncEvent (Join-Path $Logs 'wrong-extension-account.evtx') | Select-Object -First 1

            $denied.Id | Should -Be 11060
            $denied.SymbolicName | Should -Be 'SSO_WARN_PS_MIIS_ACCESS_DENIED'
            $denied.ClientUser | Should -Be 'FABRIKAM\mimsync'
            $denied.ServiceAccount | Should -Be 'FABRIKAM\ssosvcact'
            $denied.TrackingId | Should -BeOfType [guid]
            $denied.TimeCreated.Kind | Should -Be 'Local'
            $denied.ErrorCode.Value | Should -Be 0x80070005L
            $denied.Strings | Should -HaveCount 4
            $denied.Remedy | Should -Not -BeNullOrEmpty
        }
    }

    Context 'filtering' {
        It 'filters by <Name>' -ForEach @(
            @{ Name = 'id'; Arguments = @{ Id = 11060, 11063 }; Count = 9 }
            @{ Name = 'outcome'; Arguments = @{ Outcome = 'Skipped' }; Count = 3 }
            @{ Name = 'area'; Arguments = @{ Area = 'DirectSync' }; Count = 3 }
            @{ Name = 'account'; Arguments = @{ Account = 'fabrikam\JANE*' }; Count = 4 }
            @{ Name = 'account without domain'; Arguments = @{ Account = 'kim.lee' }; Count = 1 }
            @{ Name = 'tracking id'; Arguments = @{ TrackingId = '3f2a3f01-5a17-4c0e-9b01-0000fab00001' }; Count = 3 }
            @{ Name = 'time'; Arguments = @{ After = [datetime]'2026-03-12T00:00:00Z'; Before = [datetime]'2026-03-12T15:40:00.5Z' }; Count = 1 }
            @{ Name = 'provider'; Arguments = @{ ProviderName = 'mssql*' }; Count = 2 }
        ) {
            Get-EntSsoSyncEvent $Logs @Arguments | Should -HaveCount $Count
        }
    }

    Context 'trouble' {
        It 'names a path that does not exist, and reads the others' {
            $events = Get-EntSsoSyncEvent (Join-Path $Logs 'nosuch.evtx'), (Join-Path $Logs 'spn-trouble.xml') -ErrorVariable failed -ErrorAction SilentlyContinue

            $events | Should -HaveCount 5
            $failed | Should -HaveCount 1
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_PathNotFound,*'
            $failed[0].Exception.Message | Should -BeLike '*nosuch.evtx*'
        }

        It 'says what a file is that is no log' {
            $file = Join-Path $TestDrive 'notes.evtx'
            Set-Content $file 'Dear diary'

            Get-EntSsoSyncEvent $file -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

            $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_LogUnreadable,*'
            $failed[0].CategoryInfo.Category | Should -Be 'ReadError'
            $failed[0].Exception.Message | Should -BeLike '*notes.evtx*'
        }

        It 'reads the good part of a damaged file and says what was skipped' {
            $bytes = [System.IO.File]::ReadAllBytes((Join-Path $Logs 'wrong-extension-account.evtx'))
            $file = Join-Path $TestDrive 'cut.evtx'
            for ($i = 4096 + 512 + 40; $i -lt 4096 + 512 + 60; $i++) { $bytes[$i] = 0xff }
            [System.IO.File]::WriteAllBytes($file, $bytes)

            $events = Get-EntSsoSyncEvent $file -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

            @($events).Count | Should -BeLessThan 4
            $failed.FullyQualifiedErrorId | Should -BeLike 'EntSso_LogPartUnreadable,*'
            $failed[0].Exception.Message | Should -BeLike '*offset*'
        }

        It 'says off Windows that a live log needs Windows, and names the file-based way' {
            Skip-Where $OnWindows 'applies to systems other than Windows'
            $server = 'INTSVR1'
            Get-EntSsoSyncEvent -ComputerName $server -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

            $failed[0].Exception.Message | Should -BeLike '*wevtutil*'
        }

        It 'refuses an id that cannot be' {
            { Get-EntSsoSyncEvent $Logs -Id 70000 } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        }

        It 'stops when the pipeline has enough' {
            Get-EntSsoSyncEvent $Logs | Select-Object -First 3 | Should -HaveCount 3
        }
    }

    Context 'views' {
        It 'fits 120 columns and shows the message' {
            $text = Get-EntSsoSyncEvent (Join-Path $Logs 'wrong-extension-account.evtx') | Get-TableText

            ($text -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
            $text | Should -BeLike '*2026-03-03 08:15:00*11060*Fail*INTSVR1*mimsync*'
        }

        It 'has a list with cause and remedy' {
            $text = Get-EntSsoSyncEvent (Join-Path $Logs 'spn-trouble.xml') | Select-Object -First 1 | Format-List | Out-String -Width 120

            $text | Should -BeLike '*Link*KerberosCall*'
            $text | Should -BeLike '*setspn -S*'
        }
    }

    Context 'completion' {
        It 'offers event ids with their meaning' {
            $completions = (TabExpansion2 'Get-EntSsoSyncEvent x -Id 1106' 29).CompletionMatches

            $completions.CompletionText | Should -Contain '11060'
            ($completions | Where-Object CompletionText -EQ '11060').ToolTip | Should -Not -BeNullOrEmpty
        }
    }
}
