BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'Get-EntSsoEventDefinition' {
    It 'returns the events of every source without arguments' {
        $all = Get-EntSsoEventDefinition
        @($all | Where-Object Source -EQ ENTSSO) | Should -HaveCount 370
        @($all.Source | Sort-Object -Unique) | Should -Contain 'PCNSSVC'
        Get-EntSsoEventDefinition -Source ENTSSO | Should -HaveCount 370
    }

    It 'explains <Text>' -ForEach @(
        @{ Text = 'PCNSSVC/6025'; Id = 6025 }
        @{ Text = '6032'; Id = 6032 }
        @{ Text = 'Event 11060, ENTSSO'; Id = 11060 }
        @{ Text = 'ERROR: 0xC0002A0F : Could not contact the SSO server'; Id = 10767 }
    ) {
        (Get-EntSsoEventDefinition $Text).Id | Should -Be $Id
        ($Text | Get-EntSsoEventDefinition).Id | Should -Be $Id
    }

    It 'takes the objects of Get-WinEvent' {
        $record = [pscustomobject]@{ ProviderName = 'MIIServer'; Id = 6903; LevelDisplayName = 'Information' }
        $definition = $record | Get-EntSsoEventDefinition
        $definition.Source | Should -Be 'FIMSynchronizationService'
        $definition.Id | Should -Be 6903
        6903, 6025 | Get-EntSsoEventDefinition | Should -HaveCount 2
    }

    It 'selects a source' {
        (Get-EntSsoEventDefinition 6903 -Source MIIServer).Id | Should -Be 6903
        Get-EntSsoEventDefinition 6903 -Source PCNSSVC | Should -BeNullOrEmpty
    }

    It 'explains a return code of the sync engine' {
        $code = Get-EntSsoEventDefinition not-joined-to-MV
        $code | Should -BeOfType EntSso.Events.SyncReturnCode
        $code.Cause.RuleIds | Should -Contain 'SYNC-11'
    }

    It 'completes sources' {
        $line = 'Get-EntSsoEventDefinition -Source PCNS'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be @('PCNSSVC', "'PCNS Filter'")
    }

    It 'finds <Name>' -ForEach @(
        @{ Name = '11060'; Id = 11060 }
        @{ Name = 'sso_warn_ps_miis_access_denied'; Id = 11060 }
        @{ Name = '0xC0002A22'; Id = 10786 }
    ) {
        (Get-EntSsoEventDefinition $Name).Id | Should -Be $Id
    }

    It 'tells what a code of Windows means' {
        $code = Get-EntSsoEventDefinition 0x80070005

        $code | Should -BeOfType EntSso.Events.ErrorCode
        $code.SymbolicName | Should -Be 'ERROR_ACCESS_DENIED'
    }

    It 'takes wildcards' {
        (Get-EntSsoEventDefinition *MIIS*).Id | Should -Be @(11060, 11063, 11064, 11065, 11066, 11067, 11070)
    }

    It 'filters by area and stage' {
        Get-EntSsoEventDefinition -Area MIIS | Should -HaveCount 7
        (Get-EntSsoEventDefinition -Stage SystemGate).Id | Should -Be @(10706, 10707, 10708)
    }

    It 'takes events from the pipeline' {
        (Get-EntSsoSyncEvent (Join-Path $Logs 'spn-trouble.xml') | Select-Object -First 1 | Get-EntSsoEventDefinition).Id | Should -Be 11063
    }

    It 'says that an id is not documented' {
        Get-EntSsoEventDefinition 99999 -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_EventNotFound,*'
    }

    It 'finds nothing for a wildcard without complaint' {
        Get-EntSsoEventDefinition *NOSUCH* -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'shows cause and related rules as a list' {
        $text = Get-EntSsoEventDefinition 11060 | Format-List | Out-String -Width 120

        $text | Should -BeLike '*EXT-06*'
        $text | Should -BeLike '*0x80002B34*'
    }

    It 'completes symbols and ids' {
        $line = 'Get-EntSsoEventDefinition SSO_WARN_PS_MIIS'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be @('SSO_WARN_PS_MIIS_ACCESS_DENIED', 'SSO_WARN_PS_MIIS_NOT_ALLOWED')
    }
}
