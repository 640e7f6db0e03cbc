#!/usr/bin/env bash
# Runs on Wine what needs Windows, as 64-bit programs and, where the machine runs them, as 32-bit programs too:
#   windows-x64, windows-x86   tests/EntSso.Windows.Tests
#   live-x64, live-x86         tests/EntSsoPS.Tests/Live.Tests.ps1: PowerShell for Windows, the fake ENTSSO components registered as a COM server
#   module-x64                 the rest of tests/EntSsoPS.Tests in the same PowerShell
#   desktop-x64                the part of it that the .NET Framework assemblies of the module can answer differently, with these assemblies:
#                              the nearest thing to Windows PowerShell 5.1
# Ends with "N passed, N failed, N skipped". Needs root, apt and the .NET SDK. The reports decide, not the exit codes: a run without its
# complete report has failed.
#   run.sh [--reports FOLDER] [--only SUITE] [ARGUMENT...]
# ARGUMENTs go to the xunit runner, for example -class EntSso.Windows.Tests.FileReplacementTests; with them only the xunit suites run.
# With Samba on the machine (tests/EntSso.Directory.Tests/install.sh) the tests of LDAP and Kerberos have a domain to ask; without,
# they are skipped, and with CI=true that is a failure.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT
reports=$work/reports
only=
while :; do
  case ${1:-} in
    --reports) mkdir -p "$2"; reports=$(cd "$2" && pwd); shift 2 ;;
    --only) only=$2; shift 2 ;;
    *) break ;;
  esac
done
mkdir -p "$reports"

