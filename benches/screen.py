#!/usr/bin/env python3
"""What a person at the screen waits for: runs the real program in a pseudo-terminal, beside its peers, in one run.

  cargo build --release --bin vipdeck --examples && benches/screen.py [--rounds 15] [--only NAME]...

A time is from the write of a key to the arrival of the last byte that it brings, by the monotonic clock; the silence
that shows that nothing more comes is not in it. A ratio is the median of the ratios of the rounds. Memory, processor
time and wake-ups are read from /proc. Needs Linux, Python 3.9 and, for the searches, ripgrep.
"""
import argparse
import fcntl
import os
import pty
import re
import select
import shutil
import socket
import statistics
import struct
import subprocess
import tempfile
import termios
import time
from pathlib import Path

BIN = Path(__file__).parent.parent / "target" / "release"
COLUMNS, LINES = 160, 48
SILENCE = 0.02
PIECE = re.compile(rb"\x1b\[\??([0-9;]*)([@-~])|\x1b[78=>]|\r|\n|([^\x1b\r\n]+)")


class Terminal:
    """A program in a pseudo-terminal, and the text on its screen, as far as ratatui's output needs a terminal."""

    def __init__(self, program, *arguments, env=None, size=(COLUMNS, LINES)):
        self.size = size
        self.cells = {}
        self.x = self.y = 0
        self.total = 0
        self.tail = b""
        environ = {name: value for name, value in os.environ.items() if not name.startswith("VIPDECK_")}
        environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", LC_ALL="C.UTF-8", **(env or {}))
        program = str(BIN / program)
        # The clock is read in the child, so that the fork is no part of a start.
        reader, writer = os.pipe()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.write(writer, struct.pack("q", time.monotonic_ns()))
            os.execve(program, [program, *arguments], environ)
        self.began = struct.unpack("q", os.read(reader, 8))[0] / 1e9
        os.close(reader)
        os.close(writer)

    def read(self, wait):
        """Bytes that came within `wait` seconds, and when; none when none did."""
        if not select.select([self.fd], [], [], wait)[0]:
            return b"", 0.0
        try:
            data = os.read(self.fd, 1 << 20)
        except OSError:
            raise SystemExit(f"the program ended; its screen was:\n{self.text()}")
        at = time.monotonic()
        self.total += len(data)
        return data, at

    def take(self, data):
        """Puts bytes on the screen."""
        data = self.tail + data
        cut = data.rfind(b"\x1b", max(0, len(data) - 32))
        self.tail = b""
        if cut >= 0 and not re.match(rb"\x1b(\[\??[0-9;]*[@-~]|[78=>])", data[cut:]):
            data, self.tail = data[:cut], data[cut:]
        elif character := re.search(rb"[\xc0-\xff][\x80-\xbf]{0,2}$", data):
            # Perhaps the beginning of a character; if it is a whole one, it comes with the next piece.
            data, self.tail = data[: character.start()], character[0]
        for piece in PIECE.finditer(data):
            numbers, final, text = piece.groups()
            if text is not None:
                for char in text.decode(errors="replace"):
                    self.cells[self.y, self.x] = char
                    self.x += 1
            elif final == b"H":
                line, _, column = numbers.partition(b";")
                self.y, self.x = int(line or 1) - 1, int(column or 1) - 1
            elif final == b"J":
                self.cells.clear()

    def text(self):
        line = lambda y: "".join(self.cells.get((y, x), " ") for x in range(self.size[0]))
        return "\n".join(line(y) for y in range(self.size[1]))

    def send(self, keys, silence=SILENCE, most=10.0):
        """Writes keys; seconds to the last byte that follows, and how many bytes came."""
        before = self.total
        began = last = time.monotonic()
        os.write(self.fd, keys)
        pieces = []
        while last - began < most:
            data, at = self.read(silence if pieces else 1.0)
            if not data:
                break
            pieces.append(data)
            last = at
        for piece in pieces:
            self.take(piece)
        return last - began, self.total - before

    def until(self, pattern, most=60.0, began=None, keys=b"", window=1e9):
        """Seconds until the screen shows `pattern`, from `began` or the write of `keys`.

        What comes is stamped at once and looked at later, in a silence or after `window` seconds: a program must not wait
        for this one to read, nor a stamp for what came before it.
        """
        began = began or time.monotonic()
        if keys:
            os.write(self.fd, keys)
        end = time.monotonic() + most
        pattern = re.compile(pattern)
        while time.monotonic() < end:
            pieces, since = [], time.monotonic()
            while time.monotonic() - since < window:
                data, at = self.read(SILENCE * 2)
                if not data:
                    break
                pieces.append((data, at))
            found = None
            for data, at in pieces:
                self.take(data)
                if not found and pattern.search(self.text()):
                    found = at - began
            if found:
                return found
        raise SystemExit(f"/{pattern.pattern}/ did not come; the screen was:\n{self.text()}")

    def settle(self, silence=0.3):
        while True:
            data, _ = self.read(silence)
            if not data:
                return
            self.take(data)

    def memory(self):
        """Resident bytes, now and at most."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        value = lambda name: int(re.search(name + r":\s+(\d+) kB", status)[1]) * 1024
        return value("VmRSS"), value("VmHWM")

    def work(self):
        """Processor seconds and voluntary wake-ups so far, of all threads."""
        cpu = wakeups = 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            fields = (task / "schedstat").read_text().split()
            cpu += int(fields[0]) / 1e9
            wakeups += int(re.search(r"voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text())[1])
        return cpu, wakeups

    def close(self):
        try:
            os.kill(self.pid, 9)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)


class Server:
    """The API with all messages ready in memory."""

    def __init__(self, messages, ndjson="-", large=0, days=30):
        """Thirty days fit into one request of the API, a year takes twelve slices."""
        program = [BIN / "examples" / "bench-server", str(messages), str(ndjson), str(large), str(days)]
        self.process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
        self.url, self.key, self.secret, self.first, self.last, text = self.process.stdout.readline().split()
        self.messages, self.text_bytes = messages, int(text)

    def dashboard(self, *arguments, url=None, program="vipdeck"):
        env = {"VIPDECK_BASE_URL": url or self.url, "VIPDECK_API_KEY": self.key, "VIPDECK_SECRET": self.secret}
        env["VIPDECK_CONFIG"] = os.environ.get("BENCH_CONFIG", str(EMPTY_CONFIG))
        env["XDG_STATE_HOME"] = str(STATE)
        return Terminal(program, "--from", self.first, "--to", self.last, *arguments, env=env)

    def walk(self, limit):
        """Rows a second of one request after another."""
        program = [BIN / "examples" / "bench-walk", self.url, self.key, self.secret, self.first, self.last, str(limit)]
        rows, seconds = subprocess.run(program, capture_output=True, text=True, check=True).stdout.split()
        assert int(rows) >= self.messages * 0.99, f"{rows} of {self.messages}"
        return int(rows) / float(seconds)

    def close(self):
        self.process.kill()
        self.process.wait()


def loaded(server):
    """A dashboard with every message loaded, and how many seconds that took."""
    deck = server.dashboard()
    deck.until(r"messages · 1/")
    deck.settle()
    seconds = deck.until(ALL_LOADED, keys=b"a")
    deck.settle()
    return deck, seconds


ALL_LOADED = r"all [0-9,. \u202f]+ loaded"
ratio = lambda ours, theirs: statistics.median(a / b for a, b in zip(ours, theirs))
ms = lambda seconds: f"{seconds * 1e3:.2f} ms"
ROWS = []


def row(what, ours, theirs="", got="", goal=""):
    """Prints a line of the table."""
    ROWS.append((what, ours, theirs, got, goal))
    print(f"| {what} | {ours} | {theirs} | {got} | {goal} |", flush=True)


def percentile(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, round((len(values) - 1) * part / 100))]


KEYS = [("j", b"j", b"g", 60), ("PgDn", b"\x1b[6~", b"g", 40), ("G", b"G", b"g", 0), ("g", b"g", b"G", 0)]


def key_round(terminal, key, other, count):
    """Seconds of each press; for `G` and `g` with the way back between two presses, which is not timed."""
    terminal.send(other)
    times = []
    for _ in range(count or 15):
        times.append(terminal.send(key)[0])
        if not count:
            terminal.send(other)
    return times


def bench_keys(million, thousand, rounds):
    bare = Terminal("examples/bench-bare-table")
    bare.settle()
    for name, key, other, count in KEYS:
        got = {"ours": [], "bare": [], "small": []}
        for number in range(rounds):
            order = [("ours", million), ("bare", bare), ("small", thousand)]
            for who, terminal in order if number % 2 else reversed(order):
                got[who].append(key_round(terminal, key, other, count))
        for part in (50, 99):
            at = {who: [percentile(times, part) for times in rounds] for who, rounds in got.items()}
            middle = {who: statistics.median(values) for who, values in at.items()}
            row(f"`{name}` p{part}", ms(middle["ours"]), f"bare table {ms(middle['bare'])}, own at 1,000 rows "
                f"{ms(middle['small'])}", f"{ratio(at['ours'], at['bare']):.2f}, {ratio(at['ours'], at['small']):.2f}", "1.25, 1.25")
    million.send(b"g")
    million.send(b"j")
    sizes = [million.send(b"j")[1] for _ in range(20)]
    row("bytes of `j` where nothing scrolls", f"{statistics.median(sizes):.0f} B (at most {max(sizes)})", goal="1,024 B")
    floods = {"ours": [], "bare": []}
    for _ in range(max(3, rounds // 3)):
        for who, terminal in (("ours", million), ("bare", bare)):
            terminal.send(b"g")
            floods[who].append(terminal.send(b"j" * 500, silence=0.3)[0])
    row("500 `j` at once", ms(statistics.median(floods["ours"])), f"bare table {ms(statistics.median(floods['bare']))}",
        f"{ratio(floods['ours'], floods['bare']):.3f}", "0.1")
    bare.close()


def installed(folder, program):
    """A copy, as an installation makes it: of what a linker has just written, the kernel maps small pages one by one."""
    return str(shutil.copy(BIN / program, folder))


def bench_start(server, rounds):
    deaf = socket.socket()
    deaf.bind(("127.0.0.1", 0))
    deaf.listen()
    url = f"http://127.0.0.1:{deaf.getsockname()[1]}/v1"
    ours, hello = [], []
    folder = tempfile.mkdtemp()
    vipdeck, bench_hello = installed(folder, "vipdeck"), installed(folder, "examples/bench-hello")
    for _ in range(max(40, rounds)):
        terminal = Terminal(bench_hello)
        hello.append(terminal.until("ready", began=terminal.began))
        terminal.close()
        terminal = server.dashboard(url=url, program=vipdeck)
        ours.append(terminal.until(r"(?s)no workspace.*[?] help", began=terminal.began))
        terminal.close()
    deaf.close()
    shutil.rmtree(folder)
    row("start to the first full frame, network unanswered", ms(statistics.median(ours)),
        f"hello, world {ms(statistics.median(hello))}", f"{ratio(ours, hello):.2f}", "1.5; 30 ms")


def bench_load(server, rounds):
    """Loading all against one request after another; then the last dashboard, loaded."""
    ours, walks, deck = [], {200: [], 500: []}, None
    for _ in range(max(3, rounds // 5)):
        for limit, rates in walks.items():
            rates.append(server.walk(limit))
        if deck:
            deck.close()
        deck, seconds = loaded(server)
        ours.append(server.messages / seconds)
    rate = lambda rates: f"{statistics.median(rates):,.0f} rows/s"
    for limit, rates in walks.items():
        row(f"load all, against pages of {limit} one after another", rate(ours), rate(rates), f"{ratio(ours, rates):.2f}", "0.8")
    return deck


def bench_keys_while_loading(server):
    """Keys while pages come: the screen changes by itself then, so the first change of the position counts."""
    bare = Terminal("examples/bench-bare-table")
    bare.settle()
    alone = key_round(bare, b"j", b"g", 100)
    bare.close()
    deck = server.dashboard()
    deck.until(r"messages · 1/")
    deck.settle()
    os.write(deck.fd, b"a")
    times = []
    for number in range(2, 62):
        times.append(deck.until(rf"messages · {number}/", keys=b"j", window=0.03))
        if re.search(ALL_LOADED, deck.text()):
            break
        wait = time.monotonic() + 0.01
        while time.monotonic() < wait:
            deck.take(deck.read(0.002)[0])
    deck.close()
    for part in (50, 99):
        mine, theirs = percentile(times, part), percentile(alone, part)
        row(f"`j` p{part} while pages come ({len(times)} keys)", ms(mine), f"bare table {ms(theirs)}", f"{mine / theirs:.2f}", "1.25")


PATTERNS = [
    ("rare literal", "Photosynthesis", "text", "1"),
    ("literal, any case", "photosynthesis", "text", "1"),
    ("regex led by a literal", r"Photo\w+sis", "regex", "1"),
    ("other regex", r"\w+synthe\w*", "regex", "3"),
    ("regex without a literal", r"(refund|login)\s+\w+ing", "regex", "3"),
]


def bench_search(deck, ndjson, rounds):
    if not shutil.which("rg"):
        print("(no ripgrep: searches are left out)")
        return
    for name, pattern, mode, goal in PATTERNS:
        ours, first, rg, count = [], [], [], 0
        for _ in range(max(5, rounds // 2)):
            began = time.monotonic()
            options = ["-i"] if pattern.islower() and "\\" not in pattern else []
            count = subprocess.run(["rg", "-c", *options, pattern, ndjson], capture_output=True, text=True).stdout.strip()
            rg.append(time.monotonic() - began)
            deck.send(b"/" + (b"\x12" if mode == "regex" else b""))
            seconds, _ = deck.send(pattern.encode(), silence=0.25)
            ours.append(seconds)
            deck.send(b"\x1b")
        row(f"all matches: {name} `{pattern}`".replace("|", "\\|"), ms(statistics.median(ours)),
            f"rg {ms(statistics.median(rg))}", f"{ratio(ours, rg):.2f}", goal)


def bench_idle(deck, seconds=5):
    deck.settle(1.0)
    before, (cpu, wakeups) = deck.total, deck.work()
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        deck.read(max(0, deadline - time.monotonic()))
    after_cpu, after_wakeups = deck.work()
    row(f"idle for {seconds} s", f"{deck.total - before} B, {max(0, after_wakeups - wakeups)} wake-ups, "
        f"{max(0, after_cpu - cpu) * 1e3:.2f} ms of processor", goal="0, 0, 0")


def bench_memory(server, deck):
    now, most = deck.memory()
    text = server.text_bytes
    row("memory of the process", f"{now / 1e6:.0f} MB (at most {most / 1e6:.0f})", f"text {text / 1e6:.0f} MB",
        f"{(now - 15e6) / text:.2f} ({(most - 15e6) / text:.2f})", "1.5 beside 15 MB")


def bench_large(messages):
    """Texts of 3 MB among the others, one after another."""
    server = Server(messages, large=messages // 12)
    bare = Terminal("examples/bench-bare-table")
    bare.settle()
    deck, _ = loaded(server)
    times = [deck.send(key)[0] for key in (b"G", b"g") * 10]
    deck.send(b"&needle in a very long\r", silence=0.5)
    times += [deck.send(key)[0] for key in b"jjjjjjjjjjkkkkkkkkkk" for key in [bytes([key])]]
    alone = [bare.send(key)[0] for key in (b"G", b"g") * 10] + key_round(bare, b"j", b"g", 20)
    for part in (50, 99):
        mine, theirs = percentile(times, part), percentile(alone, part)
        row(f"`G` `g` `j` `k` p{part}, 12 texts of 3 MB among {messages:,}", ms(mine), f"bare table {ms(theirs)}", f"{mine / theirs:.2f}")
    deck.close()
    bare.close()
    server.close()


def bench_year(messages, rounds):
    """A year, in as many slices as the API wants: to the end, complete, and as lean and quick as a month."""
    server = Server(messages, days=364)
    bare = Terminal("examples/bench-bare-table")
    bare.settle()
    deck, seconds = loaded(server)
    assert re.search(r"loaded · complete", deck.text()), deck.text()
    row("a year, loaded to the end and counted complete", f"{server.messages / seconds:,.0f} rows/s")
    bench_memory(server, deck)
    for name, key, other, count in KEYS[:1] + KEYS[2:3]:
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(percentile(key_round(deck, key, other, count), 50))
            theirs.append(percentile(key_round(bare, key, other, count), 50))
        row(f"`{name}` p50, a year", ms(statistics.median(ours)), f"bare table {ms(statistics.median(theirs))}",
            f"{ratio(ours, theirs):.2f}", "1.25")
    deck.close()
    bare.close()
    server.close()


STATE = Path(tempfile.gettempdir()) / f"vipdeck-bench-{os.getuid()}"
EMPTY_CONFIG = Path(tempfile.gettempdir()) / f"vipdeck-bench-{os.getuid()}.toml"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--only", action="append", choices=["start", "load", "memory", "keys", "arriving", "search", "idle", "large", "year"])
    options = parser.parse_args()
    wanted = lambda name: not options.only or name in options.only
    EMPTY_CONFIG.write_text("")
    ndjson = Path(tempfile.gettempdir()) / f"vipdeck-bench-{os.getuid()}.ndjson"
    server, small = Server(options.messages, ndjson), Server(1_000)
    print(f"{options.messages:,} messages, {server.text_bytes / 1e6:.0f} MB of text, "
          f"{ndjson.stat().st_size / 1e6:.0f} MB as NDJSON, {COLUMNS}×{LINES}\n")
    print("| figure | vipdeck | beside it | ratio | goal |\n|---|---|---|---|---|")
    try:
        if wanted("start"):
            bench_start(server, options.rounds)
        deck = bench_load(server, options.rounds) if wanted("load") else loaded(server)[0]
        if wanted("memory"):
            bench_memory(server, deck)
        if wanted("idle"):
            bench_idle(deck)
        if wanted("keys"):
            thousand, _ = loaded(small)
            bench_keys(deck, thousand, options.rounds)
            thousand.close()
        if wanted("search"):
            bench_search(deck, ndjson, options.rounds)
        deck.close()
        if wanted("arriving"):
            bench_keys_while_loading(server)
        if wanted("large"):
            bench_large(max(1_000, options.messages // 10))
        if wanted("year"):
            bench_year(options.messages, options.rounds)
    finally:
        server.close()
        small.close()
        ndjson.unlink()
        shutil.rmtree(STATE, ignore_errors=True)


if __name__ == "__main__":
    main()
