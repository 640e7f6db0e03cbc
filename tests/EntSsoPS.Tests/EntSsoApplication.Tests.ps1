BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    . (Join-Path $PSScriptRoot 'Configuration.ps1')
}

Describe 'Get-EntSsoApplication' {
    BeforeAll { $script:File = New-Deployment }

    It 'shows all applications, and those that are named' {
        (Get-EntSsoApplication -DeploymentPath $File).Name | Should -Be @('MAINFRAME', 'PAYROLL')
        (Get-EntSsoApplication pay*, payroll -DeploymentPath $File).Name | Should -Be 'PAYROLL'
        Get-EntSsoApplication NOSUCH* -DeploymentPath $File -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'shows those that are assigned to an adapter, named or from the pipeline' {
        (Get-EntSsoApplication -Adapter RACF* -DeploymentPath $File -WarningAction Stop).Name | Should -Be 'MAINFRAME'
        (Get-EntSsoAdapter -DeploymentPath $File | Get-EntSsoApplication).Name | Should -Be 'MAINFRAME'
        Get-EntSsoApplication PAYROLL -Adapter RACFADAPTER -DeploymentPath $File | Should -BeNullOrEmpty
        (Get-EntSsoApplication -DeploymentPath $File | Get-EntSsoApplication).Name | Should -Be @('MAINFRAME', 'PAYROLL')
        (Get-Failure { Get-EntSsoApplication -Adapter NOSUCH -DeploymentPath $File })[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_NotFound,*'
    }

    It 'takes an adapter without a value never for all' {
        { Get-EntSsoApplication -Adapter $null -DeploymentPath $File } | Should -Throw -ErrorId 'EntSso_Argument,*'
        { Get-EntSsoApplication -Adapter @() -DeploymentPath $File } | Should -Throw -ErrorId 'EntSso_Argument,*'
        [pscustomobject]@{ Adapter = $null } | Get-EntSsoApplication -DeploymentPath $File -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'says which applications may be assigned to an adapter when nobody knows' {
        $unknown = New-Deployment -Edit { $args[0] -replace '"adapter": \{\s*"value": "RACFADAPTER"', '"adapter": { "unknown": "not read"' }

        Get-EntSsoApplication -Adapter RACFADAPTER -DeploymentPath $unknown -WarningVariable told -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $told.Message | Should -BeLike 'MAINFRAME is left out: * not read.'
    }

    It 'has values that scripts can use' {
        $application = Get-EntSsoApplication MAINFRAME -DeploymentPath $File

        $application.Type | Should -Be 'Individual'
        [bool] $application.DirectPasswordSync | Should -BeFalse
        $application.Adapter | Should -Be 'RACFADAPTER'
        $application.Users | Should -Be 'FABRIKAM\Mainframe Users'
        $application.Fields | Should -Be @('User Id', 'Password')
        (Get-EntSsoApplication PAYROLL -DeploymentPath $File).Adapter | Should -Be $null
        $application.Unknown | Should -Not -Contain 'Adapter:*'
    }

    It 'names the applications to a name that is not there' {
        $failed = Get-Failure { Get-EntSsoApplication NOSUCH -DeploymentPath $File }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_NotFound,*'
        $failed[0].Exception.Message | Should -BeLike '*MAINFRAME, PAYROLL*'
    }
}

Describe 'Affiliate applications' {
    It 'are disabled and enabled' {
        $file = New-Deployment
        $read = { param($path) (Get-EntSsoApplication MAINFRAME -DeploymentPath $path).IsEnabled }

        Assert-Change $file 'Disable-EntSsoApplication' @{ Application = 'MAINFRAME' } $read $true $false 'will be skipped'
        (Get-EntSsoApplication PAYROLL -DeploymentPath $file).IsEnabled | Should -BeTrue
        Assert-Change $file 'Enable-EntSsoApplication' @{ Application = 'MAINFRAME' } $read $false $true
    }

    It 'are changed by pattern and by pipeline' {
        $file = New-Deployment
        (Disable-EntSsoApplication * -DeploymentPath $file -Confirm:$false -PassThru).IsEnabled | Should -Be @($false, $false)
        (Get-EntSsoApplication -DeploymentPath $file | Enable-EntSsoApplication -PassThru).IsEnabled | Should -Be @($true, $true)
    }
}

Describe 'Direct password sync' {
    It 'is turned off and on' {
        $file = New-Deployment
        $read = { param($path) (Get-EntSsoApplication PAYROLL -DeploymentPath $path).DirectPasswordSync }

        Assert-Change $file 'Disable-EntSsoDirectSync' @{ Application = 'PAYROLL' } $read $true $false '(event 11035, likely)'
        Assert-Change $file 'Enable-EntSsoDirectSync' @{ Application = 'PAYROLL' } $read $false $true 'replace the stored credentials'
    }

    It 'takes applications from the pipeline, wherever they come from' {
        $file = New-Deployment 'fabrikam-application-without-path'
        $application = Get-EntSsoApplication MAINFRAME -DeploymentPath $file | Enable-EntSsoDirectSync -PassThru

        $application.DirectPasswordSync | Should -BeTrue
        $application.DeploymentPath | Should -Be $file
    }

    It 'is refused <Because>, and nothing is changed' -ForEach @(
        @{ Because = 'beside an adapter'; Edit = { $args[0] }; Says = '*10851*Remove-EntSsoAdapterApplication -Adapter RACFADAPTER -Application MAINFRAME*' }
        @{ Because = 'of a host group'; Edit = { $args[0] -replace '("name": "MAINFRAME",[\s\S]*?"type": \{\s*"value": )"individual"', '$1"hostGroup"' }; Says = '*11034*' }
        @{ Because = 'without a clear field'; Edit = {
                $args[0] -replace '("name": "MAINFRAME",[\s\S]*?"flags": 268435456\s*\})', '$1, { "label": "PIN", "flags": 268435456 }' -replace '"value": "RACFADAPTER"', '"value": null'
            }; Says = '*10848*' }
        @{ Because = 'with two fields for the password'; Edit = {
                $args[0] -replace '("name": "MAINFRAME",[\s\S]*?"flags": )268435456(\s*\})', '${1}805306368$2, { "label": "PIN", "flags": 805306368 }' -replace '"value": "RACFADAPTER"', '"value": null'
            }; Says = '*10818*' }
    ) {
        $file = New-Deployment -Edit $Edit
        $bytes = Get-Content64 $file
        $failed = Get-Failure { Enable-EntSsoDirectSync MAINFRAME -DeploymentPath $file }

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_RuleViolated,*'
        $failed[0].Exception.Message | Should -BeLike $Says
        Get-Content64 $file | Should -Be $bytes
    }
}
