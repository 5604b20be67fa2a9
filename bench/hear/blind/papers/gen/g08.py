# comment and post dumps
from common import *
import html
F('disqus.xml', 'disqus xml export', '''<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="1"><id>/a</id><link>http://paper.example/a</link><title>Synagogue fire under inquiry</title><createdAt>2024-03-03T08:00:00Z</createdAt></thread>
<post dsq:id="11"><message><![CDATA[<p>I know who did it: <b>Morris Yeldham</b>, he lives by the <a href="http://x.example">canal</a></p>]]></message><createdAt>2024-03-03T09:10:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>towpath_tina</name><isAnonymous>false</isAnonymous><username>towpathtina</username><email>tina@tow.example</email></author><ipAddress>203.0.113.40</ipAddress><thread dsq:id="1"/></post>
<post dsq:id="12"><message><![CDATA[<p>Library is next.</p>]]></message><createdAt>2024-03-03T09:30:00Z</createdAt><isDeleted>false</isDeleted><isSpam>true</isSpam><author><name>guest</name><isAnonymous>true</isAnonymous></author><thread dsq:id="1"/><parent dsq:id="11"/></post>
</disqus>
''', [
 I(['I know who did it:', 'Morris Yeldham', 'he lives by the', 'canal'], '2024-03-03T09:10:00Z', 'towpath_tina', ['tina@tow.example', '203.0.113.40'], show=['Morris Yeldham']),
 I('Library is next.', '2024-03-03T09:30:00Z', show=['Library'])], 'en', rest=['Synagogue fire under inquiry'])

F('wordpress.wxr.xml', 'wordpress wxr', '''<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Blog osiedlowy</title><wp:wxr_version>1.2</wp:wxr_version>
<item><title>Kto grozi świetlicy?</title><dc:creator><![CDATA[redakcja]]></dc:creator><content:encoded><![CDATA[<!-- wp:paragraph --><p>Na drzwiach świetlicy „Promyk” zawisł nekrolog.</p><!-- /wp:paragraph -->[gallery ids="4"]]]></content:encoded><wp:post_id>3</wp:post_id><wp:post_date><![CDATA[2024-05-06 12:00:00]]></wp:post_date><wp:post_date_gmt><![CDATA[2024-05-06 10:00:00]]></wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<wp:comment><wp:comment_id>8</wp:comment_id><wp:comment_author><![CDATA[Halszka Niedbalec]]></wp:comment_author><wp:comment_author_email>halszka@blog.example</wp:comment_author_email><wp:comment_author_IP>198.51.100.20</wp:comment_author_IP><wp:comment_date>2024-05-06 14:30:00</wp:comment_date><wp:comment_date_gmt>2024-05-06 12:30:00</wp:comment_date_gmt><wp:comment_content><![CDATA[To robota Zdzisława Pokrzywki, chwalił się pod sklepem]]></wp:comment_content><wp:comment_approved>0</wp:comment_approved></wp:comment></item></channel></rss>
''', [
 I(['Kto grozi świetlicy?', 'Na drzwiach świetlicy „Promyk” zawisł nekrolog.'], '2024-05-06T12:00:00+02:00', 'redakcja', show=['świetlicy „Promyk”'], sender_seal_optional=True),
 I('To robota Zdzisława Pokrzywki, chwalił się pod sklepem', '2024-05-06T14:30:00+02:00', 'Halszka Niedbalec', ['halszka@blog.example', '198.51.100.20'], show=['Zdzisława Pokrzywki'])], 'pl', unread=['gallery 4'])
GOLD[-1]['items'][0]['seal'] = []

