#!/usr/bin/env python3
"""What a script waits for: runs the real commands beside a bare loop on the same server, in one run.

  cargo build --release --bin vipdeck --examples && benches/commands.py [--rounds 9] [--only NAME]...

A time is from the start of the process to its end, by the monotonic clock. A ratio is the median of the ratios of the rounds.
The highest memory (VmHWM) is read from /proc again and again while the process runs. Needs Linux and Python 3.9.
"""
import argparse
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.dont_write_bytecode = True  # no __pycache__ beside the scripts
from screen import BIN, EMPTY_CONFIG, Server, ms, ratio, row

GOAL_RATE, GOAL_MEMORY, GOAL_HELP = "0.8", "30 MiB", "10 ms"
MIB = 1 << 20


def environment(server=None):
    """Of a person who has configured nothing, or who knows the server."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("VIPDECK_")}
    environ["VIPDECK_CONFIG"] = str(EMPTY_CONFIG)
    if server:
        environ.update(VIPDECK_BASE_URL=server.url, VIPDECK_API_KEY=server.key, VIPDECK_SECRET=server.secret)
    return environ


def watch(pid, seen):
    """Notes the highest memory of a process, until it ends."""
    while True:
        try:
            found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
        except OSError:
            return
        if not found:
            return
        seen.append(int(found[1]) * 1024)
        time.sleep(0.005)


def messages(server, form):
    """Rows a second, and the highest memory, of all messages into /dev/null."""
    command = [BIN / "vipdeck", "messages", "--from", server.first, "--to", server.last, "--all", "--verify", "--format", form]
    seen = []
    began = time.monotonic()
    process = subprocess.Popen(command, env=environment(server), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    watcher = threading.Thread(target=watch, args=(process.pid, seen))
    watcher.start()
    said = process.stderr.read()
    process.wait()
    seconds = time.monotonic() - began
    watcher.join()
    rows = re.search(r"(\d+) rows in", said)
    assert process.returncode == 0 and rows, said
    return int(rows[1]) / seconds, max(seen)


def bench_messages(server, form, rounds):
    ours, bare, memory = [], [], []
    for number in range(rounds):
        if number % 2:
            bare.append(server.walk(500))
        rate, most = messages(server, form)
        ours.append(rate)
        memory.append(most)
        if number % 2 == 0:
            bare.append(server.walk(500))
    rate = lambda rates: f"{statistics.median(rates):,.0f} rows/s"
    goal = GOAL_RATE if form == "ndjson" else ""
    row(f"`messages --all --format {form}`", rate(ours), f"bare loop, pages of 500: {rate(bare)}", f"{ratio(ours, bare):.2f}", goal)
    row(f"its memory at most, {server.messages:,} messages", f"{statistics.median(memory) / MIB:.1f} MiB (at most {max(memory) / MIB:.1f})", goal=GOAL_MEMORY)


def bench_help(rounds):
    null = os.open(os.devnull, os.O_RDWR)
    for words in (["--help"], ["messages", "--help"], ["--version"]):
        times = []
        for _ in range(max(50, rounds)):
            actions = [(os.POSIX_SPAWN_DUP2, null, descriptor) for descriptor in (0, 1, 2)]
            began = time.monotonic()
            program = str(BIN / "vipdeck")
            pid = os.posix_spawn(program, [program, *words], environment(), file_actions=actions)
            assert os.waitpid(pid, 0)[1] == 0
            times.append(time.monotonic() - began)
        row(f"`vipdeck {' '.join(words)}`", ms(statistics.median(times)), goal=GOAL_HELP)
    os.close(null)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--only", action="append", choices=["help", "ndjson", "json", "csv"])
    options = parser.parse_args()
    wanted = lambda name: not options.only or name in options.only
    EMPTY_CONFIG.write_text("")
    print("| figure | vipdeck | beside it | ratio | goal |\n|---|---|---|---|---|")
    if wanted("help"):
        bench_help(options.rounds)
    if not any(wanted(form) for form in ("ndjson", "json", "csv")):
        return
    server = Server(options.messages)
    try:
        for form in ("ndjson", "json", "csv"):
            if wanted(form):
                bench_messages(server, form, options.rounds if form == "ndjson" else max(3, options.rounds // 3))
    finally:
        server.close()


if __name__ == "__main__":
    main()
