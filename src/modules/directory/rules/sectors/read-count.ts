/** More businesses of one trade are in no town: such a number is something else, a code or a year with a slip. */
const most = 1_000_000;

/**
 * How many businesses a cell of a register's table says: "23", "1.204", "1 204", "12,0". Undefined for everything else, also
 * for what offices of statistics write where few are counted ("*", "< 3").
 */
export function readCount(text: string): number | undefined {
  const digits = text.trim().replace(/[.,]0+$/, (end) => (end.length === 4 ? end : ""));
  if (!/^(?:\d{1,7}|\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+)$/.test(digits)) return undefined;
  const count = Number(digits.replace(/\D/g, ""));
  return count <= most ? count : undefined;
}
