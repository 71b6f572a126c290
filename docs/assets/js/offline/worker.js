/**
 * The service worker: serves a page that is kept, and everything that page asks for, from one version.
 *
 * A page that is not kept comes from the network with all it needs, as if this file were not there. A page that is kept
 * gets the bytes of its version or an error, never those of another one: which version it came from is noted when it is
 * opened, and what is not kept is taken from the network only if its hash is the right one.
 */
(function () {
  "use strict";

  const HOME = new URL("./", self.location.href).href;
  const kept = self.KB.kept(HOME);

  /** Path below the site's root, null for what is not the site's. */
  function pathOf(url) {
    const { origin, pathname } = new URL(url);
    const whole = origin + pathname;
    if (!whole.startsWith(HOME)) return null;
    const path = decodeURIComponent(whole.slice(HOME.length));
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  }

  /** What tells of versions must not come from one of them. */
  const isAboutVersions = (path) => path === "sw.js" || path.startsWith("assets/offline/");

  // --- Pages -----------------------------------------------------------------------------------------------------------

  const NOT_KEPT = `<!doctype html><html lang="th"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>ยังไม่ได้เก็บหน้านี้ไว้</title><style>body{font:18px/1.75 Sarabun,"Leelawadee UI",Tahoma,sans-serif;max-width:36em;margin:3rem auto;padding:0 1rem;color:#17262a;background:#f4f5f1}a{color:#0b5b66}</style>
<h1>ตอนนี้ไม่มีเน็ต และหน้านี้ไม่อยู่ในส่วนที่เก็บไว้</h1>
<p>ต่อเน็ตแล้วโหลดหน้านี้ใหม่ หรือกลับไป<a href="${HOME}index.html">หน้าแรก</a>ที่เก็บไว้แล้ว ครั้งหน้าเลือกเก็บส่วนนี้เพิ่มได้ที่หน้า<a href="${HOME}offline.html">ใช้แบบไม่มีเน็ต</a></p></html>`;

  const notKept = () => new Response(NOT_KEPT, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });

  async function page({ request, resultingClientId }, path) {
    const { active } = await kept.record();
    const entry = active && ((await kept.list(active.version)) || {})[path];
    const held = entry && (await kept.file(entry[0]));
    if (held) {
      if (resultingClientId) await kept.pin(resultingClientId, active.version);
      return held;
    }
    try {
      return await fetch(request);
    } catch (error) {
      if (active) return notKept();
      throw error;
    }
  }

  // --- What pages ask for ------------------------------------------------------------------------------------------------

  /** Whether the browser says, when a page is opened, who will be asking for its files (Safari: from 16 on). */
  const SAYS_WHO = "resultingClientId" in FetchEvent.prototype;

  /** Where it does not, a page is noted when it first asks: as one that is kept, if it is. */
  async function pinLate({ id, url }) {
    const { active } = await kept.record();
    const entry = active && ((await kept.list(active.version)) || {})[pathOf(url)];
    if (!entry || !(await kept.file(entry[0]))) return "";
    await kept.pin(id, active.version);
    return active.version;
  }

  /** The version of the page that asks, "" for the network. */
  async function versionFor(clientId) {
    const version = await kept.pinned(clientId);
    const client = version ? null : await self.clients.get(clientId);
    if (!client) return version;
    if (client.type === "window") return SAYS_WHO ? "" : pinLate(client);
    // A worker of which the browser does not say whose it is: of the open pages, if they all agree.
    const pages = await self.clients.matchAll({ type: "window" });
    const versions = new Set(await Promise.all(pages.map(({ id }) => kept.pinned(id))));
    return versions.size === 1 ? [...versions][0] : "";
  }

  async function verified(request, hash) {
    for (const cache of ["default", "reload"]) {
      const response = await fetch(request.url, { cache });
      const bytes = await response.arrayBuffer();
      if (response.ok && (await self.KB.hashOf(bytes)) === hash) return self.KB.asKept(bytes, response);
    }
    return Response.error();
  }

  async function asset({ request, clientId, resultingClientId }, path) {
    const version = await versionFor(clientId);
    if (!version) return fetch(request);
    if (resultingClientId) await kept.pin(resultingClientId, version); // a worker belongs to its page's version
    const entry = ((await kept.list(version)) || {})[path];
    if (!entry) return fetch(request);
    return (await kept.file(entry[0])) || verified(request, entry[0]);
  }

  const tidy = () => kept.tidying(async (id) => Boolean(await self.clients.get(id)));

  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const path = request.method === "GET" ? pathOf(request.url) : null;
    if (path === null || isAboutVersions(path) || request.headers.has(self.KB.FROM_NETWORK)) return;
    const isPage = request.mode === "navigate";
    event.respondWith(isPage ? page(event, path) : asset(event, path));
  });
  self.addEventListener("message", (event) => {
    if (event.data === "version") event.waitUntil(kept.pinned(event.source.id).then((version) => event.ports[0].postMessage(version)));
    if (event.data === "tidy") event.waitUntil(kept.exists().then((is) => (is ? tidy() : undefined)));
  });
})();