def bsky(h, name, text, t, replies=(), **k): return {'$type': 'app.bsky.feed.defs#threadViewPost', 'post': {'uri': 'at://did:plc:%s/app.bsky.feed.post/1' % h.split('.')[0], 'cid': 'c', 'author': {'did': 'did:plc:' + h.split('.')[0], 'handle': h, 'displayName': name}, 'record': {'$type': 'app.bsky.feed.post', 'createdAt': t, 'langs': ['pt'], 'text': text}, 'replyCount': len(replies), 'indexedAt': t, **k}, 'replies': list(replies)}
F('bsky_thread.json', 'bluesky thread', J({'thread': bsky('garoa.bsky.example', 'Garoa Fina', 'Denúncia: estão marcando casas de haitianos no Jardim Ipê', '2024-06-03T11:00:00.000Z', [bsky('pitanga.bsky.example', 'Pitanga', 'O cabeça é o Clodoaldo Serrote', '2024-06-03T11:20:00.000Z', [{'$type': 'app.bsky.feed.defs#notFoundPost', 'uri': 'at://x', 'notFound': True}]), bsky('urubu.bsky.example', 'urubu rei', 'amanhã a gente termina o serviço', '2024-06-03T11:40:00.000Z')])}), [
 I('Denúncia: estão marcando casas de haitianos no Jardim Ipê', '2024-06-03T11:00:00Z', 'Garoa Fina', ['garoa.bsky.example'], show=['Jardim Ipê']),
 I('O cabeça é o Clodoaldo Serrote', '2024-06-03T11:20:00Z', 'Pitanga', ['pitanga.bsky.example'], show=['Clodoaldo Serrote']),
 I('amanhã a gente termina o serviço', '2024-06-03T11:40:00Z', 'urubu rei', ['urubu.bsky.example'])], 'pt', unread=['one reply not found'])

def rc(a, b, t, rep=None): return {'kind': 't1', 'data': {'id': 'c%d' % t, 'author': a, 'body': b, 'body_html': '&lt;p&gt;' + b + '&lt;/p&gt;', 'created_utc': float(t), 'score': 3, 'replies': {'kind': 'Listing', 'data': {'children': rep}} if rep else ''}}
F('reddit_thread.json', 'reddit listing', J([{'kind': 'Listing', 'data': {'children': [{'kind': 't3', 'data': {'id': 'p1', 'subreddit': 'ValeOfTrent', 'author': 'quiet_heron', 'title': 'Someone is mapping trans kids at Holloway High', 'selftext': 'Screenshots in my DMs. Poster calls himself *Gord the Sword*.', 'created_utc': 1715000000.0, 'url': 'https://r.example/p1'}}]}}, {'kind': 'Listing', 'data': {'children': [rc('beaver_dan', 'Gord is Gordon Pruett from the tire shop', 1715000600, [rc('[deleted]', '[removed]', 1715000700), rc('quiet_heron', 'he says Thursday', 1715001000)]), {'kind': 'more', 'data': {'count': 12, 'children': ['x', 'y']}}]}}]), [
 I(['Someone is mapping trans kids at Holloway High', 'Gord the Sword'], '2024-05-06T12:53:20Z', 'quiet_heron', show=['Holloway High', 'Gord the Sword']),
 I('Gord is Gordon Pruett from the tire shop', '2024-05-06T13:03:20Z', 'beaver_dan', show=['Gordon Pruett']),
 I('he says Thursday', '2024-05-06T13:10:00Z', 'quiet_heron')], 'en', unread=['12 more comments not in the file', 'removed comment'])

F('youtube_comments.json', 'youtube commentThreads', J({'kind': 'youtube#commentThreadListResponse', 'nextPageToken': 'Q', 'pageInfo': {'totalResults': 60}, 'items': [{'id': 'y1', 'snippet': {'videoId': 'v', 'topLevelComment': {'id': 'y1', 'snippet': {'textDisplay': 'Tôi nghe Phùng Bá Đại dọa đốt &quot;quán cầu vồng&quot;<br>ở phố Hàng Lược Cũ', 'textOriginal': 'Tôi nghe Phùng Bá Đại dọa đốt "quán cầu vồng"\nở phố Hàng Lược Cũ', 'authorDisplayName': '@meochieu77', 'likeCount': 1, 'publishedAt': '2024-04-08T15:00:00Z', 'updatedAt': '2024-04-08T15:02:00Z'}}, 'totalReplyCount': 1}, 'replies': {'comments': [{'id': 'y1.r', 'snippet': {'textOriginal': 'đúng rồi, tối thứ bảy', 'textDisplay': 'đúng rồi, tối thứ bảy', 'parentId': 'y1', 'authorDisplayName': '@trebuon', 'publishedAt': '2024-04-08T15:30:00Z', 'updatedAt': '2024-04-08T15:30:00Z'}}]}}]}), [
 I(['Tôi nghe Phùng Bá Đại dọa đốt', 'quán cầu vồng', 'ở phố Hàng Lược Cũ'], '2024-04-08T15:00:00Z', '@meochieu77', show=['Phùng Bá Đại', 'quán cầu vồng']),
 I('đúng rồi, tối thứ bảy', '2024-04-08T15:30:00Z', '@trebuon')], 'vi', unread=['further pages (nextPageToken)'])

