"""Do the servers behave as the checks of the product assume? Uses nothing of the product."""
import imaplib
import smtplib
import socket
import ssl
import sys
import time

import mailworld
from mailworld import RIG, USERS, all_mails, arrivals, check, doveadm, submissions, token_of

TRUST = ssl.create_default_context(cafile=str(RIG / "tls" / "ca.pem"))


def imap(tls=True):
    client = imaplib.IMAP4("127.0.0.1", 2143, timeout=20)
    if tls:
        client.starttls(TRUST)
    return client


def smtp(tls=True, context=TRUST):
    client = smtplib.SMTP("127.0.0.1", 2587, local_hostname="rig.test", timeout=20)
    client.ehlo()
    if tls:
        client.starttls(context=context)
        client.ehlo()
    return client


def refused(kind, attempt):
    try:
        attempt()
    except kind as refusal:
        return str(refusal) or repr(refusal)
    return ""


def send(sender, receiver, token, more="", envelope=None):
    text = f"From: {sender}\r\nTo: {receiver}\r\nMessage-ID: <{token}.{int(time.time() * 1000)}@{sender.split('@')[1]}>\r\nX-Warmit-Id: {token}\r\n{more}Subject: Hello\r\n\r\nHello\r\n"
    with smtp() as client:
        client.login(sender, USERS[sender])
        client.sendmail(envelope or sender, [receiver], text)


def awaited(count):
    for _ in range(100):
        if len(arrivals()) >= count:
            break
        time.sleep(0.1)
    return arrivals()


u1, u2, u3 = list(USERS)[:3]

check("IMAP login after STARTTLS", imap().login(u1, USERS[u1])[0] == "OK")
check("IMAP login in plain text is refused", refused(imaplib.IMAP4.error, lambda: imap(tls=False).login(u1, USERS[u1])))
check("IMAP login with a wrong password is refused", "AUTHENTICATIONFAILED" in refused(imaplib.IMAP4.error, lambda: imap().login(u1, "wrong")))
check("IMAP login with another's password is refused", refused(imaplib.IMAP4.error, lambda: imap().login(u1, USERS[u2])))
check("certificate is not trusted without our authority", "certificate verify failed" in refused(ssl.SSLError, lambda: smtp(context=ssl.create_default_context())))
check("SMTP offers no AUTH before STARTTLS", not smtp(tls=False).has_extn("auth"))
check("SMTP wants STARTTLS before mail", smtp(tls=False).docmd("MAIL", f"FROM:<{u1}>")[0] == 530)
check("SMTP wants a login before mail", refused(smtplib.SMTPException, lambda: smtp().sendmail(u1, [u2], "")))
check("SMTP login with a wrong password is refused", "535" in refused(smtplib.SMTPAuthenticationError, lambda: smtp().login(u1, "wrong")))

session = imap()
session.login(u1, USERS[u1])
offered = session.capability()[1][0].decode().split()
listing = b" ".join(session.list()[1]).decode()
for use in ("\\Junk", "\\Sent", "\\Trash", "\\Archive"):
    check(f"a folder is marked {use}", use in listing, listing)
for extension in ("MOVE", "UIDPLUS", "SPECIAL-USE"):
    check(f"IMAP offers {extension}", extension in offered, offered)

send(u1, u2, "a" * 16)
send(u1, u3, "b" * 16)
send(u2, u3, "c" * 16)
send(u2, u3, "d" * 16, more="In-Reply-To: <x@y>\r\n")
send(u3, u1, "e" * 16)
landed = {token_of(one.message_id)[0]: one.folder for one in awaited(5)}
check("mail of u1 to u3, and answers to u3, are junk; the rest is not", landed == dict(a="INBOX", b="Junk", c="INBOX", d="Junk", e="INBOX"), landed)
held = {token_of(mail.message_id)[0]: (mail.user, mail.folder) for mail in all_mails() if mail.warmit_id in [c * 16 for c in "abcde"]}
check("the mail store says so too", held == dict(a=(u2, "INBOX"), b=(u3, "Junk"), c=(u3, "INBOX"), d=(u3, "Junk"), e=(u1, "INBOX")), held)
check("the log of Postfix names what was submitted, and by whom", [one.user for one in submissions()] == [u1, u1, u2, u2, u3], submissions())
check("log lines carry the time of now", all(abs(time.time() - one.at) < 60 for one in submissions()))

check("no mail leaves", "554" in refused(smtplib.SMTPRecipientsRefused, lambda: send(u1, "x@example.com", "f" * 16)))
check("an unknown mailbox is refused", "550" in refused(smtplib.SMTPRecipientsRefused, lambda: send(u1, "nobody@alpha.test", "f" * 16)))
check("another's address as sender is refused", "553" in refused(smtplib.SMTPException, lambda: send(u1, u2, "f" * 16, envelope=u3)))
check("every IMAP login went over TLS", all(", TLS" in line for line in (RIG / "log" / "dovecot.log").read_text().splitlines() if "imap-login: Info: Login:" in line))
open_elsewhere = [port for port in (25, 143, 465, 587, 993) if socket.socket().connect_ex(("127.0.0.1", port)) == 0]
check("no other listener of ours", not open_elsewhere, open_elsewhere)
sys.exit(mailworld.failed)
