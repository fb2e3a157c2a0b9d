"""Pages that Sada's is held against: each a script for `streamlit run`."""
