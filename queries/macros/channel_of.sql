-- macro: channel_of
-- means: A channel's short name, from however people write it; an unknown one in lower case.
create macro channel_of(cell) as
    case
        when
            lower(words(cell)) in (
                'facebook', 'fb', 'facebook page', 'facebook pages', 'فيسبوك', 'فيس بوك'
            )
            then 'facebook'
        when lower(words(cell)) in ('instagram', 'ig', 'intagram', 'insta', 'انستغرام', 'إنستغرام')
            then 'instagram'
        when lower(words(cell)) in ('x', 'twitter', 'x (twitter)', 'x/twitter', 'تويتر', 'إكس')
            then 'x'
        when
            lower(words(cell)) in ('linkedin', 'linked in', 'linked-in', 'لينكدإن', 'لينكد إن')
            then 'linkedin'
        when lower(words(cell)) in ('youtube', 'you tube', 'yt', 'يوتيوب') then 'youtube'
        when lower(words(cell)) in ('tiktok', 'tik tok', 'تيك توك', 'تيكتوك') then 'tiktok'
        when lower(words(cell)) in ('threads', 'ثريدز') then 'threads'
        when lower(words(cell)) in ('snapchat', 'snap', 'سناب شات', 'سناب') then 'snapchat'
        when lower(words(cell)) in ('whatsapp', 'whats app', 'واتساب', 'واتس اب') then 'whatsapp'
        when lower(words(cell)) in ('telegram', 'تيليجرام', 'تلغرام', 'تيليغرام') then 'telegram'
        when lower(words(cell)) in ('chat', 'live chat', 'messaging', 'محادثة', 'المحادثة')
            then 'chat'
        when
            lower(words(cell)) in (
                'web', 'website', 'site', 'portal', 'web form', 'online', 'الموقع',
                'الموقع الإلكتروني'
            )
            then 'web'
        when lower(words(cell)) in ('television', 'tv', 'تلفزيون', 'التلفزيون') then 'television'
        when lower(words(cell)) in ('radio', 'إذاعة', 'الإذاعة', 'راديو') then 'radio'
        when lower(words(cell)) in ('press', 'print', 'newspaper', 'newspapers', 'صحافة', 'الصحف')
            then 'press'
        when lower(words(cell)) in ('outdoor', 'billboard', 'billboards', 'إعلانات الطرق')
            then 'outdoor'
        when
            lower(words(cell)) in (
                'phone', 'telephone', 'call', 'call centre', 'voice', 'هاتف', 'الهاتف'
            )
            then 'phone'
        when lower(words(cell)) in (
            'post', 'by post', 'letter', 'letters', 'postal mail', 'البريد العادي'
        )
            then 'post'
        when lower(words(cell)) in (
            'counter', 'service counter', 'in person', 'الشباك', 'شباك الخدمة'
        )
            then 'counter'
        when lower(words(cell)) in ('email', 'e-mail', 'mail', 'بريد', 'البريد الإلكتروني')
            then 'email'
        else coalesce(lower(words(cell)), 'Unassigned')
    end
