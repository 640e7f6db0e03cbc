BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'Get-EntSsoPasswordChange' {
    It 'follows every change of the sample logs' {
        $changes = Get-EntSsoPasswordChange $Logs

        ($changes | Where-Object Kind -EQ RefusedCalls | Measure-Object Count -Sum).Sum | Should -Be 14
        $changes | Where-Object Kind -EQ FromWindows | Should -HaveCount 12
    }

    It 'names the broken link of <File>' -ForEach @(
        @{ File = 'wrong-extension-account.evtx'; Link = 'CallerCheck' }
        @{ File = 'server-gate-closed.xml'; Link = 'ServerGate' }
        @{ File = 'system-gate-closed.evtx'; Link = 'SystemGate' }
        @{ File = 'spn-trouble.xml'; Link = 'KerberosCall' }
    ) {
        $change = Get-EntSsoPasswordChange (Join-Path $Logs $File)

        $change | Should -HaveCount 1
        $change.Link | Should -Be $Link
        $change.Outcome | Should -Be Failed
        $change.Remedy | Should -Not -BeNullOrEmpty
    }

    It 'takes events from the pipeline' {
        $changes = Get-EntSsoSyncEvent (Join-Path $Logs 'invalid-mapping.evtx') | Get-EntSsoPasswordChange

        $changes | Should -HaveCount 2
        $changes[0].Deliveries.Outcome | Should -Be @('Skipped', 'Delivered')
    }

    It 'minds -After and -Before, whether it reads a log or takes events' {
        $log = Join-Path $Logs 'invalid-mapping.evtx'
        $first, $second = Get-EntSsoPasswordChange $log
        $between = $second.Started

        (Get-EntSsoPasswordChange $log -After $between).TrackingId | Should -Be $second.TrackingId
        (Get-EntSsoSyncEvent $log | Get-EntSsoPasswordChange -After $between).TrackingId | Should -Be $second.TrackingId
        (Get-EntSsoSyncEvent $log | Get-EntSsoPasswordChange -Before $between).TrackingId | Should -Be $first.TrackingId
    }

    It 'puts account and application into the command' {
        $change = Get-EntSsoPasswordChange (Join-Path $Logs 'invalid-mapping.evtx') -Account ana.costa

        $change.Remedy | Should -BeLike '*ssomanage -deletemapping FABRIKAM\ana.costa MAINFRAME*'
    }

    It 'filters by outcome, including that of one mapping among several' {
        Get-EntSsoPasswordChange $Logs -Outcome Unexplained | Should -HaveCount 1
        (Get-EntSsoPasswordChange $Logs -Outcome Delivered).WindowsAccount | Should -Contain 'FABRIKAM\ana.costa'
    }

    It 'fits 120 columns' {
        $text = Get-EntSsoPasswordChange $Logs | Get-TableText

        ($text -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
        $text | Should -BeLike '*4 refused: *Failed*11060 CallerCheck: The sync engine calls with the wrong account*'
    }

    It 'lists path and deliveries' {
        $text = Get-EntSsoPasswordChange (Join-Path $Logs 'direct-sync.evtx') | Select-Object -First 1 | Format-List | Out-String

        $text | Should -BeLike '*KerberosCall -> DirectSync*'
    }
}
