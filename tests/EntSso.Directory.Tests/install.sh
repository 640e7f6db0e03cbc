#!/bin/sh
# Installs what the directory tests need on Debian and Ubuntu: a Samba AD domain controller with its provisioning files and Python
# bindings, the Kerberos plug-in of the LDAP client, and faketime for the clock skew test. Needs root.
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get -o DPkg::Lock::Timeout=300 -q update
apt-get -o DPkg::Lock::Timeout=300 -q -y --no-install-recommends install \
    samba samba-ad-dc samba-ad-provision python3-samba winbind attr libsasl2-modules-gssapi-mit libldap-common faketime
