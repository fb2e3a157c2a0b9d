"""The glossary on a page: every KPI by the claim it serves, searched in either language."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import codes, glossary, kpis
from dashboard.kpis import KPI
from dashboard.parts.shell import Reader
from dashboard.wording import LANGUAGES, named


def entries(now: Reader) -> None:
    """A line to search in, and below it what fits, claim by claim."""
    st.caption(now.say("glossary.about", count=len(kpis.catalogue())))
    search = st.container(key="pick").text_input(
        now.say("glossary.search"), key="glossary_search", max_chars=100
    )
    found = glossary.by_theme(search)
    if not found:
        st.info(now.say("glossary.none"))
    is_open = sum(len(of_theme) for _, of_theme in found) <= 3
    for theme, of_theme in found:
        st.subheader(named("theme", theme, now.language), anchor=False)
        listed = "".join(_entry(now, kpi, is_open=is_open) for kpi in of_theme)
        st.html(f'<div class="sada-glossary">{listed}</div>')


def _entry(now: Reader, kpi: KPI, *, is_open: bool) -> str:
    """One KPI: its title, which opens, and all that its file says of it."""
    other = next(language for language in LANGUAGES if language != now.language)
    facts = "".join(
        f"<dt>{escape(key)}</dt><dd><bdi>{escape(text)}</bdi></dd>"
        for key, text in glossary.told(kpi, now.language).items()
    )
    facts += f"<dt>{escape(now.say('passport.definition'))}</dt><dd>{codes.definition(kpi)}</dd>"
    href = escape(urlencode(now.address(k=kpi.id)))
    title = escape(kpi.title[now.language])
    return (
        f"<details{' open' if is_open else ''}><summary><bdi>{title}</bdi>"
        f" <span><bdi>{escape(kpi.title[other])}</bdi> · {kpi.id}</span></summary><dl>{facts}</dl>"
        f'<a href="overview?{href}">{escape(now.say("glossary.figures"))}</a></details>'
    )
