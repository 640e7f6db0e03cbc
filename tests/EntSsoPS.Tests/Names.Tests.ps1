# How the configuration cmdlets take names, paths and values, and what they say where one is not meant that way.
BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../out/EntSsoPS') -Force
    $script:Cmdlets = Get-Command -Module EntSsoPS | ForEach-Object { @{ Name = $_.Name } }
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    . (Join-Path $PSScriptRoot 'Configuration.ps1')
    $script:Common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
}

Describe 'A name' {
    BeforeEach { $script:file = New-Deployment }

    It 'comes through the pipeline: <Code>' -ForEach @(
        @{ Code = { 'INTSVR1', 'INTSVR2' | Enable-EntSsoMiisSync -DeploymentPath $file -PassThru }; Names = 'INTSVR1.fabrikam.com', 'INTSVR2.fabrikam.com' }
        @{ Code = { 'PAYROLL' | Disable-EntSsoDirectSync -DeploymentPath $file -Confirm:$false -PassThru }; Names = 'PAYROLL' }
        @{ Code = { 'RACFADAPTER' | Get-EntSsoAdapter -DeploymentPath $file }; Names = 'RACFADAPTER' }
        @{ Code = { Get-EntSsoMapping MAINFRAME jane.doe -DeploymentPath $file | Get-EntSsoApplication }; Names = 'MAINFRAME' }
        @{ Code = { Get-EntSsoApplication MAINFRAME -DeploymentPath $file | Get-EntSsoAdapter }; Names = 'RACFADAPTER' }
        @{ Code = { Get-EntSsoServer INTSVR2 -DeploymentPath $file | Set-EntSsoServer -PasswordSyncAge 7 -PassThru }; Names = 'INTSVR2.fabrikam.com' }
        @{ Code = { Get-EntSsoSystem -DeploymentPath $file | Get-EntSsoAdapter }; Names = 'RACFADAPTER' }
        @{ Code = { Get-Item $file | Get-EntSsoAdapter }; Names = 'RACFADAPTER' }
    ) {
        (& $Code).Name | Should -Be $Names
    }

    It 'of a server leads to its log' {
        $command = (Get-Command Get-EntSsoPasswordChange, Get-EntSsoSyncEvent, Wait-EntSsoPasswordChange).ForEach{ $_.Parameters['ComputerName'] }
        $command.Aliases | Should -Contain 'Server'
        Skip-Where $OnWindows 'this looks for logs of other computers'
        # Each server is asked: without Windows both are refused by name.
        $failed = @(Get-Failure { Get-EntSsoServer -DeploymentPath $file | Get-EntSsoPasswordChange -WarningAction SilentlyContinue })
        "$($failed.Exception.Message)" | Should -BeLike '*Windows*'
        $failed.FullyQualifiedErrorId | Should -Not -BeLike 'EntSso_PathNotFound*'
    }

    It 'may be several for mappings' {
        (Get-EntSsoMapping MAINFRAME, PAYROLL -DeploymentPath $file).Application | Sort-Object -Unique | Should -Be 'MAINFRAME', 'PAYROLL'
        Disable-EntSsoMapping MAINFRAME, PAYROLL jane.doe, ana.costa -DeploymentPath $file -Confirm:$false -ErrorAction SilentlyContinue
        Get-EntSsoMapping MAINFRAME, PAYROLL jane.doe -DeploymentPath $file | Where-Object IsEnabled | Should -BeNullOrEmpty
    }

    It 'is not the path of a file: <Code>' -ForEach @(
        @{ Code = { Get-EntSsoServer copy.json }; Parameter = 'Server' }
        @{ Code = { Get-EntSsoApplication $file }; Parameter = 'Application' }
        @{ Code = { Disable-EntSsoAdapter $file }; Parameter = 'Adapter' }
    ) {
        $code = $Code
        { & $code } | Should -Throw -ErrorId 'EntSso_Argument,*' -ExpectedMessage "*is a file, and -$Parameter expects a name.*-DeploymentPath*"
    }

    It 'with wildcards that fits nothing is no error: <Code>' -ForEach @(
        @{ Code = { Get-EntSsoServer zzz* -DeploymentPath $file } }
        @{ Code = { Get-EntSsoApplication zzz* -DeploymentPath $file } }
        @{ Code = { Get-EntSsoAdapter zzz* -DeploymentPath $file } }
        @{ Code = { Get-EntSsoMapping zzz* -DeploymentPath $file } }
        @{ Code = { Get-EntSsoSample zzz* } }
        @{ Code = { Get-EntSsoEventDefinition zzz* } }
        @{ Code = { Get-EntSsoSyncEvent $Logs -ProviderName zzz* } }
        @{ Code = { Get-EntSsoPasswordChange $Logs -Account zzz* } }
    ) {
        & $Code -ErrorVariable failed -WarningVariable warned | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
        $warned | Should -BeNullOrEmpty
    }

    It 'with wildcards that fits nothing returns nothing, and a change of nothing warns' {
        Get-EntSsoServer zzz* -DeploymentPath $file -WarningVariable warned | Should -BeNullOrEmpty
        $warned | Should -BeNullOrEmpty
        $bytes = Get-Content64 $file
        Enable-EntSsoMiisSync zzz* -DeploymentPath $file -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike 'zzz`* matches nothing*'
        Disable-EntSsoMapping MAINFRAME zzz* -DeploymentPath $file -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike '*zzz`* -> MAINFRAME matches nothing*'
        Get-Content64 $file | Should -Be $bytes
    }
}

