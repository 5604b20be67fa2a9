# Page shapes: typical structure of each platform, no logos, no scripts of theirs.
import html, json
K = "home search login signup reply share like follow report terms privacy more comments edited cookie nag results c1 c2 c3 c4 add1 add2 word bio noposts".split()
U = {
"en":"Home|Search|Log in|Sign up|Reply|Share|Like|Follow|Report|Terms of Service|Privacy|More posts|Comments|Edited|We use cookies to improve your experience. Accept|Don't miss what's happening. Log in or sign up.|Search results|Is this true?|Thanks for sharing.|I heard the same from my sister.|Nonsense, as usual.|Update: I have now spoken to a lawyer about it.|Edit: fixed a typo, and yes, I stand by it.|elephants|Gardener, father of two, opinions are mine.|No posts yet",
"de":"Startseite|Suche|Anmelden|Registrieren|Antworten|Teilen|Gefällt mir|Folgen|Melden|Nutzungsbedingungen|Datenschutz|Weitere Beiträge|Kommentare|Bearbeitet|Wir verwenden Cookies. Akzeptieren|Verpasse nichts. Jetzt anmelden oder registrieren.|Suchergebnisse|Stimmt das?|Danke fürs Teilen.|Das hat meine Schwester auch erzählt.|Unsinn wie immer.|Nachtrag: Ich habe jetzt mit einem Anwalt gesprochen.|Edit: Tippfehler verbessert, ich bleibe dabei.|Elefanten|Gärtner, zwei Kinder, eigene Meinung.|Noch keine Beiträge",
"fr":"Accueil|Rechercher|Se connecter|S'inscrire|Répondre|Partager|J'aime|Suivre|Signaler|Conditions d'utilisation|Confidentialité|Autres publications|Commentaires|Modifié|Nous utilisons des cookies. Accepter|Ne manquez rien. Connectez-vous ou inscrivez-vous.|Résultats de la recherche|C'est vrai ?|Merci du partage.|Ma sœur m'a dit la même chose.|N'importe quoi, comme d'habitude.|Mise à jour : j'ai consulté un avocat.|Édit : faute corrigée, je maintiens.|éléphants|Jardinier, deux enfants, opinions personnelles.|Aucune publication",
"nl":"Start|Zoeken|Inloggen|Registreren|Reageren|Delen|Vind ik leuk|Volgen|Melden|Servicevoorwaarden|Privacy|Meer berichten|Reacties|Bewerkt|We gebruiken cookies. Accepteren|Mis niets. Log in of meld je aan.|Zoekresultaten|Is dit waar?|Bedankt voor het delen.|Mijn zus zei hetzelfde.|Onzin, zoals altijd.|Update: ik heb nu een advocaat gesproken.|Edit: typfout verbeterd, ik blijf erbij.|olifanten|Tuinman, twee kinderen, eigen mening.|Nog geen berichten",
"es":"Inicio|Buscar|Iniciar sesión|Registrarse|Responder|Compartir|Me gusta|Seguir|Denunciar|Condiciones del servicio|Privacidad|Más publicaciones|Comentarios|Editado|Usamos cookies. Aceptar|No te pierdas lo que pasa. Inicia sesión o regístrate.|Resultados de búsqueda|¿Es verdad?|Gracias por compartir.|Mi hermana me contó lo mismo.|Tonterías, como siempre.|Actualización: ya he hablado con un abogado.|Edito: corregida una errata, lo mantengo.|elefantes|Jardinero, dos hijos, opiniones mías.|Aún no hay publicaciones",
"tr":"Ana sayfa|Ara|Giriş yap|Kaydol|Yanıtla|Paylaş|Beğen|Takip et|Şikâyet et|Hizmet Şartları|Gizlilik|Diğer gönderiler|Yorumlar|Düzenlendi|Çerez kullanıyoruz. Kabul et|Olan biteni kaçırma. Giriş yap veya kaydol.|Arama sonuçları|Bu doğru mu?|Paylaştığın için teşekkürler.|Ablam da aynısını söyledi.|Her zamanki gibi saçmalık.|Güncelleme: Bir avukatla görüştüm.|Düzenleme: yazım hatası düzeltildi, arkasındayım.|filler|Bahçıvan, iki çocuk babası.|Henüz gönderi yok",
"ar":"الرئيسية|بحث|تسجيل الدخول|إنشاء حساب|رد|مشاركة|إعجاب|متابعة|إبلاغ|شروط الخدمة|الخصوصية|منشورات أخرى|التعليقات|معدّل|نستخدم ملفات تعريف الارتباط. قبول|لا تفوّت ما يحدث. سجّل الدخول أو أنشئ حسابًا.|نتائج البحث|هل هذا صحيح؟|شكرًا على المشاركة.|أختي قالت لي الشيء نفسه.|كلام فارغ كالعادة.|تحديث: تحدثت الآن مع محامٍ.|تعديل: صححت خطأ إملائيًا وما زلت عند كلامي.|الفيلة|بستاني وأب لطفلين.|لا توجد منشورات بعد",
"ru":"Главная|Поиск|Войти|Регистрация|Ответить|Поделиться|Нравится|Подписаться|Пожаловаться|Условия использования|Конфиденциальность|Другие записи|Комментарии|Изменено|Мы используем cookie. Принять|Не пропустите важное. Войдите или зарегистрируйтесь.|Результаты поиска|Это правда?|Спасибо, что поделились.|Сестра рассказывала то же самое.|Чушь, как всегда.|Обновление: я уже поговорил с юристом.|Правка: исправил опечатку, от слов не отказываюсь.|слонов|Садовник, двое детей.|Пока нет записей",
}
U = {l: dict(zip(K, v.split("|"))) for l, v in U.items()}
for l in U: assert len(U[l]) == len(K), l
E = html.escape
PLAT = ["X","Facebook","Instagram","Telegram web","YouTube","TikTok","VK","Reddit","Mastodon","WordPress","phpBB","filehost"]
BASE = {"X":"https://x.com","Facebook":"https://www.facebook.com","Instagram":"https://www.instagram.com","Telegram web":"https://t.me",
 "YouTube":"https://www.youtube.com","TikTok":"https://www.tiktok.com","VK":"https://vk.com","Reddit":"https://www.reddit.com",
 "Mastodon":"https://social.dorfplatz.example","WordPress":"https://kornblume.example","phpBB":"https://forum.werkbank.example","filehost":"https://ladebox.example"}
