# more desk paper: ditto marks, twin headings, joins by number, rotas without reports
from common import *

F('ditto.xlsx', 'xlsx ditto marks and blank carry-down dates', xlsx([{'name': 'Apr', 'rows': [
 ['Day', 'At', 'Voice', 'Gist', 'Spot'],
 [D('2024-04-12'), T('18:10'), 'Prudence Allardyce', 'Two men pace the fence with a tape measure', 'Quaker nursery'],
 ['"', T('18:40'), '"', 'one drops a note: "soon"', '"'],
 [None, T('23:55'), 'Mervyn (her ex)', 'Barry Stokoe owns the tape measure', None],
 [D('2024-04-13'), T('00:25'), 'do.', 'Stokoe just drove past', 'do.']]}]), [
 I(['Two men pace the fence with a tape measure', 'Quaker nursery'], '2024-04-12T18:10', 'Prudence Allardyce', show=['Quaker nursery']),
 I(['one drops a note:', 'soon'], '2024-04-12T18:40', None, also_ok_sender=['Prudence Allardyce']),
 I('Barry Stokoe owns the tape measure', '2024-04-12T23:55', 'Mervyn (her ex)', ['Mervyn'], show=['Barry Stokoe']),
 I('Stokoe just drove past', '2024-04-13T00:25', show=['Stokoe'])], 'en')

F('twin_names.csv', 'csv two columns both called Name under super heads', '''Melder;;;Täter (soweit bekannt);;Vorfall;;
Name;Telefon;Wohnt;Name;Wohnt;Tag;Uhrzeit;Was
Edeltraud Hinterseer;030 23125 551;Birkenweg 3;Hagen Loibl;Gasthof Krone;15.02.2024;20.30;hat Gästen Schlagringe gezeigt
Irmi Prantl;;Am Anger 8;;;16.02.2024;07.15;blutiger Handschuh am Tor der Flüchtlingshilfe
''', [
 I(['Hagen Loibl', 'Gasthof Krone', 'hat Gästen Schlagringe gezeigt'], '2024-02-15T20:30', 'Edeltraud Hinterseer', ['030 23125 551', 'Birkenweg 3'], show=['Hagen Loibl', 'Gasthof Krone']),
 I('blutiger Handschuh am Tor der Flüchtlingshilfe', '2024-02-16T07:15', 'Irmi Prantl', ['Am Anger 8'], show=['Flüchtlingshilfe'])], 'de')

F('joined_sheets.xlsx', 'xlsx callers on one sheet, calls on another, joined by number', xlsx([
 {'name': 'Calls', 'rows': [['Call', 'Caller no.', 'When', 'About whom', 'Words'], [1, 'K2', DT('2024-07-21 19:12'), 'Otto Flint', 'he will pour concrete into the mikveh'], [2, 'K1', DT('2024-07-21 22:48'), 'unknown', 'men in hi-vis cutting the lock of the mikveh'], [3, 'K2', DT('2024-07-22 00:09'), 'Otto Flint', 'his truck is on Prior Street']]},
 {'name': 'Callers', 'rows': [['No.', 'Full name', 'Mobile', 'Lives'], ['K1', 'Leocadia Fane', '07700 900411', '2 Prior Street'], ['K2', 'Humphrey Nettle', '07700 900412', 'flat above the mill']]}]), [
 I(['Otto Flint', 'he will pour concrete into the mikveh'], '2024-07-21T19:12', show=['Otto Flint', 'mikveh'], also_ok_sender=['K2', 'Humphrey Nettle']),
 I('men in hi-vis cutting the lock of the mikveh', '2024-07-21T22:48', show=['mikveh'], also_ok_sender=['K1', 'Leocadia Fane']),
 I(['Otto Flint', 'his truck is on Prior Street'], '2024-07-22T00:09', show=['Otto Flint'], also_ok_sender=['K2', 'Humphrey Nettle'])], 'en', seal_extra=['Leocadia Fane', 'Humphrey Nettle', '07700 900411', '07700 900412', '2 Prior Street', 'flat above the mill'])

