/**
 * A page that held what other pages hold now: a link to `#mou-07` goes on to the page that has it. Without this script
 * the reader finds the list by its title.
 */
(function () {
  "use strict";

  /** @returns {string} where the address's fragment leads now, "" if it names nothing that moved */
  function target() {
    const id = location.hash.slice(1);
    const rows = [...document.querySelectorAll('[data-kb="moved"] [data-moved]')];
    const row = id && rows.find((each) => each.dataset.moved.split(" ").includes(id));
    return row ? row.querySelector("a[href]").href.split("#")[0] + "#" + id : "";
  }

  /** Replaces this page in the history: Back must not lead here again, only to be sent on. */
  function sendOn() {
    const address = target();
    if (address) location.replace(address);
  }

  window.addEventListener("hashchange", sendOn);
  sendOn();
})();
