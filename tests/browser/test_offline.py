"""The copy of the site for days without a network, in a real Chromium, on a site that changes, fails and goes away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import changing_site
from tests.browser.changing_site import ChangingSite

#: A build machine may be busy with other things.
expect.set_options(timeout=60_000)

FORM = "templates/f99-example.html"
KEPT = """async () => {
  const names = await caches.keys();
  const record = await caches.match(location.origin + "/kb/__kept/note/record");
  const open = await Promise.all(names.filter((n) => n.startsWith("kb-files")).map((n) => caches.open(n)));
  const keys = (await Promise.all(open.map((cache) => cache.keys()))).flat();
  const files = keys.map(({ url }) => url.split("/").pop()).sort();
  return { names, record: record ? await record.json() : null, files };
}"""
LATE = """(name) => new Promise((resolve) => {
  const script = document.createElement("script");
  Object.assign(script, { src: `/kb/${name}`, onload: () => resolve(window.late), onerror: () => resolve("error") });
  document.head.append(script);
})"""
WORK = """() => new Promise((resolve) => {
  const worker = (window.work = window.work || new Worker("/kb/assets/jobs/worker.js"));
  worker.onmessage = ({ data }) => resolve(data);
  worker.postMessage("go");
})"""


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    """Three editions of the site, by name: folder and version. "large" has a file of three million bytes."""
    made = {}
    for name, padding in (("one", 1000), ("two", 1000), ("large", 3_000_000)):
        folder = tmp_path_factory.mktemp(name)
        made[name] = folder, changing_site.write(folder, name, padding)
    return made


@pytest.fixture
def small(editions: dict[str, tuple[Path, str]]) -> Iterator[ChangingSite]:
    small = ChangingSite(editions["one"][0])
    yield small
    small.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A profile without Playwright's routes: they would switch the browser's own cache off."""
    context = browser.new_context(locale="th-TH")
    context.set_default_timeout(60_000)
    yield context
    context.close()


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    page = visitor.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    assert thrown == [], "a script threw"


def keep(page: Page, small: ChangingSite, *parts: str) -> None:
    page.goto(f"{small.address}offline.html")
    for part in parts:
        page.get_by_label(part, exact=True).check()
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.locator('[data-part="said"]')).to_have_text("เก็บครบแล้ว เปิดเว็บนี้ตอนไม่มีเน็ตได้เลย")


