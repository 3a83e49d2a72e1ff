"""Mail that is not warmit's: place it, write down exactly how it is, compare; and let more of it arrive while warmit works.

usage: foreign.py place COUNT | manifest FILE | compare FILE | arrive COUNT FILE | arrived FILE
"""
import hashlib
import json
import os
import pathlib
import random
import shutil
import smtplib
import sys
import time

from mailworld import RIG, USERS, all_mails, doveadm

FOLDERS = {"INBOX": "", "Junk": ".Junk", "Archive": ".Archive", "Trash": ".Trash", "Sent": ".Sent", "Kunden/Märkte": ".Kunden.M&AOQ-rkte"}
WEIGHTS = [50, 20, 12, 6, 6, 6]
KEYWORDS = ["$Label1", "Kunde", "$Forwarded", "NonJunk", "$MDNSent"]


def home(user):
    return RIG / "mail" / user / "Maildir"


def message(number, user, draw):
    """One message, of a kind that has broken mail programs before. Some look like warmit's own and are not."""
    other = draw.choice([name for name in USERS if name != user])
    headers = [f"From: {draw.choice(['Kundin <frau.muster@kunde.example>', other])}", f"To: {user}",
               f"Subject: {draw.choice(['Rechnung', 'Re: Hello', 'Notes from the meeting', '=?utf-8?q?Gr=C3=BC=C3=9Fe?='])} {number}",
               f"Date: {time.strftime('%a, %d %b %Y %H:%M:%S +0000', time.gmtime(time.time() - draw.randrange(86400 * 700)))}"]
    kind = number % 10
    if kind != 3:
        headers.append(f"Message-ID: <foreign-{number}@kunde.example>")
    if kind == 4:
        forged = "".join(draw.choices("abcdefghijklmnopqrstuvwxyz234567", k=16))
        headers[-1] = f"Message-ID: <{forged}.{int(time.time() * 1000)}@{other.split('@')[1]}>"
        headers += [f"X-Warmit-Id: {forged}", "Auto-Submitted: auto-generated"]
    if kind == 5:
        headers.append("References: " + "\n ".join(f"<{draw.getrandbits(90):x}@kunde.example>" for _ in range(60)))
    body = {6: "äöü ß 日本 " * 20, 7: "no end of line", 8: "x" * 3000}.get(kind, "Hello,\n\nsee below.\n" * draw.randrange(1, 30))
    if number % 500 == 9:
        body = "\n".join(["QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo" * 2] * 15000)
    line = "\r\n" if kind == 9 else "\n"
    return line.join(headers + ["", *body.split("\n")]).encode("latin-1" if kind == 1 else "utf-8", "replace")


def place(count):
    """Puts messages into cur/, with their flags in the file name, so that the server has no reason to rename them itself."""
    draw = random.Random(2)
    for user in USERS:
        for folder, name in FOLDERS.items():
            for part in ("cur", "new", "tmp"):
                (home(user) / name / part).mkdir(parents=True, exist_ok=True)
            (home(user) / name / "dovecot-keywords").write_text("".join(f"{i} {word}\n" for i, word in enumerate(KEYWORDS)))
            if name:
                (home(user) / name / "maildirfolder").touch()
    users = list(USERS)[:3]
    for number in range(count):
        user = users[number % len(users)]
        folder = draw.choices(list(FOLDERS), WEIGHTS)[0]
        flags = "".join(sorted(draw.sample("FRSTD", draw.choice([0, 0, 1, 1, 2])))) + "".join(sorted(draw.sample("abcde", draw.choice([0, 0, 0, 1, 2]))))
        content = message(number, user, draw)
        path = home(user) / FOLDERS[folder] / "cur" / f"{1600000000 + number}.foreign{number},S={len(content)}:2,{flags}"
        path.write_bytes(content)
        received = time.time() - draw.randrange(86400 * 700) * draw.choice([0, 1, 1])
        os.utime(path, (received, received))
    for directory, _, files in os.walk(RIG / "mail"):
        for path in [directory, *(os.path.join(directory, name) for name in files)]:
            shutil.chown(path, "nobody", "nogroup")
    for user in USERS:
        # The message texts are read once, so that what Dovecot learns from them (its cache, its sizes) is there before we write it down.
        doveadm("index", "-u", user, "*")
        doveadm("fetch", "-u", user, "size.virtual imap.envelope imap.bodystructure", "ALL")


