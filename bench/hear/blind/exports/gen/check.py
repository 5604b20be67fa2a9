#!/usr/bin/env python3
"""Decodes every input with own code and looks for each gold string. No code of the software is used."""
import json,os,sys,re,gzip,zipfile,io,html,email,email.policy,quopri,base64,sqlite3,csv
import xml.etree.ElementTree as ET
B=os.path.dirname(os.path.abspath(__file__)); F=os.path.join(B,'files')
def txt(b):
    if b[:2] in(b'\xff\xfe',b'\xfe\xff'): return b.decode('utf-16')
    m=re.search(rb'(?:charset|encoding)\s*=\s*["\']?([\w-]+)',b[:600])
    out=[]
    for e in ([m.group(1).decode()] if m else [])+['utf-8','cp1251','cp932','euc-kr','gb18030','cp1250','iso-8859-2','koi8-r','cp1252','iso-8859-1','iso-8859-15','cp1256','cp1254','cp874','mac-roman','cp437','cp850','utf-16-le']:
        try: t=b.decode('shift_jis' if e=='shift-jis' else e); out.append(t)
        except Exception: continue
        if e.lower() in('utf-8','utf8') : break
    return '\n'.join(out)
def walk(o,out):
    if isinstance(o,dict):
        for k,v in o.items(): out.append(str(k)); walk(v,out)
    elif isinstance(o,list):
        for v in o: walk(v,out)
    elif o is not None: 
        s=str(o); out.append(s)
        if re.search(r'<\w|&\w+;|&#',s): out.append(strip(s))
        if s[:1] in '[{':
            try: walk(json.loads(s),out)
            except Exception: pass
        if len(s)>40 and re.fullmatch(r'[A-Za-z0-9+/=\s]+',s):
            try: d=base64.b64decode(s).decode(); out.append(d); out.append(js(d))
            except Exception: pass
        try: out.append(s.encode('latin-1').decode('utf-8'))
        except Exception: pass
def strip(s):
    s=re.sub(r'(?is)<(script|style)\b.*?</\1>',' ',s); a=re.sub(r'(?s)<[^>]+>','\n',s); b=re.sub(r'(?s)</?(b|i|em|strong|span|a|u|s|w|r|t|text)\b[^>]*>','',s); b=re.sub(r'(?s)<[^>]+>','\n',b)
    return html.unescape(html.unescape(a))+'\n'+html.unescape(html.unescape(b))+'\n'+html.unescape(s)
def js(t):
    out=[]
    try: walk(json.loads(t.lstrip('\ufeff')),out); return '\n'.join(out)
    except Exception: pass
    m=re.search(r'=\s*([\[{].*[\]}])\s*;?\s*$',t,re.S)
    if m:
        try: walk(json.loads(m.group(1)),out); return '\n'.join(out)
        except Exception: pass
    for l in t.splitlines():
        i=min([x for x in (l.find('{'),l.find('[')) if x>=0] or [-1])
        if i>=0:
            for j in {i,l.find('{')}:
                if j<0: continue
                try: walk(json.JSONDecoder().raw_decode(l[j:])[0],out)
                except Exception: pass
    return '\n'.join(out)
def rtf(t):
    t=re.sub(r"\\u(-?\d+)\s?(?:\\'[0-9a-f]{2}|\?)?",lambda m:chr(int(m.group(1))%65536),t)
    cp='cp1250' if 'ansicpg1250' in t else 'cp1252'
    t=re.sub(r"\\'([0-9a-f]{2})",lambda m:bytes.fromhex(m.group(1)).decode(cp),t)
    t=re.sub(r'\\(par|cell|row|line|tab)\b\s?','\n',t); return re.sub(r'\\[a-z]+-?\d* ?|[{}]','',t)