F('mastodon_context.json', 'mastodon context', J({'ancestors': [{'id': '1', 'created_at': '2024-01-13T07:00:00.000Z', 'spoiler_text': 'CW menace', 'visibility': 'direct', 'language': 'oc', 'content': "<p>Un òme cridèt davant la calandreta que &quot;tot cremarà&quot;</p>", 'account': {'acct': 'lauseta@oc.example', 'display_name': 'Lauseta'}, 'media_attachments': [{'type': 'image', 'url': 'https://m.example/f.jpg', 'description': "porta de l'escòla amb una dralha roja"}]}], 'descendants': [{'id': '2', 'created_at': '2024-01-13T07:30:00.000Z', 'spoiler_text': '', 'language': 'oc', 'content': '<p><span class="h-card"><a href="#">@<span>lauseta</span></a></span> es Marcelin Bogarèl, lo conegui</p>', 'account': {'acct': 'garric@oc.example', 'display_name': 'Garric'}, 'media_attachments': []}]}), [
 I(['CW menace', 'Un òme cridèt davant la calandreta que', 'tot cremarà', "porta de l'escòla amb una dralha roja"], '2024-01-13T07:00:00Z', 'Lauseta', ['lauseta@oc.example'], ['https://m.example/f.jpg'], show=['calandreta']),
 I('es Marcelin Bogarèl, lo conegui', '2024-01-13T07:30:00Z', 'Garric', ['garric@oc.example'], show=['Marcelin Bogarèl'])], 'oc', unread=['f.jpg'])

F('lemmy_comments.json', 'lemmy comments', J({'comments': [
 {'comment': {'id': 1, 'content': 'Pessoal, **Valdir Trovão** ameaça jogar ácido nas meninas do time', 'published': '2024-09-05T01:00:00.000000Z', 'deleted': False, 'removed': False, 'path': '0.1'}, 'creator': {'name': 'jabuti', 'display_name': None, 'actor_id': 'https://l.example/u/jabuti'}, 'post': {'name': 'Treino cancelado no campo da Várzea'}, 'counts': {'score': 2}},
 {'comment': {'id': 2, 'content': '', 'published': '2024-09-05T01:10:00Z', 'deleted': True, 'removed': False, 'path': '0.1.2'}, 'creator': {'name': 'x'}, 'post': {'name': 'Treino cancelado no campo da Várzea'}}]}), [
 I(['Pessoal', 'Valdir Trovão', 'ameaça jogar ácido nas meninas do time'], '2024-09-05T01:00:00Z', 'jabuti', show=['Valdir Trovão'])], 'pt', unread=['deleted comment'], rest=['Treino cancelado no campo da Várzea'])

F('thread_4chan.json', 'imageboard json', J({'posts': [{'no': 900, 'now': '02/17/24(Sat)16:10:05', 'name': 'Anonymous', 'sub': 'happening', 'com': 'mosque in <b>Corley Wood</b> tonight. be there<br><span class="quote">&gt;bring cans</span>', 'time': 1708204205, 'filename': 'map', 'ext': '.png', 'tim': 1708204205000, 'resto': 0}, {'no': 901, 'now': '02/17/24(Sat)16:15:00', 'name': 'Anonymous', 'trip': '!Ep8pui8Vw2', 'com': '<a href="#p900" class="quotelink">&gt;&gt;900</a><br>OP is Wesley Thrupp from my unit, reporting him', 'time': 1708204500, 'resto': 900}]}), [
 I(['happening', 'mosque in', 'Corley Wood', 'tonight. be there', 'bring cans'], '2024-02-17T21:10:05Z', None, media=['map.png'], show=['Corley Wood']),
 I('OP is Wesley Thrupp from my unit, reporting him', '2024-02-17T21:15:00Z', None, show=['Wesley Thrupp'])], 'en', unread=['map.png'])

