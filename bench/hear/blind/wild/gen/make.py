#!/usr/bin/env python3
"""Writes files/ and gold.jsonl. Deterministic; standard library only. Run: python3 make.py"""
import json, os, shutil, glob, importlib, sys
os.chdir(os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
sys.path.insert(0, ".")
import lib
for p in sorted(glob.glob("part*.py")):
    importlib.import_module(p[:-3])
shutil.rmtree("files", ignore_errors=True)
with open("gold.jsonl", "w", encoding="utf-8") as g:
    for r, data in lib.REC:
        os.makedirs(os.path.dirname(r["file"]), exist_ok=True)
        with open(r["file"], "wb") as f:
            f.write(data)
        g.write(json.dumps(r, ensure_ascii=False) + "\n")
print(len(lib.REC), "files,", len({r["kind"] for r, _ in lib.REC}), "kinds,", sum(len(r["items"]) for r, _ in lib.REC), "items,", sum(len(t["text"]) for r, _ in lib.REC for t in r["items"]), "strings,", sum(len(r["must_report_unread"]) for r, _ in lib.REC), "unread")