F('staff_rota.xlsx', 'xlsx staff rota without any report', xlsx([{'name': 'Rota May', 'rows': [['Shift', D('2024-05-06'), D('2024-05-07'), D('2024-05-08')], ['early', 'Pat', 'Kim', 'Pat'], ['late', 'Kim', 'Jo', 'Jo'], ['night', 'Jo', 'Pat', '—']], 'merges': []}]), [], 'en', unread=['no report in it: a rota of staff'], no_reports=True)

F('by_informant.txt', 'list grouped by informant, dates under each', '''WITNESS BY WITNESS

Constance Meadowcroft, 12 Fuller's Row
    17 Jan 2024, 8 pm    car with no plates idling by the Ahmadi hall
    19 Jan 2024, 9.30 pm same car, driver is Keith Standish

"The Duke" (paper seller)
    18 Jan 2024, 7 am    Standish bought every lighter he had
''', [
 I('car with no plates idling by the Ahmadi hall', '2024-01-17T20', 'Constance Meadowcroft', ["12 Fuller's Row"], show=['Ahmadi hall'], also_ok_time=['2024-01-17T20:00']),
 I('same car, driver is Keith Standish', '2024-01-19T21:30', 'Constance Meadowcroft', show=['Keith Standish']),
 I('Standish bought every lighter he had', '2024-01-18T07', None, ['The Duke'], show=['Standish'], also_ok_time=['2024-01-18T07:00'])], 'en')

F('one_line_hours.txt', 'hours run on in one paragraph', '''Samedi 15 juin 2024. 18h05 appel de Mme Roselyne Taboureau : banderole hostile devant le foyer Jasmin ; 19h20 un chauffeur de bus (M. Idir Kaci-Belaïd) voit dix hommes casqués rue Monge-Haute ; 21h00 RAS ; 23h45 Mme Taboureau de nouveau, ils crient le nom de Jordan Vasseur ; 0h30 dispersés.
''', [
 I('banderole hostile devant le foyer Jasmin', '2024-06-15T18:05', 'Roselyne Taboureau', show=['foyer Jasmin']),
 I(['voit dix hommes casqués rue Monge-Haute'], '2024-06-15T19:20', 'Idir Kaci-Belaïd', show=['rue Monge-Haute']),
 I('RAS', '2024-06-15T21:00', optional=True),
 I('ils crient le nom de Jordan Vasseur', '2024-06-15T23:45', 'Taboureau', show=['Jordan Vasseur']),
 I('dispersés', '2024-06-16T00:30')], 'fr')

F('checkbox_handover.docx', 'docx hand-over in Polish with ticked boxes and nested table', docx(
 p_('Przekazanie dyżuru 11/12.11.2024 (noc)') + '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>' + p_('☒ 21:15 Stanisława Mrozik-Pytel: petardy pod cerkwią') + p_('☐ 00:50 kierowca 404, nazwisko znane: Dawid Szpakowski rozdaje maczety') + '</w:tc><w:tc><w:tcPr/>' + tbl_([['oddzwonić', '22 555 01 64'], ['uwaga', 'kierowca to Rysiek Bąbel']]) + p_('') + '</w:tc></w:tr></w:tbl>'), [
 I('petardy pod cerkwią', '2024-11-11T21:15', 'Stanisława Mrozik-Pytel', ['22 555 01 64'], show=['cerkwią']),
 I('Dawid Szpakowski rozdaje maczety', '2024-11-12T00:50', None, ['Rysiek Bąbel'], show=['Dawid Szpakowski'])], 'pl')

