/**
 * Workers for pages opened from a disk or a USB stick.
 *
 * Browsers refuse `new Worker()` on file://. There, and only there, this puts a stand-in in its place: the script runs
 * in a hidden frame of the same page and gets the three things a search worker uses: `addEventListener("message")`
 * (or `onmessage`), `postMessage` and its own global scope. It shares the page's thread and has no `importScripts`.
 *
 * The offline plugin looks for "iframe-worker" in the list of polyfills and, finding it, loads nothing from elsewhere.
 */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  class FrameWorker extends EventTarget {
    /** @param {string | URL} url script to run */
    constructor(url) {
      super();
      /** @type {((event: MessageEvent) => void) | null} */
      this.onmessage = null;
      /** @type {((event: ErrorEvent) => void) | null} */
      this.onerror = null;
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "ตัวค้นหา";
      // Firefox swaps the first empty document for another one: nothing put in before `load` would survive.
      this.ready = new Promise((resolve) => this.frame.addEventListener("load", resolve, { once: true }))
        .then(() => this.run(String(url)));
      this.ready.catch((error) => this.fail(error));
      document.body.append(this.frame);
    }

    /**
     * Starts the script in the frame.
     * @param {string} url
     * @returns {Promise<void>}
     */
    run(url) {
      const scope = this.frame.contentWindow;
      scope.postMessage = (/** @type {unknown} */ data) => this.receive(data);
      scope.addEventListener("error", (/** @type {ErrorEvent} */ event) => this.fail(event.error));
      return new Promise((resolve, reject) => {
        const script = scope.document.createElement("script");
        script.src = url;
        script.onload = () => resolve();
        script.onerror = () => reject(new Error("cannot load " + url));
        scope.document.body.append(script);
      });
    }

    /**
     * Page to script; waits until the script listens.
     * @param {unknown} data
     */
    postMessage(data) {
      const copy = structuredClone(data);
      this.ready.then(() => {
        this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: copy }));
      }, () => {});
    }

    /**
     * Script to page; later, as with a real worker, so that nobody depends on getting the answer at once.
     * @param {unknown} data
     */
    receive(data) {
      const event = new MessageEvent("message", { data: structuredClone(data) });
      setTimeout(() => {
        this.dispatchEvent(event);
        if (this.onmessage) this.onmessage(event);
      });
    }

    /** @param {Error} error */
    fail(error) {
      const event = new ErrorEvent("error", { error, message: String(error) });
      this.dispatchEvent(event);
      if (this.onerror) this.onerror(event);
    }

    terminate() {
      this.frame.remove();
    }
  }

  window.Worker = /** @type {any} */ (FrameWorker);
})();
