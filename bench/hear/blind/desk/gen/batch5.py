from lib import *
import datetime as D
txt('trunc.json','[{"when":"2024-01-15T06:00:00Z","from":"Rev. Alphonse Uwase","cell":"+250 780 555 014","note":"Broadcast on hill radio: cockroach word again, presenter Faustin M."},\n {"when":"2024-01-15T07:10:00Z","from":"Clau')
G('trunc.json','json cut off',I("Broadcast on hill radio: cockroach word again, presenter Faustin M.",['Rev. Alphonse Uwase','+250 780 555 014'],'2024-01-15T06:00:00Z',s='Rev. Alphonse Uwase'),unread='the file is cut off in the second record (07:10)')
def pdf(p,pages):
    objs=[b'<< /Type /Catalog /Pages 2 0 R >>',None,b'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>']; kids=[]
    for lines in pages:
        st=b'BT /F1 11 Tf 60 780 Td 15 TL\n'
        for l in lines: st+=b'('+l.replace('\\','\\\\').replace('(','\\(').replace(')','\\)').encode('cp1252')+b') Tj T*\n'
        st+=b'ET'
        objs.append(b'<< /Length %d >>\nstream\n'%len(st)+st+b'\nendstream'); c=len(objs)
        objs.append(b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>'%c); kids.append(len(objs))
    objs[1]=b'<< /Type /Pages /Kids [%s] /Count %d >>'%(b' '.join(b'%d 0 R'%k for k in kids),len(kids))
    o=b'%PDF-1.4\n'; off=[]
    for i,x in enumerate(objs,1): off.append(len(o)); o+=b'%d 0 obj\n'%i+x+b'\nendobj\n'
    xr=len(o); o+=b'xref\n0 %d\n0000000000 65535 f \n'%(len(objs)+1)+b''.join(b'%010d 00000 n \n'%x for x in off)+b'trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n'%(len(objs)+1,xr)
    open(P(p),'wb').write(o)
pdf('Anrufvermerk.pdf',[['Anrufvermerk','','Am: Do., 22.02.2024     Um: 18 Uhr 5','Gesprächspartnerin: Gudrun Abendroth-Diallo','Telefon: (030) 23125-871','','Ihre Tochter wird vom Trainer Jens Kolbe','als „Kakaobohne“ beschimpft. Der Verein','FC Eintracht Musterdorf reagiert nicht.']])
G('Anrufvermerk.pdf','pdf call note',I('Ihre Tochter wird vom Trainer Jens Kolbe\nals „Kakaobohne“ beschimpft. Der Verein\nFC Eintracht Musterdorf reagiert nicht.',['Gudrun Abendroth-Diallo','(030) 23125-871'],'2024-02-22T18:05',s='Gudrun Abendroth-Diallo',lang='de'))
xlsx('дзвінки.xlsx',{'Лютий':[['№','Хто телефонує','Куди передзвонити','Коли','Суть'],[1,'пані Ореста Гнатюк','+380 67 555 01 42','пт 16 лют. 2024, 19:25','У маршрутці водій Степан Куц вигнав ромську родину.'],[2,'хлопець, назвався Тарас','тг @taras_uzh5','сб 17 лют. 2024, 00:15','Табір біля річки підпалили, бачили нашивки «Чиста Тиса».']]})
G('дзвінки.xlsx','xlsx register',I('У маршрутці водій Степан Куц вигнав ромську родину.',['Ореста Гнатюк','+380 67 555 01 42'],'2024-02-16T19:25',s='пані Ореста Гнатюк',lang='uk'),I('Табір біля річки підпалили, бачили нашивки «Чиста Тиса».',['Тарас','@taras_uzh5'],'2024-02-17T00:15',lang='uk'))
docx('дежурство.docx',['Журнал дежурства за 21 мая 2024 г.',[['Время','Заявитель, телефон','Содержание'],['9 ч. 40 мин.','Бибигуль Сейтова, 8-900-555-01-42','Комендант общежития Лариса Витальевна Громова требует «чёрных» не прописывать.'],['23 ч. 05 мин.','Не назвался. Просил писать на почту anon5514@example.ru','ЧОП «Витязь» патрулирует рынок с битами.']],'Смену сдал.'])
G('дежурство.docx','docx shift table',I('Комендант общежития Лариса Витальевна Громова требует «чёрных» не прописывать.',['Бибигуль Сейтова','8-900-555-01-42'],'2024-05-21T09:40',s='Бибигуль Сейтова',lang='ru'),I('ЧОП «Витязь» патрулирует рынок с битами.',['anon5514@example.ru'],'2024-05-21T23:05',lang='ru'))
txt('سۆرانی.txt','بەروار: ٢٣ی ٨ی ٢٠٢٤، کاتژمێر ١٠ی شەو\nناوی پەیوەندیکار: شلێر حەمە\nژمارە: ٠٧٥٠ ٥٥٥ ٠١٤٢\nڕووداو: لە چەمچەماڵ ئاغا سەردار وتی «کۆچبەرەکان دەبێ بڕۆن یان دەسووتێن».\n')
G('سۆرانی.txt','label lines',I('لە چەمچەماڵ ئاغا سەردار وتی «کۆچبەرەکان دەبێ بڕۆن یان دەسووتێن».',['شلێر حەمە','٠٧٥٠ ٥٥٥ ٠١٤٢'],'2024-08-23T22:00',s='شلێر حەمە',lang='ku'))
csvf('զանգեր.csv',[['Օր','Ժամ','Զանգահարող','Հետադարձ կապ','Բովանդակություն'],['13.01.2025','19։50','Շուշան Գևորգյան','077 55 01 42','Եզդիների գերեզմանատանը գրված է «օտարներ»։ Կասկածում են Հայկ Սիմոնյանին։'],['14.01.2025','08։05','հարևանը՝ Մկրտիչ','նույնը','Ոստիկանը հրաժարվել է արձանագրել։']],';')
G('զանգեր.csv','csv call log',I('Եզդիների գերեզմանատանը գրված է «օտարներ»։ Կասկածում են Հայկ Սիմոնյանին',['Շուշան Գևորգյան','077 55 01 42'],'2025-01-13T19:50',s='Շուշան Գևորգյան',lang='hy'),I('Ոստիկանը հրաժարվել է արձանագրել',['Մկրտիչ'],'2025-01-14T08:05',lang='hy'))
txt('ზარები.json',json.dumps({"ცხელი_ხაზი":[{"დარეკა":"ლამარა კვარაცხელია","ნომერი":"599 55 01 42","დრო":"2024-12-02 22:30","რა_მოხდა":"პარლამენტთან ნიღბიანებმა სცემეს სტუდენტები, ყვიროდა ზურა მახარაძე."},{"დარეკა":"","ნომერი":"","დრო":"2024-12-03 01:10","რა_მოხდა":"სადარბაზოსთან წარწერა „მტერი“."}]},ensure_ascii=False,indent=2))
G('ზარები.json','json records',I('პარლამენტთან ნიღბიანებმა სცემეს სტუდენტები, ყვიროდა ზურა მახარაძე.',['ლამარა კვარაცხელია','599 55 01 42'],'2024-12-02T22:30',s='ლამარა კვარაცხელია',lang='ka'),I('სადარბაზოსთან წარწერა „მტერი“.',[],'2024-12-03T01:10',lang='ka'))
txt('thirrjet.html','<html><meta charset=utf-8><h4>Thirrjet, e enjte 9 maj 2024</h4><ul><li><i>ora 11 e gjysmë</i> – <u>Valbona Hoxhaj</u> (tel. 069 555 0142, vetëm SMS): Në Shkodër dikush shkroi «jevgjit jashtë»; e pa Altin Prenga.</li><li><i>ora 23:55</i> – pa emër: Përpara xhamisë u dogj një flamur.</li></ul></html>')
G('thirrjet.html','html list',I('Në Shkodër dikush shkroi «jevgjit jashtë»; e pa Altin Prenga.',['Valbona Hoxhaj','069 555 0142'],'2024-05-09T11:30',s='Valbona Hoxhaj',lang='sq'),I('Përpara xhamisë u dogj një flamur.',[],'2024-05-09T23:55',lang='sq'))
csvf('gargaar.csv',[['taariikh','saacad','qofka soo wacay','lambarka','warka'],['7 Oktoobar 2024','8:15 fiidnimo','Sahra Nuur Ciise','063 555 0142','Ciidan ka tirsan Hawd Boys ayaa yiri "Gabooye ha guuro".'],['8 Oktoobar 2024','6:00 subaxnimo','adeerkeed Liibaan','isla kaas','Caaqil Jaamac Faarax ayaa amray.']],'|')
G('gargaar.csv','csv pipe',I('Ciidan ka tirsan Hawd Boys ayaa yiri "Gabooye ha guuro".',['Sahra Nuur Ciise','063 555 0142'],'2024-10-07T20:15',s='Sahra Nuur Ciise',lang='so'),I('Caaqil Jaamac Faarax ayaa amray.',['Liibaan'],'2024-10-08T06:00',s='adeerkeed Liibaan',lang='so'))
xlsx('ጥሪ.xlsx',{'ጥሪዎች':[['ቀን (ዓ.ም.)','G.C.','ሰዓት (24h)','ደዋይ','ስልክ','ጉዳይ'],['ታኅሣሥ 28 2016','2024-01-07','10:20','ወ/ሮ አልማዝ ከበደ','0911 555 142','የወረዳው ኃላፊ ግርማ ታደሰ "መጤዎች ይውጡ" ብሏል።'],['ታኅሣሥ 29 2016','2024-01-08','18:00','ስሟን ያልተናገረች','','ሱቆች ተዘርፈዋል፣ የፋኖ ዩኒፎርም ታይቷል።']]})
G('ጥሪ.xlsx','xlsx two calendars',I('የወረዳው ኃላፊ ግርማ ታደሰ "መጤዎች ይውጡ" ብሏል',['አልማዝ ከበደ','0911 555 142'],'2024-01-07T10:20',s='ወ/ሮ አልማዝ ከበደ',lang='am'),I('ሱቆች ተዘርፈዋል፣ የፋኖ ዩኒፎርም ታይቷል',[],'2024-01-08T18:00',lang='am'))
txt('daftari.txt','''DAFTARI LA SIMU - ZAMU YA USIKU
Tarehe 30/11/2024 (Jumamosi)

saa tatu na nusu usiku | Mzee Kahindi, anapatikana kwa mjukuu wake Zuhura 0722 555 014 | Watu wa MRC Asilia wamebandika karatasi "Wabara mwisho Disemba"
saa nne kasoro robo usiku | hakutaja jina | Chifu Ponda Mwatela alikuwepo akicheka
''')
G('daftari.txt','night book',I('Watu wa MRC Asilia wamebandika karatasi "Wabara mwisho Disemba"',['Kahindi','Zuhura','0722 555 014'],'2024-11-30T21:30',s='Mzee Kahindi',lang='sw'),I('Chifu Ponda Mwatela alikuwepo akicheka',[],'2024-11-30T21:45',lang='sw'))
txt('அழைப்புகள்.xml','<?xml version="1.0" encoding="utf-8"?><பதிவேடு><அழைப்பு><நாள்>14 அக்டோபர் 2024</நாள><நேரம்>காலை 9.45</நேரம்><அழைத்தவர்>முத்துலட்சுமி</அழைத்தவர்><தொலைபேசி>94440 55577</தொலைபேசி><விவரம்>தேநீர் கடையில் தனி டம்ளர்; உரிமையாளர் சண்முகவேல் அடித்தார்.</விவரம்></அழைப்பு></பதிவேடு>'.replace('</நாள>','</நாள்>'))
G('அழைப்புகள்.xml','xml records',I('தேநீர் கடையில் தனி டம்ளர்; உரிமையாளர் சண்முகவேல் அடித்தார்.',['முத்துலட்சுமி','94440 55577'],'2024-10-14T09:45',s='முத்துலட்சுமி',lang='ta'))
txt('হেল্পলাইন.md','''## হেল্পলাইন — ৬ আগস্ট ২০২৪

1. **সকাল ৭:১০** শ্রীমতী অর্চনা দাস (মোবাইল ০১৯০০-৫৫৫০১৪): মন্দিরে আগুন, ইউপি মেম্বার কামাল হাওলাদার লোক এনেছে।
2. **রাত ১১:৩০** তাঁর দেবর সুবল: বাড়ির সামনে "দেশ ছাড়" লেখা।
''')
G('হেল্পলাইন.md','markdown list',I('মন্দিরে আগুন, ইউপি মেম্বার কামাল হাওলাদার লোক এনেছে।',['অর্চনা দাস','০১৯০০-৫৫৫০১৪'],'2024-08-06T07:10',s='শ্রীমতী অর্চনা দাস',lang='bn'),I('বাড়ির সামনে "দেশ ছাড়" লেখা।',['সুবল'],'2024-08-06T23:30',s='সুবল',lang='bn'))
xlsx('상담일지.xlsx',{'7월':[['상담일지 2024년 7월'],['날짜','시각','내담자','회신처','내용','담당'],['7/19','오후 2시 10분','쩐티란 (통역: 조카 민호)','010-0000-9921','공장장 이상철이 기숙사 문을 잠그고 "불법은 굶어라" 했다고 함.','갑'],['7/21','밤 11시 반','익명','없음','대구 사원 공사장에 돼지머리, 비대위원장 서문규가 인증사진.','을']]},merges=[('7월','A1:F1')])
G('상담일지.xlsx','xlsx year in title',I('공장장 이상철이 기숙사 문을 잠그고 "불법은 굶어라" 했다고 함.',['쩐티란','민호','010-0000-9921'],'2024-07-19T14:10',s='쩐티란 (통역: 조카 민호)',lang='ko'),I('대구 사원 공사장에 돼지머리, 비대위원장 서문규가 인증사진.',[],'2024-07-21T23:30',lang='ko'))
txt('buku_piket.md','''Buku piket, Rabu malam 17 s.d. Kamis 18 Juli 2024 (WIB)

jam | pelapor | kontak balik | laporan
:--|:--|:--|:--
21.40 | Pak Simanjuntak | 0812-5550-0188 (istri) | Warga dipimpin Ketua RW Dadang menyegel rumah doa di Cipayung
01.05 | Mbak tanpa nama | - | Batu dilempar, ada spanduk Forum Umat Bersatu
''')
G('buku_piket.md','markdown table over midnight',I('Warga dipimpin Ketua RW Dadang menyegel rumah doa di Cipayung',['Simanjuntak','0812-5550-0188'],'2024-07-17T21:40+07:00',s='Pak Simanjuntak',lang='id'),I('Batu dilempar, ada spanduk Forum Umat Bersatu',[],'2024-07-18T01:05+07:00',lang='id'))
csvf('פניות.csv',[['מס׳','שם הפונה','נייד/מייל','נתקבל','תוכן הפנייה'],['1','ד"ר אסתי מהרט','esti.m@example.co.il','13/11/2024 09:12','בקופה אמרו לילד "כושי חזור". המנהל גדי לוינשטיין סירב להתנצל.'],['2','אבא של תלמיד, סלים','053-5550142','14/11/2024 20:55','חברי "לב טהור לעיר" תלו רשימת דיירים ערבים.']],enc='utf-8-sig')
G('פניות.csv','csv inquiries',I('בקופה אמרו לילד "כושי חזור". המנהל גדי לוינשטיין סירב להתנצל.',['אסתי מהרט','esti.m@example.co.il'],'2024-11-13T09:12',s='ד"ר אסתי מהרט',lang='he'),I('חברי "לב טהור לעיר" תלו רשימת דיירים ערבים.',['סלים','053-5550142'],'2024-11-14T20:55',lang='he'))
txt('apeluri.log','''[sâmbătă 8 iunie 2024]
(07h55) Sună doamna Rodica Tănase-Lăcătuș. În Ditrău iar semnături contra brutarilor din Sri Lanka; le strânge viceprimarul Puskás Elemér. Numărul ei: zero șapte sute, cinci cinci cinci, zero paisprezece.
(14h20) Sună soțul dumneaei, Ghiță. A fost chemat la poliție.
[duminică 9 iunie 2024]
(9h05) Apel mut.
''')
G('apeluri.log','day log',I('În Ditrău iar semnături contra brutarilor din Sri Lanka; le strânge viceprimarul Puskás Elemér.',['Rodica Tănase-Lăcătuș','zero șapte sute, cinci cinci cinci, zero paisprezece'],'2024-06-08T07:55',s='Rodica Tănase-Lăcătuș',lang='ro'),I('A fost chemat la poliție.',['Ghiță'],'2024-06-08T14:20',lang='ro'),I('Apel mut.',[],'2024-06-09T09:05',lang='ro'))
txt('písomne.txt','''Ahoj,
tady Bětka. Včera (st 10. 4. 2024, tři čtvrtě na osm večer) v Bílině parta okolo Standy Hrubeše honila malé Romy s páskou Hlídka severu.
Kdyby něco, táta bere telefon: 5-5-5 nula čtrnáct dvě stě dvacet. Na zvonku máme Rezkovi, Neexistující 1402/8.
''',enc='iso8859-2') if False else txt('písomně.txt','''Ahoj,
tady Bětka. Včera (st 10. 4. 2024, tři čtvrtě na osm večer) v Bílině parta okolo Standy Hrubeše honila malé Romy s páskou Hlídka severu.
Kdyby něco, táta bere telefon: 5-5-5 nula čtrnáct dvě stě dvacet. Na zvonku máme Rezkovi, Neexistující 1402/8.
''')
G('písomně.txt','note',I('v Bílině parta okolo Standy Hrubeše honila malé Romy s páskou Hlídka severu.\ntáta bere telefon',['Bětka','5-5-5 nula čtrnáct dvě stě dvacet','Rezkovi','Neexistující 1402/8'],'2024-04-10T19:45',s='Bětka',lang='cs'))
txt('обаждане.eml','''From: =?windows-1251?B?xOXt4PDlIMri6vrzPA==?= <d.k@example.bg>
To: signal@example.bg
Subject: signal
Date: Sat, 29 Jun 2024 17:31:00 +0300
MIME-Version: 1.0
Content-Type: text/plain; charset=windows-1251
Content-Transfer-Encoding: 8bit

Казвам се Зорница Илиева-Демир. На прайда в Бургас мъж на име Калоян Мъглов ни заля с боклук, с него бяха момчета от „Южен отпор“.
Търсете сестра ми Невена на нула осем осем осем, пет пет пет, нула четиринайсет.
'''.replace('From: =?windows-1251?B?xOXt4PDlIMri6vrzPA==?= <d.k@example.bg>','From: zornica.id@example.bg'),enc='cp1251')
G('обаждане.eml','mail cp1251',I('На прайда в Бургас мъж на име Калоян Мъглов ни заля с боклук, с него бяха момчета от „Южен отпор“.\nТърсете сестра ми',['Зорница Илиева-Демир','Невена','нула осем осем осем, пет пет пет, нула четиринайсет','zornica.id@example.bg'],'2024-06-29T17:31:00+03:00',s='zornica.id@example.bg',lang='bg'))
txt('napló.html','<html><head><meta charset="utf-8"></head><body><table><tr><td colspan=4>2024. 18. hét</td></tr><tr><th>nap, óra</th><th>telefonáló</th><th>visszahívás</th><th>leírás</th></tr><tr><td>ápr. 30. 17:30</td><td>Özv. Kertész Miklósné (Zsuzsa néni)</td><td>lánya, Judit: 06 30 555 0142</td><td>A zsinagóga falára: „Soros lovagjai, viszlát”. Alatta a Turul Gárda jele.</td></tr><tr><td>máj. 1. du. háromnegyed négy</td><td>ismeretlen férfi</td><td>&ndash;</td><td>A majálison Szűcs Barnabás képviselő „sorosozott” és cigányozott.</td></tr></table></body></html>')
G('napló.html','html week table',I('A zsinagóga falára: „Soros lovagjai, viszlát”. Alatta a Turul Gárda jele.',['Kertész Miklósné','Zsuzsa','Judit','06 30 555 0142'],'2024-04-30T17:30',s='Özv. Kertész Miklósné (Zsuzsa néni)',lang='hu'),I('A majálison Szűcs Barnabás képviselő „sorosozott” és cigányozott.',[],'2024-05-01T15:45',lang='hu'))
txt('Posteingang KW 23.txt','''Mi KW 23/2024 vormittags (Stempel 10.35) – Einwurf ohne Umschlag, handschriftlich, abgetippt:
"ich heise Ludmilla und puze in der Kaserne. Die Soldaten Brandt und Köster singen abens schlimme Lieder. nicht anrufen!! Zetel an Spind 14, oder meine Tochter Alina hat Handi 0171 - 3920 0 93"
''')
G('Posteingang KW 23.txt','note with week number',I('und puze in der Kaserne. Die Soldaten Brandt und Köster singen abens schlimme Lieder. nicht anrufen!!',['Ludmilla','Alina','0171 - 3920 0 93'],'2024-06-05T10:35',s='Ludmilla',lang='de'))
txt('lognotes.txt','''0412h 07 NOV 24 (Z) / caller states name is OSWALDO, no surname, crew of tug / VHF only, or cell +1 504 555 0142 when alongside
        deckhand Pruitt cut the prayer mats & threw a bible at cook
0455h 07 NOV 24 (Z) / same caller / Capt. Landry now informed
''')
G('lognotes.txt','military times',I('deckhand Pruitt cut the prayer mats & threw a bible at cook',['OSWALDO','+1 504 555 0142'],'2024-11-07T04:12Z',s='OSWALDO'),I('Capt. Landry now informed',[],'2024-11-07T04:55Z'))
csvf('range.csv',[['Incident window','Informant (role)','Ring / write','Statement'],['2024-09-02 21:30–22:10','K. Vimalan (tenant)','020 8 7946 0 199'.replace('020 8','020'),'Landlord\'s son Ricky Doyle hammered on every Tamil family\'s door'],['between 1 and 2 am on 2024-09-05','M. (tenant)','m5514@example.org','Bin fire'],['','K. Vimalan (tenant)','moved: 9 Fable Court, SW99 1ZZ','Now staying elsewhere']])
G('range.csv','csv time ranges',I("Landlord's son Ricky Doyle hammered on every Tamil family's door",['K. Vimalan','020 7946 0 199'],'2024-09-02T21:30',s='K. Vimalan (tenant)'),I('Bin fire',['m5514@example.org'],'2024-09-05T01:00',s='M. (tenant)'),I('Now staying elsewhere',['K. Vimalan','9 Fable Court, SW99 1ZZ'],None,s='K. Vimalan (tenant)'))
txt('dienst.xml','''<?xml version="1.0" encoding="ISO-8859-1"?>
<logboek dienst="late" datum="2024-10-31">
 <regel uur="19u05"><wie>juf Annelies Verschueren</wie><bereikbaar>0470 55 50 14</bereikbaar><wat>Halloweenoptocht in Ninove: man in kap, bordje "vrij zicht, vrij volk". Schepen Guido D'Haese nam een selfie.</wat></regel>
 <regel uur="kwart voor tien 's avonds"><wie>idem, met haar man Farid</wie><bereikbaar>idem</bereikbaar><wat>Eieren tegen hun gevel.</wat></regel>
</logboek>''',enc='latin-1')
G('dienst.xml','xml log',I("Halloweenoptocht in Ninove: man in kap, bordje \"vrij zicht, vrij volk\". Schepen Guido D'Haese nam een selfie.",['Annelies Verschueren','0470 55 50 14'],'2024-10-31T19:05',s='juf Annelies Verschueren',lang='nl'),I('Eieren tegen hun gevel.',['Farid'],'2024-10-31T21:45',lang='nl'))
