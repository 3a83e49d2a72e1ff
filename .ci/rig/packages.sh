# Debian's servers. They are installed without being started: we run private instances, and nothing of /etc is used or changed.

install_servers() {
    local missing=() package policy=/usr/sbin/policy-rc.d ours=
    for package in postfix dovecot-imapd dovecot-lmtpd dovecot-sieve nsd openssl postgresql python3; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        say "installing ${missing[*]}"
        if [ ! -e "$policy" ]; then
            printf '#!/bin/sh\nexit 101\n' >"$policy"
            chmod 755 "$policy"
            ours=yes
        fi
        apt_get update && apt_get install --no-install-recommends "${missing[@]}" || missing=(failed)
        [ -z "$ours" ] || rm -f "$policy"
        [ "${missing[0]}" != failed ] || die "apt-get could not install what is missing"
    fi
    # 2.4 has another language of configuration.
    case $(dovecot --version) in
        2.3.*) ;;
        *) die "these servers are configured for Dovecot 2.3, and here is $(dovecot --version)" ;;
    esac
}

apt_get() { DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >/dev/null; }
