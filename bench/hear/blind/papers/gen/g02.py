# spreadsheets
from common import *

F('two_tables.xlsx', 'xlsx two tables on a sheet', xlsx([{'name': 'Shift', 'rows': [
 ['Calls taken – Tuesday 5 March 2024'], [],
 ['Time', 'Caller', 'Said', None, None, 'Texts in', 'From no.', 'Words'],
 [T('20:15'), 'Agnieszka Wilk', 'Bottle thrown at the hostel on Reed Street', None, None, T('20:40'), '07700 900611', 'they are outside the hostel again pls hurry'],
 [T('21:02'), 'Mr Dowrick', 'Son heard a plan to egg the vicar', None, None, T('21:30'), '07700 900612', 'name is Curtis Malby he has a bat'],
 [T('23:10'), 'no name', 'Silence, then breathing', None, None, None, None, None]]}]), [
 I('Bottle thrown at the hostel on Reed Street', '2024-03-05T20:15', 'Agnieszka Wilk', show=['hostel on Reed Street']),
 I('Son heard a plan to egg the vicar', '2024-03-05T21:02', 'Mr Dowrick', ['Dowrick']),
 I('Silence, then breathing', '2024-03-05T23:10'),
 I('they are outside the hostel again pls hurry', '2024-03-05T20:40', '07700 900611'),
 I('name is Curtis Malby he has a bat', '2024-03-05T21:30', '07700 900612', show=['Curtis Malby'])], 'en')

F('svod_merged.xlsx', 'xlsx merged cells, two-storey head', xlsx([{'name': 'Зведення', 'rows': [
 ['Гаряча лінія «Ліхтар», зведення за 18–19 травня 2024'],
 ['Коли', None, 'Хто повідомив', None, 'Що сталося'],
 ['дата', 'час', 'ім’я', 'телефон', None],
 [D('2024-05-18'), T('22:05'), 'Одарка Вишневська', '+380 44 555 01 11', 'Біля синагоги на Тихій кидали петарди'],
 [None, T('23:40'), 'дільничний Панько', None, 'Погрози ромським родинам, обіцяють спалити намети'],
 [D('2024-05-19'), T('01:15'), None, None, 'Сусід Захар Гнатюк ходить із сокирою під хоспісом']],
 'merges': ['A1:E1', 'A2:B2', 'C2:D2', 'E2:E3', 'A4:A5']}]), [
 I('Біля синагоги на Тихій кидали петарди', '2024-05-18T22:05', 'Одарка Вишневська', ['+380 44 555 01 11'], show=['синагоги на Тихій']),
 I('Погрози ромським родинам, обіцяють спалити намети', '2024-05-18T23:40', None, ['Панько'], show=['намети']),
 I('Сусід Захар Гнатюк ходить із сокирою під хоспісом', '2024-05-19T01:15', show=['Захар Гнатюк', 'хоспісом'])], 'uk')

F('hidden_sheet.xlsx', 'xlsx hidden and very hidden sheets', xlsx([
 {'name': 'Week 9', 'rows': [['Date', 'Time', 'Reported by', 'Report'], [D('2024-02-27'), T('09:30'), 'Noor Hamsterley', 'Stickers with crosshairs on the clinic door']]},
 {'name': 'not for print', 'state': 'hidden', 'rows': [['Date', 'Time', 'Reported by', 'Report'], [D('2024-02-28'), T('11:45'), 'Lyle Kerrison', 'Guard at the clinic, Ned Raffles, passes on the nurses\' rota']]},
 {'name': '_x', 'state': 'veryHidden', 'rows': [['27/2 late: Noor rang back, the van was white not grey']]}]), [
 I('Stickers with crosshairs on the clinic door', '2024-02-27T09:30', 'Noor Hamsterley', show=['clinic']),
 I(["Guard at the clinic, Ned Raffles, passes on the nurses' rota"], '2024-02-28T11:45', 'Lyle Kerrison', show=['Ned Raffles', 'clinic']),
 I(['rang back, the van was white not grey'], None, None, ['Noor'], year_unclear=True)], 'en')

