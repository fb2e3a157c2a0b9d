-- export: meta_facebook_posts
-- name: Meta Business Suite, Facebook posts
-- name ar: Meta Business Suite، منشورات فيسبوك
-- fills: post
-- columns: Post ID | Page ID | Page name | Publish time | Permalink | Date
-- optional: Title | Description | Duration | Post type | Views | Impressions | Reach | Reactions
--   | Comments | Shares | Total clicks | Link clicks | Seconds viewed | 3-second video views
--   | Reactions, Comments and Shares
-- also: Post ID = Identificador de la publicación | Identificação da publicação | Publicerings-id
--   | ID de la publication | Identifiant de la publication | Beitrags-ID | معرف المنشور | معرّف المنشور
--   | Identificativo del post | ID del post | Bericht-ID | Gönderi Kimliği | Gönderi No
-- also: Page ID = Identificador de la página | Identificação da Página | Identificação da página
--   | Sid-id | Sid-ID | ID de la Page | Identifiant de la Page | Seiten-ID | معرف الصفحة | معرّف الصفحة
--   | Identificativo della Pagina | ID della Pagina | Pagina-ID | Sayfa Kimliği | Sayfa No
-- also: Page name = Nombre de la página | Nome da Página | Nome da página | Sidnamn
--   | Nom de la Page | Seitenname | اسم الصفحة | Nome della Pagina | Paginanaam | Naam van pagina
--   | Sayfa adı
-- also: Title = Título | Titel | Titre | العنوان | Titolo | Başlık
-- also: Description = Descripción | Descrição | Beskrivning | Beschreibung | الوصف | Descrizione
--   | Beschrijving | Açıklama
-- also: Duration = Duration (sec) | Duration (secs) | Duración (segundos) | Duração (segundos)
--   | Varaktighet (sek) | Varaktighet (sekunder) | Durée (s) | Durée (secondes) | Dauer (Sek.)
--   | المدة (بالثواني) | المدة (ثانية) | Durata (sec) | Durata (secondi) | Duur (sec)
--   | Duur (seconden) | Süre (sn) | Süre (saniye)
-- also: Publish time = Hora de publicación | Horário de publicação | Publiceringstid
--   | Heure de publication | Veröffentlichungszeit | Zeitpunkt der Veröffentlichung | وقت النشر
--   | Orario di pubblicazione | Data di pubblicazione | Publicatietijd | Tijdstip van publicatie
--   | Yayınlanma zamanı
-- also: Permalink = Enlace permanente | Link permanente | Permalänk | Permalien | الرابط الدائم
--   | Permanente link | Kalıcı bağlantı
-- also: Post type = Tipo de publicación | Tipo de publicação | Inläggstyp | Typ av inlägg
--   | Type de publication | Beitragsart | نوع المنشور | Tipo di post | Berichttype | Type bericht
--   | Gönderi türü
-- also: Date = Fecha | Data | Datum | التاريخ | Tarih
-- also: Views = Visualizaciones | Visualizações | Visningar | Vues | Aufrufe | المشاهدات
--   | مرات المشاهدة | Visualizzazioni | Weergaven | Görüntülemeler | Görüntülenme | عدد المشاهدات
-- also: Impressions = Impresiones | Impressões | Exponeringar | Impressionen | مرات الظهور
-- also: Reach = Alcance | Räckvidd | Couverture | Reichweite | الوصول | مدى الوصول | Copertura
--   | Bereik | Erişim
-- also: Reactions = Reacciones | Reações | Reaktioner | Réactions | Reaktionen | التفاعلات
--   | Reazioni | İfadeler | Tepkiler
-- also: Comments = Comentarios | Comentários | Kommentarer | Commentaires | Kommentare | التعليقات
--   | Commenti | Opmerkingen | Yorumlar
-- also: Shares = Share | Veces que se compartió | Compartilhamentos | Delningar | Partages
--   | Geteilte Inhalte | المشاركات | مرات المشاركة | Condivisioni | Keren gedeeld | Paylaşımlar
-- also: Total clicks = Total de clics | Total de cliques | Totalt antal klick | Totala klick
--   | Nombre total de clics | Klicks insgesamt | إجمالي النقرات | Clic totali | Totale clic
--   | Totaal aantal klikken | Toplam tıklamalar | Toplam Tıklama
-- also: Link clicks = Clics en el enlace | Cliques no link | Länkklick | Klick på länk
--   | Clics sur un lien | Link-Klicks | النقرات على الرابط | نقرات الرابط | Clic sul link
--   | Linkklikken | Klikken op link | Bağlantı tıklamaları
-- also: Seconds viewed = Segundos reproducidos | Segundos visualizados | Visade sekunder
--   | Secondes visionnées
-- also: 3-second video views = Reproducciones de video de 3 segundos
--   | Visualizações de vídeo de 3 segundos | Videovisningar i 3 sekunder
-- also: Reactions, Comments and Shares = Reacciones, comentarios y veces que se compartió
--   | Reações, comentários e compartilhamentos | Reaktioner, kommentarer och delningar
--   | Réactions, commentaires et partages | Reaktionen, Kommentare und geteilte Inhalte
--   | التفاعلات والتعليقات والمشاركات | التفاعلات والتعليقات ومرات المشاركة
-- rows: ragged
-- duplicates: first
-- one row: a post with the figures of its whole life (Lifetime or Total, not one day, as its date)
-- one row ar: منشوراً بأرقامه منذ نشره (تاريخه ⁦Lifetime⁩ أو ⁦Total⁩، لا يوم بعينه)
-- zone: meta_times
-- basis: lifetime
-- source: business.facebook.com, Insights, Content, Export data
with posts as (
    select
        *,
        to_utc(month_first("Publish time"), 'America/Los_Angeles') as published_at,
    from export
    -- A file broken down by day has a row per day, too, and its Total is the row of the post.
    where not regexp_matches(coalesce(words("Date"), ''), '[0-9]')
)

select
    _row,
    'facebook' as channel,
    id_of("Post ID") as post_id,
    coalesce(id_of("Page ID"), getvariable('account')) as account,
    named("Page name") as account_name,
    published_at,
    office_day(published_at) as published_on,
    kind_of("Post type") as kind,
    left(coalesce(words("Title"), words("Description")), 280) as title,
    words("Permalink") as link,
    number("Duration") as length_seconds,
    -- Older posts say 0 views beside a reach above 0: they were not counted then.
    case
        when tally("Views") = 0 and tally("Reach") > 0 then tally("Impressions")
        else coalesce(tally("Views"), tally("Impressions"))
    end as impressions,
    tally("Reach") as reach,
    tally("Reactions") as reactions,
    tally("Comments") as comments,
    tally("Shares") as shares,
    tally("Link clicks") as link_clicks,
    tally("Total clicks") as clicks,
    tally("3-second video views") as video_views,
    -- Some choose this column in place of its parts.
    tally("Reactions, Comments and Shares") as engagements,
    number("Seconds viewed") / 3600 as watched_hours,
from posts
