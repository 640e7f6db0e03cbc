<#
.SYNOPSIS
Builds the help of the cmdlets, docs/en-US/EntSsoPS.dll-Help.xml, from the Markdown pages beside it.

.DESCRIPTION
Needs Microsoft.PowerShell.PlatyPS 1.0.3, exactly: 1.0.1 writes false for what a parameter takes from the pipeline, and types of switches into
the syntax. What 1.0.3 leaves out or adds is corrected here: default values, pipeline input and wildcards in the syntax, position and
required in the list of parameters (1.0.3 mixes them from several parameter sets; here both are of the first), code of examples apart from
what they print, names of types that may be left out, a link to an online version that does not exist.

.PARAMETER OutputPath
The file to write. Default: docs/en-US/EntSsoPS.dll-Help.xml.
#>
#Requires -Version 7.4
[CmdletBinding()]
param([string] $OutputPath = (Join-Path $PSScriptRoot '../../docs/en-US/EntSsoPS.dll-Help.xml'))

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
Import-Module -Name Microsoft.PowerShell.PlatyPS -RequiredVersion 1.0.3

$commands = Get-ChildItem (Join-Path $PSScriptRoot '../../docs/en-US') -Filter '*-EntSso*.md' | Sort-Object Name | Import-MarkdownCommandHelp
foreach ($link in $commands.RelatedLinks) {
    # Get-Help cannot follow a link to a page.
    $link.Uri = ''
}

$draft = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid().ToString('N'))
try {
    $commands | Export-MamlCommandHelp -OutputFolder $draft | Out-Null
    $help = [xml]::new()
    $help.PreserveWhitespace = $false
    $help.Load((Get-ChildItem $draft -Recurse -Filter 'EntSsoPS.dll-Help.xml').FullName)
}
finally {
    Remove-Item $draft -Recurse -Force -ErrorAction Ignore
}

$names = [System.Xml.XmlNamespaceManager]::new($help.NameTable)
$names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
$names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
$names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

function Add-Text([System.Xml.XmlElement] $Parent, [string] $Name, [string] $Text) {
    $prefix = $Name.Split(':')[0]
    $element = $Parent.AppendChild($help.CreateElement($Name, $names.LookupNamespace($prefix)))
    $element.InnerText = $Text.Trim("`n")
}

foreach ($command in $commands) {
    $element = $help.SelectSingleNode("//command:command[command:details/command:name='$($command.Title)']", $names)

    foreach ($described in $element.SelectNodes('command:parameters/command:parameter', $names)) {
        $parameter = $command.Parameters | Where-Object Name -EQ $described.SelectSingleNode('maml:name', $names).InnerText
        $set = $parameter.ParameterSets[0]
        $described.SetAttribute('required', "$($set.IsRequired)".ToLowerInvariant())
        $described.SetAttribute('position', $set.Position)
        if ($parameter.DefaultValue) {
            Add-Text -Parent $described -Name 'dev:defaultValue' -Text $parameter.DefaultValue
        }
    }

    $items = $element.SelectNodes('command:syntax/command:syntaxItem', $names)
    for ($i = 0; $i -lt $items.Count; $i++) {
        foreach ($shown in $items[$i].SelectNodes('command:parameter', $names)) {
            $parameter = $command.Parameters | Where-Object Name -EQ $shown.SelectSingleNode('maml:name', $names).InnerText
            $set = $parameter.ParameterSets | Where-Object Name -In '(All)', $command.Syntax[$i].ParameterSetName
            $from = @(if ($set.ValueFromPipeline) { 'ByValue' }; if ($set.ValueFromPipelineByPropertyName) { 'ByPropertyName' })
            $shown.SetAttribute('pipelineInput', $(if ($from) { "true ($($from -join ', '))" } else { 'false' }))
            $shown.SetAttribute('globbing', "$($parameter.SupportsWildcards)".ToLowerInvariant())
        }
    }

    $examples = $element.SelectNodes('command:examples/command:example', $names)
    for ($i = 0; $i -lt $examples.Count; $i++) {
        # Each block of code in the order of the page: what to type, and mostly what it prints.
        $text = $command.Examples[$i].Remarks -replace '\r'
        $code, $rest = [regex]::Match($text, '(?s)^\s*```powershell\n(.*?)\n```(.*)$').Groups[1, 2].Value
        $example = $examples[$i]
        foreach ($part in @($example.SelectNodes('maml:introduction | dev:code | dev:remarks', $names))) {
            $null = $example.RemoveChild($part)
        }

        Add-Text -Parent $example -Name 'dev:code' -Text $code
        $remarks = $example.AppendChild($help.CreateElement('dev:remarks', $names.LookupNamespace('dev')))
        Add-Text -Parent $remarks -Name 'maml:para' -Text ($rest -replace '(?m)^```\w*\n?')
    }

    foreach ($type in $element.SelectNodes('.//command:parameter/dev:type/maml:name | .//command:parameter/command:parameterValue', $names)) {
        $type.InnerText = $type.InnerText -replace '^System\.Nullable`1\[(.+)\]$', '$1'
    }

    foreach ($link in @($element.SelectNodes("command:relatedLinks/maml:navigationLink[maml:linkText='Online Version']", $names))) {
        $null = $link.ParentNode.RemoveChild($link)
    }
}

$settings = [System.Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [System.Text.UTF8Encoding]::new($false) }
$writer = [System.Xml.XmlWriter]::Create($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($OutputPath), $settings)
try {
    $help.Save($writer)
}
finally {
    $writer.Dispose()
}
