"""Seeded posters. make(seed, template) -> PIL.Image; siblings(seed, n) -> hard negatives.

Every image carries image.info["poster"], a dict that made it (Spec fields), so that an
edit such as `translated` can draw the same poster again in another language."""
import os, random, hashlib, colorsys, functools
import numpy as np, cv2
from PIL import Image, ImageDraw, ImageFont, ImageFilter
from words import HEAD, SUB, PRINT, DAY, PLACE, TAGS, ORGS, LANGS, RTL

# ---------------------------------------------------------------- fonts
_F = os.path.join(os.environ.get("POSTER_FONTS", "/usr/share/fonts/truetype"), "")   # Debian's place for fonts
FONTS = {k: _F + v for k, v in {
 "dj": "dejavu/DejaVuSans-Bold.ttf", "djr": "dejavu/DejaVuSans.ttf", "djs": "dejavu/DejaVuSerif-Bold.ttf", "djc": "dejavu/DejaVuSansCondensed-Bold.ttf",
 "nb": "noto/NotoSans-Bold.ttf", "nr": "noto/NotoSans-Regular.ttf", "ns": "noto/NotoSerif-Bold.ttf", "kufi": "noto/NotoKufiArabic-Bold.ttf",
 "nask": "noto/NotoNaskhArabic-Bold.ttf", "naskr": "noto/NotoNaskhArabic-Regular.ttf", "nsa": "noto/NotoSansArabic-Bold.ttf", "nsar": "noto/NotoSansArabic-Regular.ttf",
 "nh": "noto/NotoSansHebrew-Bold.ttf", "nsh": "noto/NotoSerifHebrew-Bold.ttf", "lato": "lato/Lato-Black.ttf", "lib": "liberation/LiberationSans-Bold.ttf",
 "libr": "liberation/LiberationSans-Regular.ttf", "libs": "liberation/LiberationSerif-Bold.ttf", "libm": "liberation/LiberationMono-Bold.ttf", "ln": "liberation/LiberationSansNarrow-Bold.ttf",
 "kt": "kacst/KacstTitle.ttf", "kp": "kacst/KacstPoster.ttf", "ko": "kacst/KacstOffice.ttf", "emoji": "noto/NotoColorEmoji.ttf"}.items()}
_missing = sorted({p.split("/")[-2] for p in FONTS.values() if not os.path.exists(p)})
if _missing:
    raise SystemExit("fonts missing (" + ", ".join(_missing) + "): apt-get install fonts-dejavu fonts-noto-core fonts-noto-color-emoji fonts-lato fonts-liberation fonts-kacst")
#          latin  arabic  hebrew  small  small arabic
STYLES = [("nb", "kufi", "nh", "nr", "naskr"), ("dj", "dj", "dj", "djr", "djr"), ("lato", "nsa", "nh", "nr", "nsar"), ("ns", "nask", "nsh", "nr", "naskr"),
          ("lib", "kt", "lib", "libr", "ko"), ("djs", "kp", "nsh", "djr", "naskr"), ("djc", "nsa", "dj", "djr", "nsar"), ("ln", "kufi", "nh", "libr", "ko"), ("libs", "nask", "nsh", "libr", "naskr")]

@functools.lru_cache(4000)
def font(key, size): return ImageFont.truetype(FONTS[key], size)

@functools.lru_cache(20000)
def _has(key, ch):
    f = font(key, 24)
    try: return ch in " \n" or f.getmask(ch).getbbox() is not None and bytes(f.getmask(ch)) != bytes(f.getmask("\uffff"))
    except Exception: return False

def pick(key, text):
    """the font itself where it has every sign of the text, else DejaVu Sans Bold"""
    return key if all(_has(key, c) for c in set(text)) else "dj"

def is_rtl(s): return any("\u0590" <= c <= "\u06ff" for c in s)

def wrap(text, f, width):
    lines = []
    for par in text.split("\n"):
        cur = ""
        for w in par.split():
            t = (cur + " " + w).strip()
            if cur and f.getlength(t) > width: lines.append(cur); cur = w
            else: cur = t
        lines.append(cur)
    return lines

def put(d, box, text, key, fill, size=200, align="left", low=11, spacing=1.15, stroke=0, sfill=None, valign="top", caps=False):
    """largest text that fits in box; returns the bottom y"""
    if caps and not is_rtl(text): text = (text.replace("i", "İ") if caps == "tr" else text).upper()
    x0, y0, x1, y1 = box
    key = pick(key, text); W, H = x1 - x0, y1 - y0
    size = min(size, max(low, int(H)))
    while True:
        f = font(key, size); lines = wrap(text, f, W)
        lh = size * spacing * (1.25 if is_rtl(text) and key != "dj" else 1)
        if size <= low or (lh * len(lines) <= H and max(f.getlength(l) for l in lines) <= W): break
        size = max(low, int(size * 0.9))
    y = y0 + ((H - lh * len(lines)) / 2 if valign == "mid" else 0)
    rtl = is_rtl(text)
    for l in lines:
        if y + lh > y1 + 3: break
        w = f.getlength(l)
        a = "right" if rtl and align == "left" else align
        x = x0 if a == "left" else x1 - w if a == "right" else x0 + (W - w) / 2
        d.text((x, y), l, font=f, fill=fill, stroke_width=stroke, stroke_fill=sfill, direction="rtl" if rtl else "ltr")
        y += lh
    return y

@functools.lru_cache(400)
def emoji(ch, size):
    im = Image.new("RGBA", (136, 128)); ImageDraw.Draw(im).text((0, 0), ch, font=font("emoji", 109), embedded_color=True)
    return im.resize((size, size), Image.BILINEAR)
EMOJI = list("🔥✊📢❤🌍🎉😂😡👇🕊⚠✅🎵⚽🌱💔🙏👏🤔💪")

