import { ok, type Result, refuse } from "../../result/result.ts";
import type { RefusalStatus } from "../answer.ts";
import { isForm, readForm } from "../request/form.ts";
import { isSameOrigin } from "../request/same-origin.ts";
import type { BodyProblem, Visit } from "../request/visit.ts";

type Why = { status: RefusalStatus; reason: string };

const bodyRefusals: Record<BodyProblem, Why> = {
  "too-large": { status: 413, reason: "The form is too large." },
  "too-slow": { status: 408, reason: "The form came too slowly." },
  interrupted: { status: 400, reason: "The form did not arrive whole." },
};

/** Reads the form of a POST: only from our own pages, only as browsers send forms, only up to the server's limit. */
export async function readSentForm(
  visit: Visit,
  origins: readonly string[],
): Promise<Result<URLSearchParams, Why>> {
  const no = (status: RefusalStatus, reason: string) => refuse({ status, reason });
  if (!isSameOrigin(visit.header, origins)) return no(403, "The form was sent from another web site.");
  if (!isForm(visit.header("content-type")))
    return no(415, "Forms must be application/x-www-form-urlencoded in UTF-8.");
  const body = await visit.readBody();
  if (!body.ok) return refuse(bodyRefusals[body.reason]);
  const form = readForm(body.value);
  if (form.ok) return ok(form.value);
  return no(form.reason === "too-many-fields" ? 413 : 400, "The form is malformed.");
}