F('cell_notes.xlsx', 'xlsx cell comments, hidden column and row', xlsx([{'name': 'Hoja1', 'hidecols': [5], 'hiderows': [4],
 'rows': [['Fecha', 'Hora', 'Denunciante', 'Relato', 'Domicilio denunciante'],
  [D('2024-06-09'), T('17:20'), 'Yolanda Quiñones', 'Rompieron la vitrina del local sindical', 'Pasaje Los Aromos 331'],
  [D('2024-06-09'), T('19:55'), 'vecino', 'Amenazan con "visitar" la radio comunitaria', None],
  [D('2024-06-10'), T('08:05'), 'Eliseo Huenchual', 'Encontró balas en el buzón de la sede', 'Camino Viejo s/n']],
 'comments': {'D3': ('turno noche', 'el que amenaza se hace llamar Chacal Urrutia'), 'C2': ('turno noche', 'llamar solo al 600 555 0182')}}]), [
 I('Rompieron la vitrina del local sindical', '2024-06-09T17:20', 'Yolanda Quiñones', ['Pasaje Los Aromos 331', '600 555 0182'], show=['local sindical']),
 I(['Amenazan con', 'visitar', 'la radio comunitaria', 'el que amenaza se hace llamar Chacal Urrutia'], '2024-06-09T19:55', show=['Chacal Urrutia', 'radio comunitaria'], pieces_may_be_other_report=['el que amenaza se hace llamar Chacal Urrutia']),
 I('Encontró balas en el buzón de la sede', '2024-06-10T08:05', 'Eliseo Huenchual', ['Camino Viejo s/n'])], 'es')

F('mac_1904.xlsx', 'xlsx 1904 date system', xlsx([{'name': 'Feuil1', 'rows': [['Quand', 'Qui appelle', 'Propos rapportés'],
  [DT('2024-01-31 22:45', sys1904=True), 'Mme Estelle Fauvergue', 'Deux jeunes ont tagué la porte du temple'],
  [DT('2024-02-01 00:15', sys1904=True), 'le gardien, 01 99 00 31 72', 'Un certain Brice Lanvollon menace de tout faire sauter au foyer Rameau']]}], date1904=True), [
 I('Deux jeunes ont tagué la porte du temple', '2024-01-31T22:45', 'Mme Estelle Fauvergue', ['Estelle Fauvergue'], show=['temple']),
 I('Un certain Brice Lanvollon menace de tout faire sauter au foyer Rameau', '2024-02-01T00:15', None, ['01 99 00 31 72'], show=['Brice Lanvollon', 'foyer Rameau'])], 'fr')

F('rota_matrix.xlsx', 'xlsx rota matrix: hours down, days across', xlsx([{'name': 'Rota', 'header': '&LNight desk&CWeek 18 / 2024', 'footer': '&Lkeep: pizza boy at 22h on Tue saw the same car',
 'rows': [['hour', D('2024-04-29'), D('2024-04-30'), D('2024-05-01')],
  ['20-21', 'on desk: Petra', 'on desk: Imre', 'on desk: Petra'],
  [T('20:30'), 'Lady from no. 9 (Dilys Marchbank): drone over the temple', None, 'Kids lighting fires behind the youth hostel'],
  [T('22:00'), None, 'Text: "Ulf Brandeis has bought acid" (07700 900645)', None],
  [T('23:30'), 'quiet', 'quiet', 'Dilys Marchbank again, drone is back']]}]), [
 I('drone over the temple', '2024-04-29T20:30', 'Dilys Marchbank', show=['temple']),
 I('Kids lighting fires behind the youth hostel', '2024-05-01T20:30', show=['youth hostel']),
 I('Ulf Brandeis has bought acid', '2024-04-30T22:00', None, ['07700 900645'], show=['Ulf Brandeis']),
 I('again, drone is back', '2024-05-01T23:30', 'Dilys Marchbank')], 'en', rest=['keep: pizza boy at 22h on Tue saw the same car'])

F('textbox_and_object.xlsx', 'xlsx text box and embedded docx', xlsx([{'name': 'Munka1', 'rows': [
  ['Dátum', 'Idő', 'Bejelentő', 'Mi történt'],
  ['2024.03.15.', '14:10', 'Csillagvári Enikő', 'Kővel dobálták meg a roma napközit']],
  'textbox': ['15 óra körül: Gyetvai Lóránt azt üvöltötte, hogy „holnapra nem marad belőle semmi”'],
  'embed': {'level.docx': docx(p_('Tisztelt Segélyvonal! A zsinagóga kertjében benzines üveget találtam.') + p_('Pálházi Vendel, Szegfű köz 3.'))}}]), [
 I('Kővel dobálták meg a roma napközit', '2024-03-15T14:10', 'Csillagvári Enikő', show=['roma napközit']),
 I('15 óra körül: Gyetvai Lóránt azt üvöltötte, hogy „holnapra nem marad belőle semmi”', show=['Gyetvai Lóránt'], or_unread=True),
 I('A zsinagóga kertjében benzines üveget találtam.', None, 'Pálházi Vendel', ['Szegfű köz 3'], show=['zsinagóga'], or_unread=True)], 'hu',
 unread=['embedded level.docx, if not read'])