F('for_neighbour.ods', 'ods caller on behalf of a neighbour in one cell', odf('spreadsheet', otable('Anrufe', [
 ['lfd.', 'wann', 'wer (für wen)', 'Inhalt', 'Straße der Tat'],
 [('float', '1', '1'), ('date', '2024-08-16T20:40:00', '16.08.24 20:40'), 'Roswitha Täuber (für ihre Nachbarin Frau Sow)', 'Mann trat gegen die Tür und rief „verschwindet“, es war Heiko Prill', 'Ziegelgasse'],
 [('float', '2', '2'), ('date', '2024-08-16T23:15:00', '16.08.24 23:15'), 'ungenannt', 'Prill hat jetzt Benzin in der Hand', 'Ziegelgasse']])), [
 I(['Mann trat gegen die Tür und rief „verschwindet“, es war Heiko Prill', 'Ziegelgasse'], '2024-08-16T20:40', 'Roswitha Täuber', ['Frau Sow', 'Sow'], show=['Heiko Prill']),
 I(['Prill hat jetzt Benzin in der Hand', 'Ziegelgasse'], '2024-08-16T23:15', show=['Prill'])], 'de')

F('observer_form.txt', 'election observers form, numbered questions', '''FORMULARIO DE OBSERVACIÓN            folio 00318
1. Observador(a): Maricruz Tepetitla
2. Teléfono: 55 5550 0175
3. Casilla: 0412 Contigua 1, Escuela Benito Olmedo
4. Hora del incidente: 13:40      5. Fecha: 2 de junio de 2024
6. ¿Qué sucedió?
   Gente de Crescencio Alvarado quitó las credenciales
   a los de la fila y amagó con quemar las urnas.
7. ¿Quién más lo vio? el señor Plácido, de la tiendita
8. Firma: ____________
''', [
 I(['0412 Contigua 1, Escuela Benito Olmedo', 'Gente de Crescencio Alvarado quitó las credenciales', 'a los de la fila y amagó con quemar las urnas.'], '2024-06-02T13:40', 'Maricruz Tepetitla', ['55 5550 0175', 'Plácido'], show=['Crescencio Alvarado', 'Escuela Benito Olmedo'])], 'es', one_item_only=True)

F('two_columns.txt', 'two columns side by side', '''EARLY DESK                            LATE DESK
Tue 23 Jan 2024                       Tue 23 Jan 2024

09:05 Mabel Quirk:                    18:20 anon:
a gun rack in the cab                 Dale Huxtable wants to
of a blue truck outside               "empty a clip" into the
Shiloh church                         bus to Camp Laurel

11:30 07700 900444:                   21:10 Mabel Quirk again:
same truck at the school              truck parked at Shiloh
''', [
 I(['a gun rack in the cab', 'of a blue truck outside', 'Shiloh church'], '2024-01-23T09:05', 'Mabel Quirk', show=['Shiloh church']),
 I('same truck at the school', '2024-01-23T11:30', '07700 900444'),
 I(['Dale Huxtable wants to', 'empty a clip', 'into the', 'bus to Camp Laurel'], '2024-01-23T18:20', show=['Dale Huxtable', 'bus to Camp Laurel']),
 I('truck parked at Shiloh', '2024-01-23T21:10', 'Mabel Quirk')], 'en', hostile=True)

F('relative_days.md', 'diary with relative days under one dated head', '''# Montag, 10. Juni 2024

- 8:00 Frau Wilma Donath ruft an: gestern 22 Uhr sprang jemand über den Zaun vom Frauenhaus Linde
- 9:30 Bote: heute Nacht gegen 3 hat Detlef Grolms vor der Linde geparkt
- 12:00 Mittag
''', [
 I('gestern 22 Uhr sprang jemand über den Zaun vom Frauenhaus Linde', '2024-06-10T08:00', 'Wilma Donath', show=['Frauenhaus Linde'], also_ok_time=['2024-06-09T22', '2024-06-09T22:00']),
 I('heute Nacht gegen 3 hat Detlef Grolms vor der Linde geparkt', '2024-06-10T09:30', show=['Detlef Grolms'], also_ok_time=['2024-06-10T03', '2024-06-10T03:00']),
 I('Mittag', '2024-06-10T12:00', optional=True)], 'de')

