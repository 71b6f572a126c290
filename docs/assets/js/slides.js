/** The page of a deck: the buttons that start the presentation and print it. Without JavaScript the page is a document. */
(function () {
  "use strict";
  const { SlideShow } = window.KB;

  for (const deck of document.querySelectorAll("[data-kb-deck]")) {
    const show = new SlideShow(deck);
    const start = deck.querySelector("[data-show]");
    start.hidden = false;
    start.addEventListener("click", () => show.open(first(deck)));
    for (const button of deck.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => print(deck, button.dataset.print === "notes"));
    }
  }

  /** The slide that the address names, else the first. @param {HTMLElement} deck */
  function first(deck) {
    const slides = [...deck.querySelectorAll(".kb-slide")];
    return Math.max(0, slides.findIndex((slide) => `#${slide.id}` === location.hash));
  }

  /** Hand-outs with lines to write on, or the speaker's copy. @param {HTMLElement} deck @param {boolean} notes */
  function print(deck, notes) {
    const folded = [...deck.querySelectorAll(".kb-slide__notes")].filter((each) => !each.open);
    deck.classList.toggle("kb-deck--speaker", notes);
    if (notes) for (const each of folded) each.open = true;
    const restore = () => {
      deck.classList.remove("kb-deck--speaker");
      for (const each of folded) each.open = false;
    };
    addEventListener("afterprint", restore, { once: true });
    window.print();
  }
})();