F('formulas_totals.xlsx', 'xlsx title, formulas, subtotal, errors', xlsx([{'name': 'List1', 'rows': [
  ['Linka důvěry – hlášení výhrůžek'], ['Zpracoval: noční směna'], [],
  ['Č.', 'Datum a čas', 'Volající', 'Hlášení', 'Délka (min)'],
  [1, DT('2024-11-17 18:25'), 'Květoslava Hrdličková', 'Soused slíbil vyhodit do povětří ubytovnu Na Rybníčku', 7],
  [2, DT('2024-11-17 19:40'), ('f', 'C5', 'Květoslava Hrdličková'), ('f', '"Podruhé: "&"soused vynesl z garáže plynovou lahev"', 'Podruhé: soused vynesl z garáže plynovou lahev'), 4],
  [3, DT('2024-11-18 00:02'), 'nechce se představit', 'Na nádraží napadli kluka kvůli jarmulce', ('f', 'E5/0', '#DIV/0!')],
  [None, None, None, 'Celkem minut', ('f', 'SUM(E5:E6)', 11)]]}]), [
 I('Soused slíbil vyhodit do povětří ubytovnu Na Rybníčku', '2024-11-17T18:25', 'Květoslava Hrdličková', show=['ubytovnu Na Rybníčku']),
 I('Podruhé: soused vynesl z garáže plynovou lahev', '2024-11-17T19:40', 'Květoslava Hrdličková'),
 I('Na nádraží napadli kluka kvůli jarmulce', '2024-11-18T00:02', show=['nádraží'])], 'cs', not_items=['Celkem minut'])

F('noc_annotations.ods', 'ods with annotations, repeated cells', odf('spreadsheet', otable('Noc', [
  ['Dátum', 'Hodina', 'Kto volal', 'Čo povedal'],
  [('date', '2024-02-24', '24. 2. 2024'), ('time', 'PT23H50M00S', '23:50'), 'Ľudmila Ďurčeková', '<office:annotation><dc:creator>zmena B</dc:creator><dc:date>2024-02-25T06:00:00</dc:date><text:p>dozvedela sa to od farára Hrušku</text:p></office:annotation><text:p>V krčme sa dohadovali, že zapália utečenecké centrum</text:p>'],
  [('date', '2024-02-25', '25. 2. 2024'), ('time', 'PT00H20M00S', '0:20'), 'anonym', 'Radoslav Kmeťko rozdáva letáky s adresou učiteľky']]) + '<table:table table:name="Prázdny"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>'), [
 I('V krčme sa dohadovali, že zapália utečenecké centrum', '2024-02-24T23:50', 'Ľudmila Ďurčeková', ['Hrušku'], show=['utečenecké centrum']),
 I('Radoslav Kmeťko rozdáva letáky s adresou učiteľky', '2024-02-25T00:20', show=['Radoslav Kmeťko'])], 'sk', hostile=True)

F('ploaie.fods', 'flat ods', '<?xml version="1.0" encoding="UTF-8"?>\n<office:document %s office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:document>' % (ONS, otable('Foaie1', [
  ['Data', 'Ora', 'Apelant', 'Sesizare', 'Telefon'],
  [('date', '2024-09-30', '30.09.2024'), ('time', 'PT08H05M00S', '08:05'), 'Smaranda Țepeneag', 'Au scris pe gardul azilului „ieșiți sau ardeți”', '021 555 0188'],
  [('date', '2024-09-30', '30.09.2024'), ('time', 'PT21H30M00S', '21:30'), None, 'Dorel Brânzaru se laudă că îl așteaptă pe jurnalist în scară', None]])), [
 I('Au scris pe gardul azilului „ieșiți sau ardeți”', '2024-09-30T08:05', 'Smaranda Țepeneag', ['021 555 0188'], show=['azilului']),
 I('Dorel Brânzaru se laudă că îl așteaptă pe jurnalist în scară', '2024-09-30T21:30', show=['Dorel Brânzaru'])], 'ro')

