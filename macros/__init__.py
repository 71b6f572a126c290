"""The knowledge base behind the pages: data → model → blocks → HTML, DOCX, XLSX, PDF."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Entry point that mkdocs-macros calls, once for each build."""
    # Imported here, so that importing one module does not load the theme and every renderer.
    from macros.registry import register

    register(env)


def on_pre_page_macros(env: Any) -> None:
    """Entry point that mkdocs-macros calls before it renders a page."""
    from macros.registry import begin_page

    begin_page(env)


def on_post_build(env: Any) -> None:
    """Entry point that mkdocs-macros calls when all pages are written."""
    from macros.registry import finish

    finish(env)