def kept(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(KEPT)
    return found


def kept_at_last(page: Page, **wanted: Any) -> dict[str, Any]:
    """What is kept as soon as it is as wanted, else what it is after ten seconds."""
    found = kept(page)
    for _ in range(100):
        if all(found[name] == value for name, value in wanted.items()):
            break
        page.wait_for_timeout(100)
        found = kept(page)
    return found


def seen(page: Page) -> tuple[str, str]:
    """Edition of the page and of its script."""
    found: list[str] = page.evaluate("() => [window.page, window.asset]")
    return found[0], found[1]


def hashes(folder: Path, version: str, *parts: str) -> list[str]:
    listed = json.loads((folder / "assets" / "offline" / f"files-{version}.json").read_text(encoding="utf-8"))
    return sorted({digest for digest, _, part in listed.values() if part in parts})


def test_a_visit_keeps_nothing_and_asks_for_nothing_more(page: Page, small: ChangingSite) -> None:
    page.goto(f"{small.address}index.html")
    page.goto(f"{small.address}{FORM}")
    assert kept(page)["names"] == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert not [name for name in small.asked if name.startswith("assets/offline/") or name == "sw.js"]


def test_the_page_says_sizes_before_and_version_after(page: Page, small: ChangingSite, editions: Any) -> None:
    page.goto(f"{small.address}offline.html")
    expect(page.locator('[data-part="state"]')).to_have_text("ยังไม่ได้เก็บไว้ในเครื่องนี้")
    expect(page.locator("[data-row]:has(#part-forms) [data-size]")).to_contain_text("MB · 4 ไฟล์")
    expect(page.locator("[data-row]:has(#part-training)")).to_be_hidden()
    keep(page, small)
    version = editions["one"][1]
    expect(page.locator('[data-part="state"]')).to_have_text(f"เก็บไว้ในเครื่องนี้แล้ว: ส่วนหลัก · รุ่น {version[:8]}")
    assert kept(page)["files"] == hashes(*editions["one"], "core")


def test_what_was_chosen_opens_without_a_network_and_the_rest_says_so(
    visitor: BrowserContext, page: Page, small: ChangingSite
) -> None:
    keep(page, small)
    small.is_down = True
    visitor.set_offline(True)
    for name in ("", "index.html?q=ญัตติ", "manual/one.html#top"):
        page.goto(f"{small.address}{name}")
        assert seen(page) == ("one", "one")
    page.reload()
    assert seen(page) == ("one", "one")
    assert page.evaluate(WORK) == "one+one"
    page.goto(f"{small.address}templates/plain.html")
    expect(page.get_by_role("heading")).to_have_text("ตอนนี้ไม่มีเน็ต และหน้านี้ไม่อยู่ในส่วนที่เก็บไว้")
    page.get_by_role("link", name="หน้าแรก").click()
    assert seen(page) == ("one", "one")


def test_a_browser_that_does_not_say_who_will_ask_gets_its_pages_too(
    page: Page, small: ChangingSite, tmp_path: Path
) -> None:
    """Safari before 16."""
    changing_site.write(tmp_path, "one")
    worker = tmp_path / "sw.js"
    worker.write_text(f"delete FetchEvent.prototype.resultingClientId;\n{worker.read_text()}", encoding="utf-8")
    small.folder = tmp_path
    keep(page, small)
    small.is_down = True
    page.goto(f"{small.address}manual/one.html")
    assert seen(page) == ("one", "one")
    assert page.evaluate(LATE, "assets/js/late.js") == "one"
    assert page.evaluate(WORK) == "one+one"


def test_the_real_site_opens_and_searches_without_a_network(page: Page, small: ChangingSite, site: Path) -> None:
    small.folder = site
    page.goto(f"{small.address}offline.html")
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.locator('[data-part="said"]')).to_have_text("เก็บครบแล้ว เปิดเว็บนี้ตอนไม่มีเน็ตได้เลย", timeout=120_000)
    small.is_down = True
    failed: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on("requestfailed", lambda request: failed.append(f"{request.url} {request.failure}"))
    page.goto(f"{small.address}manual/2-1-2.html")
    box = page.locator(".md-search__input")
    box.click()
    box.press_sequentially("ญัตติ")
    expect(page.locator(".md-search-result__item").first).to_contain_text("ญัตติ")
    assert [each for each in failed if "version.json" not in each] == []  # looking for a new version


def test_a_new_version_waits_for_the_click_and_takes_an_unsaved_form_along(
    page: Page, small: ChangingSite, editions: Any
) -> None:
    keep(page, small, "แบบฟอร์ม")
    small.folder = editions["two"][0]
    page.goto(f"{small.address}{FORM}")
    expect(page.locator("#kb-notice")).to_contain_text("มีรุ่นใหม่เก็บครบในเครื่องแล้ว · โหลดใหม่เมื่อพร้อม")
    assert seen(page) == ("one", "one")
    assert kept(page)["record"]["active"]["version"] == editions["one"][1]

    # typed and clicked at once: the page has had no time to save by itself
    saved = """() => { const field = document.querySelector("[id$=reason]");
      field.value = "ยังไม่ได้บันทึก"; field.dispatchEvent(new Event("input", { bubbles: true }));
      const before = localStorage.length;
      [...document.querySelectorAll("#kb-notice button")].find((b) => b.textContent === "ใช้รุ่นใหม่").click();
      return before; }"""
    with page.expect_navigation():
        assert page.evaluate(saved) == 0
    assert seen(page) == ("two", "two")
    expect(page.locator("[id$=reason]")).to_have_value("ยังไม่ได้บันทึก")
    small.is_down = True
    page.reload()
    assert seen(page) == ("two", "two")
    expect(page.locator("[id$=reason]")).to_have_value("ยังไม่ได้บันทึก")


