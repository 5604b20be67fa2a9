import sys,os,json,io,zipfile,re,gzip,base64,struct,datetime as D
sys.path.insert(0,'build/pk')
ROOT=''
class G:
    def __init__(s,part): s.p=part; s.rows=[]
    def F(s,name,data,family,kind,items,mode='reports',lost=False):
        if isinstance(data,str): data=data.encode('utf-8')
        if name.endswith(('.docx','.pptx')): data=strip_thumb(data)
        os.makedirs(os.path.dirname(f'{ROOT}/files/{name}'),exist_ok=True)
        open(f'{ROOT}/files/{name}','wb').write(data)
        if mode=='posts':
            for i in items: i['seal']=[]
        s.rows.append(dict(file='files/'+name,family=family,kind=kind,mode=mode,items=items,lost=lost))
    def done(s):
        with open(f'{ROOT}/build/gold_{s.p}.jsonl','w') as f:
            for r in s.rows: f.write(json.dumps(r,ensure_ascii=False)+'\n')
        print(s.p,len(s.rows))
def I(text,t=None,sender=None,seal=None,lang='en',media=None):
    """t: '2024-03-03' | '2024-03-03T14:05' | '...:07' | with offset"""
    if isinstance(text,str): text=[text]
    time=loc=prec=None
    if t:
        m=re.fullmatch(r'(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?)?([+-]\d\d:\d\d|Z)?',t); assert m,t
        d,hm,ss,off=m.groups()
        if hm is None: loc=d;prec='day'
        else:
            loc=d+'T'+hm+(ss or ':00'); prec='second' if ss else 'minute'
            if off: time=loc+('+00:00' if off=='Z' else off)
        D.datetime.fromisoformat(loc)
    if seal is None: seal=[sender] if sender else []
    return dict(text=text,time=time,time_local=loc,time_precision=prec,sender=sender,seal=seal,media=media or [],lang=lang)
def ep(t):
    return int(D.datetime.fromisoformat(t.replace('Z','+00:00')).timestamp())
def mkzip(members,comment=b''):
    b=io.BytesIO()
    with zipfile.ZipFile(b,'w',zipfile.ZIP_DEFLATED) as z:
        for n,d in members.items(): z.writestr(n,d if isinstance(d,bytes) else d.encode('utf-8'))
        z.comment=comment
    return b.getvalue()
PNG=base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')
from PIL import Image,ImageDraw
def pic(txt='see wall',fmt='PNG'):
    im=Image.new('RGB',(160,40),'white'); ImageDraw.Draw(im).text((5,10),txt,fill='black')
    b=io.BytesIO(); im.save(b,fmt); return b.getvalue()

def strip_thumb(data):
    zi=zipfile.ZipFile(io.BytesIO(data)); m={n:zi.read(n) for n in zi.namelist() if n!='docProps/thumbnail.jpeg'}
    m['_rels/.rels']=re.sub(rb'<Relationship [^>]*thumbnail[^>]*/>',b'',m['_rels/.rels']); return mkzip(m)
