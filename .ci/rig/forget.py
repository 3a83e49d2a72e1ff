"""Compares a Maildir file by file with a copy of it, and asks whether a mailbox that is nearly full was spared.

usage: forget.py same USER COPY | differs USER COPY | full USER
"""
import hashlib
import json
import pathlib
import sys

from mailworld import RIG, check, mails

# What Dovecot writes for itself: where each mail stands in its own numbering, and what it has learnt of it.
OWN = ("dovecot.index", "dovecot.list.index", "dovecot-uidlist", "dovecot-uidvalidity", "dovecot.mailbox.log", "dovecot-keywords")


def keywords(folder):
    path = folder / "dovecot-keywords"
    return dict(line.split() for line in path.read_text().splitlines()) if path.exists() else {}


def mail(path):
    """Its folder and name, with flags and keywords as words: which letter stands for a keyword is Dovecot's affair."""
    base, _, letters = path.name.partition(":2,")
    words = keywords(path.parent.parent)
    flags = sorted(words.get(str(ord(letter) - ord("a")), letter) if letter.islower() else letter for letter in letters)
    return base, [path.parent.name, hashlib.sha256(path.read_bytes()).hexdigest(), flags, int(path.stat().st_mtime)]


def tree(maildir):
    """Every folder and file under a Maildir but Dovecot's own."""
    found = {}
    for path in sorted(maildir.rglob("*")):
        inside = path.relative_to(maildir).as_posix()
        if path.name.startswith(OWN):
            continue
        if path.is_dir():
            found[inside] = "folder"
        elif path.parent.name in ("cur", "new"):
            base, is_now = mail(path)
            found[f"{path.parent.parent.relative_to(maildir).as_posix()} {base}"] = is_now
        elif path.name == "subscriptions":
            # Its first line only names the form. A file without names says what no file says.
            names = sorted(line for line in path.read_text().splitlines() if line and not line.startswith("V\t"))
            if names:
                found[inside] = names
        else:
            found[inside] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def differences(user, copy):
    before, now = tree(pathlib.Path(copy)), tree(RIG / "mail" / user / "Maildir")
    return [(name, before.get(name), now.get(name)) for name in sorted(before.keys() | now.keys()) if before.get(name) != now.get(name)], len(before)


def same(user, copy):
    found, all_files = differences(user, copy)
    for name, was, now in found[:20]:
        print(f"{name}\n  was {was}\n  is  {now}", file=sys.stderr)
    print(f"{all_files} files and folders compared, {len(found)} differences", file=sys.stderr)
    return not found and all_files > 100


def said(name):
    return json.loads(pathlib.Path("out", name + ".out").read_text()).get("item", {})


def full(user):
    space = said("show").get("space") or {}
    check("mailbox show tells the quota that Dovecot keeps", 0.95 < space.get("share", 0) < 1.05 and space.get("guarded") is True, space)
    check("why names the mailbox that is sent nothing", f"{user.split('@')[0]} is 9" in pathlib.Path("out/why.out").read_text(), pathlib.Path("out/why.out").read_text())
    told = [problem for problem in said("status").get("problems", []) if problem.get("mailbox") == user]
    check("status asks to make room", any("% full" in problem["problem"] for problem in told), told)
    here = [one for one in mails(user) if one.in_reply_to and one.warmit_id and one.folder != "Sent"]
    elsewhere = [one for other in ("u1@alpha.test", "u3@beta.test") for one in mails(other) if one.in_reply_to and one.warmit_id and one.folder != "Sent"]
    check("no answer was sent to it, and others were", not [one for one in here if user not in one.message_id] and elsewhere, (here, elsewhere))


if __name__ == "__main__":
    command, *words = sys.argv[1:]
    if command == "same":
        sys.exit(not same(*words))
    elif command == "differs":
        sys.exit(not differences(*words)[0])
    elif command == "full":
        full(*words)
    else:
        sys.exit(__doc__)
