/**
 * KB.unzip: the parts of a ZIP file that somebody chose. Reads the directory at its end, as every program writes it.
 * Needs DecompressionStream("deflate-raw") (Chrome 103, Firefox 113, Safari 16.4) unless the parts are stored.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const END = 0x06054b50;
  const ENTRY = 0x02014b50;
  const DEFLATED = 8;
  /** Unpacked bytes; a spreadsheet of an office is far smaller, a bomb is larger. */
  const LARGEST = 60e6;
  const BROKEN = "ไฟล์เสียหายหรือไม่ใช่ไฟล์ Excel (.xlsx)";

  /** @param {DataView} view @returns {number} where the record at the end begins */
  function endOf(view) {
    for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 66000; at--) {
      if (view.getUint32(at, true) === END) return at;
    }
    throw new Error(BROKEN);
  }

  /** @returns {{name: string, method: number, packed: number, size: number, at: number}[]} */
  function directory(view) {
    const end = endOf(view);
    const count = view.getUint16(end + 10, true);
    const entries = [];
    let at = view.getUint32(end + 16, true);
    for (let n = 0; n < count; n++) {
      if (view.getUint32(at, true) !== ENTRY) throw new Error(BROKEN);
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
      const name = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, nameLength));
      const [packed, size, local] = [20, 24, 42].map((offset) => view.getUint32(at + offset, true));
      entries.push({ name, method: view.getUint16(at + 10, true), packed, size, at: local });
      at += 46 + nameLength + extra + comment;
    }
    return entries;
  }

  async function contentOf(view, { method, packed, size, at }) {
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const bytes = new Uint8Array(view.buffer, start, packed);
    if (method !== DEFLATED) return bytes;
    if (typeof DecompressionStream === "undefined") throw new Error("เบราว์เซอร์นี้อ่านไฟล์ Excel ไม่ได้ บันทึกเป็น CSV UTF-8 แล้วนำเข้าใหม่");
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const content = new Uint8Array(await new Response(stream).arrayBuffer());
    if (content.length !== size) throw new Error(BROKEN);
    return content;
  }

  /**
   * @param {ArrayBuffer} buffer @param {(name: string) => boolean} wanted
   * @returns {Promise<Record<string, string>>} texts by name @throws {Error} with a Thai message
   */
  async function unzip(buffer, wanted) {
    try {
      const view = new DataView(buffer);
      const entries = directory(view).filter(({ name }) => wanted(name));
      if (entries.reduce((sum, { size }) => sum + size, 0) > LARGEST) throw new Error("ไฟล์ Excel ใหญ่เกินไป แบ่งเป็นหลายไฟล์แล้วนำเข้าทีละไฟล์");
      const contents = await Promise.all(entries.map((entry) => contentOf(view, entry)));
      return Object.fromEntries(entries.map(({ name }, i) => [name, new TextDecoder().decode(contents[i])]));
    } catch (error) {
      // what the browser says of a broken file helps nobody
      throw error instanceof RangeError || error instanceof TypeError ? new Error(BROKEN) : error;
    }
  }

  KB.unzip = unzip;
})();
