"""Watches a daemon, and compares what it did with what it was allowed.

usage: soak.py sample PID FILE | verify FILE WINDOW-END | memory FILE
"""
import json
import os
import pathlib
import sys
import time
from collections import Counter

from mailworld import all_mails, arrivals, check, submissions, token_of

RSS_LIMIT = 350 * 1024 * 1024
IDLE_CPU = 0.02
OPENERS, PAIR_CAP, GAP = 6, 2, 10
# Postfix writes whole seconds, and a message reaches its log a little after the decision to send it.
SLACK = 2


def family(pid):
    """The process and all its descendants: a launcher may stand before the program."""
    parents = {}
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            pass
    members = {pid}
    while grown := {child for child, parent in parents.items() if parent in members} - members:
        members |= grown
    return members


def sample(pid, record):
    """Writes time, resident bytes and seconds of CPU every second until it is ended."""
    tick, page = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    with open(record, "w") as out:
        while os.path.exists(f"/proc/{pid}"):
            rss = cpu = 0
            for member in family(pid):
                try:
                    fields = pathlib.Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                rss += int(fields[21]) * page
                cpu += (int(fields[11]) + int(fields[12])) / tick
            print(json.dumps([time.time(), rss, cpu]), file=out, flush=True)
            time.sleep(1)


def samples_of(record):
    return [json.loads(line) for line in pathlib.Path(record).read_text().splitlines()]


def verify_memory(samples):
    peak = max(rss for _, rss, _ in samples)
    check(f"resident memory stays within 350 MB (peak {peak / 2**20:.0f} MB)", peak <= RSS_LIMIT)


def verify_load(samples, window_end):
    verify_memory(samples)
    idle = [one for one in samples if one[0] > window_end + 30]
    check("the daemon was watched while idle", len(idle) > 30, len(idle))
    if len(idle) > 1:
        share = (idle[-1][2] - idle[0][2]) / (idle[-1][0] - idle[0][0])
        check(f"an idle daemon takes less than 2 % of a CPU ({share:.2%})", share < IDLE_CPU)


def verify_sending(window_end):
    submitted = submissions()
    tokens = [token_of(one.message_id) for one in submitted]
    check(f"enough was sent to tell anything ({len(submitted)})", len(submitted) >= 30)
    check("no token was submitted twice", None not in tokens and len(set(tokens)) == len(tokens), [one for one in Counter(tokens).items() if one[1] > 1])
    ids = {one.message_id for one in submitted}
    twice = [one for one in Counter(one.message_id for one in arrivals() if one.message_id in ids).items() if one[1] != 1]
    check("no message was delivered twice", not twice, twice)
    mails = [mail for mail in all_mails() if mail.message_id in ids]
    twice = [one for one in Counter((mail.user, token_of(mail.message_id)) for mail in mails).items() if one[1] > 1]
    check("no mail store holds two copies of one token", not twice, twice)

    late = [one for one in submitted if one.at > window_end + SLACK]
    check("nothing is sent after the window", not late, late)
    sent = Counter(one.user for one in submitted)
    check("nothing is sent where the window is closed", sent["u2@alpha.test"] == 0, sent)
    touched = [mail for mail in mails if mail.user == "u2@alpha.test" and (mail.flags or mail.folder != "INBOX")]
    check("nothing is touched where the window is closed", not touched, touched)
    check(f"u1 keeps to its 4 a day ({sent['u1@alpha.test']})", 0 < sent["u1@alpha.test"] <= 4)
    openers = [mail for mail in mails if not mail.in_reply_to and mail.folder != "Sent"]
    sender = {one.message_id: one.user for one in submitted}
    most = Counter(sender[mail.message_id] for mail in openers).most_common(1)
    check(f"nobody opens more than {OPENERS} conversations", most and most[0][1] <= OPENERS, most)
    most = Counter((sender[mail.message_id], mail.user) for mail in openers).most_common(1)
    check(f"no pair has more than {PAIR_CAP} new conversations", most and most[0][1] <= PAIR_CAP, most)
    last, close = {}, []
    for one in submitted:
        if one.at - last.get(one.user, 0) < GAP - SLACK:
            close.append(one)
        last[one.user] = one.at
    check(f"a mailbox rests {GAP} s between two messages", not close, close)
    total = json.loads(pathlib.Path("out/stats.out").read_text() or "{}").get("total", {})
    check("stats balance, and count what Postfix was given", (total.get("balanced"), total.get("submitted")) == (True, len(submitted)), total)


if __name__ == "__main__":
    command, *words = sys.argv[1:]
    if command == "sample":
        sample(int(words[0]), words[1])
    elif command == "memory":
        verify_memory(samples_of(words[0]))
    elif command == "verify":
        verify_load(samples_of(words[0]), float(words[1]))
        verify_sending(float(words[1]))
    else:
        sys.exit(__doc__)
