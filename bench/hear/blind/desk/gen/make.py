import shutil,json,importlib,os,sys
import lib
shutil.rmtree(lib.ROOT,ignore_errors=True); os.makedirs(lib.ROOT)
here=os.path.dirname(os.path.abspath(__file__))
for m in sorted(f[:-3] for f in os.listdir(here) if f.startswith('batch') and f.endswith('.py')): importlib.import_module(m)
with open(os.path.join(here,'gold.jsonl'),'w',encoding='utf-8') as f:
    for g in lib.GOLD: f.write(json.dumps(g,ensure_ascii=False)+'\n')
print(len(lib.GOLD),'inputs',sum(len(g['items']) for g in lib.GOLD),'items',len({i['lang'] for g in lib.GOLD for i in g['items']}),'languages')
