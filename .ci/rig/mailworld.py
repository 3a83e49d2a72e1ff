"""What the mail servers hold and what they logged, read without IMAP: the second witness beside warmit."""
import json
import os
import pathlib
import re
import subprocess
import time
from collections import namedtuple

RIG = pathlib.Path(os.environ["RIG"])
USERS = dict(line.split() for line in (RIG / "passwords").read_text().splitlines())
Mail = namedtuple("Mail", "user folder uid guid flags received message_id warmit_id in_reply_to")
Arrival = namedtuple("Arrival", "at user message_id folder")
failed = False


def check(what, ok, detail=""):
    """One assertion, counted together with those of the shell."""
    global failed
    failed |= not ok
    with open(os.environ["RIG_RESULTS"], "a") as results:
        results.write("pass\n" if ok else "fail\n")
    print(("✔ " if ok else "✖ ") + what + (f": {detail}" if detail and not ok else ""), flush=True)
    return ok


def doveadm(*words):
    config = RIG / "dovecot" / "dovecot.conf"
    return subprocess.run(["doveadm", "-c", config, *words], check=True, capture_output=True, text=True, timeout=60).stdout


def mails(user):
    fields = "mailbox uid guid flags date.received hdr.message-id hdr.x-warmit-id hdr.in-reply-to"
    for row in json.loads(doveadm("-f", "json", "fetch", "-u", user, fields, "ALL")):
        # \Recent tells whether a session has looked, and belongs to no message.
        flags = " ".join(sorted(set(row["flags"].split()) - {"\\Recent"}))
        yield Mail(user, row["mailbox"], row["uid"], row["guid"], flags, row["date.received"],
                   row["hdr.message-id"], row["hdr.x-warmit-id"], row["hdr.in-reply-to"])


def all_mails():
    return [mail for user in USERS for mail in mails(user)]


def token_of(message_id):
    """The token in <token.millis@domain>, or None for a message that is not named so."""
    match = re.match(r"<([a-z2-7]{16})\.[0-9]+@", message_id or "", re.IGNORECASE)
    return match and match[1].lower()


def arrivals():
    """Every delivery that Dovecot made, in order: the folder a message was put into by the server."""
    pattern = re.compile(r"^(\w+ +\d+ [\d:]+) lmtp\(([^)]+)\).*msgid=(\S*?): (?:fileinto action: )?(?:stored mail into mailbox '([^']*)'|saved mail to (\S+))")
    found = []
    for line in (RIG / "log" / "dovecot.log").read_text(errors="replace").splitlines():
        match = pattern.search(line)
        if match:
            found.append(Arrival(match[1], match[2], match[3], match[4] or match[5]))
    return found


Submission = namedtuple("Submission", "at user message_id")


def submissions():
    """Every message that Postfix took from a logged-in user, in order. Strangers come in by another way; what broke off before its dot is none."""
    by, begun, found = {}, {}, []
    for line in (RIG / "log" / "postfix.log").read_text(errors="replace").splitlines():
        if match := re.search(r"smtpd\[\d+\]: (\w+): client=.*sasl_username=(\S+)", line):
            by[match[1]] = match[2]
        elif (match := re.search(r"^(\w+ +\d+ [\d:]+) .*cleanup\[\d+\]: (\w+): message-id=(\S*)", line)) and match[2] in by:
            at = time.mktime(time.strptime(f"{time.localtime().tm_year} {match[1]}", "%Y %b %d %H:%M:%S"))
            begun[match[2]] = Submission(at, by.pop(match[2]), match[3])
        elif (match := re.search(r"qmgr\[\d+\]: (\w+): from=.*\(queue active\)", line)) and match[1] in begun:
            found.append(begun.pop(match[1]))
    return found
