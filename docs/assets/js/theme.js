/**
 * What Material leaves to the mouse.
 *
 * On narrow screens, and at 400 % zoom, the menu and the search open through a bare <label>: overrides/main.html gives
 * these labels a name and a place in the tab order, this file the keys. Without it they still work with a pointer.
 */
(function () {
  "use strict";

  /** @param {HTMLLabelElement} label @param {HTMLInputElement} toggle */
  function report(label, toggle) {
    label.setAttribute("aria-expanded", String(toggle.checked));
  }

  for (const label of document.querySelectorAll("label[data-kb-key]")) {
    if (!(label instanceof HTMLLabelElement)) continue;
    const toggle = label.control || document.getElementById(label.htmlFor);
    if (!(toggle instanceof HTMLInputElement)) continue;
    report(label, toggle);
    toggle.addEventListener("change", () => report(label, toggle));
    label.addEventListener("keydown", (event) => {
      if (event.key !== " ") return; // Material answers Enter
      event.preventDefault();
      label.click();
    });
  }

  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("__drawer");
    if (event.key !== "Escape" || !(drawer instanceof HTMLInputElement) || !drawer.checked) return;
    drawer.click();
    document.querySelector('label[data-kb-key="drawer"]')?.focus();
  });

  // Material searches on keyup only. Words also come without a key: pasted with the mouse, spoken, taken from the keyboard's list.
  const query = document.querySelector("[data-md-component=search-query]");
  if (query) query.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));

  // The list of results can be reached by Tab even while it is closed: a stop that nobody sees.
  const results = document.querySelector(".md-search__scrollwrap");
  const opened = document.getElementById("__search");
  if (results instanceof HTMLElement && opened instanceof HTMLInputElement) {
    const follow = () => (results.style.visibility = opened.checked ? "" : "hidden");
    opened.addEventListener("change", follow);
    follow();
  }
})();
