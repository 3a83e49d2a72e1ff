"""Passes connections on, so that one client can be cut off from a server: SIGSTOP swallows all that is said, without a word to either end.

usage: relay.py LISTEN-PORT TARGET-PORT
"""
import asyncio
import sys


async def pump(reader, writer):
    try:
        while chunk := await reader.read(65536):
            writer.write(chunk)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


async def passed_on(reader, writer):
    try:
        there, back = await asyncio.open_connection("127.0.0.1", int(sys.argv[2]))
    except ConnectionError:
        writer.close()
        return
    await asyncio.gather(pump(reader, back), pump(there, writer))


async def main():
    async with await asyncio.start_server(passed_on, "127.0.0.1", int(sys.argv[1])) as server:
        await server.serve_forever()


asyncio.run(main())
