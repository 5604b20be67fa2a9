"""Words that label a person's name in the headings of tables, as folded stems of many languages."""

from __future__ import annotations

NAME = """
name naam namn navn nafn nimi nombre nome nom imie nazwisk ime jmen prijmen prezim emri mbiem emer numele prenum prenom apellido sobrenome
cognome surname ad_soyad adi adiniz soyad isim ism имя ім_я фио фамили імя прізвищ піб име името ονομα ονοματεπωνυμο اسم الاسم نام שם
名前 氏名 姓名 姓 名字
お名前 이름 성명 성함 नाम নাম பெயர் పేరు ಹೆಸರು പേര് ชื่อ ho_ten ten jina magac ስም անուն სახელი nev keresztnev vardas vards uzvards
pangalan ngalan nama ad
"""
"""Stems of headings over names, parted by spaces. Words of one heading are joined by underscores."""
