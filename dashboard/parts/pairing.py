"""Which column of a file holds what, how it is written, and what would come of it; then save."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard import cached, recognition
from dashboard.errors import DashboardError
from dashboard.parts import trial
from dashboard.parts.mapping import Chosen
from dashboard.parts.shell import Reader, plain
from dashboard.recognition import formats, guesses
from dashboard.recognition.formats import Draft, Saved
from dashboard.recognition.guesses import Column
from dashboard.wording import words

NOT_THERE, ALWAYS = -2, -1
"""What can be said of a column beside the file's columns."""

ZONES = ("Asia/Bahrain", "Asia/Riyadh", "Asia/Dubai", "Asia/Kuwait", "UTC")
"""The zones that stand first."""


def pairing(now: Reader, chosen: Chosen) -> None:
    """Pair columns, say how dates, numbers and times are written, see the outcome, save it."""
    st.subheader(now.say("mapping.means"), anchor=False)
    like = _table(now, chosen)
    called, always = _pairs(now, chosen, like)
    draft = Draft(
        like=like,
        title={},
        called={column: chosen.names[at] for column, at in called.items()},
        always=always,
        settings=_settings(now, chosen, like),
    )
    draft = _recognised_by(now, chosen, draft)
    missing = [
        column.title[now.language]
        for column in guesses.columns(like)
        if column.must and column.name not in {*called, *always}
    ]
    st.subheader(now.say("mapping.preview"), anchor=False)
    if missing:
        named = now.say("list.between").join(missing)
        st.info(now.say("mapping.missing", columns=plain(named)))
    is_ready = bool(called) and not missing and trial.shown(now, chosen, draft)
    _save(now, chosen, draft, is_ready=is_ready)


def _table(now: Reader, chosen: Chosen) -> str:
    """The plain format that the file is mapped on."""
    offered = cached.likely_tables(tuple(chosen.names), tuple(map(tuple, chosen.rows)))
    titles = {export.name: export.title[now.language] for export in formats.plain()}
    picked: str = st.selectbox(
        now.say("mapping.table"),
        offered,
        format_func=lambda name: titles[name].partition(":")[2].strip() or titles[name],
        key=f"like-{chosen.key}",
    )
    return picked


def _pairs(now: Reader, chosen: Chosen, like: str) -> tuple[dict[str, int], dict[str, str]]:
    """For columns of the table, the file's column, or what stands in every row."""
    guessed = guesses.pairs(like, chosen.names, chosen.rows)
    called: dict[str, int] = {}
    always: dict[str, str] = {}
    st.caption(now.say("mapping.pairs_note"))
    grid = st.container(key="pairs")
    for column in guesses.columns(like):
        with grid.container(key=f"pair-{column.name}-{like}"):
            at = _pair(now, chosen, like, column, guessed.get(column.name, NOT_THERE))
            if at >= 0:
                called[column.name] = at
                st.caption(_first_values(chosen, at))
            elif at == ALWAYS:
                value = _constant(now, chosen, like, column)
                if value:
                    always[column.name] = value
            elif column.example:
                st.caption(now.say("mapping.example", value=f"\u2068{plain(column.example)}\u2069"))
    return called, always


def _pair(now: Reader, chosen: Chosen, like: str, column: Column, guess: int) -> int:
    """Which column of the file one column of the table is."""
    nameable = [
        at
        for at, name in enumerate(chosen.names)
        if recognition.normal(name) and len(name) <= formats.LONGEST_COLUMN
    ]
    options = [NOT_THERE, ALWAYS, *nameable]
    said = {NOT_THERE: now.say("mapping.not_there"), ALWAYS: now.say("mapping.always")}
    title = plain(column.title[now.language])
    picked: int = st.selectbox(
        now.say("mapping.must", column=title) if column.must else title,
        options,
        index=options.index(guess) if guess in options else 0,
        format_func=lambda at: said.get(at) or chosen.names[at],
        key=f"pair-{chosen.key}-{like}-{column.name}",
    )
    return picked


def _first_values(chosen: Chosen, at: int) -> str:
    """The first values of a column of the file, each in its own direction."""
    values = [row[at].strip()[:30] for row in chosen.rows if at < len(row) and row[at].strip()]
    return " · ".join(f"\u2068{plain(one)}\u2069" for one in dict.fromkeys(values[:3])) or "–"


def _constant(now: Reader, chosen: Chosen, like: str, column: Column) -> str:
    """What stands in every row of a column that the file lacks: from a list where there is one."""
    key = f"always-{chosen.key}-{like}-{column.name}"
    label = now.say("mapping.always_what", column=plain(column.title[now.language]))
    offered: dict[str, str] = {}
    if column.macro == "channel_of":
        codes = [code.partition(".")[2] for code in words("en") if code.startswith("channel.")]
        offered = {code: now.channel_name(code) for code in codes if code != "Unassigned"}
    elif column.name == "Unit" and "unit" in column.gives:
        offered = {one.unit: now.unit_name(one.unit) for one in now.known.units if one.is_listed}
    if not offered:
        return str(st.text_input(label, key=key, placeholder=column.example, max_chars=200)).strip()
    return str(st.selectbox(label, list(offered), format_func=offered.__getitem__, key=key))


