BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'Get-EntSsoRule' {
    It 'returns every rule that deployments are checked by' {
        $all = Get-EntSsoRule

        $all.RuleId | Should -Be (Get-ChildItem (Join-Path $Root 'docs/checks') -Filter *.md | ForEach-Object BaseName | Sort-Object)
        $all | Where-Object { -not ($_.Symptom -and $_.Cause -and $_.Fix -and $_.Verify -and $_.Title) } | Should -BeNullOrEmpty
    }

    It 'explains one rule in full' {
        $rule = Get-EntSsoRule gate-02

        $rule.RuleId | Should -Be 'GATE-02'
        $rule.Link | Should -Be 'ServerGate'
        $rule.EventId | Should -Contain 11070
        $text = $rule | Format-List | Out-String -Width 120
        $text | Should -BeLike '*Symptom : Event 11070 on the ENTSSO server*'
        $text | Should -BeLike '*    ssoconfig -allowPS MIIS yes*'
    }

    It 'takes wildcards and lists' {
        (Get-EntSsoRule KRB-0?, MAP-*).RuleId | Should -Be @(0..9 | ForEach-Object { "KRB-0$_" }; 1..6 | ForEach-Object { "MAP-0$_" })
        Get-EntSsoRule NOSUCH-* -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'explains findings, each rule once' {
        $failed = Test-EntSsoPasswordSync (Join-Path $Samples 'fabrikam-spn-missing') | Where-Object Status -EQ Fail

        ($failed + $failed | Get-EntSsoRule).RuleId | Should -Be ($failed.RuleId | Select-Object -Unique)
    }

    It 'refuses a rule that does not exist' {
        Get-EntSsoRule GATE-99 -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_RuleNotFound,*'
    }

    It 'completes ids' {
        $line = 'Get-EntSsoRule GATE-0'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'GATE-02'
    }

    It 'fits a terminal of 120 columns as a table' {
        (Get-EntSsoRule | Get-TableText) -split '\r?\n' | ForEach-Object Length | Measure-Object -Maximum | ForEach-Object Maximum | Should -BeLessOrEqual 120
    }
}