Describe 'A parameter' {
    It 'for one value says so when it gets several' {
        $file = New-Deployment
        { Get-EntSsoServer -DeploymentPath $file, $file } | Should -Throw -ExpectedMessage '*accepts one value, and 2 were specified*'
        { Set-EntSsoServer INTSVR1 -PasswordSyncAge 1, 2 -DeploymentPath $file } | Should -Throw -ExpectedMessage '*accepts one value, and 2 were specified: 1, 2*'
        { Test-EntSsoSpn ENTSSO/A -Directory a, b } | Should -Throw -ExpectedMessage '*accepts one value*'
    }

    It 'of <Name> says in words that it refuses arrays, and has a help message where it is asked for' -ForEach $Cmdlets {
        foreach ($parameter in (Get-Command $Name).Parameters.Values | Where-Object { $_.Name -notin $Common }) {
            # PowerShell binds a whole list to these, or takes none.
            if (-not $parameter.ParameterType.IsArray -and $parameter.ParameterType -notin [switch], [psobject], [pscredential], [EntSso.Deployment.SyncDeployment]) {
                $parameter.Attributes.ForEach{ $_.GetType().Name } | Should -Contain 'SingleValueAttribute' -Because "$Name -$($parameter.Name)"
            }

            $parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.ParameterAttribute] -and $_.Mandatory -and -not $_.HelpMessage } |
                Should -BeNullOrEmpty -Because "$Name -$($parameter.Name) is asked for"
        }
    }

    # A name has one type (or lists of it) and one meaning. Where it takes wildcards or input from the pipeline in some cmdlets only, they are
    # named here with the reason; within a group everything is the same.
    It '<Parameter> means the same wherever it is' -ForEach @(
        $groups = @{
            # What is made or assigned has to be named; what is looked for may be a pattern.
            # The account of a finding is the one that should hold the SPN: it comes from the pipeline to register and never to remove.
            Account = @('^Wait-', '^Get-', '^Test-', '^Register-', '^Unregister-')
            Adapter = @('AdapterApplication$', 'Get-EntSsoApplication', '-EntSsoAdapter$')
            Application = @('(New|Reset)-EntSsoMapping', '-EntSsoMapping$', 'AdapterApplication$', '.')
            WindowsAccount = @('(New|Reset)-EntSsoMapping', '.')
            ExternalUser = @('(New|Reset)-EntSsoMapping', '.')
            # The object of the cmdlet has a position and comes through the pipeline, a companion does not.
            Server = @('Test-EntSsoServiceAccount', '.')
            Path = @('Wait-EntSsoPasswordChange', '-EntSsoConfiguration$', '.')
            # A deployment is the object of checks; of configuration it is the place.
            DeploymentPath = @('Deployment$|Report$|^Test-EntSso(PasswordSync|ManagementAgent)$', '-EntSsoConfiguration$', '.')
            ComputerName = @('PasswordChange$|SyncEvent$', '.')
            # What is returned has another name for it, or is a label for the new object.
            Name = @('EventDefinition$', 'Sample$', 'Deployment$')
            InputObject = @('EventDefinition$', 'PasswordChange$|SyncEvent$', '.')
            Enable = @('Mode$', '.')
            Outcome = @('SyncEvent$', '.')
            OutputPath = @('Deployment$', '.')
        }
        foreach ($parameter in Get-Command -Module EntSsoPS | ForEach-Object { $_.Parameters.Keys } | Sort-Object -Unique) {
            @{ Parameter = $parameter; Groups = if ($groups[$parameter]) { $groups[$parameter] } else { , '.' } }
        }
    ) {
        $seen = foreach ($command in Get-Command -Module EntSsoPS | Where-Object { $_.Parameters.Keys -contains $Parameter }) {
            $group = $Groups | Where-Object { $command.Name -match $_ } | Select-Object -First 1
            $found = $command.Parameters[$Parameter]
            $type = $found.ParameterType
            $type = if ($type.IsArray) { $type.GetElementType() } else { $type }
            $type = if ([Nullable]::GetUnderlyingType($type)) { [Nullable]::GetUnderlyingType($type) } else { $type }
            foreach ($set in $found.ParameterSets.Values) {
                [pscustomobject]@{
                    Group = $group
                    Type = $type.Name
                    Traits = '{0} aliases {1} wildcards {2} position {3} value {4} property {5}' -f $type.Name, ($found.Aliases -join ','),
                    [bool]($found.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] }),
                    # A report's file has a position only where its deployment has one.
                    $(if ($Parameter -eq 'OutputPath') { 'any' } else { $set.Position }), $set.ValueFromPipeline, $set.ValueFromPipelineByPropertyName
                }
            }
        }

        # Events and changes end in different ways.
        if ($Parameter -notin 'InputObject', 'Enable', 'Outcome') { $seen.Type | Sort-Object -Unique | Should -HaveCount 1 }
        foreach ($group in $seen | Group-Object Group) {
            $group.Group.Traits | Sort-Object -Unique | Should -HaveCount 1 -Because "$Parameter in $($group.Name)"
        }

        $seen.Group | Sort-Object -Unique | Should -HaveCount $Groups.Count -Because 'each group that is named has a cmdlet'
    }

    It 'has a name or alias that no other cmdlet uses for something else' {
        $names = @{}
        foreach ($command in Get-Command -Module EntSsoPS) {
            foreach ($found in $command.Parameters.Values | Where-Object Name -NotIn $Common) {
                foreach ($alias in $found.Aliases) { $names[$alias] = @($names[$alias]) + $found.Name | Where-Object { $_ } | Sort-Object -Unique }
            }
        }

        $names.Keys | Where-Object { $names[$_].Count -gt 1 } | Sort-Object | Should -Be @('FullName', 'PSPath') -Because 'these two are of every file'
    }

    It '-DeploymentPath is a folder for cmdlets that only read, and one file for the others' {
        $folder = Join-Path $Samples 'fabrikam'
        (Get-EntSsoServer -DeploymentPath $folder).Name | Should -Be 'INTSVR1.fabrikam.com', 'INTSVR2.fabrikam.com'
        Test-EntSsoConfiguration (Join-Path $Samples 'fabrikam.desired.json') -DeploymentPath $folder -Quiet | Should -BeTrue
        (Get-Failure { Enable-EntSsoMiisSync * -DeploymentPath $folder })[0].Exception.Message | Should -BeLike '*is a folder, and settings are changed in one deployment file*'
        $empty = (New-Item -ItemType Directory (Join-Path $TestDrive 'nothing') -Force).FullName
        @(Get-Failure { Get-EntSsoServer -DeploymentPath $empty }).FullyQualifiedErrorId | Should -BeLike 'EntSso_NothingRecognised,*'
    }

    It '-Directory is refused for a deployment file, however it is named: <Name>' -ForEach @(
        @{ Name = 'on the command line'; Code = { New-EntSsoMapping PAYROLL FABRIKAM\jane.doe JD -DeploymentPath $file -Directory dc1 } }
        @{ Name = 'through the pipeline'; Code = { Get-Item $file | Reset-EntSsoMapping PAYROLL FABRIKAM\jane.doe -Directory dc1 } }
    ) {
        $script:file = New-Deployment
        $Code | Should -Throw -ErrorId 'EntSso_Argument,*' -ExpectedMessage '-Directory is for a live system*'
    }

    It '-DeploymentPath takes a pattern that fits one file' {
        $file = New-Deployment
        (Get-EntSsoAdapter -DeploymentPath ($file -replace '\.json$', '.js?n')).Name | Should -Be 'RACFADAPTER'
        (Get-Failure { Get-EntSsoAdapter -DeploymentPath (Join-Path $Samples 'fabrikam-*/deployment.json') })[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_Ambiguous,*'
    }
}