root=$("$here/install.sh")
# Held until this ends, so that a set-up of another version does not delete the folder meanwhile.
exec 8<"$root"
flock --shared 8
architectures=(x64)
suites=(windows-x64)
[ $# -gt 0 ] || suites+=(module-x64 desktop-x64 live-x64)
if [ "${root%-x86}" != "$root" ]; then
  architectures+=(x86)
  suites+=(windows-x86)
  [ $# -gt 0 ] || suites+=(live-x86)
else
  echo "32-bit programs: skipped, this machine cannot run them"
fi
[ -z "$only" ] || suites=("$only")

# publish PROJECT ARCHITECTURE FOLDER [OPTION...]: as a program for Windows that brings its runtime
publish() {
  timeout 900 dotnet publish "$repository/$1" -c Debug -r "win-$2" --self-contained -o "$3" -v q -p:PublishReadyToRun=false -p:RunAnalyzers=false "${@:4}"
}

# The C compiler of one architecture, installed where it is missing.
compiler() {
  local name=x86_64
  [ "$1" = x64 ] || name=i686
  if ! command -v "$name-w64-mingw32-gcc-win32" >/dev/null; then
    DEBIAN_FRONTEND=noninteractive timeout 600 apt-get -o DPkg::Lock::Timeout=300 -qq install -y --no-install-recommends \
      "gcc-mingw-w64-${name//_/-}-win32" >&2
  fi
  echo "$name-w64-mingw32-gcc-win32"
}

for architecture in "${architectures[@]}"; do
  folder=$work/programs/$architecture
  publish tests/EntSso.Windows.Tests "$architecture" "$folder/tests" -p:UseMicrosoftTestingPlatformRunner=false
  if [ $# = 0 ]; then
    publish tests/wine/PowerShell "$architecture" "$folder/pwsh"
    publish src/EntSso.Cli "$architecture" "$folder/tool"
    mkdir "$folder/fakes"
    cp "$repository"/tests/EntSso.FakeComponents/bin/Debug/net10.0/EntSso.FakeComponents.{dll,runtimeconfig.json} "$folder/fakes"
    "$(compiler "$architecture")" -O2 -Wall -Werror -shared -s -Wl,--kill-at -o "$folder/fakes/com-server.dll" \
      "$repository/tests/EntSso.FakeComponents/com-server.c"
  fi
done
if [ $# = 0 ]; then
  timeout 600 dotnet build "$repository/tests/EntSsoPS.Pester" -c Debug -v q -p:RunAnalyzers=false
  cp -r "$repository/tests/EntSsoPS.Pester/bin/Debug/net10.0/Pester" "$repository/tests/EntSsoPS.Pester/Invoke-Suite.ps1" "$work/programs"
fi
timeout 300 dotnet build "$repository/tests/EntSso.DomainLab" -c Debug -v q -p:RunAnalyzers=false
lab=$repository/tests/EntSso.DomainLab/bin/Debug/net10.0/EntSso.DomainLab

# attribute NAME ELEMENT: the number that an attribute of an XML element holds
attribute() {
  sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2"
}

# counts SUITE: passed, failed and skipped of its report; fails where there is none that is complete.
counts() {
  local report=$reports/$1 assembly tests
  case $1 in
    windows-*)
      grep -q '</assemblies>' "$report.xml" 2>/dev/null || return 1
      assembly=$(grep -o '<assembly [^>]*>' "$report.xml" | head -n 1)
      echo "$(attribute passed "$assembly") $(($(attribute failed "$assembly") + $(attribute errors "$assembly")))" \
        "$(($(attribute skipped "$assembly") + $(attribute not-run "$assembly")))"
      ;;
    *)
      grep -q '^{"kind":"end"' "$report.jsonl" 2>/dev/null || return 1
      tests=$(grep '^{"kind":"test"' "$report.jsonl" || true)
      echo "$(grep -c '"result":"Passed"' <<<"$tests")" \
        "$(($(grep -cE '"result":"(Failed|NotRun)"' <<<"$tests") + $(grep -c '^{"kind":"block"' "$report.jsonl")))" \
        "$(grep -cE '"result":"(Skipped|Inconclusive)"' <<<"$tests")"
      ;;
  esac
}

# run SUITE [ARGUMENT...]: in namespaces of its own; only the xunit suites ask a domain.
run() {
  local command=(timeout --kill-after=10 1500 unshare --mount --propagation private --pid --fork --kill-child --mount-proc)
  [ "${1%-*}" != windows ] || command+=("$lab")
  "${command[@]}" "$here/enter.sh" "$root" "$work/programs" "$repository" "$reports" "$@" >"$reports/$1.log" 2>&1 || echo "$1 ended with exit code $?"
}

rm -f "$reports"/*.xml "$reports"/*.jsonl
running=0
for suite in "${suites[@]}"; do
  run "$suite" "$@" &
  running=$((running + 1))
  if [ "$running" -ge "$(nproc)" ]; then
    wait -n || true
    running=$((running - 1))
  fi
done
wait

# Wine now and then fills a buffer with zeros instead of the file's bytes: up to three files of the module's suite with failures run again, and
# that run decides. It is named.
again() {
  local report=$reports/$1.jsonl files
  grep -q '^{"kind":"end"' "$report" 2>/dev/null || return 0
  files=$(grep -E '^\{"kind":"block"|"result":"(Failed|NotRun)"' "$report" | sed -n 's/.*"file":"\([^"]*\)".*/\1/p' | sort -u || true)
  [ -n "$files" ] && [ "$(wc -l <<<"$files")" -le 3 ] || return 0
  mv "$report" "$report.first"
  run "$1" "$(paste -sd, <<<"$files")"
  if grep -q '^{"kind":"end"' "$report" 2>/dev/null; then
    echo "$1: ran again after a failure:" $files
    grep -vF "$(sed 's/.*/"file":"&"/' <<<"$files")" "$report.first" | grep -v '^{"kind":"end"' >"$report.merged" || true
    cat "$report" >>"$report.merged"
    mv "$report.merged" "$report"
  else
    mv "$report.first" "$report"
  fi
}
for suite in "${suites[@]}"; do
  case $suite in module-* | desktop-* | live-*) again "$suite" ;; esac
done

passed=0
failed=0
skipped=0
for suite in "${suites[@]}"; do
  if ! found=$(counts "$suite"); then
    tail -n 40 "$reports/$suite.log" >&2
    echo "Wine left no complete report of $suite" >&2
    exit 1
  fi
  read -r suite_passed suite_failed suite_skipped <<<"$found"
  echo "$suite: $suite_passed passed, $suite_failed failed, $suite_skipped skipped"
  passed=$((passed + suite_passed))
  failed=$((failed + suite_failed))
  # What the module's suite skips here has run in dotnet test; what the others skip has not run anywhere.
  case $suite in windows-* | live-*) skipped=$((skipped + suite_skipped)) ;; esac
  # Test, and the first words of what went wrong; the rest is in the report.
  sed -n '/^{"kind":"block"/p; /"result":"\(Failed\|NotRun\)"/p' "$reports/$suite.jsonl" 2>/dev/null |
    sed 's/.*"name":"\(.*\)","file":.*"failure":"\(.*\)/failed \1\n  \2/; s/^\(.\{,500\}\).*/\1/' || true
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ] && { [ "${CI:-}" != true ] || [ "$skipped" = 0 ]; }
