"""What reading, opening and starting cost, as ratios to other programs that run in turn with ours.

Copyright (C) 2026 The GoiReports authors
SPDX-License-Identifier: GPL-3.0-or-later

measure.py PROGRAMS FOLDER MEASUREMENT…: PROGRAMS is the folder with the small programs that were built beside
this file; documents and collections that are in FOLDER already are used again. Prints a line of the table in
README.md for each measurement. `goi` and `goi-reports` are taken from the path.
"""

import ctypes
import os
import pathlib
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEED = "11"
BATCH = 500
PAIRS = 5
SLOW_PAIRS = 3
MIXED = {"html": 350, "docx": 200, "xlsx": 150, "txt": 150, "odt": 50, "ofd": 50, "pdf": 50}
LARGE = 100000
DISPLAY = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24 -noreset", "dbus-run-session", "--"]

PR_SET_CHILD_SUBREAPER = 36

# What reads the same file without understanding it.
PEERS = {
    "html": "xmllint --html --noout $f",
    "docx": "unzip -p $f word/document.xml | xmllint --noout -",
    "xlsx": "unzip -p $f xl/worksheets/sheet1.xml | xmllint --noout -",
    "pdf": "pdftotext -layout $f -",
}
GOALS = {"html": "≤ 2.0", "docx": "≤ 2.0", "xlsx": "≤ 2.0", "pdf": "≤ 1.5"}


class Run:
    """A command that ran: seconds on the clock, seconds of processors, the most memory of its main process in MB."""

    def __init__(self, command, watch=False):
        self.memory = 0
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        watcher = threading.Thread(target=self.watch, args=(process.pid,))
        if watch:
            watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        self.clock = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        self.processor = usage.ru_utime + usage.ru_stime + self.wait_for_others()
        if watch:
            watcher.join()

    @staticmethod
    def wait_for_others():
        """The processor time of processes that the command has left behind: they are ours now, see main()."""
        seconds = 0
        while True:
            try:
                _, _, usage = os.wait4(-1, 0)
            except ChildProcessError:
                return seconds
            seconds += usage.ru_utime + usage.ru_stime

    def watch(self, pid):
        while True:
            try:
                with open(f"/proc/{pid}/status", encoding="utf-8") as status:
                    sizes = [int(line.split()[1]) for line in status if line.startswith("VmHWM:")]
            except OSError:
                return
            if not sizes:
                return
            self.memory = max(self.memory, sizes[0] / 1024)
            time.sleep(0.01)


def compare(ours, theirs, pairs=PAIRS):
    """The medians of both on the clock, and those of the ratios of neighbours."""
    runs = [(Run(ours), Run(theirs)) for _ in range(pairs)]
    return (statistics.median(a.clock for a, _ in runs), statistics.median(b.clock for _, b in runs),
            statistics.median(a.clock / b.clock for a, b in runs),
            statistics.median(a.processor / b.processor for a, b in runs))