Describe 'A command on a file' {
    It 'writes it once, with one time' {
        $mappings = 1..50 | ForEach-Object { '{"application":"APP","windowsDomain":"FAB","windowsUser":"u' + $_ + '","externalUser":"X' + $_ + '","state":"enabled"}' }
        $file = New-Deployment -Text ('{"entSsoDeployment":"1.0","applications":[{"name":"APP"}],"mappings":[' + ($mappings -join ',') + ']}')
        Disable-EntSsoMapping APP * -DeploymentPath $file -Confirm:$false
        @(Get-EntSsoMapping -DeploymentPath $file | Where-Object IsEnabled).Count | Should -Be 0
        @((Get-Content $file -Raw | ConvertFrom-Json).origins.PSObject.Properties).Count | Should -Be 1

        Get-EntSsoMapping -DeploymentPath $file | Enable-EntSsoMapping
        @((Get-Content $file -Raw | ConvertFrom-Json).origins.PSObject.Properties).Count | Should -Be 1
    }

    It 'leads the next command of a pipeline to the written file' {
        $file = New-Deployment
        (Disable-EntSsoApplication MAINFRAME -DeploymentPath $file -Confirm:$false -PassThru | Enable-EntSsoApplication -PassThru).IsEnabled | Should -BeTrue
    }

    It 'refuses a read-only file' {
        $file = New-Deployment
        (Get-Item $file).IsReadOnly = $true
        try {
            $failed = @(Get-Failure { Enable-EntSsoPcnsSync INTSVR1 -DeploymentPath $file })
            $failed.FullyQualifiedErrorId | Should -BeLike 'EntSso_AccessDenied,*'
            $failed.CategoryInfo.Category | Should -Be 'PermissionDenied'
        }
        finally {
            (Get-Item $file).IsReadOnly = $false
        }
    }
}