def test_a_new_version_comes_although_old_files_are_being_tidied_away(
    visitor: BrowserContext, page: Page, small: ChangingSite, editions: Any
) -> None:
    keep(page, small)
    page.evaluate("""() => new Promise((held) => {
      const home = new URL("./", location.href).href;
      navigator.locks.request(`kb-kept ${home}`, () => new Promise((done) => { window.done = done; held(); }));
    })""")
    small.folder = editions["two"][0]
    other = visitor.new_page()
    other.goto(f"{small.address}manual/one.html")
    other.wait_for_function("navigator.locks.query().then(({ pending }) => pending.length === 1)")
    page.evaluate("window.done()")
    expect(other.locator("#kb-notice")).to_contain_text("มีรุ่นใหม่เก็บครบในเครื่องแล้ว")


def test_every_open_page_hears_of_a_new_version_whichever_of_them_brings_it(
    visitor: BrowserContext, page: Page, small: ChangingSite, editions: Any
) -> None:
    keep(page, small)
    small.folder = editions["two"][0]
    pages = [visitor.new_page() for _ in range(3)]
    for each, name in zip(pages, ("index.html", "manual/one.html", "index.html"), strict=True):
        each.goto(f"{small.address}{name}", wait_until="commit")
    for each in pages:
        expect(each.locator("#kb-notice")).to_contain_text("มีรุ่นใหม่เก็บครบในเครื่องแล้ว")


def test_a_form_that_cannot_be_saved_here_is_not_reloaded_without_a_file(
    page: Page, small: ChangingSite, editions: Any
) -> None:
    page.add_init_script(
        """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };"""
    )
    keep(page, small, "แบบฟอร์ม")
    small.folder = editions["two"][0]
    page.goto(f"{small.address}{FORM}")
    page.get_by_role("button", name="ใช้รุ่นใหม่").wait_for()
    page.locator("[id$=reason]").fill("อยู่ในหน้านี้เท่านั้น")
    page.get_by_role("button", name="ใช้รุ่นใหม่").click()
    expect(page.locator("#kb-notice")).to_contain_text("สำรองเป็นไฟล์ก่อน แล้วจึงโหลดใหม่")
    assert seen(page) == ("one", "one")
    with page.expect_download() as download:
        page.locator("#kb-notice").get_by_role("button", name="สำรองเป็นไฟล์").click()
    assert "อยู่ในหน้านี้เท่านั้น" in Path(download.value.path()).read_text(encoding="utf-8")


def another_tab_takes_the_new_version(visitor: BrowserContext, page: Page, small: ChangingSite, newer: Path) -> Page:
    """That tab. `page` shows the old version, which the user had chosen to keep."""
    keep(page, small)
    page.goto(f"{small.address}index.html")
    small.folder = newer
    other = visitor.new_page()
    other.goto(f"{small.address}manual/one.html")
    with other.expect_navigation():
        other.get_by_role("button", name="ใช้รุ่นใหม่").click()
    return other


def test_no_page_ever_mixes_two_versions(
    visitor: BrowserContext, page: Page, small: ChangingSite, editions: Any
) -> None:
    other = another_tab_takes_the_new_version(visitor, page, small, editions["two"][0])
    assert seen(other) == ("two", "two")
    assert other.evaluate(LATE, "assets/js/late.js") == "two"
    assert other.evaluate(WORK) == "two+two"

    # the first page still is of the old version: what it asks for late is old too, or nothing at all
    assert seen(page) == ("one", "one")
    assert page.evaluate(LATE, "assets/js/late.js") == "one"
    assert page.evaluate(WORK) == "one+one"
    assert page.evaluate(LATE, "assets/forms/late.js") == "error"
    # a page that is not kept comes from the network with everything
    other.goto(f"{small.address}templates/plain.html")
    small.folder = editions["large"][0]
    other.reload()
    assert seen(other) == ("large", "large")
    assert other.evaluate(LATE, "assets/js/late.js") == "large"
    assert other.evaluate(WORK) == "large+large"


def test_the_other_tab_hears_of_the_new_version_and_old_files_go_when_it_is_gone(
    visitor: BrowserContext, page: Page, small: ChangingSite, editions: Any
) -> None:
    other = another_tab_takes_the_new_version(visitor, page, small, editions["two"][0])
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#kb-notice")).to_contain_text("แท็บนี้ยังเป็นรุ่นเดิม สิ่งที่กรอกเก็บไว้แล้ว")
    with page.expect_navigation():
        page.get_by_role("button", name="โหลดใหม่").click()
    assert seen(page) == ("two", "two")
    other.close()
    page.reload()
    want = hashes(*editions["two"], "core")
    assert kept_at_last(page, files=want)["files"] == want


