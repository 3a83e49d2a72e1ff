"""Compares what several workers did with what their mail servers counted. Run in the folder of the site.

usage: workers.py share FILE | verify RECORD PER-MINUTE
"""
import json
import os
import pathlib
import re
import sys
from collections import Counter, deque

OPENERS, PAIR_CAP, DAILY, GAP = 3, 2, 40, 30
# A message is written a little after the decision to send it.
SLACK = 1


def check(what, ok, detail=""):
    with open(os.environ["RIG_RESULTS"], "a") as results:
        results.write("pass\n" if ok else "fail\n")
    print(("✔ " if ok else "✖ ") + what + (f": {str(detail)[:600]}" if detail and not ok else ""), flush=True)


def share(lines):
    sent = {name: int(count) for name, count in (line.split() for line in lines)}
    fair = sum(sent.values()) / len(sent)
    off = {name: f"{count / fair - 1:+.0%}" if fair else "?" for name, count in sent.items()}
    check(f"enough was sent to compare ({sum(sent.values())})", fair >= 100)
    check(f"each worker's share is within 20 % of an equal one ({sent}, {off})", all(abs(count - fair) <= 0.2 * fair for count in sent.values()))


def most_in(times, seconds):
    """The largest number of them in any window of so many seconds."""
    window, most = deque(), 0
    for at in sorted(times):
        window.append(at)
        while window[0] <= at - seconds * 1000:
            window.popleft()
        most = max(most, len(window))
    return most


def verify(record, per_minute):
    taken = [line.split() for line in record]
    token = re.compile(r"<([a-z2-7]{16})\.", re.IGNORECASE)
    tokens = [found[1].lower() if (found := token.match(line[3])) else None for line in taken]
    copies = Counter(tokens)
    check(f"the server took {len(taken)} messages, each once", None not in copies and not [one for one in copies.items() if one[1] > 1],
          [one for one in copies.items() if one[1] > 1])
    items = {item["token"].lower(): item for item in json.loads(pathlib.Path("out/messages.out").read_text())["items"]}
    states = Counter(item["state"] for item in items.values())
    print(f"rig: states {dict(states)}, attempts {dict(Counter(item['attempts'] for item in items.values()))}", file=sys.stderr)
    lost = [one for one in copies if items.get(one, {}).get("state") != "CONFIRMED"]
    check("each of them is CONFIRMED", not lost, [(one, items.get(one, {}).get("state")) for one in lost])
    dreamt = [one for one, item in items.items() if item["state"] in ("CONFIRMED", "ACCEPTED") and one not in copies]
    check("nothing else is CONFIRMED or ACCEPTED", not dreamt, dreamt)
    doubtful = states["IN_DOUBT"] + states["DOT_PENDING"]
    check(f"at most one in a thousand is in doubt ({doubtful})", doubtful <= len(items) / 1000 + 1)

    openers = Counter(line[1] for line in taken if line[4] == "opener")
    check(f"nobody opens more than {OPENERS} conversations", max(openers.values()) <= OPENERS, openers.most_common(3))
    pairs = Counter((line[1], line[2]) for line in taken if line[4] == "opener")
    check(f"no pair has more than {PAIR_CAP}", max(pairs.values()) <= PAIR_CAP, pairs.most_common(3))
    senders = Counter(line[1] for line in taken)
    check(f"nobody sends more than {DAILY}", max(senders.values()) <= DAILY, senders.most_common(3))
    last, close, slowest = {}, [], 0
    # A Message-ID tells when it was written, which is right after the claim; how long the server then takes is another matter.
    for written, at, sender in sorted((int(line[3].split(".")[1].split("@")[0]), int(line[0]), line[1]) for line in taken):
        slowest = max(slowest, at - written)
        if written - last.get(sender, 0) < (GAP - SLACK) * 1000:
            close.append((written, sender))
        last[sender] = written
    check(f"a mailbox rests {GAP} s between two messages", not close, close)
    claims = most_in([int(line) for line in pathlib.Path("out/claims").read_text().split()], 60)
    arrived = most_in([int(line[0]) for line in taken], 60)
    check(f"all workers together keep to {per_minute} in any minute ({claims}; {arrived} arrived in one, some of them after {slowest} ms)", claims <= per_minute)
    total = json.loads(pathlib.Path("out/stats.out").read_text()).get("total", {})
    check("stats balance, and count what the server took", total.get("balanced") is True and total.get("submitted", 0) - total.get("unconfirmed", 0) >= len(taken), total)


if __name__ == "__main__":
    command, *words = sys.argv[1:]
    if command == "share":
        share(pathlib.Path(words[0]).read_text().splitlines())
    elif command == "verify":
        verify(pathlib.Path(words[0]).read_text().splitlines(), int(words[1]))
    else:
        sys.exit(__doc__)
