"""Lines that WhatsApp writes in the place of a message: deleted by its sender or by oneself, a medium left out of an export, or a notice.

They stand in the language of the phone. Android marks media by angle brackets alone, iOS names their kinds.
"""

from __future__ import annotations

import re
import unicodedata

_DELETED = """
This message was deleted | You deleted this message | This message was deleted by an admin | You deleted this message as admin
Dit bericht is verwijderd | Je hebt dit bericht verwijderd | U hebt dit bericht verwijderd | Jij hebt dit bericht verwijderd
Dit bericht is verwijderd door een beheerder | U heeft dit bericht verwijderd | Dit bericht werd verwijderd
Diese Nachricht wurde gelöscht | Du hast diese Nachricht gelöscht | Sie haben diese Nachricht gelöscht
Diese Nachricht wurde von einem Admin gelöscht | Diese Nachricht wurde von einem*einer Admin gelöscht
Ce message a été supprimé | Vous avez supprimé ce message | Tu as supprimé ce message | Ce message a été supprimé par un admin
Se eliminó este mensaje | Este mensaje fue eliminado | Eliminaste este mensaje | Has eliminado este mensaje
Un admin. eliminó este mensaje
Questo messaggio è stato eliminato | Hai eliminato questo messaggio | Questo messaggio è stato eliminato da un amministratore
Esta mensagem foi apagada | Essa mensagem foi apagada | Mensagem apagada | Você apagou esta mensagem | Você apagou essa mensagem
Apagou esta mensagem | Esta mensagem foi eliminada | Eliminou esta mensagem | Esta mensagem foi apagada pelo remetente
Mensagem apagada por um admin | Apagaste esta mensagem | Eliminaste esta mensagem
S'ha suprimit aquest missatge | Aquest missatge s'ha suprimit | Aquest missatge està esborrat | Has suprimit aquest missatge
Has esborrat aquest missatge | Eliminouse esta mensaxe | Eliminaches esta mensaxe | Mezu hau ezabatu egin da | Mezu hau ezabatu duzu
Denne besked blev slettet | Denne besked er blevet slettet | Du slettede denne besked | Du har slettet denne besked
Denne meldingen ble slettet | Du slettet denne meldingen | Denne meldingen er slettet
Det här meddelandet raderades | Detta meddelande raderades | Det här meddelandet togs bort | Du raderade det här meddelandet
Du raderade detta meddelande | Du har tagit bort meddelandet | Du tog bort det här meddelandet
Tämä viesti poistettiin | Tämä viesti on poistettu | Poistit tämän viestin | Skilaboðunum var eytt | Þú eyddir þessum skilaboðum
See sõnum on kustutatud | See sõnum kustutati | Kustutasid selle sõnumi | Šī ziņa tika izdzēsta | Jūs izdzēsāt šo ziņu
Ši žinutė buvo ištrinta | Jūs ištrynėte šią žinutę | Ištrynėte šią žinutę
Ta wiadomość została usunięta | Usunięto tę wiadomość | Usunąłeś(-ęłaś) tę wiadomość | Usunąłeś(aś) tę wiadomość | Usunięto wiadomość
Tato zpráva byla smazána | Tato zpráva byla odstraněna | Tuto zprávu jste smazal/a | Tuto zprávu jste odstranil/a
Tuto zprávu jste smazali | Táto správa bola odstránená | Túto správu ste odstránili
Ez az üzenet törlésre került | Ezt az üzenetet törölték | Törölted ezt az üzenetet | Ezt az üzenetet törölted
Acest mesaj a fost șters | Ați șters acest mesaj | Ai șters acest mesaj | Acest mesaj a fost şters | Aţi şters acest mesaj
Ova je poruka izbrisana | Ova poruka je izbrisana | Izbrisali ste ovu poruku | Ova poruka je obrisana | Obrisali ste ovu poruku
To sporočilo je bilo izbrisano | To sporočilo ste izbrisali | Ovaj poruka je izbrisana
Ова порука је обрисана | Обрисао/ла си ову поруку | Обрисали сте ову поруку | Оваа порака беше избришана | Ја избриша оваа порака
Съобщението беше изтрито | Това съобщение беше изтрито | Изтрихте това съобщение
Данное сообщение удалено | Это сообщение удалено | Это сообщение было удалено | Вы удалили данное сообщение | Вы удалили это сообщение
Сообщение удалено | Данное сообщение удалено админом
Це повідомлення було видалено | Це повідомлення видалено | Ви видалили це повідомлення | Гэта паведамленне было выдалена
Бұл хат жойылды | Сіз бұл хатты жойдыңыз | Бұл хабар жойылды | Ushbu xabar o‘chirildi | Siz ushbu xabarni o‘chirdingiz
Bu ismarıc silindi | Siz bu ismarıcı sildiniz | Bu mesaj silindi | Bu mesajı sildiniz | Bu mesajı sildin
Bu mesaj bir yönetici tarafından silindi | Ky mesazh u fshi | Ju e fshitë këtë mesazh | E fshitë këtë mesazh | Ky mesazh është fshirë
Αυτό το μήνυμα διαγράφηκε | Αυτό το μήνυμα διαγράφτηκε | Διαγράψατε αυτό το μήνυμα | Διαγράψατε το μήνυμα
Scriosadh an teachtaireacht seo | Scrios tú an teachtaireacht seo
הודעה זו נמחקה | ההודעה נמחקה | מחקת הודעה זו | מחקת את ההודעה הזו | ההודעה הזו נמחקה
تم حذف هذه الرسالة | لقد حذفت هذه الرسالة | لقد حذَفت هذه الرسالة | أنت حذفت هذه الرسالة | حذفت هذه الرسالة
حذف أحد المشرفين هذه الرسالة
این پیام حذف شده است | این پیام حذف شد | شما این پیام را حذف کردید | شما این پیام را حذف کرده‌اید
یہ میسج حذف کر دیا گیا ہے | یہ پیغام حذف کیا گیا | یہ پیغام حذف کر دیا گیا | آپ نے یہ میسج حذف کر دیا ہے | آپ نے اس پیغام کو حذف کیا
यह मैसेज डिलीट कर दिया गया है | यह संदेश मिटाया गया | यह मैसेज मिटाया गया | यह मैसेज हटा दिया गया | आपने यह मैसेज डिलीट किया
आपने यह संदेश मिटाया
आपने यह मैसेज मिटाया | हा मेसेज हटवण्यात आला | हा संदेश हटविण्यात आला होता | तुम्ही हा मेसेज हटवला | आपण हा संदेश हटविलात
આ મેસેજ ડિલીટ કરાયો | આ સંદેશ રદ્દ કરાયો | તમે આ મેસેજ ડિલીટ કર્યો | તમે આ સંદેશને રદ્દ કર્યો | ਇਸ ਸੁਨੇਹੇ ਨੂੰ ਹਟਾਇਆ ਗਿਆ
ਤੁਸੀਂ ਇਹ ਸੁਨੇਹਾ ਹਟਾਇਆ
এই মেসেজটি বাদ দেওয়া হয়েছে | এই বার্তাটি মুছে ফেলা হয়েছে | এই মেসেজটি মুছে ফেলা হয়েছে | আপনি এই মেসেজটি বাদ দিয়েছেন
আপনি এই বার্তাটি মুছে ফেলেছেন
இத்தகவல் திரும்பப்பெறப்பட்டது | இந்த மெசேஜ் நீக்கப்பட்டது | இச்செய்தி நீக்கப்பட்டது | இத்தகவலை தாங்கள் அழித்தீர்கள்
இந்த மெசேஜை நீக்கிவிட்டீர்கள்
ఈ సందేశం తొలగించబడింది | ఈ మెసేజ్ తొలగించబడింది | మీరు ఈ సందేశాన్ని తొలగించారు | ಈ ಸಂದೇಶವು ಅಳಿಸಲ್ಪಟ್ಟಿದೆ
ನೀವು ಈ ಸಂದೇಶವನ್ನು ಅಳಿಸಿದ್ದೀರಿ
ഈ സന്ദേശം ഇല്ലാതാക്കിയതാണ് | ഈ സന്ദേശം നിങ്ങൾ ഇല്ലാതാക്കി | මෙම පණිවිඩය මකා දමන ලදී | ඔබ මෙම පණිවිඩය මකා දැමුවා
ข้อความนี้ถูกลบแล้ว | ข้อความนี้ได้ถูกลบ | ข้อความนี้ถูกลบ | คุณได้ลบข้อความนี้ | คุณลบข้อความนี้ | ຂໍ້ຄວາມນີ້ຖືກລຶບແລ້ວ
ທ່ານໄດ້ລຶບຂໍ້ຄວາມນີ້
សារនេះត្រូវបានលុប | អ្នកបានលុបសារនេះ | Tin nhắn này đã bị xóa | Tin nhắn này đã bị xoá | Bạn đã xóa tin nhắn này
Bạn đã xoá tin nhắn này
Pesan ini dihapus | Pesan ini telah dihapus | Anda menghapus pesan ini | Anda telah menghapus pesan ini | Mesej ini telah dipadam
Mesej ini dipadam
Anda telah memadamkan mesej ini | Anda memadamkan mesej ini | Itong mensahe ay binura na | Binura ang mensaheng ito
Na-delete ang mensaheng ito
Binura mo itong mensahe | Binura mo ang mensaheng ito | Ujumbe huu ulifutwa | Ujumbe huu umefutwa | Umefuta ujumbe huu
Ulifuta ujumbe huu
Hierdie boodskap was uitgevee | Hierdie boodskap is uitgevee | Jy het boodskap uitgevee | Jy het hierdie boodskap uitgevee
An goge wannan saƙon | Ka goge wannan saƙon
此訊息已刪除 | 這則訊息已刪除 | 這則訊息已被刪除 | 您已刪除此訊息 | 您已刪除這則訊息 | 你已刪除此訊息 | 这条消息已被删除
此消息已删除 | 消息已删除 | 信息已删除
您已删除这条消息 | 你已删除这条消息 | 您删除了这条消息 | 您删除这个信息 | 管理员已删除这条消息
このメッセージは削除されました | メッセージが削除されました | このメッセージを削除しました | あなたはこのメッセージを削除しました
이 메시지는 삭제되었습니다 | 삭제된 메시지입니다 | 삭제한 메시지입니다 | 이 메시지를 삭제했습니다
"""
_OMITTED = """
image omitted | video omitted | video note omitted | audio omitted | sticker omitted | GIF omitted | document omitted
contact card omitted | media omitted
afbeelding weggelaten | foto weggelaten | video weggelaten | videonotitie weggelaten | videobericht weggelaten | audio weggelaten
sticker weggelaten
GIF weggelaten | document weggelaten | visitekaartje weggelaten | contactkaart weggelaten | media weggelaten | bijlage weggelaten
spraakbericht weggelaten
Bild weggelassen | Video weggelassen | Videonotiz weggelassen | Audio weggelassen | Sticker weggelassen | GIF weggelassen
Dokument weggelassen
Kontaktkarte weggelassen | Kontaktkarte ausgelassen | Medien ausgeschlossen | Medien weggelassen | Videonachricht weggelassen
image absente | vidéo absente | note vidéo absente | audio omis | sticker omis | GIF retiré | document manquant
fiche contact manquante | médias omis
image omise | vidéo omise | GIF omis | document omis | fiche contact omise | message vidéo omis
imagen omitida | video omitido | vídeo omitido | nota de video omitida | audio omitido | sticker omitido | GIF omitido
GIF omitida | documento omitido
tarjeta de contacto omitida | multimedia omitido | archivo omitido | mensaje de video omitido
immagine omessa | video omesso | nota video omessa | audio omesso | sticker non incluso | sticker omesso | GIF esclusa
GIF omessa | documento omesso
scheda contatto omessa | media omessi | videomessaggio omesso
imagem ocultada | imagem oculta | imagem omitida | imagem não revelada | vídeo omitido | vídeo ocultado | vídeo não revelado
nota de vídeo omitida
mensagem de vídeo omitida | recado de vídeo omitido
áudio ocultado | áudio omitido | ficheiro de áudio não revelado | figurinha omitida | sticker não revelado | GIF não revelada
documento não revelado
cartão do contato omitido | contacto não revelado | mídia oculta | mídia omitida
imatge omesa | vídeo omès | àudio omès | adhesiu omès | GIF omès | document omès | targeta de contacte omesa
billede udeladt | video udeladt | videonote udeladt | lyd udeladt | klistermærke udeladt | GIF udeladt | dokument udeladt
kontaktkort udeladt
bilde ikke inkludert | bilde utelatt | video utelatt | lyd utelatt | klistremerke utelatt | GIF utelatt | utelatt dokument
dokument utelatt
kontaktkort sløyfet | kontaktkort utelatt
bild utesluten | video utesluten | ljud utelslutet | ljud uteslutet | sticker utesluten | GIF utesluten | dokument uteslutet
kontaktkort uteslutet
kuvaa ei sisällytetä | ei kuvaa | kuva jätetty pois | videota ei sisällytetä | äänitiedostoa ei sisällytetä | tarraa ei sisällytetty
GIF-animaatio jätetty pois | dokumenttia ei sisällytetä | yhteystietokortti jätettiin pois
obraz pominięty | wideo pominięte | audio pominięte | pominięto naklejkę | plik GIF pominięty | GIF pominięty | dokument pominięty
pominięta wizytówka kontaktu | pominięto obraz | pominięto wideo | pominięto dokument
obrázek vynechán | video vynecháno | zvukový soubor vynechán | zvuk vynechán | nálepka vynechána | GIF vynechán
dokument vynechán | vizitka vynechána
obrázok vynechaný | video vynechané | zvuk vynechaný | nálepka vynechaná | GIF vynechaný | dokument vynechaný
karta kontaktu vynechaná
kép küldése sikertelen | kép kihagyva | videó kihagyva | hang kihagyása | hang kihagyva | matrica kihagyva | GIF fájl kihagyása
GIF kihagyva
dokumentum kihagyva | névjegykártya kihagyva
imagine omisă | clip video omis | video omis | fără audio | autocolant omis | document omis | carte de vizită contact omisă
slika izostavljena | video izostavljen | zvuk izostavljen | naljepnica izostavljena | nalepnica izostavljena | GIF izostavljen
dokument izostavljen
posjetnica izostavljena | slika izpuščena | video izpuščen | zvok izpuščen | nalepka izpuščena | dokument izpuščen
изображение отсутствует | видео отсутствует | видеозаметка отсутствует | аудиофайл отсутствует | стикер не добавлен
стикер отсутствует
GIF отсутствует | документ отсутствует | карточка контакта отсутствует
зображення відсутнє | відео відсутнє | аудіо відсутнє | наклейку не додано | GIF-анімацію пропущено | документ пропущено
картка контакту відсутня
изображението е пропуснато | видеото е пропуснато | аудиото е пропуснато | документът е пропуснат
εικόνα παραλείφθηκε | βίντεο παραλείφθηκε | ήχος παραλείφθηκε | αυτοκόλλητο παραλήφθηκε | αυτοκόλλητο παραλείφθηκε | παράληψη GIF
GIF παραλείφθηκε | έγγραφο παραλείφθηκε | η κάρτα επαφής παραλήφθηκε
görüntü dahil edilmedi | video dahil edilmedi | ses dahil edilmedi | çıkartma dahil edilmedi | GIF dahil edilmedi
belge dahil edilmedi
kişi kartı dahil edilmedi | medya dahil edilmedi | video notu dahil edilmedi
íomhá ligthe ar lár | físeán ligthe ar lár | comhad fuaime ar lár | fágadh an greamán ar lár | GIF ligthe ar lár
cáipéis ligthe ar lár
cárta teagmhála ar lár
התמונה הושמטה | סרטון הווידאו הושמט | קטע קול הושמט | סטיקר הושמט | GIF הושמט | מסמך הושמט | כרטיס איש קשר הושמט | המדיה הושמטה
لم يتم إدراج الصورة | لم يتم إدراج الفيديوهات | لم يتم إدراج الفيديو | لم يتم إدراج المقاطع الصوتية | تم حذف الملصقات
لم يتم إدراج الملصق
لم يتم إدراج صورة GIF | لم يتم إدراج المستند | لم يتم إدراج بطاقة جهة اتصال | تم استبعاد الوسائط
تصویر حذف شد | ویدیو حذف شد | صدا حذف شد | استیکر حذف شد | GIF حذف شد | سند حذف شد | برگ مخاطب حذف شد
تصویر نکال دی گئی ہے | ویڈیو نظرانداز | آڈیو نظرانداز | اسٹیکر نظرانداز | GIF نظرانداز | دستاویز نظرانداز | رابطہ کارڈ نظر انداز
फ़ोटो हटाई गई | वीडियो छोड़ा गया | ऑडियो हटाई गयी | स्टिकर छोड़ा गया | GIF छोड़ा गया | डॉक्यूमेंट छोड़ा गया | कॉन्टैक्ट कार्ड छोड़ा गया
इमेज वगळली | व्हिडीओ वगळला | ऑडिओ वगळला | स्टिकर वगळले | GIF वगळले | डॉक्युमेंट वगळले | संपर्क कार्ड वगळले
છબી પડતી મૂકાઈ | વિડિયો પડતી મુકાઈ | ઓડિયો ફાઇલ શામેલ કરી નથી | સ્ટીકર પડતું મુકાયું | GIF પડતી મૂકાઈ | ડોક્યુમેન્ટ સામેલ કર્યું નહિ
સંપર્કનું કાર્ડ પડતું મૂકાયું
ইমেজ বাদ দেওয়া হয়েছে | ভিডিও বাদ দেওয়া হয়েছে | অডিও বাদ দেওয়া হয়েছে | স্টিকার বাদ দেওয়া হয়েছে | জিআইএফ বাদ দেওয়া হয়েছে
ডকুমেন্ট বাদ দেওয়া হয়েছে | পরিচিতির কার্ড বাদ দেওয়া হয়েছে
ไม่มีรูปภาพ | วิดีโอถูกลบ | ไม่มีไฟล์เสียง | ไม่มีสติกเกอร์ | ละเว้น GIF | ละเว้นเอกสาร | บัตรรายชื่อที่ละเว้น
đã bỏ qua hình ảnh | đã bỏ video | đã bỏ qua video | bỏ qua tệp âm thanh | đã bỏ sticker | đã bỏ qua ảnh GIF | đã bỏ qua tài liệu
bỏ qua thẻ liên lạc
gambar tidak disertakan | video tidak disertakan | audio tidak disertakan | stiker tidak disertakan | GIF tidak disertakan
dokumen tidak disertakan
kartu kontak tidak disertakan | imej tidak dimasukkan | video tidak dimasukkan | audio tidak dimasukkan | pelekat tidak disertakan
GIF tidak dimasukkan | dokumen tidak dimasukkan | kad kenalan tidak dimasukkan
圖片已略去 | 圖像已省略 | 影片已略去 | 影片已省略 | 音訊已略去 | 音訊已省略 | 貼圖已略去 | 貼圖已忽略 | GIF 已略去 | GIF 圖片已被省略
文件已略去 | 文件已忽略 | 聯絡人卡片已略去 | 聯絡人卡片已省略
照片已忽略 | 图像已忽略 | 视频已忽略 | 音频已忽略 | 贴图已省略 | GIF 动态图已被忽略 | 文档已省略 | 联系人卡片已忽略
画像は含まれていません | ビデオは含まれていません | 動画は含まれていません | 音声は含まれていません | スタンプは含まれていません
GIFは含まれていません
ドキュメントは含まれていません | 連絡先カードを省略
이미지 생략됨 | 사진 생략됨 | 비디오 생략됨 | 동영상 생략됨 | 오디오 생략됨 | 스티커 제외됨 | 스티커 생략됨 | GIF 생략됨
문서 생략됨 | 연락처 카드 생략됨
"""
_MESSAGES = """
messages nachrichten berichten messages mensajes messaggi mensagens mesajlar сообщения повідомлення الرسائل پیام
پیغامات میسجز ההודעות הודעות
wiadomości beskeder meldinger meddelanden viestit zprávy správy üzenetek mesajele poruke съобщенията μηνύματα मैसेज
संदेश missatges pesan mesej
消息 訊息 メッセージ 메시지
"""
_ENCRYPTED = """
end-to-end encrypted|ende-zu-ende-verschlüsselt|end-to-end versleuteld|end-to-end-versleuteld
chiffrés de bout en bout|cifrados de extremo a extremo
crittografati end-to-end|criptografia de ponta a ponta|encriptadas ponta a ponta|encriptação ponta a ponta
uçtan uca şifre|сквозным шифрованием
наскрізним шифруванням|مشفرة تمام|مشفّرة تمام|تشفير تام|التشفير التام|رمزگذاری سرتاسر|اینڈ ٹو اینڈ|מקצה לקצה
szyfrowane|end-to-end-krypter|ende-til-ende-krypter
totalsträckskrypter|täysin salattu|koncovým šifrováním|koncovo šifrované|végpontok közötti titkosítás
criptate integral|sveobuhvatno šifr|end-to-end šifr
шифровани от край|διατερματική κρυπτογράφηση|एंड-टू-एंड|सिरे से सिरे|xifrats d'extrem a extrem
terenkripsi secara end-to-end|disulitkan hujung ke hujung
端到端加密|端對端加密|エンドツーエンド|종단간 암호화
"""
_LONGEST_NOTICE = 320
_END = " .\u3002\u0964\u06d4<>[]\U0001f6ab\u26d4\ufe0f"
_FILE = re.compile(r"\.\w{2,5}(?:\W|$)|\u2022")