def mail(b):
    out=[txt(b)]
    m=email.message_from_bytes(b,policy=email.policy.default)
    for p in m.walk():
        for k,v in p.items(): out.append(str(v))
        if p.get_filename(): out.append(p.get_filename())
        if p.get_content_maintype()=='text':
            d=p.get_payload(decode=True); cs=p.get_content_charset() or 'utf-8'
            try: s=d.decode(cs)
            except Exception: s=txt(d)
            out.append(s); out.append(strip(s)); out.append(re.sub(r'\s*\r?\n> ?','\n',s)); out.append(re.sub(r' \r?\n',' ',s))
        elif not p.is_multipart():
            d=p.get_payload(decode=True) or b''; fn=p.get_filename() or ''
            if fn: out.append(dec(d,fn))
    return '\n'.join(out)
def dec(b,name):
    n=name.lower()
    if b[:2]==b'\x1f\x8b': return dec(gzip.decompress(b),n[:-3])
    if b[:4]==b'PAR1':
        try: import pyarrow.parquet as pq
        except ImportError: return 'SKIP'
        out=[]; walk(json.loads(json.dumps(pq.read_table(io.BytesIO(b)).to_pylist(),default=str)),out); return '\n'.join(out)
    if b[:15]==b'SQLite format 3':
        p='/tmp/_h2.db'; open(p,'wb').write(b); c=sqlite3.connect(p); out=[]
        for (t,) in c.execute("select name from sqlite_master where type='table'").fetchall():
            for r in c.execute(f'select * from "{t}"'): walk(list(r),out)
        os.unlink(p); return '\n'.join(out)
    if b[:2]==b'PK':
        z=zipfile.ZipFile(io.BytesIO(b)); out=[]
        for i in z.infolist():
            out.append(i.filename); out.append(dec(z.read(i),i.filename))
        return '\n'.join(out)
    if b[:5]==b'%PDF-':
        import zlib; out=[]
        for m in re.finditer(rb'stream\r?\n(.*?)\r?\nendstream',b,re.S):
            d=m.group(1)
            try: d=zlib.decompress(d)
            except Exception: pass
            s=d.decode('cp1252','replace'); ls=re.findall(r'\(((?:\\.|[^()\\])*)\)\s*Tj',s)
            out+= [re.sub(r'\\(.)',r'\1',x) for x in ls]
        return '\n'.join(out)
    if n.endswith('.dbf'): return b.decode('cp852','replace')+b.decode('cp850','replace')
    if n.endswith(('.png','.jpg')): return ''
    if n.endswith(('.eml','.mht','.mhtml')): return mail(b)
    if n.endswith('.emlx'): return mail(b.split(b'\n',1)[1])
    if n.endswith(('.mbox','.mbx')): return '\n'.join(mail(x) for x in re.split(rb'(?m)^From [^\n]*\n',b) if x.strip())
    if n.endswith('.warc'):
        out=[]
        for r in re.split(rb'WARC/1\.[01]\r\n',b):
            out.append(strip(txt(r))); out.append(js(txt(r)))
            for m in re.finditer(rb'\x1f\x8b',r):
                try:
                    import zlib; d=zlib.decompressobj(31).decompress(r[m.start():]); out.append(dec(d,'x.html'))
                except Exception: pass
        return '\n'.join(out)
    t=txt(b); out=[t]
    if n.endswith('.rtf'): out.append(rtf(t))
    if re.search(r'[\[{]',t) and n.endswith(('json','jsonl','ndjson','js','har','log','avro','geojson','ipynb','txt','sql')): out.append(js(t))
    if re.search(r'<[a-zA-Z!?/]',t): out.append(strip(t))
    if n.endswith(('.yaml','.yml')):
        import yaml
        for d in yaml.safe_load_all(t): walk(json.loads(json.dumps(d,default=str)),out)
    if n.endswith('.toml'):
        import tomllib; walk(json.loads(json.dumps(tomllib.loads(t),default=str)),out)
    if n.endswith('.sql'): out.append(t.replace("\\'","'").replace("''","'").replace('\\"','"').replace('\\r\\n','\n').replace('\\n','\n').replace('\\t','\t'))
    if n.endswith(('.csv','.tsv')) or ('"' in t and ('";"' in t or '","' in t)): out.append(t.replace('""','"')); out.append(html.unescape(t))
    if n.endswith(('.ics','.vcf')):
        u=re.sub(r'\r?\n[ \t]','',t); out.append(re.sub(r'\\([,;])',r'\1',u.replace('\\n','\n').replace('\\N','\n')))
        v=re.sub(r'=\r?\n','',t); out.append(quopri.decodestring(v.encode('utf-8','ignore')).decode('utf-8','replace'))
    if n.endswith('.tex'): out.append(re.sub(r'\\textbf\{([^}]*)\}',r'\1',t.replace('\\&','&').replace('\\%','%').replace('\\#','#').replace('\\_','_').replace('~','\u00a0').replace('"`','„').replace("\"'",'“')))
    out.append(re.sub(r'[ \t]*\r?\n[ \t]+',' ',t)); out.append(re.sub(r'\s*\r?\n(?:[>|#;] ?)?\s*',' ',t)); out.append(re.sub(r'\\([-.*_\[\]()!#+])',r'\1',t))
    return '\n'.join(out)
