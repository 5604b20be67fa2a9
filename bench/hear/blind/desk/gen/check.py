# independent decoder: shares nothing with lib.py
import json,os,re,zipfile,io,email,email.policy,html.parser,csv,sys,datetime
import xml.etree.ElementTree as ET
H=os.path.dirname(os.path.abspath(__file__)); F=os.path.join(H,'files')
def dec(b):
    if b[:2] in (b'\xff\xfe',b'\xfe\xff'): return b.decode('utf-16')
    for e in ('utf-8-sig',):
        try: return b.decode(e)
        except UnicodeDecodeError: pass
    return '\n'.join(b.decode(e,'replace') for e in ('cp1252','cp1251','cp1250','cp1253','cp1256','shift_jis','gb18030','iso8859-9','euc-kr'))
class S(html.parser.HTMLParser):
    def __init__(s): super().__init__(); s.o=[]
    def handle_data(s,d): s.o.append(d)
    def handle_starttag(s,t,a):
        if t in('br','p','td','tr','div','li','th','dd','dt'): s.o.append('\n')
def hx(t): p=S(); p.feed(t); return ''.join(p.o)
def xm(b):
    r=ET.fromstring(b); o=[]
    def w(e):
        tag=e.tag.split('}')[-1]
        if tag in('p','br','line-break','row','c','tc'): o.append('\n')
        o.extend(' '+v+' ' for v in e.attrib.values()) if tag not in ('p','r','t') and not e.tag.startswith('{http') else None
        if e.text: o.append(e.text)
        for c in e: w(c); o.append(c.tail or '')
        if tag not in('t','r','span','b','i'): o.append('\n')
    w(r); return ''.join(o)
def walk(j):
    if isinstance(j,dict): return '\n'.join(str(k)+'\n'+walk(v) for k,v in j.items())
    if isinstance(j,list): return '\n'.join(map(walk,j))
    return str(j)
def ml(b):
    m=email.message_from_bytes(b,policy=email.policy.default); o=[str(v) for k,v in m.items()]
    for p in m.walk():
        if p.get_filename(): o.append(p.get_filename())
        if p.get_content_maintype()=='text':
            c=p.get_content(); o.append(hx(c) if p.get_content_subtype()=='html' else c)
        elif p.get_content_type()=='message/rfc822': pass
        elif p.get_filename() and not p.is_multipart(): o.append(one(p.get_filename(),p.get_payload(decode=True)))
    return '\n'.join(o)
def one(n,b):
    e=n.lower().rsplit('.',1)[-1]
    if e in('xlsx','docx','ods','odt'):
        z=zipfile.ZipFile(io.BytesIO(b)); return '\n'.join(xm(z.read(x)) for x in z.namelist() if re.search(r'(document|sharedStrings|content|sheet\d+)\.xml$',x))
    if e=='zip':
        z=zipfile.ZipFile(io.BytesIO(b)); return '\n'.join(x+'\n'+one(x,z.read(x)) for x in z.namelist())
    if e=='eml': return ml(b)
    if e=='mbox':
        return '\n'.join(ml(x) for x in re.split(rb'(?m)^From .*\n',b) if x.strip())
    if e in('html','htm'): return hx(dec(b))
    if e=='xml': return xm(b)
    if e=='json':
        try: return walk(json.loads(dec(b)))
        except ValueError: return dec(b).replace('\\"','"')
    if e in('jsonl','ndjson'): return '\n'.join(walk(json.loads(l)) for l in dec(b).splitlines() if l.strip())
    if e in('csv','tsv'):
        t=dec(b); return t+'\n'+t.replace('""','"')
    if e=='vcf' or e=='ics': return dec(b).replace('\r\n ','').replace('\\n','\n').replace('\\,',',')
    if e=='rtf':
        t=b.decode('latin1'); t=re.sub(r"\\u(-?\d+)\s?\??",lambda m:chr(int(m[1])%65536),t); t=re.sub(r"\\'([0-9a-f]{2})",lambda m:bytes([int(m[1],16)]).decode('cp1252'),t)
        return re.sub(r'\\[a-z]+-?\d* ?|[{}]',lambda m:'\n' if m[0].startswith(('\\par','\\line')) else '',t)
    if e=='pdf': return '\n'.join(re.sub(r'\\([()\\])',r'\1',x) for x in re.findall(r'\(((?:[^()\\]|\\.)*)\) ?Tj',b.decode('cp1252')))
    if e in('jpg','png','ogg','amr','m4a','mp3','opus','mp4','bin'): return ''
    return dec(b)
N=lambda s: re.sub(r'\s+',' ',s)
bad=0; seen=set()
for ln,l in enumerate(open(os.path.join(H,'gold.jsonl'),encoding='utf-8'),1):
    g=json.loads(l); p=os.path.join(F,g['file'])
    def err(*a):
        global bad; bad+=1; print(g['file'],*a)
    if g['file'].endswith('/'):
        t=''; names=[]
        for d,_,fs in os.walk(p):
            for f in sorted(fs): names.append(f); seen.add(os.path.join(d,f)); t+='\n'+f+'\n'+one(f,open(os.path.join(d,f),'rb').read())
    else:
        if not os.path.isfile(p): err('missing'); continue
        seen.add(p); t=one(g['file'],open(p,'rb').read()); names=[]
    t=N(t+' ')
    for k in('file','kind','mode','items','must_report_unread','hostile'):
        if k not in g: err('no key',k)
    for i in g['items']:
        for k in('text','time','time_local','time_precision','sender','seal','media','lang'):
            if k not in i: err('no item key',k)
        if not i['text']: err('empty text')
        for x in i['text']:
            if N(x) not in t: err('TEXT not found:',x)
            for s in i['seal']:
                if s.lower() in x.lower(): err('text holds seal',s,'|',x)
        for s in i['seal']:
            if N(s) not in t: err('SEAL not found:',s)
        if i['sender'] and N(i['sender']) not in t: err('SENDER not found:',i['sender'])
        for m in i['media']:
            if m not in t and m not in names: err('MEDIA',m)
    for s in g.get('seal_extra',[])+g.get('not_items',[]):
        if N(s) not in t: err('extra/not_items not found:',s)
for d,_,fs in os.walk(F):
    for f in fs:
        if os.path.join(d,f) not in seen: bad+=1; print('no gold for',os.path.join(d,f))
print('lines',ln,'errors',bad)
