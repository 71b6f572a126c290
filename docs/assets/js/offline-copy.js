/**
 * KB.siteCopy(home): gets, completes, changes and removes the copy of the site that is kept on this computer.
 *
 * Done by the page and not by the service worker, which browsers end after some minutes: on a slow line a download takes
 * longer. What is there already is never fetched again; each file is kept only if its bytes have the hash of its list.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const AT_ONCE = 4;

  /** Why it did not work; `kind` is one of: network, full, changed, stopped, unsupported. */
  class CopyError extends Error {
    constructor(kind, detail = "") {
      super(detail || kind);
      this.kind = kind;
    }
  }

  const isSupported = () =>
    location.protocol.startsWith("http") && window.isSecureContext && "serviceWorker" in navigator && "caches" in window && "locks" in navigator;

  function asCopyError(error) {
    if (error instanceof CopyError) return error;
    const { name = "", message = "" } = error || {};
    if (/quota/i.test(name)) return new CopyError("full", message);
    return new CopyError(name === "AbortError" ? "stopped" : "network", message);
  }

  /** @param {string} home */
  function siteCopy(home) {
    const kept = KB.kept(home);

    /** @returns {Promise<{version: string, day: string, parts: Record<string, {files: number, bytes: number}>}>} what the network has now */
    async function published() {
      // never from the browser's cache, nor by asking whether it changed: servers tell that by time and size, and both are
      // equal when a site is unpacked from an archive whose files all bear one time
      const response = await fetch(`${home}assets/offline/version.json`, { cache: "no-store" });
      if (!response.ok) throw new CopyError("network", String(response.status));
      return response.json();
    }

    /** The bytes with this hash. Another hash twice: the site is being changed at this moment. @param {AbortSignal} signal */
    async function fetched(path, hash, signal) {
      for (const cache of ["default", "reload"]) {
        const address = home + path.split("/").map(encodeURIComponent).join("/");
        const response = await fetch(address, { cache, signal, headers: { [KB.FROM_NETWORK]: "1" } });
        if (!response.ok && response.status !== 404) throw new CopyError("network", `${response.status} ${path}`);
        const bytes = await response.arrayBuffer();
        if (response.ok && (await KB.hashOf(bytes)) === hash) return KB.asKept(bytes, response);
      }
      throw new CopyError("changed", path);
    }

    /** A version is named by the hash of its list, so that the list can be checked too. */
    async function listOf(version, signal) {
      const known = await kept.list(version);
      if (known) return known;
      const response = await fetched(`assets/offline/files-${version}.json`, version, signal);
      const found = await response.json();
      await kept.keepList(version, found);
      return found;
    }

    /** @returns {Map<string, {path: string, size: number}>} files of the parts by hash; equal files are kept once */
    const wanted = (list, parts) =>
      new Map(Object.entries(list).filter(([, [, , part]]) => parts.includes(part)).map(([path, [hash, size]]) => [hash, { path, size }]));

    /** @param {(done: number, all: number) => void} report bytes @param {AbortSignal} signal */
    async function fill(files, report, signal) {
      const there = await kept.hashes();
      const all = [...files.values()].reduce((sum, { size }) => sum + size, 0);
      const missing = [...files].filter(([hash]) => !there.has(hash));
      let done = all - missing.reduce((sum, [, { size }]) => sum + size, 0);
      report(done, all);
      const inner = new AbortController(); // one that fails stops the others
      signal.addEventListener("abort", () => inner.abort());
      if (signal.aborted) inner.abort();
      const next = missing[Symbol.iterator]();
      async function work() {
        try {
          for (const [hash, { path, size }] of next) {
            await kept.keepFile(hash, await fetched(path, hash, inner.signal));
            report((done += size), all);
          }
        } catch (error) {
          inner.abort();
          throw error;
        }
      }
      // all have ended before anything is said or tidied: none reports or keeps a file after that
      const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
      const failed = ends.filter(({ status }) => status === "rejected").map((end) => /** @type {PromiseRejectedResult} */ (end).reason);
      if (failed.length) throw failed.find(({ name }) => name !== "AbortError") || failed[0];
      const now = await kept.hashes();
      if (![...files.keys()].every((hash) => now.has(hash))) throw new CopyError("full"); // the browser threw some away
    }

    /**
     * Brings `choice` here and, if it is the first one or of the version in use, puts it into use; else it waits for take().
     * What is in use stays in use until then, whatever happens.
     * @param {{version: string, parts: string[]}} choice @throws {CopyError}
     */
    async function complete({ version, parts }, report, signal) {
      try {
        const { active } = await kept.record();
        await kept.setRecord({ active, next: { version, parts } });
        const list = await listOf(version, signal);
        await fill(wanted(list, parts), report, signal);
        const waits = active && active.version !== version;
        await kept.setRecord(waits ? { active, next: { version, parts, ready: true } } : { active: { version, parts }, next: null });
      } catch (error) {
        const told = asCopyError(error);
        if (told.kind === "full") await giveUp(version).catch(() => {});
        if (told.kind === "stopped") await pause();
        throw told;
      }
    }

    /** No room: nothing half stays, what is in use is as it was, and pages do not try that version again by themselves. */
    async function giveUp(version) {
      const { active } = await kept.record();
      if (!active) return remove();
      await kept.setRecord({ active, next: null, refused: version });
      return kept.tidy(async () => true);
    }

    async function pause() {
      const { active, next } = await kept.record();
      if (next) await kept.setRecord({ active, next: { ...next, paused: true } });
    }

    // "imports": the browser asks for sw.js as it asks for a page, with its own rules of freshness for the rest
    const register = () =>
      navigator.serviceWorker.register(`${home}sw.js`, { scope: home, updateViaCache: "imports" }).catch((error) => {
        throw new CopyError("unsupported", String(error));
      });

    /**
     * @param {{version: string, parts: string[]}} choice
     * @param {(done: number, all: number) => void} report bytes
     * @param {AbortSignal} signal
     * @returns {Promise<boolean>} false if another tab is at it
     */
    async function download(choice, report, signal) {
      if (!isSupported()) throw new CopyError("unsupported");
      await register();
      const work = () => complete(choice, report, signal).then(() => true);
      return (await kept.bringing(work, { ifAvailable: true })) || false;
    }

    /**
     * In the background: when no other tab is at it, brings what is then due.
     * @param {() => Promise<{version: string, parts: string[]}|null>} due
     */
    const goOn = (due) =>
      kept.bringing(async () => {
        const choice = await due();
        if (!choice) return;
        await register();
        await complete(choice, () => {}, new AbortController().signal);
      });

    /** Puts the version that is waiting into use, for pages opened from now on. */
    async function take() {
      const { next } = await kept.record();
      if (next && next.ready) await kept.setRecord({ active: { version: next.version, parts: next.parts }, next: null });
    }

    /** Removes the copy and the service worker. */
    async function remove() {
      const registration = await navigator.serviceWorker.getRegistration(home);
      if (registration) await registration.unregister();
      await kept.remove();
    }

    /** @param {string|MessagePort} what @returns {Promise<string>} version that this page came from, "" for the network */
    function own() {
      const { controller } = navigator.serviceWorker;
      if (!controller) return Promise.resolve("");
      const { port1, port2 } = new MessageChannel();
      return new Promise((resolve) => {
        port1.onmessage = ({ data }) => resolve(data);
        controller.postMessage("version", [port2]);
      });
    }

    const tidy = () => navigator.serviceWorker.controller && navigator.serviceWorker.controller.postMessage("tidy");

    return { download, exists: kept.exists, goOn, own, published, record: kept.record, remove, take, tidy };
  }

  Object.assign(KB, { siteCopy, copyIsSupported: isSupported });
})();
