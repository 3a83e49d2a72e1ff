# Postfix: submission on 127.0.0.1:2587, STARTTLS and a login required. Our two domains go to Dovecot, nothing goes anywhere else.

write_postfix() {
    local dir=$RIG/postfix user
    mkdir -p "$dir/queue" "$dir/data"
    chown postfix "$dir/data"
    for user in "${users[@]}"; do echo "$user $user"; done >"$dir/users"
    cat >"$dir/main.cf" <<END
compatibility_level = 3.6
queue_directory = $dir/queue
data_directory = $dir/data
maillog_file = $RIG/log/postfix.log
maillog_file_prefixes = $RIG/log
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.rig.test
mydestination =
alias_maps =
alias_database =
smtpd_peername_lookup = no

virtual_mailbox_domains = alpha.test beta.test
virtual_mailbox_maps = texthash:$dir/users
virtual_transport = lmtp:unix:$RIG/dovecot/run/lmtp
lmtp_destination_recipient_limit = 1
default_transport = error:5.7.1 nothing leaves this machine
queue_run_delay = 5s
minimal_backoff_time = 5s

smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_tls_cert_file = $RIG/tls/server.pem
smtpd_tls_key_file = $RIG/tls/server.key
smtpd_tls_loglevel = 1
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = $RIG/dovecot/run/postfix
smtpd_sender_login_maps = texthash:$dir/users
smtpd_sender_restrictions = reject_sender_login_mismatch
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = reject_unauth_destination, permit_sasl_authenticated, reject
END
    cat >"$dir/master.cf" <<'END'
127.0.0.1:2587 inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
END
}

start_postfix() {
    require_free 2587
    write_postfix
    # `postfix check` makes the folders of the queue. `postfix start-fg` would put a shell between us and the process to end.
    postfix -c "$RIG/postfix" check
    start postfix "$(postconf -c "$RIG/postfix" -h daemon_directory)/master" -c "$RIG/postfix" -s
    await postfix is_open 2587
}
