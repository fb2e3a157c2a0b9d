-- macro: kind_of
-- means: What sort of post it is, in one word for all platforms and languages; any other sort as
--   the platform writes it, in lower case.
create macro kind_of(cell) as
    case
        when words(cell) is null then 'Unassigned'
        when regexp_matches(lower(words(cell)), 'reel|ريل') then 'reel'
        when regexp_matches(
            lower(words(cell)), 'carousel|carros|karusell|carrusel|album|álbum|دوّار|دوار'
        )
            then 'carousel'
        when regexp_matches(lower(words(cell)), 'story|stories|historia|händelse|قصة') then 'story'
        when regexp_matches(lower(words(cell)), 'live|direto|directo|مباشر') then 'live'
        when regexp_matches(lower(words(cell)), 'video|vídeo|vidéo|فيديو|مقطع') then 'video'
        when regexp_matches(
            lower(words(cell)), 'photo|image|imagem|imagen|foto|bild|picture|صورة|صور'
        )
            then 'photo'
        when regexp_matches(lower(words(cell)), 'link|länk|enlace|lien|رابط') then 'link'
        when regexp_matches(lower(words(cell)), 'text|texto|texte|status|نص|حالة') then 'text'
        else lower(words(cell))
    end
