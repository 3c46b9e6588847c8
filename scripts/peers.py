"""Time and peak memory of one document from the command line, ours beside the other's.

usage: peers.py FOLDER OURS... -- OTHER...   (each a command that takes a document as its last argument)
Every tenth document by size is read three times by each; the best time counts, and the highest memory.
"""
import os
import subprocess
import sys
import time

folder, rest = sys.argv[1], sys.argv[2:]
ours, other = rest[: rest.index("--")], rest[rest.index("--") + 1 :]
# What a reader may take: ten times the document, or 30 MB where that is more.
LEAST, TIMES = 30 << 20, 10


def run(command, path):
    best, peak = float("inf"), 0
    for _ in range(3):
        started = time.perf_counter()
        child = subprocess.Popen([*command, path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        usage = os.wait4(child.pid, 0)[2]
        best = min(best, time.perf_counter() - started)
        peak = max(peak, usage.ru_maxrss << 10)
    return best, peak


names = [name for name in os.listdir(folder) if name.endswith((".hwp", ".hwpx"))]
names.sort(key=lambda name: os.path.getsize(os.path.join(folder, name)))
chosen = names[::10] + names[-1:]
idle = run([ours[0]], "--version")[1]
rows = []
for name in chosen:
    path = os.path.join(folder, name)
    rows.append((name, os.path.getsize(path), run(ours, path), run(other, path)))
mine, theirs = (sum(row[at][0] for row in rows) for at in (2, 3))
print(f"{len(rows)} documents, one process each: {mine * 1000:.0f} ms; the other {theirs * 1000:.0f} ms: {theirs / mine:.1f} times")
mine, theirs = (max(row[at][1] for row in rows) for at in (2, 3))
print(f"peak memory {mine / 1e6:.1f} MB; the other {theirs / 1e6:.1f} MB: {theirs / mine:.1f} times (ours before it reads: {idle / 1e6:.1f} MB)")
for name, size, (_, peak), _ in rows:
    if peak > max(LEAST, TIMES * size):
        print(f"  over the bound: {peak / 1e6:.1f} MB for {size / 1e6:.2f} MB  {name}")
