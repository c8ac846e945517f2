#!/usr/bin/env python3
"""Holds the manual page and the completion against the program.

Copyright (C) 2026 The GoiReports authors
SPDX-License-Identifier: GPL-3.0-or-later

usage: check_documents.py GOI MANUAL COMPLETION MEASURES
"""

import json
import os
import re
import shutil
import subprocess
import sys

GOI, MANUAL, COMPLETION, MEASURES = sys.argv[1:5]
COMMANDS = ["read", "check", "import", "list", "search", "show", "export", "chart"]


def help_of(*command):
    env = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en")
    return subprocess.run([GOI, *command, "--help"], check=True, capture_output=True, env=env).stdout.decode("utf-8")


def options(text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


def complete(*words):
    """What bash offers at the end of the words."""
    script = 'source "$1"; shift; compopt () { :; }; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _goi; printf "%s\\n" "${COMPREPLY[@]}"'
    out = subprocess.run(["bash", "-c", script, "bash", COMPLETION, *words], check=True, capture_output=True).stdout.decode("utf-8")
    return {line for line in out.split("\n") if line}


def tests():
    manual = open(MANUAL, encoding="utf-8").read().replace("\\-", "-").replace("\\~", " ")
    top = help_of()
    listed = re.findall(r"^  ([a-z]+) ", top, re.M)
    yield "all commands are listed", sorted(listed) == sorted(COMMANDS)
    yield "the completion knows the commands", complete("goi", "") == {*COMMANDS, "--help", "--version"}
    for command in COMMANDS:
        # options that the help names in its text and that are none of the command's own
        own = options(re.sub(r"(?s)^Usage:.*?\n\n.*?(?=^\w* ?Options:)", "", help_of(command), flags=re.M))
        own -= {"--help-all"}
        yield f"{command}: the manual has a paragraph", f"goi {command} " in manual
        yield f"{command}: the manual names all options", not own - options(manual)
        yield f"{command}: the completion offers all options", complete("goi", command, "--") == own
    offered = complete("goi", "chart", "--measure", "")
    yield "the completion knows all measures", offered == {m["id"] for m in json.load(open(MEASURES, encoding="utf-8"))["measures"]}
    yield "the completion knows values", complete("goi", "list", "--state", "d") == {"draft", "doubtful"}
    yield "the completion knows values after =", complete("goi", "list", "--edition", "=", "201") == {"2014", "2019"}
    if shutil.which("man"):
        env = dict(os.environ, LC_ALL="C.UTF-8", MANWIDTH="80", MANROFFSEQ="")
        run = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", MANUAL], capture_output=True, env=env)
        yield "the manual has no mistakes", run.returncode == 0 and run.stderr == b""


def main():
    results = list(tests())
    print(f"1..{len(results)}")
    for i, (name, good) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {i} - {name}")


main()
