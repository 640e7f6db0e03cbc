BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    . (Join-Path $PSScriptRoot 'Configuration.ps1')
}

Describe 'Get-EntSsoServer' {
    BeforeAll { $script:File = New-Deployment }

    It 'shows all servers, and those that are named' {
        (Get-EntSsoServer -DeploymentPath $File).Name | Should -Be @('INTSVR1.fabrikam.com', 'INTSVR2.fabrikam.com')
        (Get-EntSsoServer intsvr2 -DeploymentPath $File).Name | Should -Be 'INTSVR2.fabrikam.com'
        (Get-EntSsoServer INTSVR2.fabrikam.com, INTSVR2 -DeploymentPath $File).Name | Should -Be 'INTSVR2.fabrikam.com'
        (Get-EntSsoServer *SVR?.*, INTSVR? -DeploymentPath $File).Name | Should -Be @('INTSVR1.fabrikam.com', 'INTSVR2.fabrikam.com')
    }

    It 'has values that scripts can use' {
        $server = Get-EntSsoServer INTSVR1 -DeploymentPath $File

        [bool] $server.AllowMiis | Should -BeTrue
        [bool] $server.AllowPcns | Should -BeFalse
        $server.PasswordSyncAgeHours + 1 | Should -Be 25
        $server.ServiceState | Should -Be 'Running'
        $server.Facts.PSBase.AllowMiis.Origin.Source | Should -Be 'ENTSSO on INTSVR1'
        $server.DeploymentPath | Should -Be $File
    }

    It 'has null and a reason for what is not known' {
        $unread = New-Deployment -Text '{ "entSsoDeployment": "1.0", "servers": [ { "name": "OLD", "allowMiis": { "unknown": "too old to say" } } ] }'
        $server = Get-EntSsoServer -DeploymentPath $unread

        $server.AllowMiis | Should -Be $null
        [bool] $server.AllowMiis | Should -BeFalse
        $server.Unknown | Should -Contain 'AllowMiis: too old to say'
        $server.Unknown | Should -Contain 'Version: not collected'
        $server | Get-TableText -Width 80 | Should -Match '(?m)^OLD +\? +\? '
        $server | Format-List | Out-String -Width 80 | Should -Match 'AllowMiis: too old to say'
    }

    It 'is silent about a pattern that fits nothing, and names the servers to a name that is not there' {
        Get-EntSsoServer NOSUCH* -DeploymentPath $File -ErrorAction Stop | Should -BeNullOrEmpty

        $servers = Get-EntSsoServer NOSUCH, INTSVR1 -DeploymentPath $File -ErrorVariable failed -ErrorAction SilentlyContinue
        $servers.Name | Should -Be 'INTSVR1.fabrikam.com'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_NotFound,*'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].Exception.Message | Should -BeLike '*NOSUCH*INTSVR1.fabrikam.com, INTSVR2.fabrikam.com*'
    }

    It 'takes files from the pipeline' {
        (Get-Item $File | Get-EntSsoServer INTSVR1).Name | Should -Be 'INTSVR1.fabrikam.com'
    }

    It 'finds a server whose name has a wildcard character in it' {
        $odd = New-Deployment -Text '{ "entSsoDeployment": "1.0", "servers": [ { "name": "SSO[1]" }, { "name": "SSO1" } ] }'
        (Get-EntSsoServer 'SSO[1]' -DeploymentPath $odd).Name | Should -Be @('SSO[1]', 'SSO1')
        (Get-EntSsoServer -DeploymentPath $odd | Get-EntSsoServer).Name | Should -Contain 'SSO[1]'
    }
}

