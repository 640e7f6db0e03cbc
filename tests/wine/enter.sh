#!/usr/bin/env bash
# Called by run.sh inside mount and process namespaces of its own, which take everything below with them when they end.
#   enter.sh ROOT PROGRAMS REPOSITORY REPORTS SUITE [ARGUMENT...]
# Runs one suite of run.sh on Wine and leaves REPORTS/SUITE.xml or REPORTS/SUITE.jsonl. The root folder lies under an overlay in memory: every
# run begins with the same prefix, leaves nothing behind, and may run beside another.
set -euo pipefail
root=$1
programs=$2
repository=$3
reports=$4
suite=$5
shift 5
architecture=${suite##*-}

stage=$(mktemp -d)
mount -t tmpfs tmpfs "$stage"
mkdir "$stage/upper" "$stage/work" "$stage/root"
mount -t overlay overlay -o "lowerdir=$root,upperdir=$stage/upper,workdir=$stage/work" "$stage/root"
mount -t proc proc "$stage/root/proc"
mount --rbind /dev "$stage/root/dev"
mkdir "$stage/root/programs" "$stage/root/repository" "$stage/root/reports"
mount --bind "$programs" "$stage/root/programs"
mount --bind "$repository" "$stage/root/repository"
mount --bind "$reports" "$stage/root/reports"

# Wine's Kerberos asks the Unix library, which finds its KDC and tickets like any Unix program.
if [ -n "${KRB5_CONFIG:-}" ]; then
  cp "$KRB5_CONFIG" "$stage/root/etc/krb5.conf"
  export KRB5_CONFIG=/etc/krb5.conf
fi
if [ -n "${KRB5CCNAME:-}" ]; then
  cp "${KRB5CCNAME#FILE:}" "$stage/root/tmp/tickets"
  export KRB5CCNAME=FILE:/tmp/tickets
fi

# The prefix was made for win10. Write-xor-execute maps memory twice in a way that Wine does not know.
export HOME=/root WINEPREFIX=/prefix WINEDEBUG=${WINEDEBUG:--all} XDG_RUNTIME_DIR=/tmp LC_ALL=C.UTF-8 DOTNET_EnableWriteXorExecute=0
export POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off
unset DISPLAY TMPDIR

on_wine() {
  timeout --kill-after=10 1400 chroot "$stage/root" "$@" || echo "$suite ended with exit code $?"
}

# pester NAMES: files of the module's suite, with a comma between them. PowerShell needs a console, and without one it ends with exit code 0 in
# silence.
pester() {
  on_wine script -qec "wine 'Z:\\programs\\$architecture\\pwsh\\pwsh.exe' -NoProfile -NonInteractive -File 'Z:\\programs\\Invoke-Suite.ps1' \
    -Pester 'Z:\\programs\\Pester\\Pester.psd1' -Suite 'Z:\\repository\\tests\\EntSsoPS.Tests' -Name '$1' -Report 'Z:\\reports\\$suite.jsonl'" /dev/null
}

# The fakes as the COM server of the documented classes, and the fake tool in the folder that the product's registry key names.
register() {
  local class view=64
  [ "$architecture" = x64 ] || view=32
  {
    printf 'Windows Registry Editor Version 5.00\r\n\r\n'
    for class in C0F73BB9-A69D-434F-9D9C-7D5EC49E4F12 2A40B78A-5C0B-4F39-A2CB-6D9AF29ECA37 626A947B-3F09-42FE-94AE-A31E6E8AACCF \
      EFB65A89-B1D6-485A-92EE-1E3CC591D56C 78CC010D-67A0-4A54-A3E9-2905F0D80B75; do
      printf '[HKEY_LOCAL_MACHINE\\Software\\Classes\\CLSID\\{%s}\\InprocServer32]\r\n' "$class"
      printf '@="Z:\\\\programs\\\\%s\\\\fakes\\\\com-server.dll"\r\n"ThreadingModel"="Both"\r\n\r\n' "$architecture"
    done
    printf '[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\ENTSSO]\r\n"InstallPath"="Z:\\\\programs\\\\%s\\\\tests"\r\n' "$architecture"
  } >"$stage/root/tmp/fakes.reg"
  on_wine wine reg import 'Z:\tmp\fakes.reg' "/reg:$view"
  export ENTSSO_FAKE_COMPONENTS="Z:\\programs\\$architecture\\fakes\\EntSso.FakeComponents.dll"
  export ENTSSO_SYNC="Z:\\programs\\$architecture\\tool\\entsso-sync.exe"
  export FAKE_TOOL_RECORD='Z:\tmp\ssoconfig.calls'
}

# The files of the module's suite but the live cmdlets and those named.
files() {
  (cd "$repository/tests/EntSsoPS.Tests" && printf '%s\n' *.Tests.ps1) | grep -vxF "$(printf '%s\n' Live.Tests.ps1 "$@")" | paste -sd,
}

case $suite in
  windows-*) on_wine wine "Z:\\programs\\$architecture\\tests\\EntSso.Windows.Tests.exe" -xml "Z:\\reports\\$suite.xml" -noColor "$@" ;;
  live-*)
    register
    pester Live.Tests.ps1
    ;;
  module-*) pester "${1:-$(files)}" ;;
  desktop-*)
    # PowerShell 7 looks in bin/Core. Times, packages, printed commands of the core and the pages are the same with either assembly.
    mount --bind "$repository/out/EntSsoPS/bin/Desktop" "$stage/root/repository/out/EntSsoPS/bin/Core"
    pester "${1:-$(files Clock.Tests.ps1 Help.Tests.ps1 Package.Tests.ps1 PrintedCommands.Tests.ps1 Readme.Tests.ps1)}"
    ;;
esac
