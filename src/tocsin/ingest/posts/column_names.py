"""Names of columns in dumps of posts, by tools for collecting posts and by people in many languages."""

from __future__ import annotations

# Best first. The names are those of public dumps; letters and digits in lower case are compared, so that
# ``user.id``, ``user_id`` and ``userId`` are one name.
NAMES: dict[str, str] = {
    "post_id": "post_id tweet_id tweetid id_str status_id message_id messageid content_id video_id comment_id msg_id id msg uri "
    "permalink post_url no post_no",
    "account_id": "account_id user_id userid user_id_str author_id authorid pubkey post_author_id comment_author_id "
    "sender_id from_id from_id_user_id from_user_id post_owner_id "
    "channel_owner_id user_id_hash author_channel_id page_id facebook_id screen_name user_screen_name from_user_name user_username "
    "username handle author_handle account_handle author author_username author_user_name user sender account name author_name "
    "user_name uploader_id uploader page_name uid poster_id id_member post_author poster_name post_username comment_author "
    "автор автор_поста пользователь имя_пользователя ник користувач автор_допису benutzer "
    "benutzername nutzer nutzername profil autor autorin auteur utilisateur compte usuario usuaria cuenta usuário conta utente autore "
    "account_name gebruiker gebruikersnaam bruger brugernavn användare brukernavn bruker käyttäjä nimimerkki użytkownik uživatel "
    "korisnik felhasználó szerző kullanıcı kullanıcı_adı yazar συγγραφέας χρήστης المستخدم اسم_المستخدم الكاتب الحساب کاربر نام_کاربری "
    "نویسنده שם_משתמש משתמש 作者 用户 用户名 昵称 博主 投稿者 ユーザー ユーザー名 작성자 닉네임 người_dùng tác_giả",
    "time": "time timestamp_utc unix_timestamp created_utc created_at createdat created_at_utc parsed_created_at timestamp "
    "timestamp_ms datetime publish_date published_at tweet_created tweet_time tweet_date timestamp_share create_time created_time "
    "creation_time post_created posted_at post_date post_time poster_time comment_date dateline "
    "date_published date_utc published created date posted posted_on дата_публикации "
    "дата_и_время дата время опубликовано час_публікації datum datum_uhrzeit zeitpunkt zeit veröffentlicht veröffentlicht_am "
    "date_de_publication publié_le date_heure fecha fecha_de_publicación fecha_y_hora publicado data data_e_ora data_pubblicazione "
    "pubblicato data_e_hora data_publikacji tijd geplaatst_op dato tidspunkt publicerad aika julkaistu vrijeme dátum tarih zaman "
    "ημερομηνία التاريخ تاريخ_النشر تاریخ זמן תאריך 时间 发布时间 日期 日時 投稿日時 작성일 작성일시 날짜 thời_gian ngày",
    "text": "full_text text content contents raw_content tweet_text message body caption tweet tweets posts statuses msg "
    "post_text video_description description "
    "text_display text_original comment comment_text post_content comment_content pagetext "
    "текст текст_записи текст_поста сообщение комментарий повідомлення допис inhalt "
    "nachricht beitrag kommentar texte commentaire contenu texto mensaje comentario mensagem comentário testo messaggio commento tekst "
    "bericht reactie indhold opslag inlägg innlegg viesti kommentti treść komentarz zpráva komentář poruka komentar szöveg megjegyzés "
    "metin mesaj yorum içerik κείμενο σχόλιο النص المنشور التعليق متن نظر טקסט תוכן תגובה 内容 正文 评论 本文 コメント 내용 댓글 "
    "nội_dung bình_luận",
    "platform": "platform network service",
    "channel": "channel channel_name channel_title chat chat_title chat_name group group_name subreddit page_name channel_id chat_id",
    "lang": "lang language tweet_language language_guess",
    "hashtags": "hashtags hashtag tags hashtag_names entities_hashtags",
    "links": "links urls urls_expanded_url entities_urls expanded_urls expanded_url final_link link_attachment_link link_attached link url",
    "mentions": "mentions user_mentions mentions_screen_name entities_mentions entities_mentioned mentioned_names",
    "images": "images image image_hash phash pdq media_hash",
    "objects": "objects object_id",
    "share_of": "share_of retweet_of retweet_id retweet_tweetid retweeted_status_id retweeted_status_id_str retweeted_id retweet_status_id "
    "repost_id reposted_id reshare_of forwarded_id referenced_tweets_retweeted_id retweeted_status_id_str retweeted_tweet_id "
    "sourcetweet_id retweet_or_quote_id crosspost_parent rt_id",
    "reply_to": "reply_to in_reply_to_status_id in_reply_to_status_id_str in_reply_to_tweetid in_reply_to_tweet_id reply_to_sid "
    "reply_to_status_id reply_to_message_id reply_to_msg_id in_reply_to_id replied_id reply_id to_tweetid is_reply_to "
    "referenced_tweets_replied_to_id in_reply_to parent_id parent_comment_id parent_post_id comment_parent parent",
    "followers": "followers follower_count followers_count user_followers_count user_followers author_followers "
    "author_public_metrics_followers_count from_user_followercount followers_at_posting subscribers subscriber_count",
    "account_created": "account_created account_creation_date account_created_at user_created_at author_created_at author_created_utc "
    "user_created",
    "deleted_at": "deleted_at deletion_time deleted removed_at",
    "gone": "gone is_gone is_deleted is_removed removed unavailable",
    "is_share": "is_share is_retweet is_repost retweet",
    "share_kind": "sourcetweet_type tweet_type post_type",
    "forwarded_from": "forwarded_from forwarded_from_id forward_from_chat_id forward_from_id author_forwarded_from_id "
    "author_forwarded_from_username author_forwarded_from_name",
    "title": "title subject video_title post_subject post_title thread_title topic_title",
    "handle": "screen_name user_screen_name from_user_name from_user_username user_username username author_username author_user_name "
    "handle author_handle account_handle user_handle channel_username page_username account_url author_url profile_url page_name user_name",
    "clock": "time post_created_time time_of_day hour",
}
SETTLED = ("share_kind", "forwarded_from", "title", "clock")
"""What is no column of a post, but says something about one: see :func:`settled`."""