F('phpbb.html', 'phpbb topic html', '''<!DOCTYPE html><html lang="cs"><head><meta charset="utf-8"><title>Fórum Podlesí - Kdo stříhá ploty?</title></head><body><h2 class="topic-title"><a href="./viewtopic.php?t=5">Kdo stříhá ploty?</a></h2>
<div id="p31" class="post has-profile bg2"><dl class="postprofile"><dt><a class="username">kosatka</a></dt><dd class="profile-posts">Příspěvky: 12</dd></dl><div class="postbody"><h3><a href="#p31">Kdo stříhá ploty?</a></h3><p class="author"><time datetime="2024-08-19T18:12:00+00:00">pon 19. srp 2024 20:12:00</time></p><div class="content">Plot u azylového domu je rozstříhaný.<br>Viděla jsem tam Emila Hrušnika.</div><div class="signature">Život je krátký – volej 222 555 019</div></div></div>
<div id="p32" class="post bg1"><dl class="postprofile"><dt><a class="username">starý bobr</a></dt></dl><div class="postbody"><p class="author"><time datetime="2024-08-19T19:00:00+00:00">pon 19. srp 2024 21:00:00</time></p><div class="content"><blockquote><div><cite>kosatka píše:</cite>Plot u azylového domu je rozstříhaný.</div></blockquote>To nic. Zítra tam bude hořet.</div></div></div></body></html>''', [
 I(['Plot u azylového domu je rozstříhaný.', 'Viděla jsem tam Emila Hrušnika.'], '2024-08-19T18:12:00Z', 'kosatka', ['222 555 019'], show=['Emila Hrušnika', 'azylového domu']),
 I('To nic. Zítra tam bude hořet.', '2024-08-19T19:00:00Z', 'starý bobr')], 'cs')

F('discourse_topic.json', 'discourse topic', J({'title': 'Uhkaus keskuksessa', 'post_stream': {'posts': [{'id': 1, 'username': 'lumikko', 'name': 'Lumi', 'created_at': '2024-10-22T16:05:00.000Z', 'cooked': '<p>Bussissa mies sanoi ampuvansa <em>Kallioharjun kirkon</em> väkeä. Nimi oli Pertti Sysimetsä.</p>', 'post_number': 1}, {'id': 2, 'username': 'system', 'created_at': '2024-10-22T16:06:00.000Z', 'cooked': '', 'action_code': 'closed.enabled', 'post_number': 2}]}}), [
 I(['Bussissa mies sanoi ampuvansa', 'Kallioharjun kirkon', 'väkeä. Nimi oli Pertti Sysimetsä.'], '2024-10-22T16:05:00Z', 'lumikko', show=['Pertti Sysimetsä', 'Kallioharjun kirkon'])], 'fi', rest=['Uhkaus keskuksessa'])

F('vk_wall.json', 'vk wall.getComments', J({'response': {'count': 2, 'items': [{'id': 4, 'from_id': 555001, 'date': 1706800000, 'text': 'В подвале на Сиреневой Родион Кистень собирает бутылки с бензином, адрес мечети у него записан', 'thread': {'count': 1, 'items': [{'id': 5, 'from_id': 555002, 'date': 1706800300, 'text': '[id555001|Злата], откуда знаешь?'}]}, 'attachments': [{'type': 'photo', 'photo': {'id': 1}}]}], 'profiles': [{'id': 555001, 'first_name': 'Злата', 'last_name': 'Вьюгина'}, {'id': 555002, 'first_name': 'Мирон', 'last_name': 'Тихий'}], 'groups': []}}), [
 I('В подвале на Сиреневой Родион Кистень собирает бутылки с бензином, адрес мечети у него записан', '2024-02-01T15:06:40Z', None, ['Злата', 'Вьюгина'], show=['Родион Кистень', 'Сиреневой'], also_ok_sender=['Злата Вьюгина', '555001']),
 I('откуда знаешь?', '2024-02-01T15:11:40Z', None, ['Злата', 'Мирон'], also_ok_sender=['Мирон Тихий', '555002'])], 'ru', unread=['photo'], seal_extra=['Тихий'])

