/**
 * KB.kept(home): the copy of this site that a user keeps for days without a network. The only file that touches the
 * Cache API; pages (offline-copy.js) fill it, the service worker (offline/worker.js) serves from it.
 *
 * Files are kept by the hash of their content, and a version is a list of paths and hashes. So a new version brings only
 * what changed, an interrupted download goes on where it stopped, and a version comes into use by one write: the record.
 *
 * @typedef {{version: string, parts: string[], ready?: boolean, paused?: boolean}} Choice
 * @typedef {{active: Choice|null, next: Choice|null, refused?: string}} Rec `active` is served; `next` is on its way or
 * waits for the user; `refused` is a version for which there was no room
 * @typedef {Record<string, [hash: string, size: number, part: string]>} List by path
 */
(function () {
  "use strict";
  const KB = (self.KB = self.KB || {});

  /** Header of a request that the service worker leaves to the network. */
  const FROM_NETWORK = "KB-From-Network";
  const NOTHING = { active: null, next: null };
  const DAY = 86400000;

  const LETTERS = "abcdefghijklmnop";

  /** @param {BufferSource} bytes @returns {Promise<string>} the first half of SHA-256, in letters, as macros/offline.py writes it */
  async function hashOf(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return [...digest.subarray(0, 16)].map((byte) => LETTERS[byte >> 4] + LETTERS[byte & 15]).join("");
  }

  /** A response with these bytes, and of the headers only what says how to read them. @param {ArrayBuffer} bytes @param {Response} from */
  const asKept = (bytes, from) =>
    new Response(bytes, { headers: { "Content-Type": from.headers.get("Content-Type") || "application/octet-stream" } });

  /** @param {string} home address of the site's root folder, ending in / */
  function kept(home) {
    const FILES = `kb-files ${home}`;
    const NOTES = `kb-notes ${home}`;
    const files = () => caches.open(FILES);
    const notes = () => caches.open(NOTES);
    const fileKey = (hash) => `${home}__kept/file/${hash}`;
    const noteKey = (name) => `${home}__kept/note/${name}`;

    /** Reading makes no cache, so that what was removed stays removed. */
    const read = (key, cacheName) => caches.match(key, { cacheName });
    async function readNote(name) {
      const found = await read(noteKey(name), NOTES);
      return found ? found.json() : null;
    }
    const writeNote = async (name, value) =>
      (await notes()).put(noteKey(name), new Response(JSON.stringify(value), { headers: { "Content-Type": "application/json" } }));

    // --- What is kept ------------------------------------------------------------------------------------------------

    /** @returns {Promise<boolean>} whether the user ever asked for a copy; does not make one */
    const exists = () => caches.has(NOTES);

    /** @returns {Promise<Rec>} */
    const record = async () => (await readNote("record")) || NOTHING;

    /** @param {Rec} value this one write decides which version is used */
    const setRecord = (value) => writeNote("record", value);

    /** A list never changes, so it is read once. @type {Map<string, List>} */
    const lists = new Map();
    /** @param {string} version @returns {Promise<List|null>} */
    async function list(version) {
      const found = lists.get(version) || (await readNote(`list/${version}`));
      if (found) lists.set(version, found);
      return found;
    }
    const keepList = (version, value) => writeNote(`list/${version}`, value);

    /** @param {string} hash @returns {Promise<Response|undefined>} */
    const file = (hash) => read(fileKey(hash), FILES);
    /** @param {string} hash @param {Response} response @throws {DOMException} QuotaExceededError */
    const keepFile = async (hash, response) => (await files()).put(fileKey(hash), response);
    const lastOf = ({ url }) => url.slice(url.lastIndexOf("/") + 1);
    /** @returns {Promise<Set<string>>} */
    const hashes = async () => new Set((await (await files()).keys()).map(lastOf));

    // --- Which version an open page came from ------------------------------------------------------------------------

    const pin = (client, version) => writeNote(`page/${client}`, { version, at: Date.now() });
    /** @returns {Promise<string>} "" for a page that came from the network */
    const pinned = async (client) => ((client && (await readNote(`page/${client}`))) || { version: "" }).version;

    // --- Leaving nothing behind --------------------------------------------------------------------------------------

    /** Versions that are in use, on their way, or shown by an open page. @param {(client: string) => Promise<boolean>} isOpen */
    async function versionsInUse(isOpen) {
      const { active, next } = await record();
      const used = new Set([active, next].filter(Boolean).map(({ version }) => version));
      const store = await notes();
      for (const key of await store.keys()) {
        if (!key.url.startsWith(noteKey("page/"))) continue;
        const { version, at } = await (await store.match(key)).json();
        // a page that the Back button may bring again is not open, and still belongs to its version
        if (await isOpen(lastOf(key))) used.add(version);
        else if (Date.now() - at > DAY) await store.delete(key);
      }
      return used;
    }

    /** Removes files and lists that no version in use needs. @param {(client: string) => Promise<boolean>} isOpen */
    async function tidy(isOpen) {
      const used = await versionsInUse(isOpen);
      const { active, next } = await record();
      const needed = new Set();
      for (const version of used) {
        const chosen = [active, next].filter((choice) => choice && choice.version === version);
        const parts = chosen.length ? new Set(chosen.flatMap((choice) => choice.parts)) : null; // an older page: all there is
        for (const [hash, , part] of Object.values((await list(version)) || {})) if (!parts || parts.has(part)) needed.add(hash);
      }
      const [store, content] = [await notes(), await files()];
      for (const key of await store.keys()) {
        if (key.url.startsWith(noteKey("list/")) && !used.has(lastOf(key))) await store.delete(key);
      }
      for (const key of await content.keys()) if (!needed.has(lastOf(key))) await content.delete(key);
    }

    const remove = () => Promise.all([caches.delete(NOTES), caches.delete(FILES)]);

    /** @template T @param {string} name @param {() => Promise<T>} work @param {LockOptions} [how] @returns {Promise<T|undefined>} */
    const locked = (name, work, how = {}) => navigator.locks.request(`${name} ${home}`, how, (lock) => (lock ? work() : undefined));

    /**
     * One download at a time, over all tabs, and never while old files are tidied away, which is soon over.
     * @template T @param {() => Promise<T>} work @param {LockOptions} [how] `ifAvailable`: undefined if another tab is at it
     */
    const bringing = (work, how) => locked("kb-download", () => locked("kb-kept", work), how);

    /** Tidies, unless files are being brought or another tab tidies. @param {(client: string) => Promise<boolean>} isOpen */
    const tidying = (isOpen) => locked("kb-kept", () => tidy(isOpen), { ifAvailable: true });

    return { bringing, exists, file, hashes, keepFile, keepList, list, pin, pinned, record, remove, setRecord, tidy, tidying };
  }

  Object.assign(KB, { FROM_NETWORK, asKept, hashOf, kept });
})();