Describe 'An export' {
    BeforeAll { $script:deployment = Import-EntSsoDeployment (Join-Path $Samples 'fabrikam/deployment.json') }

    It 'keeps a file with -NoClobber, and a read-only one without -Force: <Name>' -ForEach @(
        @{ Name = 'Export-EntSsoDeployment'; Extension = 'json' }
        @{ Name = 'Export-EntSsoReport'; Extension = 'html' }
    ) {
        $file = Join-Path $TestDrive "kept.$Extension"
        Set-Content $file 'mine'
        (Get-Failure { $deployment | & $Name $file -NoClobber })[0].FullyQualifiedErrorId | Should -BeLike 'EntSso_FileExists,*'
        (Get-Item $file).IsReadOnly = $true
        (Get-Failure { $deployment | & $Name $file })[0].Exception.Message | Should -BeLike '*read-only*-Force*'
        Get-Content $file | Should -Be 'mine'
        $deployment | & $Name $file -Force
        Get-Content $file -Raw | Should -Not -Match '^mine'
        (Get-Item $file).IsReadOnly = $false
    }

    It 'of a report takes its file without a parameter name, with and without a pipeline' {
        $deployment | Export-EntSsoReport (Join-Path $TestDrive 'one.html')
        Export-EntSsoReport (Join-Path $Samples 'fabrikam') (Join-Path $TestDrive 'two.html')
        'one.html', 'two.html' | ForEach-Object { Join-Path $TestDrive $_ | Should -Exist }
    }
}

Describe 'A desired state' {
    It 'comes through the pipeline, and all is well is said' {
        $file = New-Deployment
        $desired = Join-Path $TestDrive 'desired.json'
        Set-Content $desired '{ "applications": [ { "name": "MAINFRAME", "enabled": true } ] }'
        Get-Item $desired | Test-EntSsoConfiguration -DeploymentPath $file 6>&1 | Should -BeLike '*: all 1 settings of desired.json are as desired.'
        Get-Item $desired | Test-EntSsoConfiguration -DeploymentPath $file -Quiet | Should -BeTrue
    }

    It 'is not a deployment file' {
        $file = New-Deployment
        (Get-Failure { Test-EntSsoConfiguration $file -DeploymentPath $file })[0].Exception.Message | Should -BeLike '*is a deployment file, but a desired state file is expected*'
    }
}

Describe 'SPNs' {
    It 'of findings are taken, and findings about something else are passed over' {
        Skip-Where $OnWindows 'on Windows the directory of this computer answers'
        $failed = Test-EntSsoPasswordSync (Join-Path $Samples 'fabrikam-spn-missing') | Where-Object Status -EQ Fail
        $failed | Where-Object { -not $_.ServicePrincipalName } | Should -Not -BeNullOrEmpty
        $failed | Register-EntSsoSpn -AsCommand -ErrorAction Stop | Should -Be 'setspn -S ENTSSO/INTSVR1.fabrikam.com FABRIKAM\ssosvcact'
    }

    It 'are registered several at once' {
        Skip-Where $OnWindows 'on Windows the directory of this computer answers'
        $commands = Register-EntSsoSpn ENTSSO/INTSVR1, ENTSSO/INTSVR1.fabrikam.com FABRIKAM\ssosvcact -AsCommand
        $commands.Count | Should -Be 2
        'ENTSSO/INTSVR1', 'ENTSSO/INTSVR2' | Register-EntSsoSpn -Account FABRIKAM\ssosvcact -AsCommand | Should -HaveCount 2
    }
}