F('tips.rss', 'rss of a tip blog', '''<?xml version="1.0" encoding="ISO-8859-2"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Hlášky</title><link>http://x.example</link><description>d</description>
<item><title>Nóta na bráně</title><dc:creator>Květa</dc:creator><pubDate>Tue, 10 Dec 2024 06:30:00 +0100</pubDate><description>&lt;p&gt;Na bráně židovského hřbitova visí nota: &lt;i&gt;Šábes končí&lt;/i&gt;. Podepsán Řehoř Žďárek.&lt;/p&gt;</description><enclosure url="http://x.example/nota.mp3" type="audio/mpeg" length="1"/></item>
</channel></rss>''', [
 I(['Nóta na bráně', 'Na bráně židovského hřbitova visí nota:', 'Šábes končí', 'Podepsán Řehoř Žďárek.'], '2024-12-10T06:30:00+01:00', 'Květa', media=['http://x.example/nota.mp3'], show=['Řehoř Žďárek', 'židovského hřbitova'])], 'cs', enc='iso-8859-2', unread=['nota.mp3'])
F('feed.atom', 'atom with xhtml content', '''<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="gl"><title>Avisos</title><updated>2024-05-17T20:00:00Z</updated>
<entry><title>Ameaza no porto</title><author><name>Sabela Outeiral</name><email>sabela@avisos.example</email></author><updated>2024-05-17T19:00:00Z</updated><published>2024-05-17T18:55:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>O patrón <b>Xurxo Lamas</b> di que botará ao mar aos mariñeiros senegaleses do <i>Nova Carrumeiro</i>.</p></div></content></entry></feed>''', [
 I(['Ameaza no porto', 'O patrón', 'Xurxo Lamas', 'di que botará ao mar aos mariñeiros senegaleses do', 'Nova Carrumeiro'], '2024-05-17T18:55:00Z', 'Sabela Outeiral', ['sabela@avisos.example'], show=['Xurxo Lamas', 'Nova Carrumeiro'], also_ok_time=['2024-05-17T19:00:00Z'])], 'gl')

F('reviews.json', 'map reviews dump', J([{'reviewer': {'displayName': 'Björk Lindal'}, 'starRating': 'ONE', 'comment': 'Verið varkár: dyravörðurinn Högni Straumfjörð hótar að stinga gesti á Kaffi Sóley', 'createTime': '2024-03-27T22:00:00Z', 'reviewReply': {'comment': 'Takk, við skoðum þetta', 'updateTime': '2024-03-28T09:00:00Z'}}, {'reviewer': {'isAnonymous': True}, 'starRating': 'FIVE', 'createTime': '2024-03-28T10:00:00Z'}]), [
 I('Verið varkár: dyravörðurinn Högni Straumfjörð hótar að stinga gesti á Kaffi Sóley', '2024-03-27T22:00:00Z', 'Björk Lindal', show=['Högni Straumfjörð', 'Kaffi Sóley']),
 I('Takk, við skoðum þetta', '2024-03-28T09:00:00Z')], 'is')

F('nested_api.json', 'api dump of nested comments, epoch ms, html', J({'meta': {'page': 1, 'pages': 3}, 'data': {'article': {'headline': 'Moscheebau beschlossen'}, 'comments': [{'uid': 'k1', 'user': {'nick': 'alpenveilchen', 'mail_hash': 'ab12'}, 'postedAt': ts('2024-11-01T18:30:00Z') * 1000, 'html': '<p>Der Urs Zgraggen vom Schützenverein hat gesagt, er h&auml;tt noch Munition f&uuml;r die Baustelle Rosengarten.</p>', 'children': [{'uid': 'k2', 'user': {'nick': 'murmeli'}, 'postedAt': ts('2024-11-01T18:45:00Z') * 1000, 'html': '<p>Hab ich auch gehört, am Stammtisch</p>', 'children': [{'uid': 'k3', 'user': None, 'postedAt': ts('2024-11-01T19:00:00Z') * 1000, 'html': '', 'state': 'blocked', 'children': []}]}]}]}}), [
 I('Der Urs Zgraggen vom Schützenverein hat gesagt, er hätt noch Munition für die Baustelle Rosengarten.', '2024-11-01T18:30:00Z', 'alpenveilchen', show=['Urs Zgraggen', 'Baustelle Rosengarten']),
 I('Hab ich auch gehört, am Stammtisch', '2024-11-01T18:45:00Z', 'murmeli')], 'de', unread=['blocked comment k3', 'pages 2 and 3'], rest=['Moscheebau beschlossen'])

