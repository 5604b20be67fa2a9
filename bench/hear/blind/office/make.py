#!/usr/bin/env python3
"""Makes files/, gold.jsonl and headings.jsonl.  Needs: xlsxwriter xlwt python-pptx reportlab pikepdf pillow arabic-reshaper python-bidi compressed-rtf extract-msg, openssl, gpg.
The made files are stored, so nobody has to run this to use the set."""
import sys, os, shutil, json, logging
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'gen')); sys.dont_write_bytecode = True
logging.disable(logging.WARNING)
import lib, g_mail, docs, g_pdf, g_sheets, g_misc
shutil.rmtree(lib.OUT, ignore_errors=True)
g_mail.run(); docs.run(); g_pdf.run(); n = g_sheets.run(); g_misc.run()
with open(os.path.join(lib.BASE, 'gold.jsonl'), 'w', encoding='utf-8') as f:
    for g in lib.GOLD: f.write(json.dumps(g, ensure_ascii=False) + '\n')
print(len(lib.GOLD), 'files', len({g['kind'] for g in lib.GOLD}), 'kinds', n, 'headings')