F('witnesses_wide.csv', 'csv wide, witness 1..3 with statements', '''incident,date,place,witness1,statement1,witness2,statement2,witness3,statement3
A,2024-10-05,Kirkgate baths,Ada Trimble,saw Les Crabbe chain the fire door,lifeguard Ola,heard Crabbe laugh about gas,,
B,2024-10-06,,,,Ned Ferris,"someone has a list of deaf kids' homes",Ada Trimble,the list was at the baths
''', [
 I('saw Les Crabbe chain the fire door', '2024-10-05', 'Ada Trimble', show=['Les Crabbe']),
 I('heard Crabbe laugh about gas', '2024-10-05', 'lifeguard Ola', show=['Crabbe']),
 I("someone has a list of deaf kids' homes", '2024-10-06', 'Ned Ferris'),
 I('the list was at the baths', '2024-10-06', 'Ada Trimble')], 'en', rest=['Kirkgate baths'], one_row_reports_ok=True)

F('phone_slips.html', 'html "while you were out" slips', '''<html lang="pt"><meta charset="utf-8"><body><fieldset><legend>RECADO</legend>Para: <u>Plantão</u> Data: <u>18/09/2024</u> Hora: <u>16:45</u><br>O(a) Sr(a): <input name="nome" value="Jandira Mocotó"><br>Fone: <input value="(21) 5550-0147"><br>☑ Telefonou ☐ Retornar<br>Mensagem: <textarea>O genro dela, Ubaldo Peixeira, comprou soda para jogar no pessoal do abrigo Girassol</textarea></fieldset>
<fieldset><legend>RECADO</legend>Para: <u>Plantão</u> Data: <u>18/09/2024</u> Hora: <u>23:10</u><br>O(a) Sr(a): <input name="nome" value=""><br>Mensagem: <textarea>Ameaça gravada: "sei onde vocês dormem"</textarea></fieldset></body></html>''', [
 I('Ubaldo Peixeira, comprou soda para jogar no pessoal do abrigo Girassol', '2024-09-18T16:45', 'Jandira Mocotó', ['(21) 5550-0147'], show=['Ubaldo Peixeira', 'abrigo Girassol']),
 I(['Ameaça gravada:', 'sei onde vocês dormem'], '2024-09-18T23:10')], 'pt')

F('turno_di_notte.rtf', 'rtf night shift, tab stops', '{\\rtf1\\ansi\\ansicpg1252\\deff0{\\header Casa delle Donne - riservato}\\tx1000\\tx4000 ' + '\\par\n'.join(l.replace('\t', '\\tab ').encode('cp1252').decode('latin-1').translate({c: "\\'%02x" % c for c in range(128, 256)}) for l in [
 'TURNO DI NOTTE, da venerdì 19 a sabato 20 luglio 2024', '22:50\tsig.ra Benedetta Quaranta\tun uomo con la tanica gira intorno al consultorio', '01:20\tvoce di bambino\tpapà Rocco Malaspina ha la pistola', '04:00\t-\tniente']) + '\\par{\\footnote richiamare allo 055 555 0119}}', [
 I('un uomo con la tanica gira intorno al consultorio', '2024-07-19T22:50', 'Benedetta Quaranta', show=['consultorio']),
 I('papà Rocco Malaspina ha la pistola', '2024-07-20T01:20', show=['Rocco Malaspina']),
 I('niente', '2024-07-20T04:00', optional=True)], 'it', seal_extra=['055 555 0119'])

F('continued_calls.csv', 'csv with continued rows', '''No;Date;Time;Caller;Text
7;2024-12-24;23:40;Eunice Halfpenny;There are lads under the crib with
;;;;a crate of bottles and rags,
;;;;the tall one is Craig Oulton
8;2024-12-25;00:10;same as 7;church hall curtains alight
''', [
 I(['There are lads under the crib with', 'a crate of bottles and rags,', 'the tall one is Craig Oulton'], '2024-12-24T23:40', 'Eunice Halfpenny', show=['Craig Oulton']),
 I('church hall curtains alight', '2024-12-25T00:10', show=['church hall'])], 'en')