F('spreadsheetml_2003.xml', 'Excel 2003 XML', '''<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="Лист1"><Table>
  <Row><Cell><Data ss:Type="String">Кога</Data></Cell><Cell><Data ss:Type="String">Кой се обади</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">Сигнал</Data></Cell></Row>
  <Row><Cell><Data ss:Type="DateTime">2024-07-19T21:12:00.000</Data></Cell><Cell><Data ss:Type="String">Цветана Бояджийска</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">Пред джамията в Долни Брод горят гуми</Data></Cell></Row>
  <Row><Cell><Data ss:Type="DateTime">2024-07-19T22:47:00.000</Data></Cell><Cell><Data ss:Type="String">тел. 02 555 0155</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">Асен Кърджията се закани да пребие доброволците</Data><Comment ss:Author="смяна"><Data>чула го е от сестра си Райна</Data></Comment></Cell></Row>
 </Table></Worksheet>
</Workbook>
''', [
 I('Пред джамията в Долни Брод горят гуми', '2024-07-19T21:12', 'Цветана Бояджийска', show=['джамията в Долни Брод']),
 I('Асен Кърджията се закани да пребие доброволците', '2024-07-19T22:47', None, ['02 555 0155', 'Райна'], show=['Асен Кърджията'])], 'bg')

F('prijave_html.xls', 'html table saved as xls', '''<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>td{mso-number-format:"\\@"}</style></head><body>
<table border=1><tr><th colspan=4>Dnevnik prijava, listopad 2024.</th></tr><tr><th>Nadnevak</th><th>Sat</th><th>Prijavitelj</th><th>Opis</th></tr>
<tr><td rowspan=2>11.11.2024.</td><td>19:05</td><td>&#381;eljka Babogredac</td><td>Na ogradi pravoslavne crkve obje&scaron;ena lutka</td></tr>
<tr><td>20:35</td><td>&nbsp;</td><td>Skupina navija&#269;a najavila &quot;posjet&quot; Srpskom domu</td></tr>
<tr><td>12.11.2024.</td><td>00:50</td><td>preko Vinka Toplaka</td><td>Zvonimir Ru&#382;manovi&#263; prijeti novinarki</td></tr></table></body></html>''', [
 I('Na ogradi pravoslavne crkve obješena lutka', '2024-11-11T19:05', 'Željka Babogredac', show=['pravoslavne crkve']),
 I(['Skupina navijača najavila', 'posjet', 'Srpskom domu'], '2024-11-11T20:35', show=['Srpskom domu']),
 I('Zvonimir Ružmanović prijeti novinarki', '2024-11-12T00:50', None, ['Vinka Toplaka'], show=['Zvonimir Ružmanović'])], 'hr')

F('many_sheets_per_day.xlsx', 'xlsx one sheet a day, date only in the sheet name', xlsx([
 {'name': '2024-10-01', 'rows': [['Kell', 'Helistaja', 'Mida räägiti'], [T('17:15'), 'Õie Käärmann', 'Keegi loopis süütepudeleid juudi kooli poole']]},
 {'name': '2024-10-02', 'rows': [['Kell', 'Helistaja', 'Mida räägiti'], [T('09:45'), 'Õie Käärmann', 'Aiale on kirjutatud „kaduge“'], [T('12:30'), 'anonüümne', 'Kaupo Tõnuvere ähvardas pagulaskeskuse juhatajat']]},
 {'name': 'Kokku', 'rows': [['Kõnesid', 3]]}]), [
 I('Keegi loopis süütepudeleid juudi kooli poole', '2024-10-01T17:15', 'Õie Käärmann', show=['juudi kooli']),
 I('Aiale on kirjutatud „kaduge“', '2024-10-02T09:45', 'Õie Käärmann'),
 I('Kaupo Tõnuvere ähvardas pagulaskeskuse juhatajat', '2024-10-02T12:30', show=['Kaupo Tõnuvere'])], 'et')

F('block_forms.xlsx', 'xlsx one form block per call, label left of value', xlsx([{'name': 'Forms', 'rows': [
 ['CALL FORM', 101], ['Date:', '6 Oct 2024', 'Time:', '4.50 pm'], ['Caller:', 'Bronagh Sweeting', 'Lives at:', '14 Teal Close'], ['Gist:', 'Masked men filming children at Saint Oda primary school'], [],
 ['CALL FORM', 102], ['Date:', '6 Oct 2024', 'Time:', '11.20 pm'], ['Caller:', 'declined', 'Heard from:', 'her brother Lachie'], ['Gist:', 'Alec Druimond means to burn the sailing club where refugees sleep']]}]), [
 I('Masked men filming children at Saint Oda primary school', '2024-10-06T16:50', 'Bronagh Sweeting', ['14 Teal Close'], show=['Saint Oda primary school']),
 I('Alec Druimond means to burn the sailing club where refugees sleep', '2024-10-06T23:20', None, ['Lachie'], show=['Alec Druimond', 'sailing club'])], 'en')