def norm(s): return re.sub(r'[\s\u00a0\u202f\u200e\u200f\u2066-\u2069]+',' ',s)
def main():
    bad=0; seen=set(); G=[json.loads(l) for l in open(os.path.join(B,'gold.jsonl'),encoding='utf-8')]
    for g in G:
        f=g['file']; p=os.path.join(F,f); 
        if f in seen: print('DUP',f); bad+=1
        seen.add(f)
        if f.endswith('/'): 
            blob='\n'.join(n+'\n'+dec(open(os.path.join(r,n),'rb').read(),n) for r,_,ns in os.walk(p) for n in ns)
        elif not os.path.exists(p): print('MISSING',f); bad+=1; continue
        else: blob=dec(open(p,'rb').read(),f)
        if blob=='SKIP': print('skipped (no pyarrow):',f); continue
        N=norm(blob)
        def need(s,w):
            nonlocal bad
            if norm(s).strip() not in N: print('NOT FOUND',f,w,repr(s)); bad+=1
        for it in g['items']:
            if set(it)&{'text','time','time_local','time_precision','sender','seal','media','lang'}!={'text','time','time_local','time_precision','sender','seal','media','lang'}: print('KEYS',f); bad+=1
            if not it['text']: print('EMPTY',f); bad+=1
            for s in it['text']:
                need(s,'text')
                for x in it['seal']:
                    if norm(x) in norm(s): print('SEAL IN TEXT',f,x,s); bad+=1
            for s in it['seal']: need(s,'seal')
            for s in it['media']: need(s,'media')
            if it['sender'] and norm(it['sender']) not in N:
                for x in it['sender'].split(): need(x,'sender')
            if it['time'] and not re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ',it['time']): print('TIME',f,it['time']); bad+=1
            if it['time_local'] and not re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?|\d{4}-\d\d-\d\d',it['time_local']): print('TLOC',f,it['time_local']); bad+=1
        for s in g.get('seal_extra',[])+g.get('not_items',[]): need(s,'extra')
    top={os.path.relpath(os.path.join(r,n),F) for r,_,ns in os.walk(F) for n in ns}
    for t in sorted(top):
        if not any(t==g['file'] or (g['file'].endswith('/') and t.startswith(g['file'])) for g in G): print('NO GOLD',t); bad+=1
    from collections import Counter
    print(len(G),'inputs',dict(Counter(g['mode'] for g in G)),len({g['kind'] for g in G}),'kinds',len({i['lang'] for g in G for i in g['items']}),'langs',sum(len(g['items']) for g in G),'items;',bad,'problems')
    return bad
if __name__=='__main__': sys.exit(bool(main()))
