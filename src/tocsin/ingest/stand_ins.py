"""Lines and fields that stand for something a file does not bring: a deleted message, a picture, the next page of a list.

Programs write such lines in the language of the phone. They are told by what they name and by standing alone or in brackets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from tocsin.ingest.reports.whatsapp_lines import is_written_by_whatsapp

_MEDIA = """
media medium image images photo photos picture pictures pic video videos audio voice recording sticker stickers emoji emoticon gif
file files attachment attachments document location gallery album playlist voicenote voicemail animation thumbnail selfie
screenshot foto fotos bild bilder sprachnachricht aufnahme anhang datei dokument standort afbeelding afbeeldingen spraakbericht
bijlage bestand imagen imagenes imágenes vídeo vídeos archivo archivos adjunto ubicación nota imagem imagens arquivo anexo
figurinha fichier photographie vocal autocollant immagine immagini allegato documento vocale adesivo zdjęcie zdjęcia obraz obrazek
film nagranie załącznik plik naklejka фото фотография изображение видео аудио голосовое стикер файл вложение картинка документ
зображення відео аудіо голосове файл вкладення снимка картинка слика снимак фотографија obrázek obrázok fotka fotografie příloha
príloha soubor súbor nahrávka hlasová kép fénykép hangüzenet csatolmány videó matrica imagine fotografie fișier atașament billede
billeder bilde lydbesked lydmelding vedlegg vedhæftning bilaga bilagor kuva kuvat ääniviesti liite tarra tiedosto pilt pildid
manus attēls nuotrauka vaizdas slika datoteka privitak priloga φωτογραφία εικόνα βίντεο ήχος αυτοκόλλητο αρχείο resim fotoğraf
görsel ses çıkartma dosya belge şəkil rasm surat صورة صور فيديو صوت صوتية ملصق ملف مرفق مقطع تصویر عکس ویدیو ویدئو صدا استیکر فایل
پیوست تصاویر וידאו תמונה תמונות וידאו סרטון קולית מדבקה קובץ फोटो चित्र तस्वीर छवि वीडियो ऑडियो ऑडिओ स्टिकर फ़ाइल फाइल ছবি ভিডিও
অডিও স্টিকার ফাইল படம் புகைப்படம் வீடியோ ஆடியோ ఫోటో వీడియో ఆడియో ചിത്രം വീഡിയോ ਤਸਵੀਰ ਵੀਡੀਓ છબી વિડિઓ gambar foto suara stiker
berkas lampiran dokumen ảnh hình video nhãn tệp tin tập larawan litrato picha sauti faili sawir cajalad hoton bidiyo irudia imatge
argazkia ภาพ รูป รูปภาพ วิดีโอ สติกเกอร์ ไฟล์ ข้อความเสียง ရုပ်ပုံ ဗီဒီယို រូបភាព ຮູບ նկար տեսանյութ ფოტო სურათი ვიდეო ምስል ፎቶ ቪዲዮ
写真 画像 動画 スタンプ 音声 ボイスメッセージ ファイル アルバム 位置情報 通話 ノート 图片 照片 视频 语音 表情 动画表情 文件 位置
链接 小程序 聊天记录 圖片 相片 影片 語音 語音訊息 語音通話 貼圖 檔案 位置資訊 사진 동영상 이모티콘 음성메시지 음성 파일 지도 앨범
스티커 보이스톡 페이스톡 그림 이미지
"""
_DELETED = """
delet remov unsent unsend recall redact retract gelösch geloesch entfern zurückgezog verwijder supprim effac retiré elimin borrad
apagad removid cancellat rimoss usunięt skasowan wycofan удал отозва видален изтрит обрисан obrisan izbrisan smazán smazan vymazan
odstraněn odstránen törölt törölve visszavont șters sters slett trukket raderad borttag fjernet tilbagekald poistet διαγρ אוחזר
נמחק מחק הוסר حذف محذوف مسح silin silind geri_al हटा मिटा डिलीट মুছে ডিলিট நீக்க తొలగ ഇല്ലാതാക്ക ਮਿਟਾ કાઢી dihapus dipadam ditarik
xóa xoá thu_hồi gỡ ลบ ยกเลิก binura tinanggal imefutwa zimefutwa kustutat dzēst ištrint esborrat ezabat fshirë fshi ջնջ წაშლ жойыл
устгас o'chirilg silinib dileu scrios eytt verwyder жойылды выдален 削除 取り消 送信取消 删除 刪除 撤回 收回 삭제 회수 あぼーん
"""
_MESSAGE = """
messag mensaj mensag messagg nachricht bericht boodskap beitrag kommentar comment coment post wiadomo wpis komentarz сообщ повідом
паведамл съобщ порук poruk zpráv správ sporočil üzenet hozzászól mesaj melding beskjed besked meddeland innlegg inlägg indlæg
viesti μήνυμ μηνυμ הודע رسال پیام پیغام تعليق منشور संदेश मैसेज टिप्पणी বার্তা মেসেজ செய்தி సందేశ സന്ദേശ ਸੁਨੇਹਾ સંદેશ pesan mesej
tin_nhắn ข้อความ mensahe ujumbe missatge mezu teade sõnum ziņ žinut mesazh հաղորդ შეტყობინ neges teachtaireacht skilaboð хабар
мессеж xabar ileti tweet repl reactie reply svar メッセージ 投稿 コメント 消息 訊息 讯息 信息 貼文 帖子 评论 留言 메시지 메세지
댓글 게시
"""
_SENT = """
sent sends shared send added uploaded omitted attached not included missing gesendet geteilt weggelassen verzonden gestuurd envoyé
envoyée enviado enviada compartilhou mandou inviato inviata ha wysłano wysłał отправлено отправил надіслано gönderildi gönderdi
skickade sendte lähetti تم إرسال أرسل שלח נשלח भेजा भेजी dikirim mengirim đã gửi a an the of you u has have una un une ein eine
einen een en
"""
_CJK_SENT = ("送信", "送りました", "傳送", "发送", "發送", "传送", "보냈", "보냄", "전송", "を共有")
_COUNTERS = "장枚张張개個个"
_PLAIN_DELETED = frozenset(
    ["あぼーん", "deleted", "removed", "redacted", "gelöscht", "supprimé", "удалено", "удалён", "삭제됨", "削除済み"]
)
_BRACKETS = dict(zip("[<({*\u3010\uff3b\u300a\u300c", "]>)}*\u3011\uff3d\u300b\u300d", strict=True))
_TYPE = re.compile(r"(?i)(?<![\w/.-])(?:image|audio|video)/[a-z0-9][a-z0-9.+-]{1,40}")
_ELEMENT = re.compile(r"\[([A-Za-z]{3,20})(?=[ =])[^\[\]\n]{0,300}=[^\[\]\n]{0,300}\]")
_WORD = re.compile(r"[^\s\d.,:;!?\u061f\u060c()\[\]<>\"*|/]+")
_LONGEST = 90
_LONGEST_CJK = 20
_MOST_WORDS = 9
_IN_BRACKETS = 5
_CJK = "\u2e80"

_GONE = frozenset(
    "deleted isdeleted is_deleted removed isremoved is_removed notfound not_found tombstone unsent is_unsent isunsent "  # noqa: SIM905
    "erased".split()
)
_PAGES = frozenset(
    "nextpagetoken next_page_token nextcursor next_cursor nextpage next_page hasmore has_more hasnextpage has_next_page next_url nexturl "  # noqa: SIM905
    "next_results continuation next_token nexttoken next_max_id paging_next odata.nextlink".split()
)
_FALSE = frozenset(["", "0", "0.0", "false", "null", "none", "no", "nil", "[]", "{}"])


def _stems(block: str) -> tuple[str, ...]:
    return tuple(stem.replace("_", " ") for stem in block.split())


_MEDIA_WORDS, _SENT_WORDS = frozenset(_MEDIA.casefold().split()), frozenset(_SENT.split())
_CJK_MEDIA = tuple(sorted((word for word in _MEDIA_WORDS if word >= _CJK), key=len, reverse=True))
_DELETED_STEMS, _MESSAGE_STEMS = _stems(_DELETED), _stems(_MESSAGE)
_CJK_DELETED = tuple(stem for stem in _DELETED_STEMS if stem >= _CJK)


def stand_ins(text: str, facts: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield a line for each kind of thing that a text or a field stands for and that is not there."""
    lines = text.split("\n")
    short = [line for line in lines if 0 < len(line) <= _LONGEST]
    alone = len(lines) == 1
    if any(_is_deleted(line, alone) for line in short) or any(_is_set(name, value, _GONE) for name, value in facts):
        yield "a message was deleted or hidden here: its words are not in the file"
    if medium := next(filter(None, (_medium(line, alone) for line in short)), "") or _element(text):
        yield f"{medium}: stands where a picture, recording or file was, not looked at"
    if kind := next((match[0] for value in (text, *(value for _, value in facts)) if "/" in value and (match := _TYPE.search(value))), ""):
        yield f"a medium of type {kind}: not looked at"
    if page := next((name for name, value in facts if _is_set(name, value, _PAGES)), ""):
        yield f"more pages follow this one, and were not saved ({page})"


