"""Compares what warmit says with what the mail servers hold and logged. Run in the folder of the site.

usage: verify.py first | second | token MESSAGES
"""
import json
import pathlib
import sys

from mailworld import RIG, all_mails, arrivals, check, submissions, token_of


def document(name, schema):
    """The JSON document a command printed; an empty one, and a failed check, when it printed none."""
    text = pathlib.Path("out", name + ".out").read_text()
    try:
        found = json.loads(text)
    except ValueError:
        found = {}
    check(f"{name} prints one JSON document {schema}", found.get("schema") == schema, text[:200])
    return found


def ours(tokens):
    """Where each copy of them lies. Marks may still follow, which is why they are no part of it."""
    return sorted([mail.user, mail.folder, mail.message_id] for mail in all_mails() if token_of(mail.message_id) in tokens)


def counts(total, expected, name):
    for field, value in expected.items():
        check(f"{name} says {field} {json.dumps(value)}", total.get(field) == value, total.get(field))


def first():
    submitted = submissions()
    tokens = [token_of(one.message_id) for one in submitted]
    check("Postfix was given 12 messages", len(submitted) == 12, submitted)
    check("each has a token of its own", None not in tokens and len(set(tokens)) == 12, tokens)
    by_sender = {user: sum(one.user == user for one in submitted) for user in ("u1@alpha.test", "u2@alpha.test", "u3@beta.test")}
    check("each mailbox sent at least its two openers", sum(by_sender.values()) == 12 and min(by_sender.values()) >= 2, by_sender)

    ids = {one.message_id: token_of(one.message_id) for one in submitted}
    landed = [(ids[one.message_id], one.folder) for one in arrivals() if one.message_id in ids]
    junk = {token for token, folder in landed if folder == "Junk"}
    check("Dovecot put each away once", sorted(token for token, _ in landed) == sorted(ids.values()), landed)
    check("some of them were junk on arrival", 2 <= len(junk) < 12, sorted(junk))

    mails = [mail for mail in all_mails() if token_of(mail.message_id) in ids.values()]
    for token, folder in landed:
        copies = [mail for mail in mails if token_of(mail.message_id) == token and mail.folder != "Sent"]
        check(f"{token}, put into {folder}, is in INBOX, once", [mail.folder for mail in copies] == ["INBOX"], copies)
    twice = [mail for mail in mails if sum((mail.user, mail.message_id) == (other.user, other.message_id) for other in mails) > 1]
    check("no mail store holds two copies of one token", not twice, twice)
    replies = [mail for mail in mails if mail.in_reply_to and mail.folder != "Sent"]
    openers = {mail.message_id for mail in mails if not mail.in_reply_to}
    check("six are replies, each to another opener", len(replies) == 6 and {mail.in_reply_to for mail in replies} == openers and len(openers) == 6, replies)
    check("what was answered has been read", all("\\Seen" in mail.flags for mail in mails if mail.message_id in openers and mail.folder != "Sent"), mails)

    items = {item.get("token", "").lower(): item for item in document("messages", "warmit.message.list/v1").get("items", [])}
    check("message list has the same 12", items.keys() == set(tokens), sorted(items))
    for token, folder in landed:
        item = items.get(token, {})
        expected = {"state": "CONFIRMED", "copies": 1, "placement": "spam" if folder == "Junk" else "inbox"}
        check(f"{token} is told as {' '.join(map(str, expected.values()))}", expected.items() <= item.items(), item)
        check(f"{token} is told as {'rescued' if folder == 'Junk' else 'not rescued'}", bool(item.get("rescued_at")) == (folder == "Junk"), item)

    verdict = {"by": "mx.rig.test", "spf": "pass", "dkim": "fail", "dkim_domain": "alpha.test", "dkim_selector": "old", "dmarc": "none", "arc": None, "scl": None,
               "filter": None, "category": None, "spam": "X-Spam-Status: No, score=0.1",
               # Postfix takes it over TLS and hands it to Dovecot; how long that takes is the machine's affair.
               "tls": "TLS", "hops": 2}
    found = document("message", "warmit.message.show/v1").get("item", {}).get("verdict") or {}
    check("message show tells what the receiver's server wrote", verdict.items() <= found.items(), found)

    expected = {"submitted": 12, "confirmed": 12, "replies": 6, "inbox": 12 - len(junk), "spam": len(junk), "rescued": len(junk), "tab": 0, "other": 0,
                "bounced": 0, "missing": 0, "unconfirmed": 0, "in_flight": 0, "failed": 0, "extra_copies": 0, "balanced": True}
    counts(document("stats", "warmit.stats/v1").get("total", {}), expected, "stats")
    run = document("run", "warmit.run/v1")
    counts(run.get("item") or run.get("total") or {}, {"sent": 12, "confirmed": 12, "replies": 6, "rescued": len(junk), "failed": 0, "problems": []}, "run")
    (RIG / "first.json").write_text(json.dumps([len(submitted), ours(set(tokens)), expected]))


def second():
    submitted, held, expected = json.loads((RIG / "first.json").read_text())
    check("the second run gave Postfix nothing", len(submissions()) == submitted, submissions()[submitted:])
    now = ours({token_of(one.message_id) for one in submissions()})
    check("the mail store is the same after the second run", now == held, [mail for mail in now if mail not in held])
    counts(document("stats-again", "warmit.stats/v1").get("total", {}), expected, "second stats")
    check("message list has the same 12 again", len(document("messages-again", "warmit.message.list/v1").get("items", [])) == 12)
    again = document("run-again", "warmit.run/v1")
    counts(again.get("item") or again.get("total") or {}, {"sent": 0, "failed": 0}, "second run")
    listed = [item.get("address") for item in document("mailboxes", "warmit.mailbox.list/v1").get("items", [])]
    check("a refused mailbox is not stored", sorted(listed) == ["u1@alpha.test", "u2@alpha.test", "u3@beta.test"], listed)


def token(messages):
    """Prints the token of the first message of a list."""
    items = json.loads(pathlib.Path("out", messages + ".out").read_text()).get("items", [])
    print(items[0]["token"] if items else "none")


if __name__ == "__main__":
    {"first": first, "second": second, "token": token}[sys.argv[1]](*sys.argv[2:])
