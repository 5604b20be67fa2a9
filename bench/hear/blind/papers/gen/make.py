# python3 make.py : writes ../files and ../gold.jsonl
import os, glob, importlib, sys, json
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import common as c
FAM = dict(g01='delimited call sheets', g02='spreadsheets', g03='word processing, slides, rtf, pdf, latex, epub', g04='plain logs and small text formats', g05='mail', g06='chat exports', g07='databases, dumps, field data, media', g08='comments and posts', g09='odd shapes and more languages', g10='calendars, hours in words, damaged, long', g11='more desk paper')
os.makedirs(c.OUT, exist_ok=True)
for f in glob.glob(c.OUT + '/*'): os.unlink(f)
for m in sorted(glob.glob(c.HERE + '/g[0-9][0-9].py')): (n := len(c.GOLD), importlib.import_module(os.path.basename(m)[:-3]), [g.update(family=FAM[os.path.basename(m)[:-3]]) for g in c.GOLD[n:]])
with open(c.ROOT + '/gold.jsonl', 'w') as f:
    for g in c.GOLD: f.write(json.dumps(g, ensure_ascii=False) + '\n')
print(len(c.GOLD), 'files', sum(len(g['items']) for g in c.GOLD), 'items')