def manifest():
    """Two views of all mail: the files, with flags and keywords read from their names; and what Dovecot says of each."""
    files = {}
    for path in sorted(RIG.glob("mail/*/Maildir/**/cur/*")) + sorted(RIG.glob("mail/*/Maildir/**/new/*")):
        folder = path.parent.parent
        base, _, letters = path.name.partition(":2,")
        words = dict(line.split() for line in (folder / "dovecot-keywords").read_text().splitlines()) if (folder / "dovecot-keywords").exists() else {}
        flags = sorted(words.get(str(ord(letter) - ord("a")), letter) if letter.islower() else letter for letter in letters)
        inside = folder.relative_to(RIG / "mail").as_posix()
        files[f"{path.relative_to(RIG / 'mail').parts[0]} {base}"] = [inside, hashlib.sha256(path.read_bytes()).hexdigest(), flags, int(path.stat().st_mtime)]
    said = {f"{mail.user} {mail.guid}": list(mail) for mail in all_mails()}
    return {"files": files, "said": said}


def compare(before):
    """Prints what became of each message of the manifest that is not as it was; other mail may have come."""
    now = manifest()
    changed = [(view, name, value, now[view].get(name)) for view in before for name, value in before[view].items() if now[view].get(name) != value]
    for view, name, value, found in changed[:20]:
        print(f"foreign mail changed ({view}): {name}\n  was {value}\n  is  {found}", file=sys.stderr)
    print(f"{len(before['files'])} foreign messages compared, {len(changed)} differences", file=sys.stderr)
    return not changed


def arrive(count, record):
    """Delivers mail of strangers to three mailboxes for COUNT half seconds, and writes down what was delivered and where it belongs."""
    draw = random.Random(3)
    sent = []
    for number in range(10_000, 10_000 + count):
        user = list(USERS)[number % 3]
        junk = user == "u3@beta.test"
        content = b"X-Foreign: %d\n" % number + message(number - number % 10 + draw.choice([0, 2, 4, 6]), user, draw).replace(b"\r", b"")
        with smtplib.LMTP(str(RIG / "dovecot" / "run" / "lmtp"), local_hostname="kunde.example") as server:
            server.sendmail("u1@alpha.test" if junk else "frau.muster@kunde.example", [user], content)
        sent.append([number, user, ".Junk" if junk else "", hashlib.sha256(content.rstrip()).hexdigest()])
        pathlib.Path(record).write_text(json.dumps(sent))
        time.sleep(0.5)


def arrived(record):
    """True when each of them is there once, in the folder it was delivered to, word for word, and nobody has marked it."""
    found = []
    for path in [*RIG.glob("mail/*/Maildir/**/cur/*"), *RIG.glob("mail/*/Maildir/**/new/*")]:
        content = path.read_bytes()
        start = content.find(b"X-Foreign: ")
        if start >= 0 and path.name.partition(":2,")[2] == "":
            user, folder = path.relative_to(RIG / "mail").parts[0], path.parent.parent.name
            found.append([int(content[start + 11:content.index(b"\n", start)]), user, "" if folder == "Maildir" else folder,
                          hashlib.sha256(content[start:].rstrip()).hexdigest()])
    sent = json.loads(pathlib.Path(record).read_text())
    lost = [one for one in sent if found.count(one) != 1]
    print(f"{len(sent)} foreign messages came meanwhile, {len(lost)} of them changed: {lost[:5]}", file=sys.stderr)
    return bool(sent) and not lost and len(found) == len(sent)


if __name__ == "__main__":
    command, *words = sys.argv[1:]
    if command == "place":
        place(int(words[0]))
    elif command == "manifest":
        pathlib.Path(words[0]).write_text(json.dumps(manifest()))
    elif command == "compare":
        sys.exit(not compare(json.loads(pathlib.Path(words[0]).read_text())))
    elif command == "arrive":
        arrive(int(words[0]), words[1])
    elif command == "arrived":
        sys.exit(not arrived(words[0]))
    else:
        sys.exit(__doc__)
