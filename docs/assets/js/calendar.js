/**
 * KB.calendar: the open items of a project that have a due date, as an iCalendar file (RFC 5545) for Outlook, Google
 * Calendar or a phone. The same workspace gives the same text; importing it again updates the entries.
 * KB.calendar.file makes such a file of any entries.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const LINE = 75; // octets, without the line break
  const PROPOSED = "(กำหนดที่เสนอ)";

  /** Text as a value: no control characters; what would end the value is escaped. @param {string} text */
  function escaped(text) {
    const clean = text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ").replace(/[\ud800-\udfff]/gu, "");
    return clean.trim().replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  }

  /** Long lines go on after a line break and a space; no character is cut in two. @param {string} line */
  function folded(line) {
    const encoder = new TextEncoder();
    let [out, length] = ["", 0];
    for (const character of line) {
      const octets = encoder.encode(character).length;
      if (length + octets > LINE) [out, length] = [`${out}\r\n `, 1];
      out += character;
      length += octets;
    }
    return out;
  }

  const day = (iso) => iso.replace(/-/g, "");
  const dayAfter = (iso) => new Date(Date.parse(`${iso}T00:00:00Z`) + 864e5).toISOString().slice(0, 10);
  const moment = (iso) => new Date(iso).toISOString().replace(/[-:]|\.\d+/g, "");

  /**
   * Lines of one event: a whole day, with a reminder the day before.
   * @param {{uid: string, stamp: string, day: string, summary: string, about: string[]}} entry stamp and day are ISO
   * @returns {string[]}
   */
  function event({ uid, stamp, day: due, summary, about }) {
    return [
      "BEGIN:VEVENT",
      `UID:${escaped(uid)}@local-cooperation-kb`,
      `DTSTAMP:${moment(stamp)}`,
      `DTSTART;VALUE=DATE:${day(due)}`,
      `DTEND;VALUE=DATE:${day(dayAfter(due))}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(about.join("\n"))}`,
      "TRANSP:TRANSPARENT", // a due date does not make anybody busy
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "TRIGGER:-P1D",
      `DESCRIPTION:${escaped(summary)}`,
      "END:VALARM",
      "END:VEVENT",
    ];
  }

  /** @param {string} name of the calendar @param {object[]} entries as `event` takes them @returns {string} the file's text */
  function file(name, entries) {
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//local-cooperation-kb//checklists//TH",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      `X-WR-CALNAME:${escaped(name)}`,
      ...entries.flatMap(event),
      "END:VCALENDAR",
    ];
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  }

  /** An open item of a list in play as an entry. */
  function entry(workspace, { list, runKey, name }, item) {
    return {
      uid: `${workspace.id}.${runKey}.${item.id}`,
      stamp: workspace.updated,
      day: item.due,
      summary: `${item.proposed ? `${PROPOSED} ` : ""}${item.text} · ${workspace.name}`,
      about: [
        `ผู้รับผิดชอบ: ${item.who}`,
        `เช็กลิสต์: ${list.title}${name ? ` (${name})` : ""} ข้อ ${item.no}`,
        `หน้าเว็บ: ${KB.progress.path(runKey, item.id)}`,
      ],
    };
  }

  /** What has a date: open items of the lists in play. @returns {{run: object, item: object}[]} */
  function dated(workspace) {
    return KB.progress.project(workspace)
      .filter((run) => run.inPlay)
      .flatMap((run) => run.items.filter((item) => item.state === "open" && item.due).map((item) => ({ run, item })));
  }

  /** @param {import("./workspace").Workspace} workspace @returns {string} the file's text, without events if nothing has a date */
  function calendar(workspace) {
    return file(workspace.name, dated(workspace).map(({ run, item }) => entry(workspace, run, item)));
  }

  KB.calendar = calendar;
  KB.calendar.count = (workspace) => dated(workspace).length;
  KB.calendar.file = file;
})();
