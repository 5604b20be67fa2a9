# what looks like a contact and is in no seal?  (by eye)
import json,re,os,contextlib,io
with contextlib.redirect_stdout(io.StringIO()): import check as C
for l in open('gold.jsonl',encoding='utf-8'):
    g=json.loads(l)
    if g['mode']=='posts': continue
    p=os.path.join(C.F,g['file'])
    if g['file'].endswith('/'): t='\n'.join(C.one(f,open(os.path.join(d,f),'rb').read()) for d,_,fs in os.walk(p) for f in fs)
    else: t=C.one(g['file'],open(p,'rb').read())
    t=C.N(t)
    for i in g['items']:
        for s in sorted(i['seal'],key=len,reverse=True): t=re.sub(re.escape(s),'#',t,flags=re.I)
    for s in g.get('seal_extra',[]): t=t.replace(s,'#')
    h=[m for m in re.findall(r'\S*@\S+|\+?\d(?:[\s./()-]{0,3}\d){6,}',t) if not re.match(r'(19|20)\d\d[-./ ]',m) and not re.match(r'\d\d?[./-]\d\d?[./-]20\d\d',m)]
    if h: print(g['file'],h[:12])
