"""Words of notes about sources in many languages: what a source is called, what sources do, and what others are called."""

from __future__ import annotations

from tocsin.ingest.sealing.contact_words import listed

_SOURCES = """
caller | the caller | witness | informant | complainant | reporting person | reporter is | anrufer | anruferin | der anrufer | die anruferin | melder | melderin
zeuge | zeugin | hinweisgeber | hinweisgeberin | l'appelant | l'appelante | appelant | appelante | l\u2019appelant | l\u2019appelante | témoin | le témoin | le déclarant
la déclarante | llamante | la llamante | el llamante | testigo | la testigo | el testigo | denunciante | chiamante | la chiamante | il chiamante | testimone
la testimone | segnalante | beller | belster | de beller | getuige | melder | meldster | vittne | uppringare | anmälare | anmelder | innringer | vitne | vidne | soittaja
todistaja | ilmoittaja | świadek | dzwoniący | dzwoniąca | zgłaszający | zgłaszająca | volající | svědek | svědkyně | oznamovatel | oznamovatelka | volajúci | volajúca
svedok | bejelentő | tanú | hívó | martor | apelant | apelanta | apelantul | свидетель | свидетельница | заявитель | заявительница | звонивший | звонившая
звонящий | звонящая | свідок | заявник | заявниця | очевидець | подател | свидетел | μάρτυρας | καλούσα | καλών | tanık | arayan | ihbar eden | bildiren
المتصل | المتصلة | الشاهد | الشاهدة | المبلغ | المبلغة | המתקשר | המתקשרת | העד | העדה | הפונה | تماس گیرنده | تماس‌گیرنده | شاهد | mpigaji | shahidi | chamador | ligante
testemunha | penelepon | pelapor | saksi | pemanggil | kumpara | svjedok | svedokinja | pozivatelj | prijavitelj
"""
_TOLD_BY = """
told by | sent by | report from | message from | told us by | passed on by | information from | meldung von | mitgeteilt von | hinweis von | mitteilung von | nachricht von
signalement de | message de | appel de | transmis par | aviso de | mensaje de | llamada de | segnalazione di | chiamata di | messaggio di | melding van | bericht van
telefoontje van | zgłoszenie od | telefon od | wiadomość od | сообщение от | звонок от | сигнал от | повідомлення від | дзвінок від | oznámení od | zpráva od | hovor od
samtal från | anmälan från | tips från | besked från | oppringning fra | henvendelse fra | melding fra | chamada de | relato de | mensagem de | mesaj de la | apel de la
bejelentés tőle | بلاغ من | رسالة من | مكالمة من | اتصال من | הודעה מ | tip from
"""
_NEAR_BY = """
neighbour | neighbor | resident | tenant | lodger | caretaker | passer-by | teacher | nurse | shopkeeper | driver | nachbar | nachbarin | anwohner | anwohnerin | mieter
mieterin | hausmeister | passant | passantin | lehrer | lehrerin | voisin | voisine | riverain | riveraine | habitant | habitante | gardien | concierge | locataire
vecino | vecina | portero | portera | inquilino | inquilina | conserje | vicino | vicina | residente | inquilino | portiere | custode | buurman | buurvrouw | bewoner
bewoonster | huurder | conciërge | sąsiad | sąsiadka | mieszkaniec | mieszkanka | lokator | dozorca | soused | sousedka | obyvatel | obyvatelka | szomszéd | lakó
vecin | vecina | vecinul | locatar | сосед | соседка | жилец | жительница | житель | сторож | сусід | сусідка | мешканець | мешканка | съсед | съседка | granne | boende
nabo | naboen | beboer | naapuri | asukas | komşu | komşusu | sakin | kapıcı | vizinho | vizinha | morador | moradora | porteiro | الجار | الجارة | جار | جارة | שכן | שכנה
همسایه | jirani | mkazi | tetangga | warga | γείτονας | γειτόνισσα | κάτοικος
"""
_TELLS = """
told us | tells us | reports | reported that | reporting | rang | rang up | phoned | called in | called us | phoned in | rang in | rang off | wrote to us | witnessed
meldet | meldete | gibt an | gab an | teilt mit | teilte mit | hat gemeldet | rief an | signale | signalait | a signalé | nous a appelés | nous a appelé | appelle pour
nous dit | llamó | avisa | avisó | reporta | nos dijo | segnala | ha segnalato | ha chiamato | meldt | meldde | belde | heeft gemeld | heeft gebeld
zgłasza | zgłosił | zgłosiła | dzwonił | dzwoniła | zadzwonił | zadzwoniła | hlásí | nahlásil | nahlásila | volal | volala | сообщает | сообщил | сообщила
позвонил | позвонила | повідомляє | повідомив | повідомила | подзвонив | подзвонила | rapporterar | ringde | ringte | soitti | ilmoitti | relatou | ligou | avisou
bildirdi | aradı | bejelentette | telefonált | raportează | a sunat | a raportat | aliripoti | alipiga | melaporkan | menelepon | ανέφερε
"""
_PERCEIVES = """
heard | saw | noticed | hears | sees | hat gehört | hat gesehen | hörte | hört | sah | beobachtete | berichtet | berichtete | a entendu | a vu | entendit | raconte | oyó | vio | ha oído | ha visto
escuchó | relata | informa | ha sentito | riferisce | racconta | hoorde | zag | heeft gezien | heeft gehoord | vertelt | słyszał | słyszała | widział | widziała
informuje | poinformował | poinformowała | slyšel | slyšela | viděl | viděla | oznámil | oznámila | слышал | слышала | видел | видела | рассказал | рассказала | передал
передала | чув | чула | бачив | бачила | hörde | såg | berättar | hørte | så | fortæller | forteller | kuuli | näki | ouviu | viu | informou | duydu | gördü | anlattı
hallotta | látta | a auzit | a văzut | alisikia | aliona | melihat | mendengar | άκουσε | είδε
"""
_ASK_ANYWHERE = """
ask for | asks for her | speak to my | fragen sie nach | frag nach | verlangen sie | nach mir fragen | demandez | demander après | pregunte por | preguntad por | pregunta por
chiedete di | chieda di | chiedere di | vraag naar | vragen naar | spør etter | spørg efter | fråga efter | pergunte por | perguntar por | спросите | спросить | запитайте
proszę pytać o | pytać o | ptejte se na | zeptejte se na | keressék | întrebați de | اسأل عن | اسألوا عن | תשאלו את | ulizia | tanyakan
"""
_THANKS = """
thanks | thank you | many thanks | danke | vielen dank | merci | merci beaucoup | gracias | muchas gracias | grazie | bedankt | dank je | dank u | tack | takk | tak | kiitos | dziękujemy
dziękuję | dzięki | děkujeme | děkuji | díky | ďakujeme | köszönjük | köszönöm | mulțumim | mulțumesc | спасибо | благодарим | дякуємо | дякую | благодарим ви | obrigado
obrigada | teşekkürler | teşekkür ederiz | sağol | hvala | شكرا | شكراً | תודה | terima kasih | asante | salamat po | ευχαριστούμε | ευχαριστώ
"""
_OTHERS = """
man men woman guy bloke lad boy girl leader boss chief suspect attacker perpetrator culprit offender driver speaker organiser ringleader landlord landlady manager
mann kerl typ junge täter täterin anführer chef verdächtige verdächtiger redner beschuldigte angreifer vermieter homme type gars garçon suspect suspecte
auteur agresseur chef meneur propriétaire hombre tipo chico sospechoso agresor acusado jefe líder cabecilla dueño uomo ragazzo sospettato indagato aggressore capo
jongen verdachte dader leider aanvoerder baas huisbaas mężczyzna facet chłopak sprawca podejrzany szef lider muž kluk pachatel podezřelý vůdce férfi férfit tettes
gyanúsított vezető bărbat bărbatul suspect suspectul agresor lider мужчина парень подозреваемый преступник нападавший главарь организатор чоловік хлопець підозрюваний лідер ватажок главный главного
man kille misstänkt gärningsman ledare fyr mistænkt mistenkt gerningsmand leder mies epäilty homem rapaz suspeito agressor chefe adam şüpheli saldırgan lider elebaşı
الرجل رجل المشتبه الجاني زعيم قائدهم האיש גבר החשוד המנהיג مرد مظنون mtu mwanaume mshukiwa kiongozi pria pelaku tersangka
accused arrested charged defendant detained festgenommen angeklagte angeklagter angeklagt prévenu accusé interpellé detenido detenida imputado arrestato arrestata fermato
imputato aangehouden verdachten zatrzymano zatrzymany oskarżony zadržen obviněný zadržela őrizetbe reținut inculpat задержан задержали обвиняемый затриманий gözaltına
tutuklandı sanık preso acusado اعتقل اعتقلت المتهم נעצר הנאשם عصر بازداشت متهم gripen gripits anhållen anholdt pågrepet
mayor bürgermeister bürgermeisterin maire alcalde alcaldesa sindaco burgemeester burmistrz starosta мэр мер başkan عمدة
"""
_MY_HOME = """
my home is | my house is | my flat is | my apartment is | our house is | our flat is | our home is | our address | our address is | home address is | mein zuhause ist | unsere adresse ist
unsere wohnung ist in | unser haus ist | mon domicile est | notre adresse est | chez moi | chez nous | ma maison est | mi casa está en | nuestra casa está en | mi casa es
mi piso está en | casa mia è in | casa nostra è in | il mio domicilio è | ons adres is | mijn huis is | mijn huis staat | mój dom to | nasz adres | nasz adres to | moje bydliště
mým domovem je | наш адрес | мой дом | наша адреса | vårt hus | min adress | vår adress | vores adresse | evimiz | evim | adresimiz | minha casa é | minha casa fica
meu endereço | nosso endereço | بيتي في | منزلي في | عنوان بيتي | הבית שלי ב | خانه‌ام | خانه ما | nyumbani kwangu | rumah saya | rumah saya di | nhà tôi | nhà em | nhà số | bei mir in der
bei uns in der | bei uns im | bei uns am | bei mir im | bei mir am | i rent at | i am at home at | i stay at | we stay at | we rent at | ich lebe am | mieszkamy przy | mieszkamy na
bydlíme v | bydlíme na | bývame na | vivimos en la | viviamo in | abbiamo casa in | wij wonen aan | wij wonen in | lakom | lakunk | stăm pe | locuim pe | живём на | живем на
אני גר ב | אני גרה ב | אנחנו גרים ב | גר ב | גרה ב
"""
SOURCES = listed(_SOURCES)
"""What sources are called in notes, in lower case."""
TOLD_BY = listed(_TOLD_BY)
"""Words in lower case before the name of the source of a note."""
NEAR_BY = listed(_NEAR_BY)
"""What people are called of whom a note tells what they saw."""
TELLS = listed(_TELLS)
"""What sources alone do in notes, behind their names: tell the desk and ring up."""
PERCEIVES = listed(_PERCEIVES)
"""What sources and others do: see, hear and tell."""
ASK_ANYWHERE = listed(_ASK_ANYWHERE)
"""Words before the name of the person to ask for, wherever they stand in a text."""
THANKS = listed(_THANKS)
"""Thanks, behind which the name of a source stands in an answer."""
OTHERS = frozenset(_OTHERS.split())
"""What people are called who are accused, or in an office, and are no sources."""
MY_HOME = listed(_MY_HOME)
"""Words in lower case before a home of the writer, beside those for living somewhere."""