def _is_set(name: str, value: str, names: frozenset[str]) -> bool:
    plain = name.casefold()
    return (plain.rpartition(".")[2] in names or plain in names) and value.strip().casefold() not in _FALSE


def _bare(line: str) -> tuple[str, bool]:
    """Return a line without signs around its words, and whether it stood in brackets."""
    plain = unicodedata.normalize("NFC", line).strip(" \t\r\u200e\u200f\u202a\u202c\U0001f6ab\u26d4\ufe0f")
    bracketed = len(plain) > 2 and _BRACKETS.get(plain[0]) == plain[-1]
    return (plain[1:-1] if bracketed else plain).strip(" .!\u3002\u0964").casefold(), bracketed


def _is_deleted(line: str, alone: bool) -> bool:
    """Tell a line that says no more than that a message was deleted: alone, or in brackets among others."""
    plain, bracketed = _bare(line)
    words = _WORD.findall(plain)
    if not words or len(words) > _MOST_WORDS or not (alone or bracketed) or (words[0] >= _CJK and len(plain) > _LONGEST_CJK):
        return False
    if plain in _PLAIN_DELETED:
        return bracketed or plain >= _CJK
    if not any(_has(words, plain, stem) for stem in _DELETED_STEMS):
        return False
    is_short = bracketed and len(words) <= _IN_BRACKETS
    return is_short or is_written_by_whatsapp(line) or any(_has(words, plain, stem) for stem in _MESSAGE_STEMS)