# ---------------------------------------------------------------- pictures
def noise(rg, w, h, cells=6, octaves=4):
    out = np.zeros((h, w), np.float32); amp = 1.0
    for o in range(octaves):
        c = cells * 2 ** o
        out += amp * cv2.resize(rg.random((max(2, c * h // max(w, 1)) + 1, c + 1), np.float32), (w, h), interpolation=cv2.INTER_CUBIC); amp /= 2
    return out / 1.9
def lerp(a, b, t): return a + (b - a) * t
def hsv(h, s, v): return tuple(int(255 * c) for c in colorsys.hsv_to_rgb(h % 1, s, v))
def grad(w, h, a, b, angle=0):
    t = (np.linspace(0, 1, h, dtype=np.float32)[:, None] * np.cos(angle) + np.linspace(0, 1, w, dtype=np.float32)[None] * np.sin(angle))
    t = (t - t.min()) / (t.max() - t.min() + 1e-6)
    return np.asarray(a, np.float32) * (1 - t[..., None]) + np.asarray(b, np.float32) * t[..., None]
def _img(a): return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))

def person(d, x, y, s, col, r, arm=None):
    """standing figure: feet at y, height s"""
    hd = s * .13
    d.ellipse((x - hd * .5, y - s, x + hd * .5, y - s + hd * 1.15), fill=col)
    d.rounded_rectangle((x - s * .14, y - s * .83, x + s * .14, y - s * .38), int(s * .07) + 1, fill=col)
    d.rectangle((x - s * .11, y - s * .42, x - s * .02, y), fill=col); d.rectangle((x + s * .02, y - s * .42, x + s * .11, y), fill=col)
    arm = r.random() if arm is None else arm; wd = max(2, int(s * .06))
    if arm < .45:
        sx = 1 if r.random() < .5 else -1
        d.line((x + sx * s * .12, y - s * .78, x + sx * s * .22, y - s * r.uniform(1, 1.2)), fill=col, width=wd)
        if arm < .2:
            bx, by = x + sx * s * .22, y - s * 1.25
            d.rectangle((bx - s * .25, by - s * .2, bx + s * .25, by + s * .1), fill=tuple(min(255, c + 150) for c in col))
    else:
        d.line((x - s * .13, y - s * .78, x - s * .2, y - s * .45), fill=col, width=wd); d.line((x + s * .13, y - s * .78, x + s * .2, y - s * .45), fill=col, width=wd)

SCENES = ("hills", "city", "sea", "bokeh", "crowd", "arch", "still", "portrait", "smoke", "field")
def scene(r, w, h, hue, kind=None):
    """a photo-like picture"""
    kind = kind or r.choice(SCENES); rg = np.random.default_rng(r.getrandbits(32))
    sky = hsv(hue + r.uniform(-.08, .08), r.uniform(.2, .75), r.uniform(.35, .95)); low = hsv(hue + r.uniform(.05, .4), r.uniform(.15, .6), r.uniform(.5, 1))
    a = grad(w, h, sky, low, r.uniform(-.4, .4)); cl = cv2.resize(noise(rg, w // 2 + 1, h // 2 + 1, r.randint(3, 6), 4), (w, h))
    a += (cl[..., None] - .5) * r.uniform(60, 190); im = _img(a); d = ImageDraw.Draw(im, "RGBA"); U = r.uniform
    if kind in ("hills", "field", "sea") and r.random() < .7:
        sx, sy, sr = U(.1, .9) * w, U(.1, .4) * h, U(.03, .12) * w; d.ellipse((sx - sr, sy - sr, sx + sr, sy + sr), fill=hsv(U(.05, .16), .3, 1) + (220,))
    if kind in ("hills", "field"):
        for i in range(r.randint(3, 5)):
            n = r.randint(5, 24); base = lerp(.4, .95, i / 4); ys = np.cumsum(rg.normal(0, .05, n + 1)); ys -= ys.mean()
            d.polygon([(0, h)] + [(k * w / n, (base + ys[k]) * h) for k in range(n + 1)] + [(w, h)], fill=hsv(hue + .3 + i * .03, .45, max(.06, .62 - .13 * i)))
        for _ in range(r.randint(4, 20) if kind == "field" else 3):
            x, y, s = U(0, 1) * w, U(.65, 1) * h, U(.05, .2) * h; d.rectangle((x - s * .04, y - s * .5, x + s * .04, y), fill=(50, 35, 25)); d.ellipse((x - s * .3, y - s, x + s * .3, y - s * .35), fill=hsv(.3 + U(-.08, .08), .6, U(.15, .5)))
    elif kind == "city":
        for layer in range(3):
            x = 0; c = hsv(hue + .05, .3, .5 - .17 * layer)
            while x < w:
                bw, bh = U(.05, .16) * w, U(.2, .75 - .15 * layer) * h; d.rectangle((x, h - bh, x + bw, h), fill=c)
                if layer:
                    for yy in np.arange(h - bh + 8, h, 18):
                        for xx in np.arange(x + 6, x + bw - 8, 14):
                            if r.random() < .4: d.rectangle((xx, yy, xx + 6, yy + 9), fill=(255, r.randint(190, 240), 130, 220))
                x += bw + U(0, .03) * w
    elif kind == "sea":
        for i in range(r.randint(8, 16)):
            y0 = h * (.5 + i * .035); ph, am = U(0, 6), U(2, 14); xs = np.linspace(0, w, 24)
            d.polygon([(0, h)] + [(x, y0 + am * np.sin(x / w * U(9, 9.3) + ph)) for x in xs] + [(w, h)], fill=hsv(hue + .55 + U(-.03, .03), .55, U(.25, .7)))
            if i == 3:
                x, s = U(.2, .7) * w, U(.14, .3) * w; d.polygon([(x, y0), (x + s, y0), (x + s * .85, y0 + s * .2), (x + s * .15, y0 + s * .2)], fill=(45, 30, 30)); d.polygon([(x + s * .5, y0 - s * U(.6, 1.1)), (x + s * .5, y0 - 4), (x + s * U(.85, 1.1), y0 - 4)], fill=(240, 235, 225))
    elif kind in ("bokeh", "portrait"):
        for _ in range(r.randint(14, 40)):
            x, y, s = U(0, w), U(0, h), U(.01, .1) * w; d.ellipse((x - s, y - s, x + s, y + s), fill=hsv(hue + U(-.2, .2), U(.2, .8), U(.5, 1)) + (r.randint(50, 150),))
        im = im.filter(ImageFilter.GaussianBlur(3)); d = ImageDraw.Draw(im, "RGBA")
        if kind == "portrait":
            x, s = U(.35, .65) * w, U(.6, .95) * h; sk = hsv(U(.03, .09), U(.3, .6), U(.35, .9)); cl_ = hsv(U(0, 1), U(.3, .8), U(.2, .8)); hr = hsv(U(.02, .12), .5, U(.05, .4))
            d.ellipse((x - s * .45, h - s * .5, x + s * .45, h + s * .6), fill=cl_); d.rectangle((x - s * .08, h - s * .6, x + s * .08, h - s * .42), fill=tuple(int(c * .85) for c in sk))
            d.ellipse((x - s * .2, h - s * 1.0, x + s * .2, h - s * .48), fill=hr); d.ellipse((x - s * .155, h - s * .94, x + s * .155, h - s * .5), fill=sk)
            for sx in (-1, 1): d.ellipse((x + sx * s * .06 - s * .02, h - s * .76, x + sx * s * .06 + s * .02, h - s * .735), fill=(30, 25, 25)); d.line((x + sx * s * .03, h - s * U(.79, .81), x + sx * s * .1, h - s * U(.79, .81)), fill=hr, width=max(2, int(s * .012)))
            d.arc((x - s * .06, h - s * .66, x + s * .06, h - s * .58), U(10, 40), U(140, 170), fill=(140, 50, 50), width=max(2, int(s * .014)))
            if r.random() < .4: d.pieslice((x - s * .21, h - s * 1.03, x + s * .21, h - s * .62), 180, 360, fill=cl_)
    elif kind == "crowd":
        for row in range(4):
            s = h * (.2 + .09 * row); v = max(.03, .33 - .09 * row)
            for i in range(12 - 2 * row): person(d, (i + U(0, 1)) * w / (12 - 2 * row), h * (.72 + .1 * row) + U(0, 20) + s * .2, s * U(.85, 1.1), hsv(hue + U(-.1, .1), .35, v), r)
    elif kind == "arch":
        n = r.randint(2, 5); cw = w / n; c = hsv(hue + .1, .3, U(.5, .85))
        d.rectangle((0, h * .3, w, h), fill=c)
        for i in range(n): d.rectangle((i * cw + cw * .2, h * .6, i * cw + cw * .8, h), fill=(30, 25, 30)); d.pieslice((i * cw + cw * .2, h * .6 - cw * .3, i * cw + cw * .8, h * .6 + cw * .3), 180, 360, fill=(30, 25, 30))
        for i in range(r.randint(1, 4)): person(d, U(.1, .9) * w, h * .98, h * U(.2, .33), hsv(U(0, 1), .6, U(.3, .8)), r)
        if r.random() < .6: x = U(.1, .9) * w; d.rectangle((x - 25, h * .05, x + 25, h * .6), fill=c); d.pieslice((x - 40, h * .03 - 40, x + 40, h * .03 + 50), 180, 360, fill=hsv(hue + .4, .5, .5))
    elif kind == "still":
        d.rectangle((0, h * U(.55, .7), w, h), fill=hsv(U(.04, .1), .5, U(.25, .6)))
        for _ in range(r.randint(5, 11)):
            x, y, s, c = U(.05, .95) * w, U(.5, .92) * h, U(.05, .17) * w, hsv(U(0, 1), U(.4, .9), U(.3, 1))
            d.ellipse((x - s, y + s * .7, x + s * 1.3, y + s * 1.1), fill=(0, 0, 0, 90)); k = r.random()
            if k < .5: d.ellipse((x - s, y - s, x + s, y + s), fill=c); d.ellipse((x - s * .6, y - s * .7, x - s * .1, y - s * .3), fill=(255, 255, 255, 110))
            elif k < .8: d.rounded_rectangle((x - s * .4, y - s * 1.6, x + s * .4, y + s), 8, fill=c); d.rectangle((x - s * .15, y - s * 2.1, x + s * .15, y - s * 1.6), fill=c)
            else: d.polygon([(x - s, y + s), (x + s, y + s), (x, y - s)], fill=c)
    elif kind == "smoke":
        m = noise(rg, w, h, 3, 5); b = np.asarray(im, np.float32); m = np.clip((m - .45) * 4, 0, 1)[..., None]; im = _img(b * (1 - m) * .5 + m * np.asarray(hsv(U(0, .12), .6, 1), np.float32)); d = ImageDraw.Draw(im, "RGBA")
        for _ in range(r.randint(2, 6)): person(d, U(.1, .9) * w, h * U(.9, 1), h * U(.3, .6), (15, 12, 18), r)
    a = np.asarray(im, np.float32); g = rg.standard_normal((h // 2 + 1, w // 2 + 1), np.float32) * np.float32(r.uniform(3, 12))
    a = a + cv2.resize(g, (w, h), interpolation=cv2.INTER_NEAREST)[..., None]
    yy = np.linspace(-1, 1, h, dtype=np.float32)[:, None] ** 2 + np.linspace(-1, 1, w, dtype=np.float32)[None] ** 2
    a *= (1 - .22 * yy)[..., None]
    return _img(cv2.GaussianBlur(a, (3, 3), 0))

def qr(r, size, dark=(0, 0, 0), light=(255, 255, 255)):
    n = 25; m = np.random.default_rng(r.getrandbits(32)).random((n, n)) < .5
    for y, x in ((0, 0), (0, n - 7), (n - 7, 0)): m[y:y + 7, x:x + 7] = True; m[y + 1:y + 6, x + 1:x + 6] = False; m[y + 2:y + 5, x + 2:x + 5] = True
    a = np.where(np.pad(m, 2)[..., None], np.array(dark, np.uint8), np.array(light, np.uint8))
    return Image.fromarray(a.astype(np.uint8)).resize((size, size), Image.NEAREST)

def logo(r, size, col, ink):
    """a round, square or shield mark made of shapes and one letter"""
    im = Image.new("RGBA", (size * 2, size * 2)); d = ImageDraw.Draw(im); s = size * 2; k = r.randrange(4)
    if k == 0: d.ellipse((0, 0, s - 1, s - 1), fill=col)
    elif k == 1: d.rounded_rectangle((0, 0, s - 1, s - 1), s // 5, fill=col)
    elif k == 2: d.polygon([(0, 0), (s, 0), (s, s * .6), (s / 2, s), (0, s * .6)], fill=col)
    else: d.polygon([(s / 2, 0), (s, s / 2), (s / 2, s), (0, s / 2)], fill=col)
    m = r.randrange(5); q = s / 4
    if m == 0: d.text((s / 2, s / 2), r.choice("ABDGKMNRSVZ"), font=font("lato", int(s * .5)), fill=ink, anchor="mm")
    elif m == 1: [d.arc((q - i * 6 + 10, q + i * q * .5, s - q + i * 6 - 10, q * 2 + i * q * .5), 180, 360, fill=ink, width=max(3, s // 16)) for i in range(3)]
    elif m == 2: d.polygon([(s / 2, q * .8), (s - q, s - q * 1.2), (q, s - q * 1.2)], fill=ink)
    elif m == 3: [d.ellipse((s / 2 + q * .8 * np.cos(t) - q * .35, s / 2 + q * .8 * np.sin(t) - q * .35, s / 2 + q * .8 * np.cos(t) + q * .35, s / 2 + q * .8 * np.sin(t) + q * .35), fill=ink) for t in np.linspace(0, 6.28, r.randint(4, 8))[:-1]]
    else: d.rectangle((q, q, s - q, q * 1.5), fill=ink); d.rectangle((q * 1.8, q, q * 2.3, s - q), fill=ink)
    return im.resize((size, size), Image.BILINEAR)

# ---------------------------------------------------------------- one poster
class Ctx:
    def __init__(self, seed, template, w=0, p=0, lang=None, style=None, org=None, head=None):
        fam = random.Random(f"fam|{template}|{seed}"); self.wr = wr = random.Random(f"words|{template}|{seed}|{w}"); self.pr = random.Random(f"pic|{template}|{seed}|{p}")
        self.lay = random.Random(f"lay|{template}|{seed}")
        self.hue = fam.random(); st = fam.randrange(len(STYLES)); self.st = STYLES[st if style is None else style]
        lg = fam.choice(LANGS); self.lang = lang or lg
        o = fam.choice(ORGS) if org is None else org; self.org = o; lr = random.Random(f"logo|{o}|{fam.randrange(40) if org is None else 0}"); self._lr = lr.getrandbits(32)
        self.kindpref = KIND[template]; dark = fam.random() < .5
        self.c1 = hsv(self.hue, fam.uniform(.55, .95), fam.uniform(.25, .55)); self.c2 = hsv(self.hue + fam.choice([.5, .33, .12, .62]), fam.uniform(.6, 1), fam.uniform(.75, 1))
        self.paper = hsv(self.hue + .1, fam.uniform(.02, .16), fam.uniform(.9, 1)); self.ink = (20, 18, 24); self.white = (252, 250, 246); self.dark = dark
        k = fam.choice(self.kindpref); L = self.lang
        hs = HEAD[k]; self.head = (wr.choice(hs) if head is None else head)[L]
        s1, s2 = wr.sample(SUB, 2); self.sub, self.sub2 = s1[L], s2[L]; self.prints = [x[L] for x in wr.sample(PRINT, len(PRINT))]
        self.day, self.place = wr.choice(DAY)[L], wr.choice(PLACE)[L]; self.date = f"{wr.randint(1, 28)}.{wr.randint(1, 12):02d}"; self.time = f"{wr.randint(9, 22)}:{wr.choice(['00', '15', '30'])}"
        self.tag = wr.choice(TAGS); self.handle = "@" + o.lower().replace(" ", "").replace("&", "").replace("ğ", "g"); self.url = "www." + self.handle[1:] + wr.choice([".example/nu", ".example", ".example/join"])
        self.nums = [wr.randint(2, 99) for _ in range(8)]; self.phone = "0" + "".join(str(wr.randint(0, 9)) for _ in range(9))
        self.other = {l: s1[l] for l in LANGS}; self.subs = [x[L] for x in wr.sample(SUB, 6)]; self.heads = [x[L] for x in wr.sample(hs, 4)]
        ar = L == "ar"; self.f = self.st[1] if ar else self.st[2] if L == "he" else self.st[0]; self.fs = self.st[4] if ar else "dj" if L == "he" else self.st[3]
        self.when = f"{self.day} {self.date}  {self.time}"
    def logo(self, size, col=None, ink=None): return logo(random.Random(self._lr), size, col or self.c2, ink or self.white)
    def pic(self, w, h, kind=None): return scene(self.pr, w, h, self.pr.random() if self.pr.random() < .4 else self.hue, kind)
    def paste(self, im, sub, xy): im.paste(sub, (int(xy[0]), int(xy[1])), sub if sub.mode == "RGBA" else None)

def shade(im, box, col, alpha, fade=None):
    x0, y0, x1, y1 = map(int, box); a = np.full((y1 - y0, x1 - x0), alpha, np.float32)
    if fade == "up": a *= np.linspace(0, 1, y1 - y0)[:, None]
    if fade == "down": a *= np.linspace(1, 0, y1 - y0)[:, None]
    im.paste(Image.new("RGB", (x1 - x0, y1 - y0), col), (x0, y0), Image.fromarray(a.astype(np.uint8)))

def t_storm(c, W=800, H=800):
    im = c.pic(W, H, c.pr.choice(["smoke", "city", "sea", "hills"])); shade(im, (0, 0, W, H), tuple(int(v * .6) for v in c.c1), 150); d = ImageDraw.Draw(im, "RGBA"); p = c.pr
    x = p.uniform(.2, .8) * W
    for _ in range(p.randint(2, 4)):
        pts = [(x, 0)]
        while pts[-1][1] < H: pts.append((pts[-1][0] + p.uniform(-90, 90), pts[-1][1] + p.uniform(40, 130)))
        d.line(pts, fill=c.c2 + (150,), width=p.randint(5, 14), joint="curve"); x = p.uniform(.1, .9) * W
    cx, cy, s = c.lay.choice([.25, .5, .75]) * W, 580, 110; d.ellipse((cx - s, cy - s, cx + s, cy + s), fill=c.white, outline=c.c2, width=12)
    hh, mm = map(int, c.time.split(":"))
    for t, l, wd in ((hh / 12, .5, 12), (mm / 60, .8, 7)): d.line((cx, cy, cx + s * l * np.sin(6.283 * t), cy - s * l * np.cos(6.283 * t)), fill=c.ink, width=wd)
    y = put(d, (40, 40, W - 40, 250), c.head, c.f, c.white, 120, "center", caps=c.lang)
    put(d, (30, max(y, 260) + 10, W - 30, 400), c.tag, "dj", c.c2, 90, "center", stroke=2, sfill=(0, 0, 0)); put(d, (40, 705, W - 40, 745), c.when, "dj", c.white, 34, "center"); put(d, (150, 755, W - 150, 790), c.sub + "  " + c.handle, c.fs, c.white, 24, "center")
    c.paste(im, c.logo(80), (30, H - 100)); return im
def t_rally(c, W=720, H=960):
    im = Image.new("RGB", (W, H), c.c2); d = ImageDraw.Draw(im, "RGBA"); p = c.pr; cx, cy, n = p.uniform(.2, .8) * W, p.uniform(.35, .6) * H, p.randint(9, 20)
    for i in range(n): a, b = 6.2832 * i / n, 6.2832 * (i + .5) / n; d.polygon([(cx, cy), (cx + 1500 * np.cos(a), cy + 1500 * np.sin(a)), (cx + 1500 * np.cos(b), cy + 1500 * np.sin(b))], fill=c.paper)
    for row in range(3):
        for i in range(8 - row): person(d, (i + p.random()) * W / (8 - row), 800 + 40 * row, (230 + 70 * row) * p.uniform(.85, 1.1), tuple(int(v * (1 - .3 * row)) for v in c.c1), p)
    d.rectangle((0, 790, W, H), fill=c.ink); put(d, (30, 25, W - 30, 310), c.head, c.f, c.c1, 140, "center", caps=c.lang, stroke=5, sfill=c.white)
    put(d, (30, 805, W - 140, 865), c.when, "dj", c.c2, 54); put(d, (30, 868, W - 140, 912), c.place, c.f, c.white, 36); put(d, (30, 916, W - 140, 952), c.sub, c.fs, c.white, 26); c.paste(im, c.logo(95), (W - 120, 830)); return im
def t_photo(c, W=720, H=900):
    im = c.pic(W, H); top = c.lay.random() < .4
    if top: shade(im, (0, 0, W, 480), (0, 0, 0), 220, "down")
    else: shade(im, (0, 420, W, H), (0, 0, 0), 230, "up")
    d = ImageDraw.Draw(im, "RGBA"); y = 40 if top else 590; y2 = put(d, (40, y, W - 40, y + 190), c.head, c.f, c.white, 96); put(d, (40, y2 + 8, W - 40, y2 + 60), c.sub, c.fs, c.c2, 36)
    put(d, (120, H - 56, W - 30, H - 14), c.when + "  " + c.tag, "dj", c.white, 26, "right"); c.paste(im, c.logo(72), (30, H - 88)); return im
def t_stripes(c, W=720, H=1000):
    im = Image.new("RGB", (W, H), c.paper); d = ImageDraw.Draw(im, "RGBA"); l = c.lay; cols = [c.c1, c.c2, c.white, hsv(c.hue + .2, .7, .6), c.ink]; l.shuffle(cols); n = l.randint(3, 5); mode = l.randrange(3)
    for i in range(n):
        if mode == 0: d.rectangle((0, H * i / n, W, H * (i + 1) / n), fill=cols[i])
        elif mode == 1: d.rectangle((W * i / n, 0, W * (i + 1) / n, H), fill=cols[i])
        else: o = 2 * W * i / n - W * .6; d.polygon([(o, 0), (o + 2 * W / n, 0), (o + 2 * W / n - 400, H), (o - 400, H)], fill=cols[i])
    s = 210; m = Image.new("L", (2 * s, 2 * s)); ImageDraw.Draw(m).ellipse((0, 0, 2 * s - 1, 2 * s - 1), fill=255); im.paste(c.pic(2 * s, 2 * s), (W // 2 - s, 300 - s + 60), m); d.ellipse((W / 2 - s, 360 - s, W / 2 + s, 360 + s), outline=c.white, width=10)
    d.rectangle((0, 620, W, 850), fill=c.ink + (225,)); put(d, (30, 630, W - 30, 840), c.head, c.f, c.white, 110, "center", valign="mid", caps=c.lang); d.rectangle((0, 880, W, 985), fill=c.white + (235,)); put(d, (30, 886, W - 30, 930), c.when + "  " + c.place, "dj", c.ink, 34, "center"); put(d, (30, 934, W - 30, 976), c.sub, c.fs, c.c1, 30, "center"); c.paste(im, c.logo(90), (25, 25)); return im
def t_leaflet(c, W=720, H=1020):
    im = Image.new("RGB", (W, H), c.paper); d = ImageDraw.Draw(im, "RGBA"); d.rectangle((0, 0, W, 200), fill=c.c1); put(d, (140, 20, W - 25, 185), c.head, c.f, c.white, 76, valign="mid"); c.paste(im, c.logo(95), (25, 50)); im.paste(c.pic(W - 60, 240), (30, 220)); y = 475
    for i, t in enumerate(c.prints[:4]): y = put(d, (30, y, W - 30, y + 100), t, c.fs, c.ink, 23) + 8
    y = put(d, (30, y + 4, W - 220, y + 54), c.sub, c.f, c.c1, 34); im.paste(qr(c.wr, 150, c.ink, c.paper), (W - 180, H - 175)); d = ImageDraw.Draw(im); put(d, (30, 900, W - 200, 940), c.when, "dj", c.c1, 30); put(d, (30, 942, W - 200, 976), c.place + "  " + c.phone, "dj", c.ink, 24); put(d, (30, 978, W - 200, 1008), c.url + "  " + c.handle, "djr", c.ink, 20); return im
def t_split(c, W=960, H=720):
    im = Image.new("RGB", (W, H), c.c1 if c.dark else c.paper); fg = c.white if c.dark else c.ink; r = c.lay.random() < .5; d = ImageDraw.Draw(im, "RGBA"); im.paste(c.pic(480, H), (480 if r else 0, 0)); x = 30 if r else 510
    y = put(d, (x, 110, x + 420, 370), c.head, c.f, fg, 84); d.rectangle((x, 385, x + 120, 395), fill=c.c2); y = put(d, (x, 410, x + 420, 500), c.sub, c.fs, fg, 34); put(d, (x, 520, x + 420, 570), c.when, "dj", c.c2, 34); put(d, (x, 572, x + 420, 615), c.place, c.f, fg, 32); put(d, (x, 660, x + 420, 700), c.url, "djr", fg, 22); c.paste(im, c.logo(72), (x, 24)); put(d, (x + 90, 38, x + 420, 85), c.org, "dj", fg, 30); return im
def t_charity(c, W=800, H=800):
    rg = np.random.default_rng(c.pr.getrandbits(32)); a = grad(W, H, c.paper, hsv(c.hue, .35, .95)); m = noise(rg, W, H, 2, 2)[..., None]; im = _img(a * (1 - m * .4) + np.asarray(c.c2, np.float32) * m * .4); d = ImageDraw.Draw(im, "RGBA"); m = Image.new("L", (420, 420)); ImageDraw.Draw(m).rounded_rectangle((0, 0, 419, 419), 90, fill=255); im.paste(c.pic(420, 420, c.pr.choice(["portrait", "still", "arch", "crowd", "field"])), (350, 40), m)
    x, y, s = 170, 170, 95
    d.ellipse((x - s, y - s, x, y), fill=c.c1); d.ellipse((x, y - s, x + s, y), fill=c.c1); d.polygon([(x - s * .97, y - s * .35), (x + s * .97, y - s * .35), (x, y + s)], fill=c.c1); put(d, (30, 300, 330, 430), f"€{c.nums[0]}", "lato", c.c1, 110, "center")
    put(d, (40, 480, W - 40, 640), c.head, c.f, c.ink, 84, "center", valign="mid"); put(d, (40, 645, W - 40, 690), c.sub, c.fs, c.c1, 34, "center"); d.rounded_rectangle((150, 700, 650, 755), 28, fill=c.c1); put(d, (170, 706, 630, 750), c.url, "dj", c.white, 30, "center", valign="mid"); put(d, (150, 762, 650, 792), "NL00 TEST 0" + c.phone + "  " + c.org, "djr", c.ink, 18, "center"); c.paste(im, c.logo(70), (40, 710)); return im
def t_shop(c, W=720, H=960):
    im = Image.new("RGB", (W, H), c.c2); d = ImageDraw.Draw(im, "RGBA"); cx, cy = W / 2, 230; n = 18; pts = [(cx + (330 if i % 2 else 260) * np.cos(3.1416 * i / n), cy + (215 if i % 2 else 175) * np.sin(3.1416 * i / n)) for i in range(2 * n)]; d.polygon(pts, fill=c.c1); put(d, (110, 110, W - 110, 260), c.head, c.f, c.white, 78, "center", valign="mid", caps=c.lang); put(d, (200, 265, W - 200, 365), f"-{c.nums[0]}%", "lato", c.c2, 100, "center")
    for i in range(4):
        x, y = 30 + (i % 2) * 340, 460 + (i // 2) * 205; d.rounded_rectangle((x, y, x + 320, y + 190), 16, fill=c.white); im.paste(scene(c.pr, 150, 160, c.pr.random(), "still"), (x + 12, y + 15)); put(d, (x + 170, y + 20, x + 312, y + 80), c.subs[i], c.fs, c.ink, 19); put(d, (x + 170, y + 95, x + 312, y + 175), f"{c.nums[i + 1]},{c.nums[i + 2]:02d}", "lato", c.c1, 52, "center")
    put(d, (120, 875, W - 30, 910), c.place + "  " + c.phone, "dj", c.ink, 28); put(d, (120, 915, W - 30, 950), c.when, "dj", c.c1, 26); c.paste(im, c.logo(80, c.c1), (25, 870)); return im
def t_skyline(c, W=1000, H=560):
    im = c.pic(W, H, c.pr.choice(["city", "city", "smoke", "sea"])); shade(im, (0, 0, W, H), c.c1, 70); d = ImageDraw.Draw(im, "RGBA"); put(d, (40, 40, W - 40, 240), c.head, c.f, c.white, 120, c.lay.choice(["left", "center", "right"]), stroke=3, sfill=(0, 0, 0), caps=c.lang); d.rectangle((0, H - 110, W, H), fill=(0, 0, 0, 190)); put(d, (130, H - 100, W - 30, H - 55), c.when + "   " + c.place, "dj", c.c2, 36); put(d, (130, H - 50, W - 30, H - 12), c.sub + "  ", c.fs, c.white, 28); c.paste(im, c.logo(86), (25, H - 98)); return im
def t_quote(c, W=800, H=800):
    im = c.pic(W, H, c.pr.choice(["portrait", "portrait", "bokeh"])); d = ImageDraw.Draw(im, "RGBA"); y = c.lay.choice([430, 470]); d.rounded_rectangle((40, y, W - 40, 770), 24, fill=(255, 255, 255, 225) if not c.dark else (10, 10, 16, 210)); fg = c.ink if not c.dark else c.white; put(d, (50, y - 40, 150, y + 70), "“", "djs", c.c2, 120); y2 = put(d, (75, y + 35, W - 75, y + 200), c.head, c.f, fg, 62, "center"); put(d, (75, y2 + 5, W - 75, y2 + 60), c.sub, c.fs, fg, 28, "center"); put(d, (150, 722, W - 60, 762), c.org + "  " + c.tag, "dj", c.c1 if not c.dark else c.c2, 26, "right"); c.paste(im, c.logo(56), (60, 705)); return im
def t_type(c, W=720, H=960):
    im = Image.new("RGB", (W, H), c.c2 if c.dark else c.paper); d = ImageDraw.Draw(im, "RGBA"); p = c.pr; k = p.randrange(4)
    for _ in range(p.randint(2, 7)):
        x, y, s = p.uniform(0, W), p.uniform(0, H), p.uniform(50, 260); f = c.c1 + (60,)
        if k == 0: d.ellipse((x - s, y - s, x + s, y + s), fill=f)
        elif k == 1: d.rectangle((x - s, y - s / 3, x + s, y + s / 3), fill=f)
        elif k == 2: d.polygon([(x, y - s), (x + s, y + s), (x - s, y + s)], fill=f)
        else: d.line((x, y, x + s * 2, y + s), fill=f, width=30)
    put(d, (35, 40, W - 35, 700), c.head.replace(" ", "\n") if c.lay.random() < .5 and len(c.head) < 34 else c.head, c.f, c.c1 if not c.dark else c.ink, 220, c.lay.choice(["left", "center"]), valign="mid", caps=c.lang); d.rectangle((35, 730, W - 35, 738), fill=c.ink); put(d, (35, 755, W - 35, 820), c.sub, c.f, c.ink, 46); put(d, (35, 840, W - 140, 890), c.when, "dj", c.ink, 38); put(d, (35, 895, W - 140, 935), c.url, "djr", c.ink, 26); c.paste(im, c.logo(84, c.c1), (W - 120, 845)); return im
def t_table(c, W=720, H=1000):
    im = Image.new("RGB", (W, H), c.paper); d = ImageDraw.Draw(im, "RGBA"); im.paste(c.pic(W, 270), (0, 0)); shade(im, (0, 0, W, 270), c.c1, 120); put(d, (30, 25, W - 30, 200), c.head, c.f, c.white, 86, "center", valign="mid"); put(d, (30, 210, W - 30, 260), c.when, "dj", c.c2, 36, "center")
    for i in range(7):
        y = 290 + i * 82; d.rectangle((30, y, W - 30, y + 74), fill=c.white if i % 2 else tuple(int(v * .93) for v in c.paper)); d.rectangle((30, y, 140, y + 74), fill=c.c1); put(d, (36, y + 18, 134, y + 60), f"{9 + i + c.nums[0] % 4}:{(c.nums[i] % 4) * 15:02d}", "dj", c.white, 30, "center"); put(d, (155, y + 16, W - 45, y + 66), (c.subs + c.heads)[i], c.fs, c.ink, 27)
    put(d, (130, 885, W - 30, 930), c.place, c.f, c.c1, 38); put(d, (130, 940, W - 30, 980), c.url + "  " + c.phone, "djr", c.ink, 24); c.paste(im, c.logo(90), (25, 885)); return im
def t_news(c, W=760, H=1000):
    im = Image.new("RGB", (W, H), (238, 233, 220)); d = ImageDraw.Draw(im, "RGBA"); put(d, (100, 15, W - 100, 75), c.org.upper(), "libs", c.ink, 60, "center"); d.line((20, 85, W - 20, 85), fill=c.ink, width=4); put(d, (25, 90, W - 25, 115), c.when + "  —  " + c.place, "djr", c.ink, 18, "center"); d.line((20, 118, W - 20, 118), fill=c.ink, width=2); put(d, (25, 130, W - 25, 310), c.head, c.f, c.ink, 88, "center", valign="mid"); put(d, (25, 312, W - 25, 350), c.sub, c.fs, (60, 60, 60), 30, "center"); pc = c.pic(W - 50, 330)
    if c.lay.random() < .6: pc = pc.convert("L").convert("RGB")
    im.paste(pc, (25, 360)); x = 25
    for col in range(2):
        y = 705
        for t in c.prints[col * 3:col * 3 + 3]: y = put(d, (x, y, x + 345, min(y + 110, 950)), t, c.fs, c.ink, 19) + 6
        x += 365
    d.rectangle((0, 955, W, H), fill=c.c1); put(d, (100, 960, W - 20, 995), c.tag + "  " + c.handle, "dj", c.white, 24, "right"); c.paste(im, c.logo(60), (20, 15)); return im
def t_card(c, W=760, H=760):
    im = c.pic(W, H); shade(im, (0, 0, W, H), c.c1, 110); d = ImageDraw.Draw(im, "RGBA"); p = c.pr
    for _ in range(p.randint(5, 12)): e = emoji(p.choice(EMOJI), p.choice([60, 90, 130])).rotate(p.uniform(-30, 30), expand=True); im.paste(e, (p.randint(-20, W - 60), p.randint(-20, H - 60)), e)
    d.rounded_rectangle((60, 150, W - 60, 610), 40, fill=c.white + (238,)); c.paste(im, c.logo(74), (90, 175)); put(d, (180, 185, W - 90, 240), c.org, "dj", c.ink, 34); y = put(d, (90, 265, W - 90, 470), c.head, c.f, c.ink, 70); put(d, (90, y + 6, W - 90, y + 70), c.sub, c.fs, c.ink, 32); put(d, (90, 550, W - 90, 600), c.tag, "dj", c.c1, 34); put(d, (60, 640, W - 60, 690), c.when, "dj", c.white, 38, "center"); put(d, (60, 700, W - 60, 740), c.handle, "dj", c.white, 28, "center"); return im
def t_map(c, W=720, H=960):
    p = c.pr; im = Image.new("RGB", (W, H), (232, 228, 216)); d = ImageDraw.Draw(im, "RGBA")
    d.polygon([(0, p.uniform(200, 700)), (W, p.uniform(200, 700)), (W, p.uniform(250, 720) + 60), (0, p.uniform(250, 720) + 90)], fill=(150, 190, 225))
    for _ in range(5): x, y = p.uniform(0, W), p.uniform(180, 760); d.rectangle((x, y, x + p.uniform(60, 150), y + p.uniform(50, 120)), fill=(185, 215, 165))
    for _ in range(22):
        x, y, a, l = p.uniform(0, W), p.uniform(150, 780), p.choice([0, 1.57, .5, 2.1]) + p.uniform(-.1, .1), p.uniform(200, 900); d.line((x - l * np.cos(a), y - l * np.sin(a), x + l * np.cos(a), y + l * np.sin(a)), fill=(255, 255, 255), width=p.choice([6, 10, 16]))
    pts = [(p.uniform(60, W - 60), p.uniform(240, 720)) for _ in range(p.randint(4, 6))]; d.line(pts, fill=c.c1, width=14, joint="curve")
    for i, (x, y) in enumerate(pts): d.ellipse((x - 22, y - 22, x + 22, y + 22), fill=c.c2, outline=c.ink, width=3); d.text((x, y), str(i + 1), font=font("dj", 24), fill=c.ink, anchor="mm")
    d.rectangle((0, 0, W, 200), fill=c.c1); put(d, (120, 15, W - 25, 190), c.head, c.f, c.white, 80, valign="mid"); c.paste(im, c.logo(80), (20, 60)); d.rectangle((0, 780, W, H), fill=c.ink); put(d, (30, 792, W - 30, 845), c.when, "dj", c.c2, 46); put(d, (30, 850, W - 30, 900), "1 → " + c.place if c.lang not in RTL else c.place, "dj", c.white, 32); put(d, (30, 908, W - 30, 945), c.sub, c.fs, c.white, 26); return im
def t_twolang(c, W=800, H=1000):
    im = c.pic(W, H); d = ImageDraw.Draw(im, "RGBA"); o = [l for l in ("en", "ar", "tr", "ru") if l != c.lang][c.lay.randrange(3)]
    d.polygon([(0, 0), (W, 0), (W, 260), (0, 340)], fill=c.c1 + (235,)); d.polygon([(0, 760), (W, 690), (W, H), (0, H)], fill=c.c1 + (235,)); put(d, (40, 30, W - 40, 230), c.head, c.f, c.white, 90, valign="mid"); y = put(d, (40, 790, W - 40, 850), c.sub, c.f, c.white, 44); put(d, (40, y + 4, W - 40, y + 54), c.other[o], "dj", c.c2, 36); put(d, (140, 930, W - 40, 980), c.when + "  " + c.tag, "dj", c.white, 30, "right"); c.paste(im, c.logo(84), (35, 900)); return im

TEMPLATES = {"storm": t_storm, "rally": t_rally, "photo": t_photo, "stripes": t_stripes, "leaflet": t_leaflet, "split": t_split, "charity": t_charity, "shop": t_shop, "skyline": t_skyline, "quote": t_quote, "type": t_type, "table": t_table, "news": t_news, "card": t_card, "map": t_map, "twolang": t_twolang}
KIND = {"storm": ["storm"], "rally": ["rally"], "photo": ["rally", "campaign", "event", "charity"], "stripes": ["rally", "campaign"], "leaflet": ["campaign", "rally"], "split": ["event", "shop", "charity"], "charity": ["charity"], "shop": ["shop"], "skyline": ["storm", "campaign", "event"], "quote": ["campaign", "storm"], "type": ["rally", "campaign", "storm"], "table": ["event"], "news": ["rally", "campaign"], "card": ["storm", "campaign"], "map": ["rally"], "twolang": ["rally", "charity", "event"]}
NAMES = list(TEMPLATES)

def name_of(spec): return "{template}-{seed}-w{w}-p{p}-{lang}".format(**{**spec, "lang": spec.get("lang") or "own"}) + (f"-{spec['tagname']}" if spec.get("tagname") else "")
def half(name): return "A" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0 else "B"

def draw(spec):
    """spec: dict with seed, template and optionally w, p, lang, style, org, head"""
    spec = {"w": 0, "p": 0, "lang": None, **spec}
    c = Ctx(**{k: v for k, v in spec.items() if k != "tagname"}); im = TEMPLATES[spec["template"]](c).convert("RGB")
    im.info["poster"] = {**spec, "shown": c.lang}; im.info["name"] = name_of(spec); return im
def make(seed, template=None):
    if template is None: template = NAMES[seed % len(NAMES)]
    elif isinstance(template, int): template = NAMES[template % len(NAMES)]
    return draw({"seed": seed, "template": template})
def sibling_specs(seed, n, template=None):
    """n specs of one family (same template, typeface, organisation, logo): the first is make(seed, template),
    the others have other words, another picture or both"""
    template = template or NAMES[seed % len(NAMES)]; ws, heads = [], set()
    for w in range(60):   # word versions with different headlines (there are about six)
        h = Ctx(seed, template, w).head
        if h not in heads: heads.add(h); ws.append(w)
    k = max(3, -(-n // len(ws))) if n > 9 else 3; ws = ws[:max(3, -(-n // k))]
    grid = sorted(((i, j) for i in range(len(ws)) for j in range(k)), key=lambda t: (max(t), t[0] != t[1], t))
    return [{"seed": seed, "template": template, "w": ws[i], "p": j} for i, j in grid[:n]]
def siblings(seed, n, template=None): return [draw(s) for s in sibling_specs(seed, n, template)]
def same_line_specs(seed, n):
    """unrelated posters (other template, colours, picture, organisation) with one line of words in one typeface"""
    r = random.Random(f"line|{seed}"); ts = r.sample(NAMES, min(n, len(NAMES))); h = r.choice([x for k in HEAD.values() for x in k]); lang, st = r.choice(LANGS), r.randrange(len(STYLES))
    return [{"seed": seed * 100 + i, "template": t, "head": h, "lang": lang, "style": st, "tagname": f"line{seed}"} for i, t in enumerate(ts)]
def same_logo_specs(seed, n):
    """posters of one organisation (same mark and name) that share nothing else"""
    r = random.Random(f"logo|{seed}"); ts = r.sample(NAMES, min(n, len(NAMES))); o = r.choice(ORGS)
    return [{"seed": seed * 100 + 50 + i, "template": t, "org": o, "tagname": f"logo{seed}"} for i, t in enumerate(ts)]
