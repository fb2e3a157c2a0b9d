"""The glossary: what every KPI says, as its own file has it, for pages and for docs/kpis.md."""

from collections.abc import Iterable, Mapping
from functools import cache

from dashboard import kpis, queries
from dashboard.kpis import KPI
from dashboard.recognition import formats
from dashboard.wording import LANGUAGES, named, say

THEMES = (
    "connection",
    "service",
    "reputation",
    "performance",
    "cost",
    "traditional",
    "speed",
    "targeting",
    "spread",
    "training",
    "impact",
)
"""The claims that KPIs belong to, in the order of the catalogue."""


def by_theme(search: str = "") -> list[tuple[str, list[KPI]]]:
    """The KPIs of each theme; those that have all the words that somebody typed, in any language.

    Args:
        search: Words, such as part of a title or a number.
    """
    fitting = [kpi for kpi in kpis.catalogue() if _fits(kpi, search)]
    themes = dict.fromkeys([*THEMES, *(kpi.theme for kpi in fitting)])
    grouped = [(theme, [kpi for kpi in fitting if kpi.theme == theme]) for theme in themes]
    return [(theme, found) for theme, found in grouped if found]


def _fits(kpi: KPI, search: str) -> bool:
    themes = [named("theme", kpi.theme, language) for language in LANGUAGES]
    texts = [kpi.id, kpi.name, *kpi.title.values(), *kpi.means.values(), *themes]
    text = _folded(" ".join(texts))
    return all(word in text for word in _folded(search).split())


FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي"} | dict.fromkeys("ًٌٍَُِّْـ"))
"""Letters that people spell in two ways, and marks that they leave out."""


def _folded(text: str) -> str:
    return text.casefold().translate(FOLDED)


def told(kpi: KPI, language: str) -> dict[str, str]:
    """What is to be said of a KPI beside its title, each under its name."""
    facts = {
        "glossary.means": kpi.means[language],
        "glossary.formula": say(f"passport.class_{kpi.additivity}", language),
        "glossary.basis": say(f"glossary.basis_{kpi.basis}", language),
        "glossary.better": say(f"glossary.better_{kpi.better}", language),
        "glossary.shown": named("measured", kpi.shown_as, language),
        "glossary.needs": _needs(kpi, language),
        "glossary.finest": say(f"scope.{kpi.finest}", language),
        "glossary.levels": say(f"glossary.{'channels' if kpi.by_channel else 'units'}", language),
        "glossary.brings": " · ".join(exports(kpi, language)),
        "glossary.source": kpi.source,
        "glossary.file": f"queries/kpis/{kpi.name}.sql",
    }
    return {say(key, language): text for key, text in facts.items() if text}


def _needs(kpi: KPI, language: str) -> str:
    if kpi.needs <= 1:
        return ""
    return say("glossary.at_least", language, count=f"{kpi.needs:,.0f}")


def exports(kpi: KPI, language: str) -> list[str]:
    """The formats whose files bring the data, by their titles."""
    titles = _titles()
    query = next(query for query in queries.load("kpis") if query.name == kpi.name)
    return [titles[name][language] for name in query.listed("brings") if name in titles]


@cache
def _titles() -> dict[str, Mapping[str, str]]:
    return {export.name: export.title for export in formats.known(())}


# -------------------------------------------------------------------- docs/kpis.md


def document() -> str:
    """The whole catalogue in both languages, as docs/kpis.md holds it."""
    lines = [f"# {say('glossary.document', 'en')}", "", say("glossary.document_note", "en"), ""]
    for theme, found in by_theme():
        lines += [f"## {_claim(theme)}", ""]
        for kpi in found:
            lines += [f"### {kpi.id} {kpi.title['en']} · {kpi.title['ar']}", ""]
            for language in LANGUAGES:
                lines += _section(kpi, language)
    return "\n".join(lines)


def _claim(theme: str) -> str:
    return " · ".join(named("theme", theme, language) for language in LANGUAGES)


def _section(kpi: KPI, language: str) -> Iterable[str]:
    """One KPI in one language; Arabic as a block that runs from right to left."""
    facts = [f"- **{key}**: {text}" for key, text in told(kpi, language).items()]
    if language == "ar":
        return ['<div dir="rtl">', "", *facts, "", "</div>", ""]
    return [*facts, ""]