def host(p): return BASE[p].split("//")[1]
def post_url(p, user, n):
    b = BASE[p]
    return {"X":f"{b}/{user}/status/18{n:017d}","Facebook":f"{b}/{user}/posts/{n:015d}","Instagram":f"{b}/p/C{n:x}_q/","Telegram web":f"{b}/{user}/{n%9000+7}",
     "YouTube":f"{b}/watch?v=Q{n%10**10:010d}","TikTok":f"{b}/@{user}/video/73{n:017d}","VK":f"{b}/wall-{n%10**8}_{n%997}","Reddit":f"{b}/r/{user[:6]}town/comments/1{n%46655:x}a/",
     "Mastodon":f"{b}/@{user}/11{n:016d}","WordPress":f"{b}/2026/03/{user}-{n%9999}/","phpBB":f"{b}/viewtopic.php?f=4&t={n%99999}","filehost":f"{b}/d/{n:x}"}[p]
def acct_url(p, user):
    b = BASE[p]
    return {"X":f"{b}/{user}","Facebook":f"{b}/{user}","Instagram":f"{b}/{user}/","Telegram web":f"{b}/s/{user}","YouTube":f"{b}/@{user}","TikTok":f"{b}/@{user}",
     "VK":f"{b}/{user}","Reddit":f"{b}/user/{user}/","Mastodon":f"{b}/@{user}","WordPress":f"{b}/author/{user}/","phpBB":f"{b}/memberlist.php?mode=viewprofile&u={len(user)*37}","filehost":f"{b}/u/{user}"}[p]
