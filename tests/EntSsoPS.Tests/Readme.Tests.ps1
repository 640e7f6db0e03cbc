BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')
    $script:Readme = [System.IO.File]::ReadAllText((Join-Path $Root 'README.md')) -replace '\r'

    # The PowerShell blocks under the headings that match, or do not.
    function script:Get-Block([string] $Heading, [switch] $Not) {
        foreach ($section in [regex]::Split($Readme, '(?m)^(?=##+ )')) {
            if (($section -match "^##+ ($Heading)") -ne [bool]$Not) {
                [regex]::Matches($section, '(?ms)^```powershell\n(.*?)^```') | ForEach-Object { $_.Groups[1].Value }
            }
        }
    }

    # These need a server, a package source, or are this very test run.
    $script:NotHere = 'On a live system|On another machine|Contributing'
}

Describe 'The README' {
    It 'has commands that run as they stand' {
        $blocks = @(Get-Block $NotHere -Not)
        $blocks.Count | Should -BeGreaterOrEqual 7

        $printed = @(Invoke-Code $blocks -Folder $TestDrive)

        $printed | Should -HaveCount $blocks.Count
        $text = $printed -join "`n"
        foreach ($shown in 'about_EntSsoPS', 'MAINFRAME/ACOSTA: Skipped', 'ERROR_ACCESS_DENIED|0x80070005|SSO_WARN_PS_MIIS_ACCESS_DENIED', 'ServerGate\s+Fail', 'ssoconfig -allowPS MIIS yes', 'EXT-06\s+(Status\s+:\s+)?Fail') {
            $text | Should -Match $shown
        }
        Join-Path $TestDrive 'report.html' | Should -Exist
        Join-Path $TestDrive 'results.sarif' | Should -Exist
    }

    It 'has commands for a live system that parse and name parameters that exist' {
        $blocks = @(Get-Block $NotHere)
        $blocks.Count | Should -BeGreaterOrEqual 2
        foreach ($code in $blocks) {
            $errors = $null
            $syntax = [System.Management.Automation.Language.Parser]::ParseInput($code, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $code
            foreach ($command in $syntax.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $name = if ($command.GetCommandName() -eq './build.ps1') { Join-Path $Root 'build.ps1' } else { $command.GetCommandName() }
                $found = Get-Command $name -ErrorAction SilentlyContinue
                # Windows PowerShell 5.1 has no Install-PSResource by itself.
                if ($name -like '*-PSResource*' -and -not $found) {
                    continue
                }

                $found | Should -Not -BeNullOrEmpty -Because $name
                $command.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } |
                    ForEach-Object { $_.ParameterName | Should -BeIn $found.Parameters.Keys -Because $command.Extent.Text }
            }
        }
    }

    It 'names tasks that build.ps1 has' {
        $tasks = (Get-Command (Join-Path $Root 'build.ps1')).Parameters['Task'].Attributes | Where-Object { $_ -is [System.Management.Automation.ValidateSetAttribute] } |
            ForEach-Object ValidValues
        $named = [regex]::Matches($Readme, 'build\.ps1 -Bootstrap -Task ([\w, ]+)') | ForEach-Object { $_.Groups[1].Value -split ',\s*' }

        $named | Should -Not -BeNullOrEmpty
        $named | ForEach-Object { $_ | Should -BeIn $tasks }
    }

    It 'links to files that exist' {
        $links = [regex]::Matches($Readme, '\]\((?!https?:)([^)#]+)\)') | ForEach-Object { $_.Groups[1].Value }

        $links.Count | Should -BeGreaterThan 5
        foreach ($link in $links) {
            Join-Path $Root $link | Should -Exist
        }
    }

    It 'has a picture with title and description' {
        $picture = [xml](Get-Content (Join-Path $Root 'docs/diagnosis.svg') -Raw)

        $picture.svg.role | Should -Be 'img'
        $picture.svg.title.InnerText | Should -Not -BeNullOrEmpty
        $picture.svg.desc.InnerText | Should -Not -BeNullOrEmpty
        $picture.svg.style | Should -Match 'prefers-color-scheme: dark'
    }
}
