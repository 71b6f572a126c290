/**
 * KB.exact: fractions of whole numbers of any size, so that money is exact: 0.1 + 0.2 is 0.3, a third three times is one.
 *
 * @typedef {{top: bigint, bottom: bigint}} Exact `bottom` is positive, and nothing divides both
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const size = (number) => (number < 0n ? -number : number);

  /** @param {bigint} top @param {bigint} bottom not 0 @returns {Exact} */
  function fraction(top, bottom) {
    let [a, b] = [size(top), size(bottom)];
    while (b) [a, b] = [b, a % b];
    const sign = bottom < 0n ? -1n : 1n;
    return a ? { top: (sign * top) / a, bottom: (sign * bottom) / a } : { top: 0n, bottom: 1n };
  }

  /** @param {number|string} number as JavaScript writes it: 12.5, 1e-7 @returns {Exact|null} null if it is none */
  function of(number) {
    const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(number));
    if (!match) return null;
    const [, sign, whole, decimals = "", power = "0"] = match;
    const shift = Number(power) - decimals.length;
    const top = BigInt(sign + whole + decimals);
    return shift < 0 ? fraction(top, 10n ** BigInt(-shift)) : fraction(top * 10n ** BigInt(shift), 1n);
  }

  /** @param {Exact} a */
  function floor({ top, bottom }) {
    return top / bottom - (top < 0n && top % bottom ? 1n : 0n);
  }

  /** Half away from zero, as Excel and people do. @param {Exact} a @param {number} places */
  function round({ top, bottom }, places) {
    const unit = 10n ** BigInt(places);
    const whole = (2n * size(top) * unit + bottom) / (2n * bottom);
    return fraction(top < 0n ? -whole : whole, unit);
  }

  KB.exact = {
    floor, of, round,
    add: (a, b) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom),
    subtract: (a, b) => fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom),
    multiply: (a, b) => fraction(a.top * b.top, a.bottom * b.bottom),
    /** @returns {Exact|null} null if b is 0 */
    divide: (a, b) => (b.top ? fraction(a.top * b.bottom, a.bottom * b.top) : null),
    whole: (number) => fraction(BigInt(number), 1n),
    /** Below, at or above 0 as a is to b. @param {Exact} a @param {Exact} b */
    compare: (a, b) => Number(a.top * b.bottom > b.top * a.bottom) - Number(a.top * b.bottom < b.top * a.bottom),
    /** The nearest number that JavaScript has. @param {Exact} a with at most `places` decimals */
    number({ top, bottom }, places) {
      const digits = String((size(top) * 10n ** BigInt(places)) / bottom).padStart(places + 1, "0");
      const cut = digits.length - places;
      return Number(`${top < 0n ? "-" : ""}${digits.slice(0, cut)}.${digits.slice(cut)}`);
    },
  };
})();
