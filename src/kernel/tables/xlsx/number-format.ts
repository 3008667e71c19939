/** How a number of a cell is meant: as it is, as a date or time, or filled up with zeros to so many digits. */
export type NumberLook = { kind: "plain" } | { kind: "date" } | { kind: "zeros"; digits: number };

/** The formats that a workbook need not describe (ECMA-376 part 1, 18.8.30): dates and times. */
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);

/** The look of a format by its number and its code, such as `dd.mm.yyyy` or `00000`. */
export function lookOf(id: number, code: string | undefined): NumberLook {
  if (code === undefined) return { kind: builtInDates.has(id) ? "date" : "plain" };
  // Quoted words, colours and conditions say nothing about what the number is.
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./gi, "").split(";")[0] ?? "";
  if (/^0{2,15}$/.test(bare.trim())) return { kind: "zeros", digits: bare.trim().length };
  return { kind: /[dmyhs]/i.test(bare) && !/^general$/i.test(bare.trim()) ? "date" : "plain" };
}

const two = (value: number) => String(value).padStart(2, "0");

/** A serial day of Excel as text: `2024-03-01`, with a time behind it where there is one, a time alone below one day. */
export function serialDate(serial: number, is1904: boolean): string {
  // Excel believes that 1900 was a leap year, so that days before March 1900 are off by one; no list has those.
  const days = serial + (is1904 ? 1462 : 0);
  const seconds = Math.round((days - Math.floor(days)) * 86_400);
  const minutes = Math.round(seconds / 60);
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  if (serial >= 0 && serial < 1) return minutes === 1440 ? "24:00" : time;
  if (serial === 1 && !is1904) return "24:00";
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return String(serial);
  const day = date.toISOString().slice(0, 10);
  return minutes === 0 || minutes === 1440 ? day : `${day} ${time}`;
}

/** A number of a cell as text, without the noise of binary fractions and without exponents. */
export function numberText(raw: string, look: NumberLook, is1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return raw.trim();
  if (look.kind === "date") return serialDate(value, is1904);
  if (Number.isInteger(value) && Math.abs(value) < 1e21) {
    const text = value.toFixed(0);
    return look.kind === "zeros" && value >= 0 ? text.padStart(look.digits, "0") : text;
  }
  return String(Number(value.toPrecision(15)));
}
