BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe 'Test-EntSsoSpn without a directory' {
    It 'passes matching forms: <Spn> and <ConnectTo>' -ForEach @(
        @{ Spn = 'ENTSSO/ABCD1411'; ConnectTo = 'ABCD1411' }
        @{ Spn = 'ENTSSO/ABCD1411.CompanyName.com'; ConnectTo = 'ABCD1411.CompanyName.com' }
        @{ Spn = 'entsso/abcd1411'; ConnectTo = 'ABCD1411' }
    ) {
        (Test-EntSsoSpn $Spn -ConnectTo $ConnectTo -All | Where-Object RuleId -EQ 'EXT-05').Status | Should -Be Pass
    }

    It 'fails crossed forms and gives the command: <Spn> and <ConnectTo>' -ForEach @(
        @{ Spn = 'ENTSSO/ABCD1411'; ConnectTo = 'ABCD1411.CompanyName.com' }
        @{ Spn = 'ENTSSO/ABCD1411.CompanyName.com'; ConnectTo = 'ABCD1411' }
    ) {
        $finding = Test-EntSsoSpn $Spn -ConnectTo $ConnectTo -Account FABRIKAM\ssosvcact -All | Where-Object RuleId -EQ 'EXT-05'

        $finding.Status | Should -Be Fail
        $finding.Remedy | Should -BeLike "*setspn -S ENTSSO/$ConnectTo FABRIKAM\ssosvcact*"
        $finding.EventId | Should -Contain 11063
    }

    It 'never passes what only a directory can tell' {
        $findings = Test-EntSsoSpn ENTSSO/INTSVR1 -Account FABRIKAM\ssosvcact -All

        ($findings | Where-Object RuleId -In 'KRB-01', 'KRB-02', 'KRB-03').Status | Sort-Object -Unique | Should -Be Unknown
    }

    It 'names the mistake in <Spn>' -ForEach @(
        @{ Spn = 'ENTSSO\INTSVR1'; Words = '*backslash*' }
        @{ Spn = 'http://intsvr1'; Words = '*URL*' }
        @{ Spn = 'ENTSSO/10.0.0.5'; Words = '*IP address*' }
        @{ Spn = 'ENTSSO/intsvr1.fabrikam.com.'; Words = '*dot*' }
        @{ Spn = ''; Words = '*empty*' }
    ) {
        $finding = Test-EntSsoSpn -ServicePrincipalName $Spn -All | Where-Object RuleId -EQ 'KRB-00'

        $finding.Status | Should -Be Fail
        $finding.Evidence | Should -BeLike $Words
    }

    It 'takes SPNs from the pipeline, by value and by property name' {
        ('ENTSSO/A', 'ENTSSO/B' | Test-EntSsoSpn -All | Where-Object RuleId -EQ 'KRB-00').Subject | Should -Be @('ENTSSO/A', 'ENTSSO/B')
        ([pscustomobject]@{ SPN = 'ENTSSO/C' } | Test-EntSsoSpn -All | Where-Object RuleId -EQ 'KRB-00').Subject | Should -Be 'ENTSSO/C'
    }

    It 'refuses a question without a subject' {
        { Test-EntSsoSpn } | Should -Throw -ErrorId 'EntSso_NothingToCheck*'
    }

    It 'refuses a directory that is no address' {
        { Test-EntSsoSpn ENTSSO/A -Directory 'https://dc1' } | Should -Throw -ErrorId 'EntSso_DirectoryAddress*'
    }

    It 'answers Unknown, with the reason, when the directory does not answer' {
        $findings = Test-EntSsoSpn ENTSSO/A -Directory 'ldap://127.0.0.1:1' -TimeoutSeconds 2 -All

        $findings | Where-Object RuleId -EQ 'KRB-01' | ForEach-Object {
            $_.Status | Should -Be Unknown
            $_.Evidence | Should -BeLike '*127.0.0.1*'
        }
    }

    It 'fits 120 columns' {
        $text = Test-EntSsoSpn ENTSSO/ABCD1411 -ConnectTo ABCD1411.CompanyName.com | Get-TableText

        ($text -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
        $text | Should -BeLike '*Failed*EXT-05*long form*'
    }
}

Describe 'Test-EntSsoServiceAccount' {
    It 'tells <User> and <ServiceAccount> apart: <Status>' -ForEach @(
        @{ User = 'fabrikam\SSOSVCACT'; ServiceAccount = 'FABRIKAM\ssosvcact'; Status = 'Pass' }
        @{ User = 'FABRIKAM\mimsync'; ServiceAccount = 'FABRIKAM\ssosvcact'; Status = 'Fail' }
        @{ User = 'ssosvcact@fabrikam.com'; ServiceAccount = 'FABRIKAM\ssosvcact'; Status = 'Unknown' }
        @{ User = 'FABRIKAM\gmsa$'; ServiceAccount = 'FABRIKAM\gmsa$'; Status = 'Fail' }
        @{ User = 'NT AUTHORITY\SYSTEM'; ServiceAccount = 'FABRIKAM\ssosvcact'; Status = 'Fail' }
    ) {
        $finding = Test-EntSsoServiceAccount $User $ServiceAccount -Server INTSVR1 -All | Where-Object RuleId -EQ 'EXT-06'

        $finding.Status | Should -Be $Status
        $finding.EventId | Should -Contain 11060
    }
}

Describe 'Test-EntSsoKerberos' {
    It 'says why there is no ticket, and never that all is well' {
        $env:KRB5_CONFIG = Join-Path $TestDrive 'krb5.conf'
        $env:KRB5CCNAME = 'FILE:' + (Join-Path $TestDrive 'none')
        Set-Content $env:KRB5_CONFIG "[libdefaults]`ndefault_realm = NOWHERE.TEST`ndns_lookup_kdc = false"

        $finding = Test-EntSsoKerberos ENTSSO/INTSVR1 -TimeoutSeconds 5 | Where-Object RuleId -EQ 'KRB-06'

        $finding.Status | Should -Be Unknown
        $finding.Evidence | Should -Not -BeNullOrEmpty
    }

    AfterEach {
        Remove-Item Env:KRB5_CONFIG, Env:KRB5CCNAME -ErrorAction SilentlyContinue
    }
}