def block(p, L, user, name, inner, n=1, edited=False):
    """One post; inner is ready HTML."""
    u = U[L]; ed = f' <span class="edited">({u["edited"]})</span>' if edited else ""
    ne = E(name)
    if p == "X":
        return f'<article data-testid="tweet" role="article"><div data-testid="User-Name"><a href="/{user}"><span>{ne}</span></a> <span>@{user}</span></div><div data-testid="tweetText" dir="auto" lang="{L}"><span class="css-1">{inner}</span></div><a href="#"><time datetime="2026-03-0{n%9+1}T10:12:00.000Z">10:12 · 0{n%9+1}.03.2026</time></a>{ed}<div role="group"><button>{u["reply"]} {n%40}</button><button>{u["like"]} {n%311}</button><button>{u["share"]}</button></div></article>'
    if p == "Facebook":
        return f'<div role="article"><h3><strong><a href="/{user}">{ne}</a></strong></h3><span>{n%23+1}. 3.{ed}</span><div data-ad-preview="message" data-ad-comet-preview="message"><div dir="auto">{inner}</div></div><div><span>{n%150}</span> <span role="button">{u["like"]}</span> · <span role="button">{u["reply"]}</span> · <span role="button">{u["share"]}</span></div></div>'
    if p == "Instagram":
        return f'<article><header><a href="/{user}/">{user}</a> · <button>{u["follow"]}</button></header><div><img alt="Photo by {ne}" src="/i/{n}.jpg"></div><div class="_a9zs"><h1 dir="auto">{inner}</h1></div><time>{n%50}w</time>{ed}</article>'
    if p == "Telegram web":
        return f'<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message js-widget_message" data-post="{user}/{n%9000+7}"><div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name"><span dir="auto">{ne}</span></a></div><div class="tgme_widget_message_text js-message_text" dir="auto">{inner}</div><div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">{n%90+1}.{n%9}K</span>{ed}<time datetime="2026-03-01T08:00:00+00:00">08:00</time></div></div></div>'
    if p == "YouTube":
        return f'<div id="watch"><h1 class="title">{ne} – video {n%77}</h1><div id="owner"><a href="/@{user}">{ne}</a> <button>{u["follow"]}</button></div><div id="description"><yt-formatted-string>{inner}</yt-formatted-string></div>{ed}</div>'
    if p == "TikTok":
        return f'<div data-e2e="browse-video"><a href="/@{user}"><span data-e2e="browse-username">{user}</span></a><div data-e2e="browse-video-desc"><span>{inner}</span></div>{ed}<strong data-e2e="like-count">{n%9000}</strong></div>'
    if p == "VK":
        return f'<div class="_post post page_block"><div class="post_header"><a class="author" href="/{user}">{ne}</a><div class="post_date">{n%28+1}.03.2026{ed}</div></div><div class="wall_text"><div class="wall_post_text">{inner}</div></div><div class="like_wrap">{u["like"]} {n%60} · {u["share"]} {n%7}</div></div>'
    if p == "Reddit":
        return f'<div class="thing link self"><p class="tagline">u/{user} · {n%22}h{ed}</p><div class="entry"><div class="usertext-body"><div class="md"><p>{inner}</p></div></div><ul class="flat-list buttons"><li>{n%200} {u["comments"]}</li><li>{u["share"]}</li><li>{u["report"]}</li></ul></div></div>'
    if p == "Mastodon":
        return f'<div class="detailed-status"><a class="detailed-status__display-name" href="/@{user}"><bdi><strong>{ne}</strong></bdi><span>@{user}@{host(p)}</span></a><div class="status__content e-content" lang="{L}"><p>{inner}</p></div><div class="detailed-status__meta"><time>01.03.2026</time>{ed} · {n%30} · {n%88}</div></div>'
    if p == "WordPress":
        return f'<article id="post-{n%9999}" class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{ne}</h1><span class="posted-on">03/2026</span></header><div class="entry-content"><p>{inner}</p></div><footer class="entry-footer">{ed}{u["share"]}: mail</footer></article>'
    if p == "phpBB":
        return f'<div id="p{n%99999}" class="post bg2"><dl class="postprofile"><dt><a class="username" href="./memberlist.php">{ne}</a></dt><dd>{n%800} posts</dd></dl><div class="postbody"><h3>Re: topic {n%50}</h3><p class="author">» 01.03.2026 10:{n%50+10}</p><div class="content">{inner}</div><div class="notice">{ed}</div></div></div>'
    return f'<div class="file-info"><h1 class="filename">{inner}</h1><p>{ne} · {n%900+1} MB · 01.03.2026</p><a class="btn" href="/get/{n}">Download</a><a href="/abuse">{u["report"]}</a></div>'
