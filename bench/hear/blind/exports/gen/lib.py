import json,os,re,gzip,zipfile,io,datetime as D,shutil
B=os.path.dirname(os.path.abspath(__file__)); F=os.path.join(B,'files'); GOLD=[]
def w(p,d):
    q=os.path.join(F,p); os.makedirs(os.path.dirname(q),exist_ok=True)
    open(q,'wb').write(d if isinstance(d,bytes) else d.encode('utf-8'))
def J(o,ind=1): return json.dumps(o,ensure_ascii=False,indent=ind)
def NL(rows,asc=False): return ''.join(json.dumps(r,ensure_ascii=asc)+'\n' for r in rows)
def dt(t): return D.datetime.fromisoformat(t.replace('Z','+00:00'))
def ep(t): return int(dt(t).timestamp())
def fm(t,h=0,f='%Y-%m-%d %H:%M:%S'): return (dt(t)+D.timedelta(hours=h)).strftime(f)
def I(text,t=None,tl=None,p='second',s=None,seal=(),lang='de',media=(),**k):
    ps=text if isinstance(text,list) else [text]
    seal=list(seal)
    for x in sorted(seal,key=len,reverse=True):
        ps=[q for y in ps for q in y.split(x)]
    ps=[q.strip() for y in ps for q in re.split(r'[\r\n]+',y)]
    ps=[q for q in ps if len(re.sub(r'\W','',q))>=2]
    d=dict(text=ps,time=t,time_local=tl,time_precision=p if (t or tl) else None,sender=s,seal=seal,media=list(media),lang=lang); d.update(k); return d
def A(file,content,kind,mode,items,unread=(),hostile=False,**k):
    if content is not None:
        if isinstance(content,(dict,list)): content=J(content)
        w(file,content)
    g=dict(file=file,kind=kind,mode=mode,items=items,must_report_unread=list(unread),hostile=hostile); g.update(k); GOLD.append(g)
def Z(parts):
    b=io.BytesIO()
    with zipfile.ZipFile(b,'w',zipfile.ZIP_DEFLATED) as z:
        for n,d in parts: z.writestr(zipfile.ZipInfo(n,(2024,5,1,0,0,0)),d)
    return b.getvalue()
def esc(s): return s.replace('&','&amp;').replace('<','&lt;').replace('>','&gt;').replace('"','&quot;')
P='posts'; R='reports'
PNG=bytes.fromhex('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082')
