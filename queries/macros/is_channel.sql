-- macro: is_channel
-- means: Whether a channel, as channel_of gives it, is one that we know.
create macro is_channel(channel) as
    channel in (
        'facebook', 'instagram', 'x', 'linkedin', 'youtube', 'tiktok', 'threads', 'snapchat',
        'whatsapp', 'telegram', 'chat', 'search', 'meta', 'web', 'email', 'phone', 'counter',
        'post', 'television', 'radio', 'press', 'outdoor', 'training', 'Unassigned'
    )
