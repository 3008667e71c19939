/** The bytes from 128 on as DOS shows them in Western Europe: Excel still writes such files ("CSV (MS-DOS)"). */
const dosLetters = [
  ..."ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
];
/** Names of that encoding, which `TextDecoder` does not know. */
const dosNames = ["cp850", "ibm850", "850"];

async function* decodeDos(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  for await (const chunk of chunks)
    yield Array.from(chunk, (byte) =>
      byte < 128 ? String.fromCharCode(byte) : (dosLetters[byte - 128] ?? ""),
    ).join("");
}

const strict = () => new TextDecoder("utf-8", { fatal: true });

/** Decodes a line that should be UTF-8; one that is not is taken for Windows-1252, which fits every byte. */
function decodeLine(line: Buffer): string {
  try {
    return strict().decode(line);
  } catch {
    return new TextDecoder("windows-1252").decode(line);
  }
}

async function* decodeMixed(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(0x0a) + 1;
    rest = bytes.subarray(end);
    const lines: string[] = [];
    for (let at = 0; at < end; ) {
      const next = bytes.indexOf(0x0a, at) + 1;
      lines.push(decodeLine(bytes.subarray(at, next)));
      at = next;
    }
    if (lines.length > 0) yield lines.join("");
  }
  if (rest.length > 0) yield decodeLine(rest);
}

async function* decodePlain(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  if (dosNames.includes(encoding.toLowerCase())) {
    yield* decodeDos(chunks);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const last = decoder.decode();
  if (last !== "") yield last;
}

/** The text of bytes, without a byte order mark. `mixed` decodes each line for itself. */
export async function* decodeText(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  let first = true;
  for await (const text of encoding === "mixed" ? decodeMixed(chunks) : decodePlain(chunks, encoding)) {
    // NUL is no character of a table, and the database refuses it.
    const clean = text.replaceAll("\0", "");
    yield first ? clean.replace(/^\uFEFF/, "") : clean;
    first = false;
  }
}

/** Whether there is an encoding of this name. */
export function isEncoding(name: string): boolean {
  if (dosNames.includes(name.toLowerCase())) return true;
  try {
    return new TextDecoder(name) !== undefined;
  } catch {
    return false;
  }
}