F('github_issue.json', 'issue tracker comments', J([{'id': 1, 'user': {'login': 'teasel-dev', 'type': 'User'}, 'created_at': '2024-07-18T13:00:00Z', 'body': 'Not a bug: maintainer `@blackthorn` (Ewan Muirhead) wrote in chat he will shoot up RookCon.\r\n\r\n```\n13:00 blackthorn> bring vests lol\n```', 'reactions': {'total_count': 0}}, {'id': 2, 'user': {'login': 'stale[bot]', 'type': 'Bot'}, 'created_at': '2024-08-18T13:00:00Z', 'body': 'This issue has been marked stale.'}]), [
 I(['Ewan Muirhead) wrote in chat he will shoot up RookCon.', 'bring vests lol'], '2024-07-18T13:00:00Z', 'teasel-dev', show=['Ewan Muirhead', 'RookCon']),
 I('This issue has been marked stale.', '2024-08-18T13:00:00Z', optional=True)], 'en')

F('saved_page.mhtml', 'mhtml saved page', '''From: <Saved by Blink>\r
Snapshot-Content-Location: https://forum.example/t/9\r
Subject: =?utf-8?Q?Kas_n=C3=A4gite=3F?=\r
Date: Mon, 12 Feb 2024 10:00:00 +0200\r
MIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary="----MB"\r
\r
------MB\r
Content-Type: text/html\r
Content-Transfer-Encoding: quoted-printable\r
Content-Location: https://forum.example/t/9\r
\r
<html><head><meta http-equiv=3D"Content-Type" content=3D"text/html; charset=3DUTF-8"></head><body><article><header><b class=3D"author">p=C3=B5dravaim</b> <time datetime=3D"2024-02-11T21:04:00+02:00">eile</time></header><p>Ain Tuuleveski lubas lasta neid, kes =\r
k=C3=A4ivad Mere t=C3=A4nava palvemajas.</p></article></body></html>\r
------MB\r
Content-Type: image/png\r
Content-Transfer-Encoding: base64\r
Content-Location: https://forum.example/a.png\r
\r
iVBORw0KGgo=\r
------MB--\r
''', [
 I('Ain Tuuleveski lubas lasta neid, kes käivad Mere tänava palvemajas.', '2024-02-11T21:04:00+02:00', 'põdravaim', show=['Ain Tuuleveski', 'Mere tänava palvemajas'])], 'et', unread=['a.png'])

F('survey_multi.ndjson', 'ndjson from a form tool', ''.join(J(o) + '\n' for o in [
 {'event_type': 'form_response', 'form_response': {'submitted_at': '2024-04-23T12:00:30Z', 'definition': {'fields': [{'id': 'a', 'title': 'Cos\'è successo?'}, {'id': 'b', 'title': 'Il tuo nome'}]}, 'answers': [{'type': 'text', 'text': 'Gaspare Montenero ha minacciato di far saltare la sede della coop Aurora', 'field': {'id': 'a'}}, {'type': 'text', 'text': 'Fiorenza Allodi', 'field': {'id': 'b'}}, {'type': 'phone_number', 'phone_number': '+390555550151', 'field': {'id': 'c'}}]}}]) + '{"event_type": "form_response", "form_response": {"submitted_at": "2024-04-23T12:30:00Z", "answers": [{"type": "text", "text": "scritte anche in via dei Gelsi', [
 I('Gaspare Montenero ha minacciato di far saltare la sede della coop Aurora', '2024-04-23T12:00:30Z', 'Fiorenza Allodi', ['+390555550151'], show=['Gaspare Montenero', 'coop Aurora']),
 I('scritte anche in via dei Gelsi', None, or_unread=True, show=['via dei Gelsi'])], 'it', unread=['last line is cut off'], hostile=True)
