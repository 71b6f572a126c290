"""The list of regulations in a real browser: links to sections, filters, print."""

from __future__ import annotations

from playwright.sync_api import expect

PAGE = "regulations.html"


def test_a_link_to_a_section_opens_its_part_even_under_a_filter(page, open_site, site):
    open_site(page, site, PAGE)
    page.fill("#r-find", "ไม่มีคำนี้แน่นอน")
    expect(page.locator("[data-none]")).to_be_visible()
    page.evaluate("location.hash = 'r-tao-act-2537-s73'")
    expect(page.locator("#r-tao-act-2537-s73")).to_be_in_viewport()
    expect(page.locator("#r-find")).to_have_value("")


def test_after_printing_the_list_is_as_it_was(page, open_site, site):
    open_site(page, site, PAGE)
    page.evaluate("location.hash = 'r-tao-act-2537-s73'")
    opened = page.locator('[data-kb="list-filter"] details[open]')
    expect(opened).to_have_count(1)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator('[data-kb="list-filter"] details:not([open])')).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(opened).to_have_count(1)


def test_no_stop_of_the_tab_key_is_invisible(page, open_site, site):
    open_site(page, site, PAGE)
    page.locator("input.md-search__input").focus()
    # Material opens its search a moment after the focus; an Escape that comes before is lost.
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.locator("a.md-logo").first.focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        # The list of results is a stop only while the search is open: Tab in its field opens it.
        assert page.evaluate(
            "!document.activeElement.matches('.md-search__scrollwrap') || document.getElementById('__search').checked"
        )