def _plain(text: str) -> str:
    """Return a line in one form of its letters and spaces, without case, brackets and its last full stop."""
    words = unicodedata.normalize("NFC", text).replace("\u2019", "'").replace("\u2018", "'").split()
    return " ".join(words).strip(_END).casefold()


def _lines(block: str) -> frozenset[str]:
    return frozenset(_plain(line) for row in block.strip().split("\n") for line in row.split("|"))


_OMITTED_LINES = _lines(_OMITTED)
_WRITTEN = _lines(_DELETED) | _OMITTED_LINES
_LONGEST = max(map(len, _WRITTEN)) + 8
_LONGEST_NAMED = 300


_NOTICE = re.compile(
    rf"(?:\W|les |los |i |as |o |ο |τα |a ){{0,3}}(?:{'|'.join(map(re.escape, _MESSAGES.split()))})[^\n?]{{0,80}}"
    rf"(?:{'|'.join(re.escape(stem) for row in _ENCRYPTED.strip().split(chr(10)) for stem in row.split('|'))})"
)


def is_notice_of_encryption(text: str) -> bool:
    """Tell whether a message is the notice with which WhatsApp begins a chat: that its messages and calls are encrypted."""
    plain = unicodedata.normalize("NFC", text[: _LONGEST_NOTICE + 1]).strip().casefold()
    return len(plain) <= _LONGEST_NOTICE and "?" not in plain and _NOTICE.match(plain) is not None


def is_written_by_whatsapp(text: str) -> bool:
    """Tell whether a message consists of a line that WhatsApp puts in the place of one. The name of a document may stand before it."""
    if len(text) > _LONGEST_NAMED or "\n" in text.strip():
        return False
    if len(text) <= _LONGEST and _plain(text) in _WRITTEN:
        return True
    words = text.split()
    starts = range(max(1, len(words) - 6), len(words))
    return any(_plain(" ".join(words[at:])) in _OMITTED_LINES and _FILE.search(" ".join(words[:at])) is not None for at in starts)
