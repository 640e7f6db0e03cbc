# Commands of the module in remedies, hints and errors: whoever copies one has to have a command that is there, binds and names the target.
BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    . (Join-Path $PSScriptRoot 'Configuration.ps1')

    # Each invocation in a text: the name of a cmdlet of the module and what follows it up to the end of the sentence or line.
    function script:Get-PrintedCommand([string] $Text) {
        [regex]::Matches($Text, "(?m)\b[A-Z][a-z]+-EntSso[A-Za-z]+((, | )(?!or |and |has |wrote |that |with )('[^'\n]*'|[-$\w\\/:@]+(\.[\w\\]+)*)+)*") | ForEach-Object Value
    }

    function script:Assert-Command([string] $Command, [string] $Because) {
        $errors = $null
        $syntax = [System.Management.Automation.Language.Parser]::ParseInput($Command, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty -Because $Because
        $ast = $syntax.Find({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
        Get-Command $ast.GetCommandName() -Module EntSsoPS -ErrorAction SilentlyContinue | Should -Not -BeNullOrEmpty -Because "$Command in: $Because"
        $bound = [System.Management.Automation.Language.StaticParameterBinder]::BindCommand($ast, $true)
        $bound.BindingExceptions.Values.BindingException | Should -BeNullOrEmpty -Because "$Command in: $Because"
    }
}

Describe 'The reader of printed commands' {
    It 'finds what would be wrong' {
        Get-PrintedCommand "Nothing. First run: Remove-EntSsoAdapterApplication -Adapter 'My A' -Application B" | Should -Be "Remove-EntSsoAdapterApplication -Adapter 'My A' -Application B"
        Get-PrintedCommand 'until Enable-EntSsoAdapter -Adapter A.' | Should -Be 'Enable-EntSsoAdapter -Adapter A'
        { Assert-Command 'Enable-EntSsoAdapter -Adaptor A' 'a misspelt parameter' } | Should -Throw
        { Assert-Command 'Enable-EntSsoNothing -Adapter A' 'a cmdlet that is not there' } | Should -Throw
    }
}

Describe 'Commands in remedies' {
    It 'of every finding in every sample bind' {
        $findings = Get-ChildItem $Samples -Directory -Filter 'fabrikam*' | ForEach-Object { Test-EntSsoPasswordSync $_.FullName -All }
        $findings.Count | Should -BeGreaterThan 500
        foreach ($text in $findings | ForEach-Object { $_.Remedy; $_.Evidence } | Sort-Object -Unique) {
            foreach ($command in Get-PrintedCommand $text) { Assert-Command $command $text }
        }
    }

    It 'of every documented event bind' {
        foreach ($text in Get-EntSsoEventDefinition | ForEach-Object { $_.Cause; $_.Remedy }) {
            foreach ($command in Get-PrintedCommand $text) { Assert-Command $command $text }
        }
    }

    It 'on the page of every rule bind' {
        foreach ($page in Get-ChildItem (Join-Path $Root 'docs/checks') -Filter '*.md') {
            foreach ($command in Get-PrintedCommand (Get-Content -LiteralPath $page.FullName -Raw -Encoding UTF8)) { Assert-Command $command $page.Name }
        }
    }

    It 'of a desired state name the deployment file, and bring it about' {
        $file = New-Deployment 'fabrikam-server-gate-closed'
        $wanted = Join-Path $Samples 'fabrikam.desired.json'
        $with = @{ DeploymentPath = $file; ExportPath = Join-Path $Samples 'fabrikam-server-gate-closed' }

        $remedy = (Test-EntSsoConfiguration $wanted @with).Remedy

        Assert-Command $remedy $remedy
        & ([scriptblock]::Create("$remedy -Confirm:`$false"))
        Test-EntSsoConfiguration $wanted @with | Should -BeNullOrEmpty
    }
}

Describe 'A hint of an error about a deployment file' {
    It 'names the file, binds, and clears the way: <Name>' -ForEach @(
        @{ Name = 'direct sync beside an adapter'; Do = { Enable-EntSsoDirectSync MAINFRAME @args -Confirm:$false } }
        @{ Name = 'an adapter beside direct sync'; Do = { Add-EntSsoAdapterApplication RACFADAPTER PAYROLL @args -Confirm:$false } }
    ) {
        $file = New-Deployment
        $target = @{ DeploymentPath = $file }
        $failed = Get-Failure { & $Do @target }
        $command = @(Get-PrintedCommand "$failed")

        $command | Should -HaveCount 1
        Assert-Command $command[0] "$failed"
        & ([scriptblock]::Create("$($command[0]) -Confirm:`$false"))
        Get-Failure { & $Do @target } | Should -BeNullOrEmpty
    }

    It 'names the file in what follows from a change' {
        $file = New-Deployment -Edit { $args[0] -replace '"syncToAdapter": true', '"syncToAdapter": false' }
        Get-EntSsoAdapter -DeploymentPath $file | Set-EntSsoAdapter -SyncToAdapter $false -Confirm:$false
        Get-EntSsoAdapter -DeploymentPath $file | Disable-EntSsoAdapter -Confirm:$false

        $told = (Invoke-Hosted "Enable-EntSsoAdapter RACFADAPTER -DeploymentPath '$file' -WhatIf").Lines -join ' '

        $command = @(Get-PrintedCommand $told)
        $command | Should -Be "Set-EntSsoAdapter -Adapter RACFADAPTER -SyncToAdapter `$true -DeploymentPath '$file'"
    }

    It 'leads from a folder to a file' {
        $failed = Get-Failure { Enable-EntSsoMiisSync INTSVR1 -DeploymentPath (Join-Path $Samples 'fabrikam') -WhatIf }

        Get-PrintedCommand "$failed" | ForEach-Object { Assert-Command $_ "$failed" }
        "$failed" | Should -BeLike '*Get-EntSsoDeployment *| Export-EntSsoDeployment *'
    }
}
