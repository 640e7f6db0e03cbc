BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'Get-EntSsoEventDefinition' {
    It 'returns all 370 without arguments' {
        Get-EntSsoEventDefinition | Should -HaveCount 370
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

    It 'takes events from the pipeline by property name' {
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
