"""Named edits of a picture, as copied posters show. EDITS[name](image, rng) -> image (RGB).
rng is a random.Random. GROUP[name] gives the kind of the edit (resize, jpeg, crop, ...)."""
import io, math, random
import numpy as np, cv2
from PIL import Image, ImageDraw, ImageFilter, ImageEnhance, ImageOps
import posters as P
from posters import font, put, emoji, EMOJI, pick

EDITS, GROUP = {}, {}
def edit(group, name=None):
    def deco(f): n = name or f.__name__; EDITS[n] = f; GROUP[n] = group; return f
    return deco
def _many(group, pattern, values, fn):
    for v in values:
        n = pattern.format(v); EDITS[n] = (lambda im, r, v=v: fn(im, r, v)); GROUP[n] = group
def A(im): return np.asarray(im.convert("RGB"), np.float32)
def I(a): return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))
def rg(r): return np.random.default_rng(r.getrandbits(32))
def code(im, fmt, q): b = io.BytesIO(); im.convert("RGB").save(b, fmt, quality=q); b.seek(0); return Image.open(b).convert("RGB")
def rs(im, k): return im.resize((max(16, round(im.width * k)), max(16, round(im.height * k))), Image.BICUBIC)
WORDS = ["look at this", "SHARE NOW", "please forward", "BREAKING", "who made this?", "kijk dit nou", "deel dit!", "paylaşın lütfen", "şuna bakın", "انشروا", "شاركوا الآن", "عاجل", "who is behind it?", "see you there", "not true!", "RT voor iedereen"]
HANDLES = ["@citywatch24", "@nieuwsvandaag", "@sokak_haber", "@voice.of.all", "@memes4u", "t.me/harbour_now", "@akhbar_live", "@anon_1987", "@deel_dit"]
COL = [(255, 255, 255), (10, 10, 12), (220, 30, 40), (250, 210, 40), (30, 80, 200), (20, 140, 80)]
def ink(c): return (0, 0, 0) if sum(c) > 380 else (255, 255, 255)

_many("resize", "resize_{}", [15, 30, 60, 180], lambda im, r, v: rs(im, v / 100))
@edit("resize")
def resize_stretch(im, r): return im.resize((round(im.width * r.choice([.75, .85, 1.2, 1.35])), im.height), Image.BICUBIC)
_many("jpeg", "jpeg_{}", [80, 40, 20, 8], lambda im, r, v: code(im, "JPEG", v))
@edit("jpeg")
def jpeg_many_times(im, r):
    w = im
    for _ in range(6): w = code(rs(w, r.uniform(.92, 1.06)), "JPEG", r.randint(25, 60))
    return w
_many("webp", "webp_{}", [60, 15], lambda im, r, v: code(im, "WEBP", v))
def _crop(im, r, v):   # v per cent of the area is cut away, centred
    k = math.sqrt(1 - v / 100); w, h = im.width * k, im.height * k; x, y = (im.width - w) / 2, (im.height - h) / 2
    return im.crop(tuple(map(round, (x, y, x + w, y + h))))
_many("crop", "crop_{}", [10, 20, 30, 40], _crop)
@edit("crop")
def crop_off_centre(im, r):
    k = math.sqrt(1 - r.uniform(.2, .35)); w, h = im.width * k, im.height * k; x, y = r.choice([0, 1]) * (im.width - w), r.choice([0, .1, .9, 1]) * (im.height - h)
    return im.crop(tuple(map(round, (x, y, x + w, y + h))))
@edit("crop")
def crop_one_side(im, r):
    k = r.uniform(.2, .33); s = r.randrange(4); w, h = im.size
    return im.crop([(int(w * k), 0, w, h), (0, int(h * k), w, h), (0, 0, int(w * (1 - k)), h), (0, 0, w, int(h * (1 - k)))][s])
@edit("crop")
def crop_square(im, r):
    s = min(im.size)
    if im.width == im.height: return _crop(im, r, 15)
    o = r.uniform(.2, .8) * (max(im.size) - s); return im.crop((int(o), 0, int(o) + s, s) if im.width > im.height else (0, int(o), s, int(o) + s))
def _border(im, r, col):
    a, b = int(im.width * r.uniform(.08, .25)), int(im.height * r.uniform(.05, .2)); o = Image.new("RGB", (im.width + 2 * a, im.height + 2 * b), col); o.paste(im, (a, b)); return o
