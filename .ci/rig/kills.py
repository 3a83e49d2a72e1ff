"""Counts what a daemon that was killed again and again has sent, in the Maildirs themselves. Run in the folder of the site.

usage: kills.py meanwhile | verify | restored   (a store that was restored has forgotten some, and is in doubt about all that was due)
"""
import json
import pathlib
import re
import sys
from collections import Counter

from mailworld import RIG, check, submissions, token_of


def held():
    """[user, folder, token] of each message of ours, read from the files; Dovecot and warmit are not asked."""
    found = []
    for path in [*RIG.glob("mail/*/Maildir/**/cur/*"), *RIG.glob("mail/*/Maildir/**/new/*")]:
        head = re.split(rb"\r?\n\r?\n", path.read_bytes(), maxsplit=1)[0].decode("latin-1")
        named = re.search(r"^message-id:\s*(<\S+>)", head, re.IGNORECASE | re.MULTILINE)
        token = named and token_of(named[1])
        if token:
            folder = path.parent.parent.name
            found.append((path.relative_to(RIG / "mail").parts[0], "INBOX" if folder == "Maildir" else folder, token))
    return found


def twice(counts):
    return [one for one in counts.items() if one[1] > 1]


def meanwhile():
    print(f"rig: Postfix was given {len(submissions())} messages while the daemon was being killed", file=sys.stderr)


def verify(restored=False):
    mails, submitted = held(), [token_of(one.message_id) for one in submissions()]
    received = Counter(token for _, folder, token in mails if folder != ".Sent")
    items = {item["token"].lower(): item for item in json.loads(pathlib.Path("out/messages.out").read_text())["items"]}
    states = Counter(item["state"] for item in items.values())
    print(f"rig: {len(submitted)} submitted, {len(received)} in Maildirs, states {dict(states)}, attempts {dict(Counter(item['attempts'] for item in items.values()))}", file=sys.stderr)

    check(f"enough was sent to tell anything ({len(submitted)})", len(submitted) >= 20, len(submitted))
    check("no mailbox holds two copies of a token", not twice(Counter((user, token) for user, _, token in mails)), twice(Counter((user, token) for user, _, token in mails)))
    check("no token lies in two mailboxes of receivers", not twice(received), twice(received))
    check("Postfix was given no token twice", None not in submitted and not twice(Counter(submitted)), twice(Counter(submitted)))
    lost = sorted(set(submitted) - received.keys())
    check("everything Postfix took lies in a Maildir", not lost, lost)
    forgotten = received.keys() - items.keys()
    check(f"{len(forgotten)} messages are forgotten" + (", of the lost time" if restored else ""), restored or not forgotten, forgotten)
    strange = [(token, items[token]["state"]) for token in received.keys() - forgotten if items[token]["state"] != "CONFIRMED"]
    check("everything in a Maildir is CONFIRMED", not strange, strange)
    dreamt = [token for token, item in items.items() if item["state"] in ("CONFIRMED", "ACCEPTED") and token not in received]
    check("nothing else is CONFIRMED or ACCEPTED", not dreamt, dreamt)
    doubtful = states["IN_DOUBT"] + states["DOT_PENDING"]
    check(f"{doubtful} messages are in doubt" + (", due when the store was restored" if restored else ""), restored or doubtful <= len(items) * 0.02, doubtful)
    check("nothing is left in the hands of a dead worker", not states["CLAIMED"], states)
    check("no message was set aside", not states["QUARANTINED"], states)
    copies = [token for token, item in items.items() if item["copies"] > 1]
    check("warmit counts no second copy", not copies, copies)
    total = json.loads(pathlib.Path("out/stats.out").read_text()).get("total", {})
    check("stats balance", total.get("balanced") is True, total)


if __name__ == "__main__":
    {"meanwhile": meanwhile, "verify": verify, "restored": lambda: verify(restored=True)}[sys.argv[1]]()
