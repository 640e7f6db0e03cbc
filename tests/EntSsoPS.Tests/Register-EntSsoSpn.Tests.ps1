BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
}

Describe '<Command>' -ForEach @(
    @{ Command = 'Register-EntSsoSpn'; Switch = '-S' }
    @{ Command = 'Unregister-EntSsoSpn'; Switch = '-D' }
) {
    It 'prints the command for somebody else' {
        Skip-Where $OnWindows 'on Windows the directory of this computer answers'
        & $Command ENTSSO/INTSVR1 FABRIKAM\ssosvcact -AsCommand | Should -Be "setspn $Switch ENTSSO/INTSVR1 FABRIKAM\ssosvcact"
    }

    It 'asks for a directory where the system knows none' {
        Skip-Where $OnWindows 'on Windows the directory of this computer answers'
        { & $Command ENTSSO/INTSVR1 FABRIKAM\ssosvcact -ErrorAction Stop -Confirm:$false } | Should -Throw -ErrorId 'EntSso_DirectoryRequired*'
    }

    It 'names a malformed SPN' {
        & $Command 'ENTSSO\INTSVR1' FABRIKAM\ssosvcact -AsCommand -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_SpnFormat,*'
    }

    It 'names a malformed account' {
        & $Command ENTSSO/INTSVR1 'FABRIKAM\a*b' -AsCommand -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_AccountFormat,*'
    }

    It 'says which directory does not answer' {
        & $Command ENTSSO/INTSVR1 FABRIKAM\ssosvcact -Directory ldap://127.0.0.1:1 -TimeoutSeconds 2 -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_Directory*'
        $failed[0].Exception.Message | Should -BeLike '*127.0.0.1*'
    }

    It 'supports -WhatIf and -Confirm' {
        (Get-Command $Command).Parameters.Keys | Should -Contain 'WhatIf'
        (Get-Command $Command).Parameters.Keys | Should -Contain 'Confirm'
    }
}

Describe 'Findings in the pipeline' {
    It 'lead to one command for each SPN' {
        Skip-Where $OnWindows 'on Windows the directory of this computer answers'
        Test-EntSsoSpn ENTSSO/ABCD1411 -ConnectTo ABCD1411.CompanyName.com -Account FABRIKAM\ssosvcact |
            Where-Object Status -EQ Fail |
            Register-EntSsoSpn -AsCommand |
            Should -Be 'setspn -S ENTSSO/ABCD1411.CompanyName.com FABRIKAM\ssosvcact'
    }

    It 'without a known account say so' {
        Test-EntSsoSpn ENTSSO/ABCD1411 -ConnectTo ABCD1411.CompanyName.com |
            Where-Object Status -EQ Fail |
            Register-EntSsoSpn -AsCommand -ErrorVariable failed -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_AccountUnknown,*'
    }
}