Describe 'The clock' {
    It 'is local in the shell, and its text has the offset' {
        $time = [EntSsoPS.Output.ShellTime]::Of([datetime]::new(638554176001234567, 'Utc'))
        $time.Kind | Should -Be 'Local'
        $time.ToUniversalTime().Ticks | Should -Be 638554176001234567
        $text = ([pscustomobject]@{ Time = $time } | ConvertTo-Csv | Select-Object -Last 1).Trim('"')
        [datetimeoffset]::Parse($text, [cultureinfo]::InvariantCulture).UtcTicks | Should -Be 638554176001234567
        '{0:yyyy}' -f $time | Should -Be $time.ToString('yyyy')
    }
}

Describe 'An account or a computer' {
    BeforeDiscovery {
        $script:Inputs = foreach ($cmdlet in $Cmdlets) {
            foreach ($property in (Get-Command $cmdlet.Name).ImplementingType.GetProperties()) {
                foreach ($attribute in $property.GetCustomAttributes($true) | Where-Object { $_.GetType().Name -in 'AccountInputAttribute', 'ComputerInputAttribute' }) {
                    @{ Name = $cmdlet.Name; Parameter = $property.Name; Attribute = $attribute; IsAccount = $attribute.GetType().Name -eq 'AccountInputAttribute' }
                }
            }
        }
    }

    BeforeAll {
        # Validates the value as PowerShell does when it binds it, without running the cmdlet.
        function script:Test-Input($Attribute, [string] $Value) {
            $validate = $Attribute.GetType().GetMethod('Validate', [System.Reflection.BindingFlags] 'Instance, NonPublic')
            try { $validate.Invoke($Attribute, @($Value, $null)) } catch { throw $_.Exception.GetBaseException() }
        }
    }

    It 'that cannot be one is refused by <Name> -<Parameter> with the form that is right' -ForEach $Inputs {
        $wrong = if ($IsAccount) { 'CONTOSO/ssosvc', '', ' ', 'CN=ssosvc,DC=contoso,DC=test', 'CONTOSO\', 'ENTSSO/INTSVR1' } else { '', ' ', 'CONTOSO\ssosvc', 'ldap://INTSVR1', 'ENTSSO/INTSVR1' }
        $right = if ($IsAccount) { '(DOMAIN\\user|CONTOSO\\ssosvc)' } else { 'INTSVR1' }
        foreach ($value in $wrong) {
            { Test-Input $Attribute $value } | Should -Throw -ExceptionType ([System.Management.Automation.ValidationMetadataException])
            try { Test-Input $Attribute $value } catch { $_.Exception.Message | Should -Match $right -Because "'$value'" }
        }
    }

    It 'is taken by <Name> -<Parameter> in every form that it has' -ForEach $Inputs {
        $right = if ($IsAccount) { 'ana.costa', 'CONTOSO\ana.costa', 'ana.costa@contoso.test', 'S-1-5-21-1-2-3-1104' } else { 'INTSVR1', 'INTSVR1.contoso.test', '.', 'localhost', '10.1.2.3' }
        foreach ($value in $right) { { Test-Input $Attribute $value } | Should -Not -Throw -Because $value }
        if ($Attribute.Wildcards) { { Test-Input $Attribute 'a*' } | Should -Not -Throw }
    }

    It 'is checked in every parameter that takes one' {
        $unchecked = foreach ($cmdlet in $Cmdlets.Name) {
            foreach ($property in (Get-Command $cmdlet).ImplementingType.GetProperties() | Where-Object Name -Match '^(Account|.*User|WindowsAccount|ServiceAccount|MappingOf|Server|ComputerName|SyncEngine|DomainController)$') {
                $isParameter = $property.GetCustomAttributes([System.Management.Automation.ParameterAttribute], $true)
                if ($isParameter -and -not ($property.GetCustomAttributes($true) | Where-Object { $_.GetType().Name -like '*InputAttribute' })) { "$cmdlet -$($property.Name)" }
            }
        }
        # External users have the form that their system gives them; accounts of SPN changes are checked one by one, and empty from a finding.
        $unchecked | Where-Object { $_ -notmatch '-ExternalUser$|^(Un)?[Rr]egister-EntSsoSpn -Account$' } | Should -BeNullOrEmpty
    }
}
