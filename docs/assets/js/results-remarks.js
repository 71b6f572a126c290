/**
 * KB.resultsRemarks: all that is to be said of the results of a room: of each file, of what contradicts, of who took one
 * round only.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const ROUNDS = { before: "ก่อนเรียน", after: "หลังเรียน" };
  const WHOLE = "ทั้งไฟล์";
  const who = ({ participant, round }) => `ผู้เข้าอบรม ${participant} ${ROUNDS[round]}`;

  /** @param {import("./results-files").Return[]} returns */
  function ofFiles(returns) {
    return returns.flatMap(({ name: file, refused, remarks }) => [
      ...(refused ? [{ file, place: WHOLE, level: "fault", words: `ไม่นับ: ${refused}` }] : []),
      ...remarks.map((remark) => ({ file, ...remark })),
    ]);
  }

  /** Results of another paper: they cannot be put together, and are kept for a room of their own. */
  function ofOthers({ others, room }, name) {
    return others.map((held) => {
      const { seed, count, questions } = held.paper;
      const same = seed === room.paper.seed && questions.length === room.paper.questions.length;
      const words = !questions.length || !room.paper.questions.length
        ? `คะแนนเต็ม ${count} ไม่ใช่ชุดข้อสอบของห้องนี้`
        : same ? "รหัสชุดเดียวกับห้องนี้ แต่ข้อไม่ตรงกัน อาจทดสอบบนเว็บคนละรุ่น" : `ชุดข้อสอบ “${seed}” ${count} ข้อ ไม่ใช่ชุดของห้องนี้ “${room.paper.seed}” ${room.paper.count} ข้อ`;
      return { file: name(held), place: who(held), level: "fault", words: `ไม่นับ: ${words} เลือกชุดของห้องได้ในหัวข้อผลซ้ำ` };
    });
  }

  function ofGroups({ groups, open }, name) {
    return groups.flatMap((group) => {
      const files = [...new Set(group.held.map(name))].join(", ");
      const one = (level, words) => [{ file: files, place: who(group), level, words }];
      if (open.includes(group)) return one("fault", `มี ${group.held.length} ผลที่ไม่ตรงกัน ยังไม่นับ เลือกฉบับที่ใช้ในหัวข้อผลซ้ำ`);
      if (group.same) return one("read", `มาซ้ำ ${group.held.length} ครั้ง ไม่ขัดกัน นับครั้งเดียว`);
      return one("read", `มี ${group.held.length} ผลที่ไม่ตรงกัน ใช้ตามที่เลือก`);
    });
  }

  function ofPersons({ persons }, name) {
    return persons.flatMap(({ label, before, after }) => {
      const place = `ผู้เข้าอบรม ${label}`;
      if (!after) return [{ file: name(before), place, level: "check", words: "มีแต่ก่อนเรียน ไม่มีหลังเรียน นับในคะแนนก่อนเรียน ไม่นับในพัฒนาการ" }];
      if (!before) return [{ file: name(after), place, level: "check", words: "มีแต่หลังเรียน ไม่มีก่อนเรียน นับในคะแนนหลังเรียน ไม่นับในพัฒนาการ" }];
      if (before.taken && after.taken && after.taken < before.taken) {
        return [{ file: `${name(before)}, ${name(after)}`, place, level: "check", words: "วันที่ของหลังเรียนมาก่อนวันที่ของก่อนเรียน อาจเลือกรอบสลับกัน" }];
      }
      return [];
    });
  }

  /**
   * @param {import("./results-files").Return[]} returns @param {ReturnType<typeof KB.resultsMerge>} result
   * @param {(held: import("./results-merge").Held) => string} name of the file that a result is from
   * @returns {import("./fault-list").Remark[]}
   */
  function resultsRemarks(returns, result, name) {
    return [...ofFiles(returns), ...ofOthers(result, name), ...ofGroups(result, name), ...ofPersons(result, name)];
  }

  KB.resultsRemarks = resultsRemarks;
  Object.assign(KB.resultsRemarks, { ROUNDS, who });
})();
