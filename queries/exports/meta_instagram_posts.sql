-- export: meta_instagram_posts
-- name: Meta Business Suite, Instagram posts
-- name ar: Meta Business Suite، منشورات إنستغرام
-- fills: post
-- columns: Post ID | Account ID | Account username | Publish time | Permalink | Date
-- optional: Account name | Description | Duration | Post type | Views | Impressions | Reach | Likes
--   | Comments | Shares | Saves | Follows
-- also: Post ID = Identificador de la publicación | Identificação da publicação | Publicerings-id
--   | ID de la publication | Identifiant de la publication | Beitrags-ID | معرف المنشور | معرّف المنشور
--   | Identificativo del post | ID del post | Bericht-ID | Gönderi Kimliği | Gönderi No
-- also: Account ID = Identificador de la cuenta | Identificação da conta | Konto-id | ID du compte
--   | Identifiant du compte | Konto-ID | معرف الحساب | معرّف الحساب | Identificativo dell'account
--   | ID account | Account-ID | Hesap Kimliği | Hesap No
-- also: Account username = Nombre de usuario de la cuenta | Nome de usuário da conta
--   | Kontots användarnamn | Nom d'utilisateur du compte | Nom de profil du compte
--   | Benutzername des Kontos | اسم مستخدم الحساب | اسم المستخدم للحساب | Nome utente dell'account
--   | Gebruikersnaam van account | Hesap kullanıcı adı
-- also: Account name = Nombre de la cuenta | Nome da conta | Kontonamn | Nom du compte | Kontoname
--   | اسم الحساب | Nome dell'account | Accountnaam | Hesap adı
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
-- also: Likes = Me gusta | Curtidas | Gilla-markeringar | J’aime | Mentions J’aime
--   | „Gefällt mir“-Angaben | الإعجابات | تسجيلات الإعجاب | Mi piace | Vind-ik-leuks | Beğeniler
--   | Beğenme
-- also: Comments = Comentarios | Comentários | Kommentarer | Commentaires | Kommentare | التعليقات
--   | Commenti | Opmerkingen | Yorumlar
-- also: Shares = Share | Veces que se compartió | Compartilhamentos | Delningar | Partages
--   | Geteilte Inhalte | المشاركات | مرات المشاركة | Condivisioni | Keren gedeeld | Paylaşımlar
-- also: Saves = Veces que se guardó | Salvamentos | Sparade objekt | Enregistrements
--   | Gespeicherte Beiträge | مرات الحفظ | عمليات الحفظ | Salvataggi | Elementi salvati
--   | Keren opgeslagen | Kaydetmeler | Kaydetme
-- also: Follows = Seguimientos | Seguimentos | Följer | Abonnements | Follower | المتابعات
--   | عمليات المتابعة | Takipler
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
    'instagram' as channel,
    id_of("Post ID") as post_id,
    coalesce(words("Account username"), words("Account ID"), getvariable('account')) as account,
    named("Account name") as account_name,
    published_at,
    office_day(published_at) as published_on,
    kind_of("Post type") as kind,
    left(words("Description"), 280) as title,
    words("Permalink") as link,
    number("Duration") as length_seconds,
    -- Older posts say 0 views beside a reach above 0: they were not counted then.
    case
        when tally("Views") = 0 and tally("Reach") > 0 then tally("Impressions")
        else coalesce(tally("Views"), tally("Impressions"))
    end as impressions,
    tally("Reach") as reach,
    tally("Likes") as reactions,
    tally("Comments") as comments,
    tally("Shares") as shares,
    tally("Saves") as saves,
    tally("Follows") as follows,
from posts
