"""Media that a text stands for or shows and does not name: a message that is but a word for a picture, and markup that shows one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tocsin.ingest.calendar_words import fold

_WORDS = """
photo photos picture pictures image images video videos sticker stickers gif audio voice_message voice_note file attachment document
foto fotos bild bilder sprachnachricht anhang datei imagen imágenes fotografía archivo nota_de_voz imagem vídeo figurinha áudio arquivo
immagine allegato messaggio_vocale nota_vocale photo_manquante pièce_jointe message_vocal fichier afbeelding spraakbericht bijlage
фото фотография изображение видео стикер голосовое_сообщение файл вложение фотографія зображення відео голосове_повідомлення
zdjęcie obraz film wiadomość_głosowa załącznik obrázek příloha slika prilog kép fotó videó resim fotoğraf görüntü ses_kaydı çıkartma
εικόνα φωτογραφία βίντεο صورة صور فيديو مقطع_صوتي ملف ملصق عکس تصویر ویدیو פایل تصویر ویڈیو תמונה סרטון קובץ מדבקה הודעה_קולית
사진 동영상 이모티콘 음성메시지 파일 图片 照片 视频 语音 表情 动画表情 文件 圖片 影片 語音訊息 貼圖 檔案 写真 画像 動画 スタンプ ボイスメッセージ
ảnh hình_ảnh tin_nhắn_thoại tệp รูปภาพ วิดีโอ สติกเกอร์ फोटो वीडियो चित्र ছবি ভিডিও picha gambar
"""
_MEDIA = frozenset(fold(word.replace("_", " ")) for word in _WORDS.split())
_AROUND = " \t\n\u00a0[](){}<>*_「」【】‹›."
_COUNT = re.compile(r"\s?\d{1,3}\s?(?:장|张|張|枚|x)?$|^\d{1,3}\s?x?\s")
_LONGEST = 40
_SHOWN = re.compile(
    r"<(?:img|video|audio|object|embed|iframe|picture|en-media)\b|\[(?:gallery|audio|video|playlist|embed|caption)(?=[\s\]])[^\]\n]{0,300}\]",
    re.IGNORECASE,
)


def stands_for_medium(text: str) -> bool:
    """Tell a text that is nothing but a word for a medium, such as ``[图片]`` or ``사진 3장``, in any of many languages."""
    if len(text) > _LONGEST or not text.strip():
        return False
    bare = _COUNT.sub("", text.strip(_AROUND))
    return fold(bare) in _MEDIA


def unseen_media(text: str, values: Iterable[str]) -> Iterator[str]:
    """Yield a line for what a text stands for, and one for the media that the markup in these values shows."""
    if stands_for_medium(text):
        yield "a picture, recording or file that the export left out: not looked at"
    if any(("<" in value or "[" in value) and _SHOWN.search(value) for value in values):
        yield "a picture or recording in its markup: not looked at"
