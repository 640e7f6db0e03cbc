#!/usr/bin/env bash
# Makes a Debian 13 root folder with Wine 10 and a Wine prefix in it, and prints its path. Needs root and apt; costs about three minutes
# and 4 GB the first time, nothing later. A folder of its own because Wine 8 of Debian 12 dies on repeated .NET exceptions.
#   ENTSSO_WINE_CACHE  where to keep it, /var/cache/entsso-wine unless told
# The path ends with -x64-x86, or with -x64 where this machine runs no 32-bit programs (a kernel or a virtual machine without them).
# A run that was interrupted leaves nothing that a later one would take for whole: a folder gets its name when it is finished and loses it
# before it is deleted.
set -euo pipefail
script=$(readlink -f "$0")
cache=${ENTSSO_WINE_CACHE:-/var/cache/entsso-wine}

# A 32-bit program of two instructions that ends with exit code 42, run.
runs_32_bit_programs() {
  local program status
  program=$(mktemp)
  {
    printf '\x7fELF\x01\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x03\0\x01\0\0\0\x54\x80\x04\x08\x34\0\0\0\0\0\0\0\0\0\0\0'
    printf '\x34\0\x20\0\x01\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\x80\x04\x08\0\x80\x04\x08\x60\0\0\0\x60\0\0\0\x05\0\0\0\0\x10\0\0'
    # mov eax, 1 (exit); mov ebx, 42; int 0x80
    printf '\xb8\x01\0\0\0\xbb\x2a\0\0\0\xcd\x80'
  } >"$program"
  chmod +x "$program"
  "$program" 2>/dev/null && status=0 || status=$?
  rm -f "$program"
  [ "$status" = 42 ]
}

# The Unix libraries that Wine loads by name, for programs of each width.
packages=(wine wine64 libgnutls30t64 libgssapi-krb5-2)
widths=-x64
if runs_32_bit_programs; then
  packages+=(wine32:i386 libgnutls30t64:i386 libgssapi-krb5-2:i386)
  widths=-x64-x86
fi
# The script's own text is the key: whoever changes what is installed gets a new folder.
root=$cache/root-$(sha256sum <"$script" | cut -c1-12)$widths

# Everything that is mounted or started while the folder is made lives in namespaces of its own and ends with them: nothing has to be
# unmounted before a folder is deleted.
isolated() {
  timeout --kill-after=10 "$1" unshare --mount --propagation private --pid --fork --kill-child "${@:2}"
}

# The mirror that this machine's own apt uses for Debian.
mirror() {
  apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' | sed -n 's/^Debian|Debian|//p' | head -n 1
}

bootstrap() {
  if ! command -v debootstrap >/dev/null; then
    DEBIAN_FRONTEND=noninteractive timeout 300 apt-get -o DPkg::Lock::Timeout=300 -qq install -y --no-install-recommends debootstrap
  fi
  local from
  from=$(mirror)
  if [ -z "$from" ]; then
    timeout 300 apt-get -o DPkg::Lock::Timeout=300 -qq update
    from=$(mirror)
  fi
  isolated 900 debootstrap --variant=minbase --arch=amd64 trixie "$1" "$from"
}

# Runs inside the namespaces.
furnish() {
  mount -t proc proc "$1/proc"
  mount --rbind /dev "$1/dev"
  cp /etc/resolv.conf /etc/hosts "$1/etc/"
  export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
  if [ "$widths" = -x64-x86 ]; then
    chroot "$1" dpkg --add-architecture i386
  fi
  chroot "$1" apt-get -qq update
  chroot "$1" apt-get -qq install -y --no-install-recommends "${packages[@]}"
  chroot "$1" apt-get clean
  export HOME=/root WINEPREFIX=/prefix WINEDEBUG=-all XDG_RUNTIME_DIR=/tmp
  unset DISPLAY
  chroot "$1" timeout 300 wineboot -i
  chroot "$1" timeout 60 wineserver -w
  chroot "$1" timeout 60 winecfg -v win10
  # Only a folder that Wine has run programs of each width in is worth keeping.
  chroot "$1" timeout 60 wine cmd /c ver
  if [ "$widths" = -x64-x86 ]; then
    chroot "$1" timeout 60 wine 'C:\windows\syswow64\cmd.exe' /c ver
  fi
  chroot "$1" timeout 60 wineserver -w
}

# Deletes what earlier versions of this script and interrupted runs have left. A folder that a run is using stays (run.sh holds a lock).
tidy() {
  local old
  rm -rf --one-file-system "$cache/draft" "$cache"/gone-*
  for old in "$cache"/root-*; do
    if [ -d "$old" ] && flock --nonblock "$old" mv "$old" "$cache/gone-${old##*/}"; then
      rm -rf --one-file-system "$cache/gone-${old##*/}"
    fi
  done
}

make_root() {
  tidy
  bootstrap "$cache/draft"
  isolated 900 "$script" furnish "$cache/draft"
  mv "$cache/draft" "$root"
}

# The steps are calls of the script itself: a shell stops at the first error only where nothing waits for its answer.
case ${1:-} in
  furnish) furnish "$2" ;;
  make) make_root ;;
  *)
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
      echo "Wine can be set up by root on Debian or Ubuntu only" >&2
      exit 1
    fi
    mkdir -p "$cache"
    exec 9>"$cache/lock"
    if ! flock --wait 1800 9; then
      echo "another set-up of $cache has not ended within 30 minutes" >&2
      exit 1
    fi
    if [ ! -d "$root" ] && ! "$script" make >"$cache/install.log" 2>&1 9>&-; then
      tail -n 40 "$cache/install.log" >&2
      exit 1
    fi
    echo "$root"
    ;;
esac