@edit("border")
def border_white(im, r): return _border(im, r, (255, 255, 255))
@edit("border")
def border_black(im, r): return _border(im, r, (0, 0, 0))
@edit("border")
def border_blurred(im, r):
    wide = r.random() < .5; W, H = (int(im.height * 16 / 9), im.height) if wide and im.width < im.height * 1.5 else (im.width, int(im.width * 16 / 9)) if im.height < im.width * 1.6 else (int(im.width * 1.5), int(im.height * 1.1))
    W, H = max(W, im.width), max(H, im.height)
    o = ImageOps.fit(im, (max(8, W // 8), max(8, H // 8))).filter(ImageFilter.GaussianBlur(4)).resize((W, H), Image.BICUBIC); o = ImageEnhance.Brightness(o).enhance(.7); o.paste(im, ((W - im.width) // 2, (H - im.height) // 2)); return o
def _band(im, r, top):
    b = int(im.height * r.uniform(.08, .16)); c = r.choice(COL); o = Image.new("RGB", (im.width, im.height + b), c); o.paste(im, (0, b if top else 0)); d = ImageDraw.Draw(o); y = 0 if top else im.height
    put(d, (10, y + b * .15, im.width - 10, y + b * .95), r.choice(HANDLES) + ("  " + r.choice(WORDS[:8]) if r.random() < .4 else ""), "dj", ink(c), int(b * .55), "center", valign="mid"); return o
@edit("band")
def band_above(im, r): return _band(im, r, True)
@edit("band")
def band_below(im, r): return _band(im, r, False)
@edit("band")
def meme_caption(im, r):   # white strip above with two lines
    b = int(im.height * r.uniform(.18, .28)); o = Image.new("RGB", (im.width, im.height + b), (255, 255, 255)); o.paste(im, (0, b)); put(ImageDraw.Draw(o), (20, 10, im.width - 20, b - 8), "when they tell you " + r.choice(WORDS) + " but nobody was there", "lib", (0, 0, 0), int(b * .4), valign="mid"); return o
def _box(im, r, x0, y0, x1, y1):
    o = im.convert("RGB").copy(); c = r.choice(COL); ImageDraw.Draw(o, "RGBA").rectangle((x0, y0, x1, y1), fill=c + (r.choice([255, 255, 215]),)); put(ImageDraw.Draw(o), (x0 + 8, y0 + 4, x1 - 8, y1 - 4), r.choice(WORDS), "dj", ink(c), int(max(14, (y1 - y0) * .7)), "center", valign="mid"); return o
@edit("textbox")
def textbox_middle(im, r):
    w, h = im.size; k = r.uniform(.14, .24); y = h * r.uniform(.36, .5); return _box(im, r, int(w * .04), int(y), int(w * .96), int(y + h * k))
@edit("textbox")
def textbox_side(im, r):
    w, h = im.size; k = r.uniform(.18, .28); s = r.randrange(4)
    return _box(im, r, *[(0, 0, int(w * k), h), (int(w * (1 - k)), 0, w, h), (0, 0, w, int(h * k)), (0, int(h * (1 - k)), w, h)][s])
@edit("sticker")
def stickers(im, r):
    o = im.convert("RGB").copy(); m = min(o.size)
    for _ in range(r.randint(3, 7)): e = emoji(r.choice(EMOJI), int(m * r.choice([.1, .15, .22]))).rotate(r.uniform(-25, 25), expand=True); o.paste(e, (r.randint(0, max(1, o.width - e.width)), r.randint(0, max(1, o.height - e.height))), e)
    return o
@edit("sticker")
def sticker_big(im, r):
    o = im.convert("RGB").copy(); e = emoji(r.choice(EMOJI), int(min(o.size) * .42)); o.paste(e, (int(r.uniform(0, 1) * (o.width - e.width)), int(r.uniform(0, 1) * (o.height - e.height))), e); return o
@edit("sticker")
def scribble(im, r):   # red circle and arrow drawn by hand
    o = im.convert("RGB").copy(); d = ImageDraw.Draw(o); w, h = o.size; x, y, s = r.uniform(.25, .75) * w, r.uniform(.25, .75) * h, r.uniform(.12, .25) * w
    pts = [(x + s * (1 + .06 * math.sin(5 * t)) * math.cos(t), y + s * .7 * math.sin(t)) for t in np.linspace(0, 6.6, 40)]; d.line(pts, fill=(230, 20, 20), width=max(4, w // 90), joint="curve"); d.line([(w * .05, h * .95), (x - s, y + s * .5)], fill=(230, 20, 20), width=max(4, w // 90)); return o
def _phone(im, r, dark):
    bg, fg, mid = ((21, 32, 43), (240, 240, 240), (130, 145, 160)) if dark else ((255, 255, 255), (15, 20, 25), (110, 120, 130))
    W = 720; pad = r.choice([0, 24, 90]); k = (W - pad - r.choice([0, 24])) / im.width; pic = im.resize((int(im.width * k), int(im.height * k)), Image.BICUBIC); cap = r.randint(90, 190); top = 60 + 110 + cap; H = max(1280, top + pic.height + 190) if r.random() < .6 else top + pic.height + 190
    o = Image.new("RGB", (W, H), bg); d = ImageDraw.Draw(o); d.text((24, 16), f"{r.randint(0, 23)}:{r.randint(0, 59):02d}", font=font("dj", 26), fill=fg)
    for i in range(4): d.rectangle((W - 170 + i * 12, 40 - 6 * i, W - 162 + i * 12, 44), fill=fg)
    d.rounded_rectangle((W - 90, 18, W - 30, 44), 6, outline=fg, width=3); d.rectangle((W - 86, 22, W - 86 + r.randint(8, 50), 40), fill=fg)
    c = r.choice(COL[2:]); d.ellipse((24, 76, 94, 146), fill=c); d.text((59, 111), r.choice("ABDKMS"), font=font("dj", 34), fill=(255, 255, 255), anchor="mm"); d.text((110, 78), r.choice(["City Watch", "Sokak Haber", "Vrij Nieuws", "Anna K.", "Harbour Now"]), font=font("dj", 28), fill=fg); d.text((110, 114), r.choice(HANDLES) + f" · {r.randint(1, 23)}h", font=font("djr", 24), fill=mid)
    put(d, (pad or 20, 165, W - 20, 160 + cap), " ".join(r.sample([w for w in WORDS if not P.is_rtl(w)], r.randint(2, 5))), "djr", fg, 32, low=20); o.paste(pic, (pad, top)); y = top + pic.height + 30
    for i, t in enumerate((f"{r.randint(2, 400)}", f"{r.randint(2, 900)}", f"{r.randint(10, 9999)}", "↗")): x = 40 + i * 175; d.ellipse((x, y, x + 34, y + 34), outline=mid, width=4); d.text((x + 46, y + 2), t, font=font("djr", 24), fill=mid)
    d.line((0, y + 60, W, y + 60), fill=mid, width=1); put(d, (24, y + 72, W - 24, y + 112), r.choice(["Add a comment…", "Reageer…", "Yorum ekle…", "Message"]), "djr", mid, 26); d.rounded_rectangle((W / 2 - 110, H - 18, W / 2 + 110, H - 10), 4, fill=fg); return o
@edit("screenshot")
def screenshot_light(im, r): return _phone(im, r, False)
@edit("screenshot")
def screenshot_dark(im, r): return _phone(im, r, True)
@edit("screenshot")
def screenshot_story(im, r):   # full screen, black, picture in the middle, bars at top
    W, H = 720, 1280; k = min(W / im.width, H * .8 / im.height); pic = im.resize((int(im.width * k), int(im.height * k)), Image.BICUBIC); o = Image.new("RGB", (W, H), (0, 0, 0)); o.paste(pic, ((W - pic.width) // 2, (H - pic.height) // 2)); d = ImageDraw.Draw(o)
    for i in range(4): d.rounded_rectangle((10 + i * 176, 14, 178 + i * 176, 20), 3, fill=(255, 255, 255) if i < 2 else (120, 120, 120))
    d.ellipse((20, 36, 84, 100), fill=r.choice(COL[2:])); d.text((98, 50), r.choice(HANDLES), font=font("dj", 28), fill=(255, 255, 255)); d.rounded_rectangle((24, H - 84, W - 120, H - 24), 30, outline=(255, 255, 255), width=3); d.text((50, H - 70), "Send message", font=font("djr", 26), fill=(220, 220, 220)); return o
@edit("mirror")
def mirror(im, r): return ImageOps.mirror(im)
_many("rotate", "rotate_{}", [3, 7, 15], lambda im, r, v: im.rotate(v * r.choice([-1, 1]), Image.BICUBIC, expand=True, fillcolor=r.choice([(255, 255, 255), (0, 0, 0)])))
@edit("rotate")
def rotate_90(im, r): return im.transpose(r.choice([Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270]))
@edit("rotate")
def rotate_180(im, r): return im.transpose(Image.Transpose.ROTATE_180)
@edit("colour")
def bright(im, r): return ImageEnhance.Brightness(im).enhance(r.uniform(1.35, 1.6))
@edit("colour")
def dark(im, r): return ImageEnhance.Brightness(im).enhance(r.uniform(.45, .65))
@edit("colour")
def contrast_up(im, r): return ImageEnhance.Contrast(im).enhance(r.uniform(1.5, 2))
@edit("colour")
def contrast_down(im, r): return ImageEnhance.Contrast(im).enhance(r.uniform(.4, .6))
@edit("colour")
def saturation(im, r): return ImageEnhance.Color(im).enhance(r.choice([.3, 2, 2.6]))
@edit("colour")
def grey(im, r): return ImageOps.grayscale(im).convert("RGB")
@edit("colour")
def hue_shift(im, r):
    h = np.asarray(im.convert("RGB").convert("HSV")).copy(); h[..., 0] = (h[..., 0].astype(int) + r.randint(40, 210)) % 256; return Image.fromarray(h, "HSV").convert("RGB") if False else Image.merge("HSV", [Image.fromarray(h[..., i]) for i in range(3)]).convert("RGB")
@edit("colour")
def warm_cold(im, r): return I(A(im) * np.array(r.choice([(1.2, 1, .7), (.75, 1, 1.25), (1.15, .85, 1.1)]), np.float32))
@edit("negative")
def negative(im, r): return ImageOps.invert(im.convert("RGB"))
@edit("blur")
def blur(im, r): return im.filter(ImageFilter.GaussianBlur(r.uniform(2, 4.5) * im.width / 700))
@edit("blur")
def motion_blur(im, r):
    n = max(5, int(im.width / r.uniform(50, 80))) | 1; k = np.zeros((n, n), np.float32); k[n // 2] = 1 / n; k = cv2.warpAffine(k, cv2.getRotationMatrix2D((n // 2, n // 2), r.uniform(0, 180), 1), (n, n)); return I(cv2.filter2D(A(im), -1, k / max(k.sum(), 1e-3)))
@edit("sharpen")
def sharpen(im, r): return im.filter(ImageFilter.UnsharpMask(3, r.randint(200, 350), 0))
@edit("noise")
def noise(im, r): a = A(im); return I(a + rg(r).normal(0, r.uniform(15, 35), a.shape))
@edit("noise")
def pixelate(im, r): w, h = im.size; k = r.uniform(.1, .16); return im.resize((int(w * k), int(h * k)), Image.BOX).resize((w, h), Image.NEAREST)
def _collage(im, r, rows, cols):
    W, H = (900, 900) if rows == cols else (1200, 760); g = r.choice([0, 6, 14]); o = Image.new("RGB", (W, H), r.choice([(255, 255, 255), (0, 0, 0)])); cw, ch = W // cols, H // rows; at = r.randrange(rows * cols); hf = P.half(im.info["name"]) if "name" in im.info else None
    for i in range(rows * cols):
        if i == at: t = im
        else:
            while True:   # fillers are of the same half as the picture
                s = {"seed": 500000 + r.randrange(10 ** 6), "template": r.choice(P.NAMES)}
                if hf is None or P.half(P.name_of({"w": 0, "p": 0, **s})) == hf: break
            t = FILL(s, r)
        t = t.convert("RGB"); k = ImageOps.fit(t, (cw - g, ch - g)) if i != at else ImageOps.contain(t, (cw - g, ch - g)); o.paste(k, (i % cols * cw + (cw - k.width) // 2, i // cols * ch + (ch - k.height) // 2))
    return o
def FILL(spec, r):   # small pool of fillers for speed
    hf = P.half(P.name_of({"w": 0, "p": 0, **spec})); key = (hf, r.randrange(40))
    if key not in _fill:
        q = random.Random(f"fill|{key}")
        while True:
            s = {"seed": 500000 + q.randrange(10 ** 6), "template": q.choice(P.NAMES)}
            if P.half(P.name_of({"w": 0, "p": 0, **s})) == hf: break
        _fill[key] = P.draw(s); _fill[key].thumbnail((600, 600))
    return _fill[key]
_fill = {}
@edit("collage")
def collage_2(im, r): return _collage(im, r, 1, 2)
@edit("collage")
def collage_4(im, r): return _collage(im, r, 2, 2)
@edit("collage")
def collage_9(im, r): return _collage(im, r, 3, 3)
def _persp(im, r, amount, bg):
    """the picture on a larger background, seen from an angle"""
    w, h = im.size; m = .14; W, H = int(w * (1 + 2 * m)), int(h * (1 + 2 * m)); j = lambda: r.uniform(-amount, amount)
    src = np.float32([(0, 0), (w, 0), (w, h), (0, h)]); dst = np.float32([((m + j()) * w, (m + j()) * h), ((m + 1 + j()) * w, (m + j()) * h), ((m + 1 + j()) * w, (m + 1 + j()) * h), ((m + j()) * w, (m + 1 + j()) * h)])
    M = cv2.getPerspectiveTransform(src, dst); a = cv2.warpPerspective(np.asarray(im.convert("RGB")), M, (W, H), flags=cv2.INTER_LINEAR).astype(np.float32); k = cv2.warpPerspective(np.full((h, w), 255, np.uint8), M, (W, H)).astype(np.float32)[..., None] / 255
    sh = cv2.GaussianBlur(np.roll(k[..., 0], (12, 9), (0, 1)), (0, 0), 9)[..., None]; return a * k + bg(W, H) * (1 - .5 * sh) * (1 - k)
def _light(a, r):
    h, w = a.shape[:2]; t = P.grad(w, h, (1.0,) * 3, (0.0,) * 3, r.uniform(-3, 3)); a = a * (r.uniform(.45, .65) + r.uniform(.5, .65) * t); return a * np.array([r.uniform(.95, 1.12), 1, r.uniform(.8, 1.02)], np.float32)
def _wall(r):
    def f(W, H):
        n = P.noise(rg(r), W, H, r.randint(4, 14), 5)[..., None]; return np.asarray(P.hsv(r.random(), r.uniform(.05, .4), r.uniform(.3, .8)), np.float32) * (.6 + .7 * n)
    return f
def _cam(a, r, q=None): a = a + rg(r).normal(0, r.uniform(4, 10), a.shape[:2])[..., None]; return code(I(a), "JPEG", q or r.randint(45, 80))
@edit("photo")
def photo_print(im, r): return _cam(_light(_persp(im, r, r.uniform(.04, .09), _wall(r)), r), r)
@edit("photo")
def photo_print_shadow(im, r):   # shadow of a hand or pole over the print
    a = _light(_persp(im, r, .06, _wall(r)), r); h, w = a.shape[:2]; m = Image.new("L", (w, h)); d = ImageDraw.Draw(m); x = r.uniform(.1, .8) * w; d.polygon([(x, 0), (x + w * r.uniform(.15, .4), 0), (x + w * r.uniform(-.1, .6), h), (x + w * r.uniform(-.4, -.15), h)], fill=255)
    return _cam(a * (1 - .55 * np.asarray(m.filter(ImageFilter.GaussianBlur(12)), np.float32)[..., None] / 255), r)
@edit("photo")
def photo_wrinkled(im, r):   # wrinkled paper in the hand, small in the frame
    a = A(im); h, w = a.shape[:2]; g = rg(r); dx, dy = (P.noise(g, w, h, 4, 2) - .5) * 26, (P.noise(g, w, h, 4, 2) - .5) * 26; X, Y = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32)); a = cv2.remap(a, X + dx.astype(np.float32), Y + dy.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE); a *= (1 + .05 * np.gradient(dx, axis=1) * 8)[..., None]
    return _cam(_light(_persp(I(a), r, .05, _wall(r)), r), r)
@edit("screen_photo")
def photo_screen(im, r):   # photographed screen: moire, bluish, glare
    a = _persp(im, r, .05, lambda W, H: np.full((H, W, 3), 14, np.float32)); h, w = a.shape[:2]; Y, X = np.mgrid[0:h, 0:w].astype(np.float32); f, t = r.uniform(.25, .7), r.uniform(-.3, .3)
    a *= (1 + .13 * np.sin(X * f + Y * f * t) + .1 * np.sin(Y * r.uniform(.3, .9) + X * .03))[..., None]; a *= np.array([.92, 1, 1.12], np.float32); gx, gy, s = r.uniform(.2, .8) * w, r.uniform(.1, .5) * h, w * .18
    return _cam(a + (90 * np.exp(-((X - gx) ** 2 + (Y - gy) ** 2) / (2 * s * s)))[..., None], r)
@edit("print_scan")
def print_scan(im, r):
    a = A(im.rotate(r.uniform(-1.6, 1.6), Image.BICUBIC, expand=True, fillcolor=(248, 246, 240))); h, w = a.shape[:2]; Y, X = np.mgrid[0:h, 0:w].astype(np.float32); dots = (np.sin((X + Y) * 1.1) * np.sin((X - Y) * 1.1))[..., None]; a = 28 + a * .84 + dots * 16; a = cv2.GaussianBlur(a, (3, 3), 0); a[:, int(w * r.uniform(.1, .9))] -= 30
    return _cam(a, r, 70)
@edit("print_scan")
def fax_copy(im, r):   # photocopy in black and white
    g = np.asarray(ImageOps.autocontrast(ImageOps.grayscale(im)), np.float32); g = g + rg(r).normal(0, 22, g.shape); return I(np.repeat(((cv2.GaussianBlur(g, (3, 3), 0) > 125) * 235 + 10)[..., None], 3, 2))
@edit("translated")
def translated(im, r):
    s = im.info["poster"]; o = [l for l in P.LANGS if l != s["shown"]]
    t = P.draw({k: v for k, v in s.items() if k != "shown"} | {"lang": r.choice(o)}); return t
@edit("watermark")
def watermark(im, r):
    W, H = im.size; t = Image.new("RGBA", (W, H)); d = ImageDraw.Draw(t); f = font("dj", max(16, W // 16)); s = r.choice(HANDLES); st = int(f.getlength(s) * 1.3)
    for y in range(0, H, W // 5):
        for x in range(-st, W, st): d.text((x + (y // 7) % st, y), s, font=f, fill=(255, 255, 255, 110), stroke_width=1, stroke_fill=(0, 0, 0, 60))
    return Image.alpha_composite(im.convert("RGBA"), t.rotate(20)).convert("RGB")
@edit("watermark")
def watermark_corner(im, r):
    o = im.convert("RGB").copy(); d = ImageDraw.Draw(o); f = font("dj", max(14, o.width // 22)); d.text((o.width * .97, o.height * .97), r.choice(HANDLES), font=f, fill=(255, 255, 255), stroke_width=2, stroke_fill=(0, 0, 0), anchor="rb"); return o
_many("palette", "palette_{}", [64, 12], lambda im, r, v: im.convert("RGB").quantize(v, dither=Image.Dither.FLOYDSTEINBERG).convert("RGB"))
@edit("palette")
def posterize(im, r): return ImageOps.posterize(im.convert("RGB"), 2)
@edit("filter")
def vignette_sepia(im, r):
    a = A(im); g = a.mean(2, keepdims=True) * np.array([1.1, .95, .72], np.float32); h, w = a.shape[:2]; v = np.linspace(-1, 1, h)[:, None] ** 2 + np.linspace(-1, 1, w)[None] ** 2; return I((g * .7 + a * .3) * (1.05 - .35 * v)[..., None])
# combined edits
for _n, _a, _b in [("crop_jpeg", "crop_20", "jpeg_20"), ("screenshot_small", "screenshot_light", "resize_30"), ("mirror_band", "mirror", "band_below"), ("photo_grey", "photo_print", "grey"), ("crop_textbox", "crop_10", "textbox_side"), ("rotate_noise", "rotate_7", "noise"),
                   ("stickers_dark", "stickers", "dark"), ("blurred_border_watermark", "border_blurred", "watermark_corner"), ("screenshot_of_screenshot", "screenshot_light", "screenshot_dark"), ("collage_4_jpeg", "collage_4", "jpeg_20"), ("mirror_crop", "mirror", "crop_off_centre"), ("hue_textbox", "hue_shift", "textbox_middle"), ("photo_screen_small", "photo_screen", "resize_30"), ("crop_rotate", "crop_20", "rotate_3")]:
    EDITS["both_" + _n] = (lambda im, r, a=_a, b=_b: EDITS[b](EDITS[a](im, r), r)); GROUP["both_" + _n] = "combined"

def apply(name, im, seed=0):
    """one edit, deterministic by edit name, poster name and seed"""
    out = EDITS[name](im, random.Random(f"edit|{name}|{im.info.get('name')}|{seed}"))
    return out.convert("RGB")