def output_of(command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def documents(folder, form, count=BATCH):
    """As many generated documents of a format, made when they are not there yet."""
    place = folder / form
    if len(list(place.glob("*." + form))) < count:
        subprocess.run([sys.executable, ROOT / "tests" / "corpus" / "evaluate", "--goi", "goi", "--seed", SEED,
                        "--count", str(BATCH), "--formats", form, "--keep", place],
                       check=False, stdout=subprocess.DEVNULL)
    return [str(path) for path in sorted(place.glob("*." + form))[:count]]


def row(what, ours, theirs, ratio, goal="", note=""):
    what = what.replace(" | ", " \\| ")
    print(f"| {what} | {ours} | {theirs} | {ratio} | {goal} | {note} |", flush=True)


def row_each(what, n, found, goal=""):
    ours, theirs, clock, processor = found
    row(what, f"{ours / n * 1000:.2f} ms", f"{theirs / n * 1000:.2f} ms", f"{clock:.2f}", goal,
        f"of processor time {processor:.2f}")


def measure_format(folder, form):
    files = documents(folder, form)
    names = " ".join(map(shlex.quote, files))
    found = compare(["goi", "read", *files], ["sh", "-c", f"for f in {names}; do {PEERS[form]}; done"],
                    SLOW_PAIRS if form == "pdf" else PAIRS)
    row_each(f"One {form.upper()} of {len(files)}, `goi read` : `{PEERS[form]}`", len(files), found, GOALS[form])
    if form != "html":
        return
    found = compare(["goi", "read", *files], ["xmllint", "--html", "--noout", *files])
    row_each(f"One HTML of {len(files)}, `goi read` : one `xmllint --html --noout` for all", len(files), found)
    found = compare(["goi", "read", files[0]], ["xmllint", "--html", "--noout", files[0]], 5 * PAIRS)
    row_each("A single HTML page with the start of the program, `goi read` : `xmllint --html --noout`", 1, found)


def measure_text(folder, programs):
    files = documents(folder, "txt")
    theirs, ours, ratio = output_of([programs / "bench-read", "15", *files]).split()
    row(f"One text of {len(files)}, read and recognised in one thread : its bytes read", f"{ours} µs", f"{theirs} µs",
        ratio)


def measure_cores(folder):
    files = documents(folder, "html")
    found = compare(["taskset", "-c", "0", "goi", "read", *files], ["taskset", "-c", "0,1", "goi", "read", *files])
    row_each(f"One HTML of {len(files)}, `goi read` on one core : on two", len(files), found, "near 2")


def import_once(folder, files):
    for path in folder.glob("import.goi*"):
        path.unlink()
    return Run(["goi", "import", "--collection", str(folder / "import.goi"), *files], watch=True)


def measure_import(folder):
    files = [path for form, count in MIXED.items() for path in documents(folder, form, count)]
    idle = statistics.median(import_once(folder, files[:1]).memory for _ in range(3))
    runs = [(import_once(folder, files), Run(["goi", "read", *files])) for _ in range(3)]
    memory = max(run.memory for run, _ in runs)
    ours = statistics.median(run.clock for run, _ in runs)
    theirs = statistics.median(run.clock for _, run in runs)
    ratio = statistics.median(a.clock / b.clock for a, b in runs)
    row(f"{len(files)} mixed documents, `goi import` with the search index : `goi read`", f"{ours:.1f} s",
        f"{theirs:.1f} s", f"{ratio:.2f}")
    row("Memory of the main process at its peak, importing them : importing one", f"{memory:.0f} MB", f"{idle:.0f} MB",
        f"{memory / idle:.2f}", "< 150 MB more", f"{memory - idle:+.0f} MB")


def measure_first_frame(programs):
    """A collection exists already, as it does at every start but the first."""
    found = output_of([*DISPLAY, programs / "first-frame", "9", programs / "bare-window", "goi-reports",
                       "gnome-text-editor --standalone"])
    bare, ours, editor = [float(line.split("\t")[0]) for line in found.splitlines()]
    row("First frame, `goi-reports` : a bare libadwaita window", f"{ours:.0f} ms", f"{bare:.0f} ms",
        f"{ours / bare:.2f}")
    row("First frame, `goi-reports` : `gnome-text-editor`", f"{ours:.0f} ms", f"{editor:.0f} ms",
        f"{ours / editor:.2f}")


def measure_open(folder, programs):
    collections = [folder / f"{n}.goi" for n in (100, LARGE)]
    for path in collections:
        if not path.exists():
            subprocess.run([programs / "goi-make-collection", path, path.stem], check=True)
    found = output_of([programs / "bench-open-collection", *collections]).splitlines()
    small, large = [line.split()[2] for line in found if " reports  " in line and "(" not in line]
    ratio = next(line.split()[1] for line in found if line.startswith("ratio"))
    row(f"A collection opened to its first lines, {LARGE:,} reports : 100", f"{large} ms", f"{small} ms", ratio)


WINDOW = {
    "reading": "reading",
    "document": "showing the first document beside its form",
    "another": "showing another document",
    "looking": "reading, and somebody scrolls and looks at documents",
    "selecting": "selecting all lines",
    "adding": "adding all of them",
    "versions": "adding what is there already beside it",
}


def measure_window(folder, programs):
    """How long the window's main loop works before it comes round, and the memory that a review takes."""
    place = folder / "window"
    place.mkdir(exist_ok=True)
    for form, count in MIXED.items():
        for path in map(pathlib.Path, documents(folder, form, count)):
            if not (place / path.name).exists():
                os.link(path, place / path.name)
    found = subprocess.run([*DISPLAY, programs / "bench-import", place], stdout=subprocess.PIPE, text=True).stdout
    for what, clock, gap, work, rounds, frames, stalls, memory in re.findall(
            r"^(\w+) +([\d.]+) s +longest gap +(\d+) ms \((\d+) ms of work.*?of (\d+) rounds (\d+) worked over 16 ms, "
            r"(\d+) over 50 ms(?:.*at most \+(\d+) MB)?", found, re.M):
        row(f"Window, {sum(MIXED.values())} documents, {WINDOW[what]}: longest work of the main loop : longest gap",
            f"{work} ms", f"{gap} ms", "", "≤ 50 ms",
            f"of {rounds} rounds {frames} over 16 ms, {stalls} over 50; {clock} s" + (f", +{memory} MB" if memory else ""))


def main():
    programs, folder = map(pathlib.Path, sys.argv[1:3])
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    for name in sys.argv[3:]:
        if name in PEERS:
            measure_format(folder, name)
        elif name == "text":
            measure_text(folder, programs)
        elif name == "cores":
            measure_cores(folder)
        elif name == "import":
            measure_import(folder)
        elif name == "window":
            measure_window(folder, programs)
        elif name == "first-frame":
            measure_first_frame(programs)
        elif name == "open":
            measure_open(folder, programs)
        else:
            sys.exit(f"there is no measurement {name}")


if __name__ == "__main__":
    main()