def comments(p, L, items):
    u = U[L]
    return f'<section class="comments"><h2>{len(items)} {u["comments"]}</h2>' + "".join(f'<div class="comment"><b>user{i*7+3}</b> <div class="comment-text">{E(c)}</div> <a>{u["reply"]}</a></div>' for i, c in enumerate(items)) + "</section>"
def notice(p, w):
    h, _, b = w.partition("::"); h, b = E(h), E(b)
    if p == "Telegram web": return f'<div class="tgme_widget_message_error">{h}<br>{b}</div>'
    if p == "phpBB": return f'<div class="panel" id="message"><div class="inner"><h2 class="message-title">Information</h2><p>{h}<br>{b}</p></div></div>'
    if p == "WordPress": return f'<section class="error-404 not-found"><header class="page-header"><h1 class="page-title">{h}</h1></header><div class="page-content"><p>{b}</p><form role="search"><input type="search" name="s"></form></div></section>'
    if p == "X": return f'<article><div data-testid="error-detail"><span>{h}</span> <span>{b}</span></div></article>'
    if p == "VK": return f'<div class="message_page page_block"><div class="message_page_title">{h}</div><div class="message_page_body">{b}</div></div>'
    if p == "Reddit": return f'<div class="interstitial"><h3>{h}</h3><div class="md"><p>{b}</p></div></div>'
    if p == "YouTube": return f'<div id="player-unavailable"><div class="reason">{h}</div><div class="subreason">{b}</div></div>'
    return f'<div class="notice-box"><h2>{h}</h2><p>{b}</p></div>'
def page(p, L, title, main, head="", nag=True, side="", bare=False):
    u = U[L]; d = ' dir="rtl"' if L == "ar" else ""
    if bare: return f'<!DOCTYPE html>\n<html lang="{L}"{d}><head><meta charset="utf-8"><title>{E(title)}</title>{head}</head><body>{main}</body></html>'
    css = "".join(f".c{i}{{margin:{i}px;color:#{i*1111:04d}00}}" for i in range(1, 9))
    nagh = f'<div class="bottom-bar"><p>{u["nag"]}</p><a href="/login">{u["login"]}</a><a href="/signup">{u["signup"]}</a></div><div class="cookie-bar">{u["cookie"]}</div>' if nag else ""
    return (f'<!DOCTYPE html>\n<html lang="{L}"{d}><head><meta charset="utf-8"><title>{E(title)}</title><style>{css}</style>{head}<script>window.__cfg={{"lang":"{L}","errors":{{"e404":"Not found","gone":"removed"}}}};</script></head><body>'
      f'<nav><a href="/">{u["home"]}</a><form action="/search"><input name="q" placeholder="{u["search"]}"></form><a href="/login">{u["login"]}</a></nav><div id="main" role="main">{main}</div>'
      f'<aside>{side}</aside>{nagh}<footer><a>{u["terms"]}</a> · <a>{u["privacy"]}</a> · <a>{u["report"]}</a> · © 2026</footer></body></html>')
def meta(title, desc, url): return f'<meta property="og:title" content="{E(title)}"><meta property="og:description" content="{E(desc)}"><meta property="og:url" content="{E(url)}"><meta name="description" content="{E(desc)}">'
