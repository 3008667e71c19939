import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { ok, type Result, refuse } from "../../result/result.ts";

/** A file that came with a form, in a folder that lasts as long as the request. */
export interface SentFile {
  /** The field of the form. */
  field: string;
  /** What the file is called where it came from: without folders, and not to be believed. */
  name: string;
  /** Where it lies. */
  path: string;
  bytes: number;
}

export interface SentForm {
  fields: URLSearchParams;
  files: SentFile[];
}

export type MultipartProblem = "malformed" | "bad-text" | "too-many-fields" | "too-large";

/** Our longest form with files has a few fields, and their texts are short. */
const limits = { parts: 100, headBytes: 4 * 1024, textBytes: 64 * 1024, nameLength: 200 };

/** The boundary between the parts of a form with files; undefined where the body is none. */
export function multipartBoundary(contentType: string | undefined): string | undefined {
  const match =
    /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([\w'()+,./:=?-]{1,70}))/i.exec(
      contentType ?? "",
    );
  return match?.[1] ?? match?.[2];
}

/** Where in the form we are: what stands before the first delimiter is passed over. */
type State = "before" | "after-delimiter" | "head" | "body" | "end";

/** A part while it is read: a text into memory, a file onto the disk. */
interface Part {
  field: string;
  file?: SentFile & { handle: FileHandle };
  text: Buffer[];
}

/**
 * Reads a form with files as browsers send it (RFC 7578) while it comes in: files go into `folder`, however large, texts into
 * memory. A field for a file where none was chosen is left out.
 *
 * @param mostBytes of all files together
 */
export async function readMultipart(
  pieces: AsyncIterable<Buffer>,
  boundary: string,
  folder: string,
  mostBytes: number,
): Promise<Result<SentForm, MultipartProblem>> {
  const delimiter = Buffer.from(`\r\n--${boundary}`, "latin1");
  const form: SentForm = { fields: new URLSearchParams(), files: [] };
  let state: State = "before";
  // The first delimiter may stand at the very beginning, without a line before it.
  let held: Buffer = Buffer.from("\r\n");
  let part: Part | undefined;
  let parts = 0;
  let textBytes = 0;
  let fileBytes = 0;

  async function keep(bytes: Buffer): Promise<MultipartProblem | undefined> {
    if (!part || bytes.length === 0) return undefined;
    if (part.file) {
      fileBytes += bytes.length;
      if (fileBytes > mostBytes) return "too-large";
      part.file.bytes += bytes.length;
      await part.file.handle.write(bytes);
    } else {
      textBytes += bytes.length;
      if (textBytes > limits.textBytes) return "too-large";
      part.text.push(Buffer.from(bytes));
    }
    return undefined;
  }

  async function finishPart(): Promise<MultipartProblem | undefined> {
    const done = part;
    part = undefined;
    if (done?.file) {
      const { handle, ...file } = done.file;
      await handle.close();
      if (file.name !== "" || file.bytes > 0) form.files.push(file);
    } else if (done) {
      const text = utf8(Buffer.concat(done.text));
      if (text === undefined) return "bad-text";
      form.fields.append(done.field, text);
    }
    return undefined;
  }

  async function beginPart(head: Buffer): Promise<MultipartProblem | undefined> {
    if (++parts > limits.parts) return "too-many-fields";
    const read = partHead(head);
    if (!read) return "malformed";
    const { field, name } = read;
    part = { field, text: [] };
    if (name === undefined) return undefined;
    const path = join(folder, `file-${parts}`);
    part.file = { field, name, path, bytes: 0, handle: await open(path, "wx", 0o600) };
    return undefined;
  }

  /** Takes what `held` tells already; undefined when more must come. */
  async function step(): Promise<MultipartProblem | "again" | undefined> {
    if (state === "before" || state === "body") {
      const at = held.indexOf(delimiter);
      const sure = at >= 0 ? at : Math.max(0, held.length - delimiter.length + 1);
      const problem = await keep(held.subarray(0, sure));
      if (problem) return problem;
      held = held.subarray(at >= 0 ? at + delimiter.length : sure);
      if (at < 0) return undefined;
      const late = await finishPart();
      state = "after-delimiter";
      return late ?? "again";
    }
    if (state === "after-delimiter") {
      if (held.length < 2) return undefined;
      const sign = held.toString("latin1", 0, 2);
      if (sign !== "--" && sign !== "\r\n") return "malformed";
      held = held.subarray(2);
      state = sign === "--" ? "end" : "head";
      return "again";
    }
    if (state === "head") {
      const end = held.indexOf("\r\n\r\n");
      if (end > limits.headBytes || (end < 0 && held.length > limits.headBytes)) return "malformed";
      if (end < 0) return undefined;
      const problem = await beginPart(held.subarray(0, end));
      held = held.subarray(end + 4);
      state = "body";
      return problem ?? "again";
    }
    held = Buffer.alloc(0);
    return undefined;
  }

  try {
    for await (const piece of pieces) {
      held = held.length === 0 ? piece : Buffer.concat([held, piece]);
      for (;;) {
        const what = await step();
        if (what === undefined) break;
        if (what !== "again") return refuse(what);
      }
    }
    return (state as State) === "end" ? ok(form) : refuse("malformed");
  } finally {
    await (part as Part | undefined)?.file?.handle.close();
  }
}

/** The name of the field, and that of the file, in the head of a part. */
function partHead(head: Buffer): { field: string; name: string | undefined } | undefined {
  const text = utf8(head);
  const line = text?.split("\r\n").find((one) => /^content-disposition\s*:/i.test(one));
  if (!line || !/^content-disposition\s*:\s*form-data\s*;/i.test(line)) return undefined;
  const field = quoted(line, "name");
  if (field === undefined || field === "") return undefined;
  const name = quoted(line, "filename");
  return { field, name: name === undefined ? undefined : bareName(name) };
}

function quoted(line: string, name: string): string | undefined {
  const value = new RegExp(`[;\\s]${name}="([^"]*)"`, "i").exec(line)?.[1];
  // What browsers write instead of what would end the value.
  return value?.replace(/%22/g, '"').replace(/%0D|%0A/gi, " ");
}

/** Some browsers send the whole path; what cannot be seen does not belong into a name. */
function bareName(name: string): string {
  const bare = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  return bare.replace(/\p{C}/gu, "").trim().slice(0, limits.nameLength);
}

function utf8(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
