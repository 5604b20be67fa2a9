import glob,os,sys,json,shutil
sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
import lib
shutil.rmtree(lib.F,ignore_errors=True)
for p in sorted(glob.glob(os.path.join(lib.B,'p[0-9]*.py'))): __import__(os.path.basename(p)[:-3])
with open(os.path.join(lib.B,'gold.jsonl'),'w',encoding='utf-8') as f:
    for g in lib.GOLD: f.write(json.dumps(g,ensure_ascii=False)+'\n')
from collections import Counter
print(len(lib.GOLD),Counter(g['mode'] for g in lib.GOLD),len({g['kind'] for g in lib.GOLD}),'kinds',len({i['lang'] for g in lib.GOLD for i in g['items']}),'langs',sum(len(g['items']) for g in lib.GOLD),'items')
