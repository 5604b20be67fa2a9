from lib import *
import html,quopri,tarfile,lzma,email,email.policy,unicodedata,sqlite3
import pypdfium2
def norm(s): return re.sub(r'\s+','',unicodedata.normalize('NFC',re.sub('[\u200e\u200f\u202a\u202c\ufeff]','',s.replace('\xa0',' '))))
def dec(b):
    out=[]
    for e in ['utf-8','utf-16','utf-16-le','cp1252','iso-8859-15','cp1251','koi8-r','cp1254','cp1250','cp1256','cp932','euc_jp','iso2022_jp','big5','gb18030','cp850']:
        try: out.append(b.decode(e,'ignore' if e in('utf-8',) else 'strict'))
        except Exception: pass
    return out
def views(name,b,depth=0):
    if depth>5: return []
    o=[]
    if b[:2]==b'PK':
        z=zipfile.ZipFile(io.BytesIO(b)); assert z.testzip() is None if not any(i.flag_bits&1 for i in z.infolist()) else True
        for i in z.infolist():
            if i.flag_bits&1: continue
            o+=views(i.filename,z.read(i),depth+1)
        return o
    if b[:2]==b'\x1f\x8b':
        import zlib
        d=zlib.decompressobj(31); u=d.decompress(b)
        if b'ustar' in u[:600]:
            t=tarfile.open(fileobj=io.BytesIO(u))
            for m in t: o+=views(m.name,t.extractfile(m).read(),depth+1)
            return o
        return views(name[:-3],u,depth+1)
    if b[:6]==b'\xfd7zXZ\x00': return views(name,lzma.decompress(b),depth+1)
    if b[:4]==b'%PDF':
        p=pypdfium2.PdfDocument(b); s=''.join(pg.get_textpage().get_text_range() for pg in p); o=[s]
        return o+[x.decode('utf-16') for x in []]+dec(b)
    if name.endswith('.eml') or name.endswith('.mht') or name.endswith('.emlx'):
        bb=b.split(b'\n',1)[1] if name.endswith('.emlx') else b
        m=email.message_from_bytes(bb,policy=email.policy.default)
        for p in m.walk():
            for k in ('From','Subject','Reply-To','Date'):
                if p[k]: o.append(str(p[k]))
            if not p.is_multipart():
                pl=p.get_payload(decode=True)
                if pl: o+=views('',pl,depth+1)
    ts=dec(b)
    for t in ts[:]:
        if '<' in t: ts.append(re.sub(r'<!\[CDATA\[|\]\]>|<[^>]*>','',t)); 
    for t in ts[:]: 
        h=html.unescape(t); ts.append(h); ts.append(re.sub('<[^>]*>','',h))
        if '\\u' in t: 
            try: ts.append(re.sub(r'((?:\\u[0-9a-f]{4})+)',lambda m: json.loads('"'+m[1]+'"'),t))
            except Exception: pass
        if '&#' in t: pass
    def js(v):
        if isinstance(v,dict): return ' \x00'.join(k+' '+js(x) for k,x in v.items())
        if isinstance(v,list): return ' \x00'.join(js(x) for x in v)
        return str(v)
    for t in [dec(b)[0]]:
        for chunk in ([t]+t.splitlines() if len(t)<20000 else [t]):
            try: 
                v=js(json.loads(chunk[chunk.index('= ')+2:] if chunk.startswith('window') else chunk)); ts+= [v,html.unescape(v),re.sub('<[^>]*>','',html.unescape(v))]
                try: ts.append(v.encode('latin-1').decode('utf-8'))
                except Exception: 
                    ts.append(re.sub('[\x80-\xff]+',lambda m:m[0].encode('latin-1').decode('utf-8','ignore'),v))
            except Exception: pass
    if b[:5]==b'{\\rtf':
        s=b.decode('latin-1'); s=re.sub(r"\\u(\d+)\\'..",lambda m:chr(int(m[1])),s); s=re.sub(r"\\'(..)",lambda m:bytes([int(m[1],16)]).decode('cp1250'),s); ts.append(s)
    for t in ts[:]:
        if '""' in t or '\\,' in t or '\\n' in t or '\r\n ' in t: ts.append(re.sub(r'\\n','\n',t.replace('""','"').replace('\r\n ','').replace('\\,',',').replace('\\;',';').replace('\\"','"')))
        if '=' in t:
            try: ts.append(quopri.decodestring(t.encode('latin-1')).decode('utf-8'))
            except Exception: pass
    for t in ts[:1]:
        ts.append(re.sub(r'[*\\_]+','',t)); ts.append(re.sub(r'^\s*(#|>)','',t,flags=re.M)); ts.append(t.replace('\\/','/'))
    return o+ts
bad=0;n=0
files=set(); kinds=set()
for l in open(ROOT+'/gold.jsonl'):
    r=json.loads(l); p=ROOT+'/'+r['file']; assert p not in files,p; files.add(p); assert r['kind'] not in kinds,r['kind']; kinds.add(r['kind'])
    b=open(p,'rb').read(); vs=[norm(v) for v in views(p,b)]
    for it in r['items']:
        for s in it['text']+it['seal']+([it['sender']] if it['sender'] else [])+it['media']:
            n+=1; q=norm(s)
            if not any(q in v for v in vs): bad+=1; print('MISS',r['file'],repr(s))
        if it['time']: D.datetime.fromisoformat(it['time'])
dk={os.path.join(d,f) for d,_,fs in os.walk(ROOT+'/files') for f in fs}
print('extra',dk-files,'missing',files-dk); print(len(files),'files',n,'strings',bad,'bad', max(os.path.getsize(f) for f in files))
import collections
print(collections.Counter(json.loads(l)['family'] for l in open(ROOT+'/gold.jsonl')))
