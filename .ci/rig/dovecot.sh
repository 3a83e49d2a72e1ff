# Dovecot: IMAP with STARTTLS on 127.0.0.1:2143, LMTP and the logins of Postfix on sockets. Mail lies in $RIG/mail/USER as Maildir.

users=(u1@alpha.test u2@alpha.test u3@beta.test u4@beta.test u5@alpha.test u6@beta.test u7@alpha.test u8@beta.test)

# password_of u3@beta.test: made once for a run, different for every user.
password_of() { sed -n "s/^$1 //p" "$RIG/passwords"; }

make_users() {
    local user password
    [ ! -e "$RIG/passwords" ] || return 0
    mkdir -p "$RIG/dovecot"
    (umask 077 && for user in "${users[@]}"; do echo "$user $(openssl rand -hex 12)"; done >"$RIG/passwords")
    # Dovecot calls a connection from this machine secure even in plain text. So an entry names the service and how it was reached,
    # and there is none for IMAP without TLS. Postfix itself refuses a login without TLS.
    while read -r user password; do
        printf "$user/%s:{PLAIN}$password\n" imap/TLS smtp/TLS smtp/secured
    done <"$RIG/passwords" >"$RIG/dovecot/users"
    chmod 640 "$RIG/dovecot/users"
    chgrp dovecot "$RIG/dovecot/users"
}

# Mail to u3 is junk when it comes from u1, and when it is an answer: both kinds of message meet the folder, whoever is paired. Each mail gets the verdict of a receiver that finds its signature broken.
write_sieve() {
    cat >"$RIG/dovecot/junk.sieve" <<'END'
require ["envelope", "fileinto", "editheader"];
addheader "Authentication-Results" "mx.rig.test; spf=pass smtp.mailfrom=alpha.test; dkim=fail (bad signature) header.d=alpha.test header.s=old; dmarc=none";
addheader "X-Spam-Status" "No, score=0.1";
if allof (envelope :is "to" "u3@beta.test", anyof (envelope :is "from" "u1@alpha.test", exists "In-Reply-To")) {
    fileinto "Junk";
}
END
    sievec -c "$RIG/dovecot/dovecot.conf" "$RIG/dovecot/junk.sieve"
    chmod 644 "$RIG/dovecot/junk.sieve" "$RIG/dovecot/junk.svbin"
}

write_dovecot() {
    cat >"$RIG/dovecot/dovecot.conf" <<END
base_dir = $RIG/dovecot/run
state_dir = $RIG/dovecot/state
log_path = $RIG/log/dovecot.log
auth_verbose = yes
auth_failure_delay = 0
protocols = imap lmtp
listen = 127.0.0.1

ssl = required
ssl_min_protocol = TLSv1.2
ssl_cert = <$RIG/tls/server.pem
ssl_key = <$RIG/tls/server.key
auth_mechanisms = plain login

passdb {
    driver = passwd-file
    args = username_format=%Lu/%s/%c $RIG/dovecot/users
}
# Mailboxes with a quota, which hold_to writes; all others are in the next.
userdb {
    driver = passwd-file
    args = username_format=%Lu $RIG/dovecot/held
}
userdb {
    driver = static
    args = allow_all_users=yes uid=nobody gid=nogroup home=$RIG/mail/%Lu
}

mail_location = maildir:~/Maildir
namespace inbox {
    inbox = yes
    separator = /
    mailbox Junk {
        auto = subscribe
        special_use = \Junk
    }
    mailbox Sent {
        auto = subscribe
        special_use = \Sent
    }
    mailbox Trash {
        auto = subscribe
        special_use = \Trash
    }
    mailbox Archive {
        auto = subscribe
        special_use = \Archive
    }
}

service imap-login {
    inet_listener imap {
        port = 2143
    }
    inet_listener imaps {
        port = 0
    }
}
service lmtp {
    unix_listener lmtp {
        mode = 0666
    }
}
# All our clients come from one address: a wrong password of one must not slow the others down.
service anvil {
    unix_listener anvil-auth-penalty {
        mode = 0
    }
}
service auth {
    unix_listener postfix {
        mode = 0666
    }
}
protocol imap {
    mail_plugins = \$mail_plugins quota imap_quota
}
protocol lmtp {
    mail_plugins = \$mail_plugins sieve
}
plugin {
    sieve_extensions = +editheader
    sieve_before = $RIG/dovecot/junk.sieve
}
END
}

start_dovecot() {
    require_free 2143
    make_users
    mkdir -p "$RIG/dovecot/state" "$RIG/mail"
    chown nobody:nogroup "$RIG/mail"
    : >"$RIG/dovecot/held"
    write_dovecot
    write_sieve
    start dovecot dovecot -F -c "$RIG/dovecot/dovecot.conf"
    await dovecot is_open 2143
}
