# Other formats through LibreOffice
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One call converts many files: starting the program takes longer than reading a report."""

import os
import pathlib
import subprocess
import tempfile

BATCH = 40


def convert(jobs):
    """Converts files: jobs are (source, target), with the format of the target's ending. Returns the targets that
    could not be written."""
    groups = {}
    for source, target in jobs:
        groups.setdefault((source.suffix, target.suffix[1:]), []).append((source, target))
    lost = []
    with tempfile.TemporaryDirectory() as profile:
        for (_, suffix), members in groups.items():
            for start in range(0, len(members), BATCH):
                lost += convert_batch(members[start:start + BATCH], suffix, profile)
    return lost


def convert_batch(members, suffix, profile):
    lost = []
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(["soffice", "-env:UserInstallation=file://" + profile, "--headless", "--convert-to",
                        {"wps": "doc"}.get(suffix, suffix), "--outdir", out] + [str(source) for source, _ in members],
                       capture_output=True, timeout=30 + 15 * len(members), check=False, env=dict(os.environ, HOME=profile))
        for source, target in members:
            made = pathlib.Path(out) / (source.stem + "." + {"wps": "doc"}.get(suffix, suffix))
            if made.exists():
                made.replace(target) if made.stat().st_dev == target.parent.stat().st_dev else \
                    target.write_bytes(made.read_bytes())
            else:
                lost.append(target)
    return lost