def _has(words: Sequence[str], plain: str, stem: str) -> bool:
    return stem in plain if stem >= "\u0590" or " " in stem else any(word.startswith(stem) for word in words)


def _medium(line: str, alone: bool) -> str:
    """Return a line that stands for a medium: a word for one alone, or in brackets. Empty for any other line."""
    plain, bracketed = _bare(line)
    words = _WORD.findall(plain)
    if not words or not (alone or bracketed):
        return ""
    if words[0] >= _CJK and (noun := next((noun for noun in _CJK_MEDIA if plain.startswith(noun)), "")):
        beyond = plain[len(noun) :].strip(" :0123456789" + _COUNTERS)
        return line.strip() if not beyond or bracketed or any(sent in beyond for sent in (*_CJK_SENT, *_CJK_DELETED)) else ""
    are_media = [word in _MEDIA_WORDS for word in words]
    if not any(are_media) or len(words) > _IN_BRACKETS:
        return ""
    others = [word for word, is_medium in zip(words, are_media, strict=True) if not is_medium]
    is_bare = all(word in _SENT_WORDS or word.startswith(_MESSAGE_STEMS) for word in others)
    return line.strip() if bracketed or is_bare else ""


def _element(text: str) -> str:
    """Return the first element of a program in square brackets that stands for media, such as ``[gallery ids="4"]``."""
    return next((f"[{match[1]}]" for match in _ELEMENT.finditer(text) if match[1].casefold() in _MEDIA_WORDS), "") if "[" in text else ""
