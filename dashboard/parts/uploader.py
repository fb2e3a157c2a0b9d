"""Streamlit's uploader, made to speak the reader's language."""

import streamlit as st

from dashboard.parts.shell import Reader

PLACE = '.st-key-upload [data-testid="stFileUploaderDropzone'

OUR_WORDS = (
    f'<style>{PLACE}"] button p, {PLACE}Instructions"] span {{{{ font-size: 0; }}}}'
    f'{PLACE}"] button p::after {{{{ content: "{{browse}}"; font-size: 1rem; }}}}'
    f'{PLACE}Instructions"] span::after {{{{ content: "{{drop}}"; font-size: 0.9rem; }}}}</style>'
)
"""Streamlit's uploader speaks English only; this puts our words in the place of its own."""


def speak(now: Reader) -> None:
    """Put our words into the uploader that stands in the container `upload`."""
    st.html(OUR_WORDS.format(browse=now.say("upload.browse"), drop=now.say("upload.drop")))
