#!/usr/bin/env python3
# check_mime.py: the system recognises our files, by name and by content
#
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check_mime.py PACKAGE.xml

Builds a MIME database of the system's types and ours in a folder of its own and asks GIO, in a
process that sees only that database. Exit status 77 when update-mime-database is missing."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

CASES = [
    # name of the file, what it holds, what it is
    ("report.goi.json", b"{}", "application/x-goi-report+json"),
    ("report.json", b"{}", "application/json"),
]


def query(data_home, path):
    """What GIO says that the file is."""
    out = subprocess.run(
        ["gio", "info", "-a", "standard::content-type", path],
        env={**os.environ, "XDG_DATA_HOME": data_home, "XDG_DATA_DIRS": "/usr/local/share:/usr/share",
             "GIO_USE_VFS": "local", "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        if "standard::content-type" in line:
            return line.split(":")[-1].strip()
    return None


def make_database(path, application_id):
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA application_id = {application_id}")
        db.execute("CREATE TABLE t (x)")
    db.close()


def main():
    package = sys.argv[1]
    if shutil.which("update-mime-database") is None or shutil.which("gio") is None:
        print("update-mime-database or gio is missing")
        return 77
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        mime = os.path.join(folder, "share", "mime")
        os.makedirs(os.path.join(mime, "packages"))
        shutil.copy(package, os.path.join(mime, "packages"))
        subprocess.run(["update-mime-database", mime], check=True)
        cases = []
        for name, content, expected in CASES:
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                file.write(content)
            cases.append((path, expected))
        # Without its ending only the content tells a collection from any other database.
        named = os.path.join(folder, "city.goi")
        make_database(named, 0x476F6952)
        cases.append((named, "application/x-goi-collection"))
        ours, other = os.path.join(folder, "attachment"), os.path.join(folder, "other")
        make_database(ours, 0x476F6952)
        make_database(other, 0x12345678)
        cases.append((ours, "application/x-goi-collection"))
        cases.append((other, "application/vnd.sqlite3"))
        for path, expected in cases:
            found = query(os.path.join(folder, "share"), path)
            if found != expected:
                print(f"{os.path.basename(path)}: {found}, expected {expected}")
                failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
