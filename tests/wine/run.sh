#!/usr/bin/env bash
# Runs tests/EntSso.Windows.Tests as a Windows program on Wine and ends with "N passed, N failed, N skipped". Needs root, apt and the
# .NET SDK. The report decides, not the exit code: a run without a complete one has failed.
#   run.sh [--report FILE] [ARGUMENT...]   arguments go to the xunit runner, for example -class EntSso.Windows.Tests.FileReplacementTests
# With Samba on the machine (tests/EntSso.Directory.Tests/install.sh) the tests of LDAP and Kerberos have a domain to ask; without,
# they are skipped, and with CI=true that is a failure.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT
report=$work/reports/wine.xml
if [ "${1:-}" = --report ]; then
  report=$2
  shift 2
fi

root=$("$here/install.sh")
mkdir "$work/reports"
timeout 900 dotnet publish "$here/../EntSso.Windows.Tests" -c Release -r win-x64 --self-contained -o "$work/suite" -v q \
  -p:UseMicrosoftTestingPlatformRunner=false
timeout 300 dotnet build "$here/../EntSso.DomainLab" -c Release -v q
lab=$here/../EntSso.DomainLab/bin/Release/net10.0/EntSso.DomainLab

timeout --kill-after=10 600 unshare --mount --propagation private --pid --fork --kill-child --mount-proc \
  "$lab" "$here/enter.sh" "$root" "$work/suite" "$work/reports" EntSso.Windows.Tests.exe -xml 'Z:\reports\wine.xml' -noColor "$@" &&
  status=0 || status=$?

if ! grep -q '</assemblies>' "$work/reports/wine.xml" 2>/dev/null; then
  echo "Wine left no complete report (exit code $status)" >&2
  exit 1
fi
[ "$report" = "$work/reports/wine.xml" ] || cp "$work/reports/wine.xml" "$report"
assembly=$(grep -o '<assembly [^>]*>' "$work/reports/wine.xml" | head -n 1)
attribute() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$assembly"; }
passed=$(attribute passed)
failed=$(($(attribute failed) + $(attribute errors)))
skipped=$(($(attribute skipped) + $(attribute not-run)))
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ] && { [ "${CI:-}" != true ] || [ "$skipped" = 0 ]; }