Describe 'The server gates' {
    It '<Command> and <Back> change <Property> and nothing else' -ForEach @(
        @{ Command = 'Disable-EntSsoMiisSync'; Back = 'Enable-EntSsoMiisSync'; Property = 'AllowMiis'; Before = $true; Says = '(event 11070)' }
        @{ Command = 'Enable-EntSsoPcnsSync'; Back = 'Disable-EntSsoPcnsSync'; Property = 'AllowPcns'; Before = $false; Says = '(event 10710)'; BackSays = '(event 11069)' }
    ) {
        $file = New-Deployment
        $read = { param($path) (Get-EntSsoServer INTSVR1 -DeploymentPath $path).$Property }.GetNewClosure()

        Assert-Change $file $Command @{ Server = 'INTSVR1' } $read $Before (-not $Before) $Says
        (Get-EntSsoServer INTSVR2 -DeploymentPath $file).$Property | Should -Be $Before
        Assert-Change $file $Back @{ Server = 'INTSVR1' } $read (-not $Before) $Before $BackSays
    }

    It 'need a name where a file has several servers, and none where it has one' {
        $failed = Get-Failure { Disable-EntSsoMiisSync -DeploymentPath (New-Deployment) -Confirm:$false }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_Ambiguous,*'
        $failed[0].Exception.Message | Should -BeLike '*INTSVR1.fabrikam.com, INTSVR2.fabrikam.com*-Server*'

        $one = New-Deployment -Text '{ "entSsoDeployment": "1.0", "servers": [ { "name": "ONLY", "allowMiis": { "value": false } } ] }'
        (Enable-EntSsoMiisSync -DeploymentPath $one -PassThru).AllowMiis | Should -BeTrue

        $none = New-Deployment -Text '{ "entSsoDeployment": "1.0" }'
        (Get-Failure { Enable-EntSsoMiisSync -DeploymentPath $none })[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_NotFound,*'
    }

    It 'change several servers by pattern and by pipeline' {
        $file = New-Deployment
        (Disable-EntSsoMiisSync * -DeploymentPath $file -Confirm:$false -PassThru).AllowMiis | Should -Be @($false, $false)
        (Get-EntSsoServer -DeploymentPath $file | Enable-EntSsoMiisSync -PassThru).AllowMiis | Should -Be @($true, $true)
    }

    It 'go on with the next server after one that is not there' {
        $file = New-Deployment
        $failed = Get-Failure { Disable-EntSsoMiisSync NOSUCH, INTSVR2 -DeploymentPath $file -Confirm:$false }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_NotFound,*'
        (Get-EntSsoServer -DeploymentPath $file).AllowMiis | Should -Be @($true, $false)
    }
}

Describe 'Set-EntSsoServer' {
    It 'sets <Property>' -ForEach @(
        @{ With = @{ PasswordSyncAge = 12 }; Property = 'PasswordSyncAgeHours'; Before = 24; After = 12; Says = '(events 10803 and 10712)' }
        @{ With = @{ PositiveAuditLevel = 2 }; Property = 'PositiveAuditLevel'; Before = 0; After = 2 }
        @{ With = @{ NegativeAuditLevel = 0 }; Property = 'NegativeAuditLevel'; Before = 1; After = 0; Says = '(events 11009 to 11013)' }
        @{ With = @{ ReplayDirectory = 'D:\Replay files' }; Property = 'ReplayDirectory'; Before = 'C:\Program Files\Common Files\Enterprise Single Sign-On\Replay'; After = 'D:\Replay files'; Says = 'stay there' }
        @{ With = @{ ReplayDirectory = '' }; Property = 'ReplayDirectory'; Before = 'C:\Program Files\Common Files\Enterprise Single Sign-On\Replay'; After = ''; Says = '-> default' }
    ) {
        $file = New-Deployment
        $others = Get-EntSsoServer INTSVR1 -DeploymentPath $file | Select-Object PasswordSyncAgeHours, PositiveAuditLevel, NegativeAuditLevel, ReplayDirectory -ExcludeProperty $Property
        $read = { param($path) (Get-EntSsoServer INTSVR1 -DeploymentPath $path).$Property }.GetNewClosure()

        Assert-Change $file 'Set-EntSsoServer' ($With + @{ Server = 'INTSVR1' }) $read $Before $After $Says

        Get-EntSsoServer INTSVR1 -DeploymentPath $file | Select-Object PasswordSyncAgeHours, PositiveAuditLevel, NegativeAuditLevel, ReplayDirectory -ExcludeProperty $Property |
            ConvertTo-Json | Should -Be ($others | ConvertTo-Json)
    }

    It 'makes several settings after one question' {
        $file = New-Deployment
        $told = Set-EntSsoServer INTSVR1 -PasswordSyncAge 12 -PositiveAuditLevel 3 -DeploymentPath $file -Verbose 4>&1
        $told.Message | Should -Contain 'INTSVR1.fabrikam.com: Password sync age: 24 h -> 12 h; Audit level: successes 0, failures 1 -> successes 3, failures 1. INTSVR1.fabrikam.com will refuse changes older than 12 h (events 10803 and 10712), also those that the sync engine retries.'
    }

    It 'refuses <With>' -ForEach @(
        @{ With = @{ PasswordSyncAge = 0 }; Id = 'ParameterArgumentValidationError*' }
        @{ With = @{ PositiveAuditLevel = 4 }; Id = 'ParameterArgumentValidationError*' }
        @{ With = @{ NegativeAuditLevel = -1 }; Id = 'ParameterArgumentValidationError*' }
        @{ With = @{}; Id = 'EntSso_Argument,*' }
    ) {
        { Set-EntSsoServer INTSVR1 -DeploymentPath (New-Deployment) @With } | Should -Throw -ErrorId $Id
    }

    It 'asks for both audit levels where the one to keep is not known' {
        $file = New-Deployment -Text '{ "entSsoDeployment": "1.0", "servers": [ { "name": "ONLY" } ] }'
        $failed = Get-Failure { Set-EntSsoServer -PositiveAuditLevel 1 -DeploymentPath $file }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_PreconditionUnknown,*'

        (Set-EntSsoServer -PositiveAuditLevel 1 -NegativeAuditLevel 2 -DeploymentPath $file -PassThru).NegativeAuditLevel | Should -Be 2
    }

    It 'overwrites nothing that somebody else changes meanwhile' {
        $file = New-Deployment
        $failed = Get-Failure {
            Set-EntSsoServer INTSVR1 -PasswordSyncAge 12 -DeploymentPath $file -Verbose 4>&1 | ForEach-Object {
                if ($_.Message -like '*24 h -> 12 h*') { Set-EntSsoServer INTSVR1 -PasswordSyncAge 48 -DeploymentPath $file }
            }
        }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_ConcurrentChange,*'
        (Get-EntSsoServer INTSVR1 -DeploymentPath $file).PasswordSyncAgeHours | Should -Be 48
    }

    It 'writes nothing over a file that another program changes meanwhile' {
        $file = New-Deployment
        $failed = Get-Failure {
            Set-EntSsoServer INTSVR1 -PasswordSyncAge 12 -PositiveAuditLevel 3 -DeploymentPath $file -Verbose 4>&1 | ForEach-Object {
                if ($_.Message -like 'Made:*12 h.') { Add-Content -LiteralPath $file ' ' }
            }
        }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_ConcurrentChange,*'
        (Get-EntSsoServer INTSVR1 -DeploymentPath $file).PasswordSyncAgeHours | Should -Be 24
    }
}
