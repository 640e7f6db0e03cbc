BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    . (Join-Path $PSScriptRoot 'Configuration.ps1')
}

Describe 'Get-EntSsoAdapter' {
    BeforeAll { $script:File = New-Deployment }

    It 'shows all adapters, and those that are named' {
        (Get-EntSsoAdapter -DeploymentPath $File).Name | Should -Be 'RACFADAPTER'
        (Get-EntSsoAdapter racf* -DeploymentPath $File).Name | Should -Be 'RACFADAPTER'
        Get-EntSsoAdapter NOSUCH* -DeploymentPath $File -ErrorAction Stop | Should -BeNullOrEmpty
        (Get-EntSsoApplication MAINFRAME -DeploymentPath $File | Get-EntSsoAdapter).Name | Should -Be 'RACFADAPTER'
    }

    It 'has values that scripts can use' {
        $adapter = Get-EntSsoAdapter RACFADAPTER -DeploymentPath $File

        [bool] $adapter.SyncToAdapter | Should -BeTrue
        [bool] $adapter.SyncFromAdapter | Should -BeFalse
        $adapter.Applications | Should -Be 'MAINFRAME'
        $adapter.Facts.Properties.RetryCount | Should -Be 5
    }

    It 'names the adapters to a name that is not there' {
        $failed = Get-Failure { Get-EntSsoAdapter NOSUCH -DeploymentPath $File }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_NotFound,*'
        $failed[0].Exception.Message | Should -BeLike '*RACFADAPTER*'
    }

    It 'refuses a group adapter' {
        $file = New-Deployment -Edit { $args[0] -replace '"adapters": \[', "`"adapterGroups`": [ { `"name`": `"RACFGROUP`" } ],`n  `"adapters`": [" }
        (Get-Failure { Enable-EntSsoAdapter RACFGROUP -DeploymentPath $file })[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_RuleViolated,*'
    }
}

Describe 'Adapters' {
    It 'are disabled and enabled' {
        $file = New-Deployment
        $read = { param($path) (Get-EntSsoAdapter RACFADAPTER -DeploymentPath $path).IsEnabled }

        Assert-Change $file 'Disable-EntSsoAdapter' @{ Adapter = 'RACFADAPTER' } $read $true $false 'MAINFRAME will not follow Windows'
        Assert-Change $file 'Enable-EntSsoAdapter' @{ Adapter = 'RACFADAPTER' } $read $false $true
    }

    It 'are enabled with a word about what is still missing' {
        $file = New-Deployment 'fabrikam-adapter-takes-no-changes'
        Disable-EntSsoAdapter * -DeploymentPath $file -Confirm:$false
        $told = Get-EntSsoAdapter -DeploymentPath $file | Enable-EntSsoAdapter -Verbose 4>&1
        $told.Message -like '*Set-EntSsoAdapter -Adapter RACFADAPTER -SyncToAdapter $true -DeploymentPath *' | Should -Not -BeNullOrEmpty
    }
}

Describe 'Set-EntSsoAdapter' {
    BeforeAll {
        $script:Options = [Enum]::GetNames([EntSso.Deployment.SyncDeployment].Assembly.GetType('EntSso.Administration.AdapterOptions')) -ne 'None'
    }

    It 'has a parameter for every option' {
        $parameters = (Get-Command Set-EntSsoAdapter).Parameters
        foreach ($option in $Options) {
            $parameters[$option].ParameterType | Should -Be ([Nullable[bool]]) -Because $option
        }
    }

    It 'sets <Option> and nothing else' -ForEach @(
        @{ Option = 'SyncToAdapter'; Says = 'Windows password changes no longer reach RACFADAPTER' }
        @{ Option = 'SyncFromAdapter' }
        @{ Option = 'VerifyOldPassword' }
        @{ Option = 'SendOldPassword' }
        @{ Option = 'AllowMappingConflicts' }
    ) {
        $file = New-Deployment
        $untouched = $Options -ne $Option
        $others = Get-EntSsoAdapter -DeploymentPath $file | Select-Object $untouched | ConvertTo-Json
        $read = { param($path) (Get-EntSsoAdapter RACFADAPTER -DeploymentPath $path).$Option }.GetNewClosure()
        $before = & $read $file

        Assert-Change $file 'Set-EntSsoAdapter' @{ Adapter = 'RACFADAPTER'; $Option = -not $before } $read $before (-not $before) $Says
        Get-EntSsoAdapter -DeploymentPath $file | Select-Object $untouched | ConvertTo-Json | Should -Be $others
        Assert-Change $file 'Set-EntSsoAdapter' @{ Adapter = 'RACFADAPTER'; $Option = $before } $read (-not $before) $before
    }

    It 'keeps full sync from being on without partial sync, from both sides' {
        $file = New-Deployment
        $failed = Get-Failure { Set-EntSsoAdapter RACFADAPTER -ChangeWindowsPassword $true -DeploymentPath $file }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_RuleViolated,*'

        (Set-EntSsoAdapter RACFADAPTER -ChangeWindowsPassword $true -SyncFromAdapter $true -DeploymentPath $file -PassThru).ChangeWindowsPassword | Should -BeTrue
        (Get-Failure { Set-EntSsoAdapter RACFADAPTER -SyncFromAdapter $false -DeploymentPath $file -Confirm:$false })[0].FullyQualifiedErrorId |
            Should -BeLike 'EntSso_RuleViolated,*'
        (Set-EntSsoAdapter RACFADAPTER -ChangeWindowsPassword $false -SyncFromAdapter $false -DeploymentPath $file -Confirm:$false -PassThru).SyncFromAdapter | Should -BeFalse
    }

    It 'refuses to set nothing' {
        { Set-EntSsoAdapter RACFADAPTER -DeploymentPath (New-Deployment) } | Should -Throw -ErrorId 'EntSso_Argument,*'
    }
}

Describe 'The applications of an adapter' {
    It 'are taken away and given back' {
        $file = New-Deployment
        $read = { param($path) "$((Get-EntSsoApplication MAINFRAME -DeploymentPath $path).Adapter)" }
        $with = @{ Adapter = 'RACFADAPTER'; Application = 'MAINFRAME' }

        Assert-Change $file 'Remove-EntSsoAdapterApplication' $with $read 'RACFADAPTER' '' '(event 11035, likely)'
        (Get-EntSsoAdapter -DeploymentPath $file).Applications | Should -BeNullOrEmpty
        Assert-Change $file 'Add-EntSsoAdapterApplication' $with $read '' 'RACFADAPTER'
        (Get-EntSsoAdapter -DeploymentPath $file).Applications | Should -Be 'MAINFRAME'
    }

    It 'come from the pipeline, as does the adapter' {
        $file = New-Deployment
        Get-EntSsoApplication MAINFRAME -DeploymentPath $file | Remove-EntSsoAdapterApplication -Confirm:$false
        (Get-EntSsoAdapter RACFADAPTER -DeploymentPath $file | Add-EntSsoAdapterApplication -Application MAIN* -PassThru).Adapter | Should -Be 'RACFADAPTER'
    }

    It 'are taken away where there is an adapter, when all come from the pipeline' {
        $file = New-Deployment
        $told = Get-EntSsoApplication -DeploymentPath $file | Remove-EntSsoAdapterApplication -Confirm:$false -Verbose 4>&1

        (Get-EntSsoApplication -DeploymentPath $file).Adapter -join "" | Should -BeNullOrEmpty
        $told.Message | Should -Contain 'PAYROLL is not assigned to an adapter.'

        $unknown = New-Deployment -Edit { $args[0] -replace '"adapter": \{\s*"value": "RACFADAPTER"', '"adapter": { "unknown": "not read"' }
        $failed = Get-Failure { Get-EntSsoApplication MAINFRAME -DeploymentPath $unknown | Remove-EntSsoAdapterApplication -Confirm:$false }
        $failed.FullyQualifiedErrorId | Should -BeLike 'EntSso_PreconditionUnknown,*'
        $failed.Exception.Message | Should -BeLike '*not read*Specify it with -Adapter.'
    }

    It 'are left where they are when the adapter has no value, and that is an error' {
        $file = New-Deployment

        { Remove-EntSsoAdapterApplication $null MAINFRAME -DeploymentPath $file -Confirm:$false } | Should -Throw -ErrorId 'EntSso_Argument,*'
        $failed = Get-Failure { [pscustomobject]@{ Application = 'MAINFRAME'; Adapter = '' } | Remove-EntSsoAdapterApplication -DeploymentPath $file -Confirm:$false }
        $failed.Exception.Message | Should -BeLike 'MAINFRAME belongs to RACFADAPTER*Use -Adapter.'
        (Get-EntSsoApplication MAINFRAME -DeploymentPath $file).Adapter | Should -Be 'RACFADAPTER'
    }

    It 'are refused <Because>' -ForEach @(
        @{ Because = 'with direct password sync'; Do = { param($path) Add-EntSsoAdapterApplication RACFADAPTER PAYROLL -DeploymentPath $path }; Id = 'EntSso_RuleViolated,*'; Says = '*10851*Disable-EntSsoDirectSync -Application PAYROLL*' }
        @{ Because = 'that do not exist'; Do = { param($path) Add-EntSsoAdapterApplication RACFADAPTER NOSUCH -DeploymentPath $path }; Id = 'EntSso_NotFound,*'; Says = '*MAINFRAME, PAYROLL*' }
        @{ Because = 'for an adapter that does not exist'; Do = { param($path) Remove-EntSsoAdapterApplication NOSUCH MAINFRAME -DeploymentPath $path -Confirm:$false }; Id = 'EntSso_NotFound,*'; Says = '*RACFADAPTER*' }
    ) {
        $file = New-Deployment
        $failed = Get-Failure { & $Do $file }
        $failed[0].FullyQualifiedErrorId | Should -BeLike $Id
        $failed[0].Exception.Message | Should -BeLike $Says
    }

    It 'are refused where they belong to another adapter' {
        $file = New-Deployment -Edit { $args[0] -replace '"adapters": \[', '"adapters": [ { "name": "OTHERADAPTER" },' }
        $failed = Get-Failure { Add-EntSsoAdapterApplication OTHERADAPTER MAINFRAME -DeploymentPath $file }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_RuleViolated,*'
        $failed[0].Exception.Message | Should -BeLike '*Remove-EntSsoAdapterApplication -Adapter RACFADAPTER -Application MAINFRAME*'

        (Get-Failure { Remove-EntSsoAdapterApplication OTHERADAPTER MAINFRAME -DeploymentPath $file -Confirm:$false })[0].FullyQualifiedErrorId |
            Should -BeLike 'EntSso_NotFound,*'
    }
}