def _settings(now: Reader, chosen: Chosen, like: str) -> dict[str, str]:
    """How dates, numbers and times are written in the file, where it is not the usual way."""
    days, decimal, zone = st.columns(3)
    zones = [*ZONES, *sorted(recognition.zones() - set(ZONES))]
    picked = {
        "date order": days.selectbox(
            now.say("mapping.date_order"),
            ("", *recognition.DATE_ORDERS),
            format_func=lambda code: now.say(f"mapping.order_{code or 'file'}"),
            key=f"order-{chosen.key}",
        ),
        "decimal": decimal.selectbox(
            now.say("mapping.decimal"),
            recognition.DECIMALS,
            format_func=lambda code: now.say(f"mapping.decimal_{code}"),
            key=f"decimal-{chosen.key}",
        ),
        "times in": zone.selectbox(
            now.say("mapping.zone"),
            zones,
            format_func=lambda name: name.replace("_", " "),
            key=f"zone-{chosen.key}",
            disabled="to_utc(" not in formats.found(like).sql,
        ),
    }
    usual = {"date order": "", "decimal": "point", "times in": ZONES[0]}
    return {key: value for key, value in picked.items() if value != usual[key]}


def _recognised_by(now: Reader, chosen: Chosen, draft: Draft) -> Draft:
    """A mapping with the columns that the next file must have to be taken for the same."""
    must = {column.name for column in guesses.columns(draft.like) if column.must}
    sure = {name for column, name in draft.called.items() if column in must}
    paired = list(dict.fromkeys(draft.called.values()))
    others = [
        name
        for name in dict.fromkeys(chosen.names)
        if name not in paired and recognition.normal(name) and len(name) <= formats.LONGEST_COLUMN
    ]
    offered = [*(name for name in paired if name not in sure), *others]
    few = len(paired) < 4
    picked = st.multiselect(
        now.say("mapping.recognised_by", columns=len(sure)),
        offered,
        default=[name for name in offered if few or name in paired],
        key=f"by-{chosen.key}-{draft.like}-{'|'.join(paired)}",
        placeholder=now.say("mapping.none"),
    )
    return replace(
        draft,
        optional=frozenset(
            column
            for column, name in draft.called.items()
            if column not in must and name not in picked
        ),
        beside=tuple(name for name in picked if name in others),
    )


def _save(now: Reader, chosen: Chosen, draft: Draft, *, is_ready: bool) -> None:
    """Name the mapping and save it, or download it."""
    st.subheader(now.say("mapping.save"), anchor=False)
    english, arabic = st.columns(2)
    title = {
        "en": english.text_input(now.say("mapping.name_en"), key=f"en-{chosen.key}", max_chars=80),
        "ar": arabic.text_input(now.say("mapping.name_ar"), key=f"ar-{chosen.key}", max_chars=80),
    }
    is_known = any(one.title == _both(title) for one in cached.saved_formats())
    if is_known and "mapping_saved" not in st.session_state:
        st.caption(now.say("mapping.replaces"))
    st.button(
        now.say("mapping.save_it"),
        type="primary",
        on_click=_keep,
        args=(replace(draft, title=title), chosen.path),
        disabled=not is_ready,
        key="save_mapping",
    )
    _outcome(now, chosen)


def _both(title: Mapping[str, str]) -> dict[str, str]:
    """A format's names, each standing in where the other is blank."""
    return {"en": title["en"] or title["ar"], "ar": title["ar"] or title["en"]}


def _keep(draft: Draft, path: Path) -> None:
    """Save a mapping, and remember what came of it for the next run."""
    author = str(st.user.get("email") or "analyst")
    try:
        format_ = formats.named(draft, cached.lake())
        version = formats.save(cached.lake(), format_, author)
    except DashboardError as error:
        st.session_state["mapping_problem"] = error
    else:
        st.session_state["mapping_saved"] = (format_, version, path)


def _outcome(now: Reader, chosen: Chosen) -> None:
    """What came of saving: a problem, or the way on to taking the file in."""
    problem: DashboardError | None = st.session_state.pop("mapping_problem", None)
    if problem:
        said, remedy = problem.said(now.language)
        st.error(f"{plain(said)} {plain(remedy)}")
    saved: tuple[Saved, int, Path] | None = st.session_state.get("mapping_saved")
    if not saved or saved[2] != chosen.path:
        return
    format_, version, path = saved
    title = plain(format_.title[now.language])
    st.success(now.say("mapping.saved", name=title, version=version))
    if st.button(now.say("mapping.take_in", file=plain(path.name)), key="take_mapped"):
        st.session_state["handed"] = [str(path)]
        del st.session_state["mapping_saved"]
        st.switch_page("dashboard/pages/data.py")