def test_no_room_is_said_and_nothing_half_stays(visitor: BrowserContext, page: Page, small: ChangingSite) -> None:
    page.goto(f"{small.address}offline.html")
    limit(visitor, page, small, 20_000)
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.locator('[data-part="said"]')).to_contain_text("พื้นที่ที่เบราว์เซอร์ให้ไม่พอ")
    expect(page.locator('[data-part="state"]')).to_have_text("ยังไม่ได้เก็บไว้ในเครื่องนี้")
    assert kept(page)["names"] == []


def test_no_room_for_a_new_version_leaves_the_old_one_whole(
    visitor: BrowserContext, page: Page, small: ChangingSite, editions: Any
) -> None:
    keep(page, small)
    used = int(page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)"))
    limit(visitor, page, small, used + 500_000)
    small.folder, version = editions["large"]
    page.goto(f"{small.address}index.html")
    expect(page.locator("#kb-notice")).to_contain_text("มีรุ่นใหม่ แต่พื้นที่ในเครื่องไม่พอเก็บ จึงใช้รุ่นเดิมต่อได้ตามปกติ")
    now = kept(page)
    assert now["record"] == {
        "active": {"version": editions["one"][1], "parts": ["core"]},
        "next": None,
        "refused": version,
    }
    assert now["files"] == hashes(*editions["one"], "core")
    small.asked.clear()
    page.goto(f"{small.address}manual/one.html")
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some((e) => e.name.endsWith('version.json'))"
    )
    assert seen(page) == ("one", "one")
    page.goto(f"{small.address}offline.html")
    expect(page.locator('[data-part="state"]')).to_contain_text(
        f"มีรุ่นใหม่ ({version[:8]}) แต่พื้นที่ที่เบราว์เซอร์ให้ไม่พอ จึงใช้รุ่นเดิมต่อ"
    )
    assert small.asked["assets/js/padding.js"] == 0
    small.is_down = True
    page.goto(f"{small.address}index.html")
    assert seen(page) == ("one", "one")


def limit(visitor: BrowserContext, page: Page, small: ChangingSite, size: int) -> None:
    origin = small.address.removesuffix(changing_site.PREFIX)
    visitor.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size})


def test_a_download_that_broke_off_goes_on_without_fetching_twice(
    page: Page, small: ChangingSite, editions: Any
) -> None:
    page.goto(f"{small.address}offline.html")
    expect(page.get_by_role("button", name="เก็บไว้ในเครื่อง")).to_be_visible()
    small.good_answers = 10
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.locator('[data-part="said"]')).to_contain_text("การเชื่อมต่อหลุด ที่โหลดแล้วยังอยู่")
    expect(page.locator('[data-part="state"]')).to_have_text("ยังเก็บไม่ครบ จึงยังไม่ถูกใช้")
    half = kept(page)["files"]
    assert 0 < len(half) < len(hashes(*editions["one"], "core"))
    assert kept(page)["record"]["active"] is None

    listed = json.loads(next((small.folder / "assets" / "offline").glob("files-*.json")).read_text(encoding="utf-8"))
    there = {name for name, (digest, _, _) in listed.items() if digest in half and name.startswith("assets/forms")}
    small.good_answers = None
    small.asked.clear()
    page.get_by_role("button", name="ทำต่อ").click()
    expect(page.locator('[data-part="said"]')).to_contain_text("เก็บครบแล้ว")
    assert not there & set(small.asked)
    fetched = sum(small.asked.values())
    assert fetched <= len(hashes(*editions["one"], "core")) - len(half) + 2  # version.json and sw.js
    assert kept(page)["files"] == hashes(*editions["one"], "core")


