/**
 * KB.printPaper: makes the page print its paper and nothing else (the rules are in form.css, under .kb-live-form).
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const WIDE = "(min-width: 76.25em)"; // from here the paper stands beside the fields

  /** The paper is closed on small screens and must be open to print; the page's title becomes the name of the PDF. */
  function openForPrint($root) {
    const $preview = $root.querySelector(".kb-preview");
    const { title } = document;
    const wide = matchMedia(WIDE);
    let open = ($preview.open = wide.matches);
    // only ever opens: a page that is being printed is narrow too
    wide.addEventListener("change", () => ($preview.open = $preview.open || wide.matches));
    window.addEventListener("beforeprint", () => {
      open = $preview.open;
      $preview.open = true;
      document.title = KB.fileName($root.dataset.kbForm);
    });
    window.addEventListener("afterprint", () => {
      $preview.open = open;
      document.title = title;
    });
  }

  const isWide = ($root) => $root.querySelector(".kb-paper--wide") !== null;

  function nameAddress($root) {
    if (!location.protocol.startsWith("http")) return; // a path on somebody's disk says nothing to a reader
    $root.querySelector("[data-page-address]").textContent = location.origin + location.pathname;
  }

  /**
   * The foot on every page, in the margin. Browsers without margin boxes (before Chrome 131) print it once, at the end:
   * a table foot would repeat there too, but Chrome lets text run into it.
   */
  function footInMargin($root) {
    if (!("CSSMarginRule" in window)) return;
    const text = $root.querySelector("[data-foot]").textContent.replace(/["\\\n]/g, " ");
    const page = isWide($root) ? "kb-paper-wide" : "kb-paper";
    const style = document.createElement("style");
    style.textContent = `@page ${page} { @bottom-left { content: "${text}"; font: 8.5pt Sarabun, sans-serif; } }`;
    document.head.append(style);
    document.documentElement.classList.add("kb-foot-in-margin");
  }

  /** @param {HTMLElement} $root page section of a form */
  KB.printPaper = ($root) => {
    openForPrint($root);
    nameAddress($root);
    footInMargin($root);
    document.documentElement.classList.add("kb-live-form");
    document.documentElement.classList.toggle("kb-live-form--wide", isWide($root));
  };
})();
