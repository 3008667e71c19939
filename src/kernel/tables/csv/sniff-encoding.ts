/** What an encoding was guessed from. */
interface Count {
  /** Letters of several bytes that are whole, and bytes above 127 that belong to none. */
  whole: number;
  stray: number;
  /** Bytes that are ä, ö, ü, Ä, Ö, Ü or ß in one of the old encodings, beside a letter. */
  windows: number;
  mac: number;
  dos: number;
  /** Bytes that are ğ, ı, ş, Ğ, İ or Ş on Turkish machines, and letters of Iceland on ours. */
  turkish: number;
  /** NUL bytes at even and odd places: UTF-16 of Latin text has one in every letter. */
  evenNuls: number;
  oddNuls: number;
  bytes: number;
}

const windowsLetters = new Set([0xe4, 0xf6, 0xfc, 0xc4, 0xd6, 0xdc, 0xdf]);
const macLetters = new Set([0x8a, 0x9a, 0x9f, 0x80, 0x85, 0x86, 0xa7]);
const dosLetters = new Set([0x8e, 0x99, 0x9a, 0xe1]);
/** ä, ö and ü; elsewhere two of them are quotes, which stand at one side of a word only. */
const dosWithin = new Set([0x84, 0x94, 0x81]);
const turkishLetters = new Set([0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe]);
const isAsciiLetter = (byte: number) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** How many bytes follow in UTF-8 behind this first one. */
function following(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 1;
  if (byte >= 0xe0 && byte <= 0xef) return 2;
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : -1;
}

/** Looks at the bytes of a file, piece by piece, and says at the end how it is written. */
export function createEncodingSniffer() {
  const count: Count = {
    ...{ whole: 0, stray: 0, bytes: 0, evenNuls: 0, oddNuls: 0 },
    ...{ windows: 0, mac: 0, dos: 0, turkish: 0 },
  };
  let start = Buffer.alloc(0);
  let open = 0;
  let last = 0;

  function see(byte: number, next: number) {
    if (open > 0 && (byte & 0xc0) === 0x80) {
      open--;
      if (open === 0) count.whole++;
      return;
    }
    if (open > 0) {
      count.stray++;
      open = 0;
    }
    if (byte < 0x80) return;
    const more = following(byte);
    if (more < 0) count.stray++;
    else open = more;
    if (!isAsciiLetter(last) && !isAsciiLetter(next)) return;
    if (windowsLetters.has(byte)) count.windows++;
    if (macLetters.has(byte)) count.mac++;
    const isWithin = isAsciiLetter(last) && isAsciiLetter(next);
    if (dosLetters.has(byte) || (isWithin && dosWithin.has(byte))) count.dos++;
    if (turkishLetters.has(byte)) count.turkish++;
  }

  return {
    take(chunk: Buffer) {
      if (start.length < 4) start = Buffer.concat([start, chunk.subarray(0, 4)]);
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] ?? 0;
        if (byte === 0) (count.bytes + at) % 2 === 0 ? count.evenNuls++ : count.oddNuls++;
        else if (byte >= 0x80 || open > 0) see(byte, chunk[at + 1] ?? 0);
        last = byte;
      }
      count.bytes += chunk.length;
    },
    /** A name that `TextDecoder` knows; `mixed` where most is UTF-8 but some lines are not. */
    encoding(): string {
      if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
      if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
      if (count.oddNuls > count.bytes / 5 && count.oddNuls > 4 * count.evenNuls) return "utf-16le";
      if (count.evenNuls > count.bytes / 5 && count.evenNuls > 4 * count.oddNuls) return "utf-16be";
      if (count.stray === 0 && open === 0) return "utf-8";
      if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return "mixed";
      if (count.whole > count.stray) return "mixed";
      if (count.mac > count.windows && count.mac >= count.dos) return "macintosh";
      if (count.dos > count.windows) return "cp850";
      return count.turkish > 0 ? "windows-1254" : "windows-1252";
    },
  };
}
