/**
 * KB.zip writes a ZIP file, KB.saveFile hands a file to the user. Nothing leaves the computer.
 * Compression needs CompressionStream("deflate-raw") (Chrome 103, Firefox 113, Safari 16.4); older browsers get stored entries.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const UTF8_NAMES = 0x800;
  const STORED = 0;
  const DEFLATED = 8;
  const FIRST_OF_JANUARY_1980 = 33;

  /** @type {Uint32Array|undefined} */
  let table;

  function crcTable() {
    return Uint32Array.from({ length: 256 }, (_, n) => {
      for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
      return n;
    });
  }

  /** @param {Uint8Array} bytes */
  function crc32(bytes) {
    table = table || crcTable();
    let crc = ~0;
    for (let i = 0; i < bytes.length; i++) crc = table[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
    return ~crc >>> 0;
  }

  /** @param {Uint8Array} bytes @returns {Promise<Uint8Array|null>} null where the browser cannot compress */
  async function deflated(bytes) {
    if (typeof CompressionStream === "undefined") return null;
    try {
      const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    } catch (error) {
      return null;
    }
  }

  /** Numbers of two or four bytes, little endian. @param {[size: 2|4, value: number][]} fields */
  function record(fields) {
    const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
    let at = 0;
    for (const [size, value] of fields) {
      if (size === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += size;
    }
    return new Uint8Array(view.buffer);
  }

  /** The fields that a local header and the central directory share. */
  function shared(entry) {
    return [
      [2, 20], [2, UTF8_NAMES], [2, entry.method], [2, 0], [2, FIRST_OF_JANUARY_1980],
      [4, entry.crc], [4, entry.data.length], [4, entry.size], [2, entry.name.length], [2, 0],
    ];
  }

  async function entryOf(name, content) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const packed = await deflated(bytes);
    const smaller = packed !== null && packed.length < bytes.length;
    return {
      name: new TextEncoder().encode(name),
      data: smaller ? packed : bytes,
      method: smaller ? DEFLATED : STORED,
      size: bytes.length,
      crc: crc32(bytes),
    };
  }

  /**
   * @param {Record<string, string|Uint8Array>} parts contents by name, in the order they shall stand
   * @returns {Promise<Blob>}
   */
  async function zip(parts) {
    const files = [];
    const directory = [];
    let offset = 0;
    for (const [name, content] of Object.entries(parts)) {
      const entry = await entryOf(name, content);
      const local = [record([[4, 0x04034b50], ...shared(entry)]), entry.name, entry.data];
      directory.push(
        record([[4, 0x02014b50], [2, 20], ...shared(entry), [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]),
        entry.name,
      );
      files.push(...local);
      offset += local.reduce((sum, bytes) => sum + bytes.length, 0);
    }
    const count = directory.length / 2;
    const size = directory.reduce((sum, bytes) => sum + bytes.length, 0);
    const end = record([[4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]]);
    return new Blob([...files, ...directory, end]);
  }

  /** @param {Blob} blob @param {string} name ASCII: older systems garble anything else */
  function saveFile(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  KB.zip = zip;
  KB.saveFile = saveFile;
})();
