/**
 * KB.el, KB.button, KB.link: elements made by scripts. What users and editors wrote only ever goes in as text.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /**
   * @param {string} tag
   * @param {Record<string, unknown>} [properties] `role` and names with a hyphen become attributes, the rest properties
   * @param {...(Node|string)} children
   * @returns {HTMLElement}
   */
  function el(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name === "role" || name.includes("-")) element.setAttribute(name, String(value));
      else element[name] = value;
    }
    element.append(...children);
    return element;
  }

  /** @param {string} text @param {() => void} onclick @param {string} [kind] further class */
  const button = (text, onclick, kind = "") =>
    el("button", { type: "button", className: `kb-btn ${kind}`.trim(), textContent: text, onclick });

  /** @param {string} href @param {string} text @param {string} [className] */
  const link = (href, text, className = "") => el("a", className ? { href, className } : { href }, text);

  Object.assign(KB, { el, button, link });
})();
