import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ok, type Result, refuse } from "../../result/result.ts";
import type { RefusalStatus } from "../answer.ts";
import { isForm, readForm } from "../request/form.ts";
import {
  type MultipartProblem,
  multipartBoundary,
  readMultipart,
  type SentForm,
} from "../request/multipart.ts";
import { isSameOrigin } from "../request/same-origin.ts";
import { BodyFault, type BodyProblem, type Visit } from "../request/visit.ts";

type Why = { status: RefusalStatus; reason: string };

const bodyRefusals: Record<BodyProblem, Why> = {
  "too-large": { status: 413, reason: "The form is too large." },
  "too-slow": { status: 408, reason: "The form came too slowly." },
  interrupted: { status: 400, reason: "The form did not arrive whole." },
};

const fileRefusals: Record<MultipartProblem, Why> = {
  "too-large": { status: 413, reason: "The file is too large." },
  "too-many-fields": { status: 413, reason: "The form is malformed." },
  malformed: { status: 400, reason: "The form did not arrive whole." },
  "bad-text": { status: 400, reason: "The form is malformed." },
};

/** A form, and the folder of its files, which whoever answers takes away. */
export type Sent = Partial<SentForm> & { fields: URLSearchParams; folder?: string };

/** What a route that takes files says of them. */
export interface FileTaking {
  bytes: number;
  /** Asked before anything is read: files of those who may not send any are not taken in. */
  mayCome(): Promise<boolean>;
}

/**
 * Reads the form of a POST: only from our own pages, only as browsers send forms, only up to the limit. Undefined for a form
 * with files of somebody who may not send any: the gate says what they are told.
 */
export async function readSentForm(
  visit: Visit,
  origins: readonly string[],
  taking: FileTaking | undefined,
): Promise<Result<Sent | undefined, Why>> {
  const no = (status: RefusalStatus, reason: string) => refuse({ status, reason });
  if (!isSameOrigin(visit.header, origins)) return no(403, "The form was sent from another web site.");
  const type = visit.header("content-type");
  const boundary = taking && multipartBoundary(type);
  if (taking && boundary !== undefined)
    return (await taking.mayCome()) ? readFiles(visit, boundary, taking.bytes) : ok(undefined);
  if (!isForm(type)) return no(415, "Forms must be application/x-www-form-urlencoded in UTF-8.");
  const body = await visit.readBody();
  if (!body.ok) return refuse(bodyRefusals[body.reason]);
  const form = readForm(body.value);
  if (form.ok) return ok({ fields: form.value });
  return no(form.reason === "too-many-fields" ? 413 : 400, "The form is malformed.");
}

/** What a form may hold beside its files. */
const restBytes = 128 * 1024;

async function readFiles(visit: Visit, boundary: string, bytes: number): Promise<Result<Sent, Why>> {
  const folder = await mkdtemp(join(tmpdir(), "mittendrin-files-"));
  let isWhole = false;
  try {
    const read = await readMultipart(visit.bodyPieces(bytes + restBytes), boundary, folder, bytes);
    isWhole = read.ok;
    return read.ok ? ok({ ...read.value, folder }) : refuse(fileRefusals[read.reason]);
  } catch (error) {
    if (!(error instanceof BodyFault)) throw error;
    return refuse(error.problem === "too-large" ? fileRefusals["too-large"] : bodyRefusals[error.problem]);
  } finally {
    if (!isWhole) await forgetFiles(folder);
  }
}

/** Takes the files of a form away. */
export const forgetFiles = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
