"""The least that Streamlit can show after a click: one radio and a text."""

import streamlit as st

st.write(f"Looking at {st.radio('Unit', [f'Unit {n}' for n in range(1, 61)])}")