def test_a_page_that_was_closed_meanwhile_is_followed_by_the_next_one(
    page: Page, small: ChangingSite, editions: Any
) -> None:
    page.goto(f"{small.address}offline.html")
    small.good_answers = 10
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.locator('[data-part="said"]')).to_contain_text("การเชื่อมต่อหลุด")
    small.good_answers = None
    page.goto(f"{small.address}index.html")
    whole = {"active": {"version": editions["one"][1], "parts": ["core"]}, "next": None}
    found = kept_at_last(page, record=whole)
    assert found["record"] == whole
    assert found["files"] == hashes(*editions["one"], "core")


def test_a_stopped_download_waits_until_the_user_goes_on(page: Page, small: ChangingSite) -> None:
    page.goto(f"{small.address}offline.html")
    stop = """() => { const get = document.querySelector('[data-part="get"]'); get.click();
      const stop = document.querySelector('[data-part="stop"]');
      const wait = () => (stop.hidden ? requestAnimationFrame(wait) : stop.click()); wait(); }"""
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").wait_for()
    page.evaluate(stop)
    expect(page.locator('[data-part="said"]')).to_contain_text("หยุดไว้แล้ว")
    page.goto(f"{small.address}index.html")
    assert kept(page)["record"]["next"]["paused"] is True
    page.goto(f"{small.address}offline.html")
    page.get_by_role("button", name="ทำต่อ").click()
    expect(page.locator('[data-part="said"]')).to_contain_text("เก็บครบแล้ว")


def test_a_file_that_is_not_what_the_list_says_is_not_kept(page: Page, small: ChangingSite, tmp_path: Path) -> None:
    changing_site.write(tmp_path, "half")
    (tmp_path / "assets" / "js" / "asset.js").write_text('window.asset = "changed";', encoding="utf-8")
    small.folder = tmp_path
    page.goto(f"{small.address}offline.html")
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.locator('[data-part="said"]')).to_contain_text("เว็บกำลังเปลี่ยนรุ่นอยู่")
    assert kept(page)["record"]["active"] is None


def test_parts_can_be_added_and_left_out_again(page: Page, small: ChangingSite, editions: Any) -> None:
    keep(page, small)
    page.get_by_label("แบบฟอร์ม", exact=True).check()
    page.get_by_role("button", name="เก็บตามที่เลือกใหม่").click()
    expect(page.locator('[data-part="state"]')).to_contain_text("ส่วนหลัก, แบบฟอร์ม")
    assert kept(page)["files"] == hashes(*editions["one"], "core", "forms")
    page.reload()
    page.get_by_label("แบบฟอร์ม", exact=True).uncheck()
    page.get_by_role("button", name="เก็บตามที่เลือกใหม่").click()
    want = hashes(*editions["one"], "core")
    assert kept_at_last(page, files=want)["files"] == want


def test_removing_leaves_no_cache_and_no_worker_but_the_users_work(page: Page, small: ChangingSite) -> None:
    keep(page, small)
    page.evaluate("KB.store.update((workspace) => { workspace.name = 'งานของฉัน'; })")
    page.get_by_role("button", name="เอาออกจากเครื่อง").click()
    expect(page.locator('[data-part="state"]')).to_have_text("ยังไม่ได้เก็บไว้ในเครื่องนี้")
    assert kept(page)["names"] == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    page.reload()
    assert page.evaluate("KB.store.current().name") == "งานของฉัน"
    assert kept(page)["names"] == []


@pytest.mark.parametrize("cache_control", ["max-age=600", "no-cache"])
def test_a_new_version_is_found_whatever_the_server_says_of_age_and_change(
    page: Page, small: ChangingSite, editions: Any, cache_control: str
) -> None:
    small.cache_control = cache_control
    small.sees_no_change = True
    keep(page, small)
    small.folder = editions["two"][0]
    page.goto(f"{small.address}index.html")
    expect(page.locator("#kb-notice")).to_contain_text("มีรุ่นใหม่เก็บครบในเครื่องแล้ว")


def test_from_a_folder_nothing_is_to_be_kept(page: Page, editions: Any) -> None:
    page.goto((editions["one"][0] / "offline.html").as_uri())
    expect(page.locator('[data-part="state"]')).to_contain_text("ใช้ได้ทุกหน้าโดยไม่ต้องมีเน็ต ไม่ต้องเก็บอะไรเพิ่ม")
    expect(page.locator('[data-part="tool"]')).to_be_hidden()
    assert page.locator('link[rel="manifest"]').count() == 0
