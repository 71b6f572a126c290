/**
 * KB.calendar: the open items of a project that have a due date, as an iCalendar file (RFC 5545) for Outlook, Google
 * Calendar or a phone. The same workspace gives the same text; importing it again updates the entries.
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
  const moment = (iso) => new Date(iso).toISOString().replace(/[-:]|\.\d+/g, "");

  /** @returns {string[]} lines of one event: a whole day, with a reminder the day before */
  function event(workspace, { list, runKey, name }, item) {
    const summary = `${item.proposed ? `${PROPOSED} ` : ""}${item.text} · ${workspace.name}`;
    const about = [
      `ผู้รับผิดชอบ: ${item.who}`,
      `เช็กลิสต์: ${list.title}${name ? ` (${name})` : ""} ข้อ ${item.no}`,
      `หน้าเว็บ: ${KB.progress.path(runKey, item.id)}`,
    ];
    return [
      "BEGIN:VEVENT",
      `UID:${escaped(`${workspace.id}.${runKey}.${item.id}`)}@local-cooperation-kb`,
      `DTSTAMP:${moment(workspace.updated)}`,
      `DTSTART;VALUE=DATE:${day(item.due)}`,
      `DTEND;VALUE=DATE:${day(KB.progress.plusDays(item.due, 1))}`,
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

  /** What has a date: open items of the lists in play. @returns {{run: object, item: object}[]} */
  function dated(workspace) {
    return KB.progress.project(workspace)
      .filter((run) => run.inPlay)
      .flatMap((run) => run.items.filter((item) => item.state === "open" && item.due).map((item) => ({ run, item })));
  }

  /** @param {import("./workspace").Workspace} workspace @returns {string} the file's text, without events if nothing has a date */
  function calendar(workspace) {
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//local-cooperation-kb//checklists//TH",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      `X-WR-CALNAME:${escaped(workspace.name)}`,
      ...dated(workspace).flatMap(({ run, item }) => event(workspace, run, item)),
      "END:VCALENDAR",
    ];
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  }

  KB.calendar = calendar;
  KB.calendar.count = (workspace) => dated(workspace).length;
})();
