"""What tests share: an empty lake, and one with the sample data in it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from dashboard.warehouse import Warehouse

ROOT = Path(__file__).parent.parent


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """An empty lake, fresh for each test."""
    return Warehouse(tmp_path / "lake")


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake with the sample data, taken in once; tests read it and leave it as it is."""
    folder = tmp_path_factory.mktemp("sample") / "lake"
    environment = {**os.environ, "SADA_DATA": str(folder)}
    command = [sys.executable, "-m", "dashboard", "sample"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return folder


@pytest.fixture
def sample_copy(sample_folder: Path, tmp_path: Path) -> Path:
    """A copy of the sample lake for a test that writes into it."""
    return Path(shutil.copytree(sample_folder, tmp_path / "lake"))


@pytest.fixture
def lake_in_use(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets a test choose the lake that pages show, and forgets it afterwards."""
    st.cache_resource.clear()
    yield monkeypatch
    st.cache_resource.clear()
