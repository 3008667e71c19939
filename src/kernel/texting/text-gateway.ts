import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** How text messages leave (SMS_URL): by a service on the web, or into a folder. See docs/text-messages.md. */
export interface TextGateway {
  url: URL;
  /** SMS_TOKEN. */
  token: string | undefined;
  /** SMS_PRICE: what one part costs, in cents. */
  price: number;
}

/** A message to one number. Sent twice with the same id it is one message. */
export interface TextMessage {
  id: string;
  /** E.164, such as `+4915112345678`. */
  to: string;
  text: string;
}

/** `later`: may be tried again; `never`: this message is refused for good. Words for the operator. */
export type TextDelivery = { sent: true } | { sent: false; kind: "later" | "never"; words: string };

const timeoutMs = 10_000;
const later = (words: string): TextDelivery => ({ sent: false, kind: "later", words });

/** Hands a message over; harmless where it was handed over before. */
export async function deliverText(
  { url, token }: TextGateway,
  message: TextMessage,
  stopped?: AbortSignal,
): Promise<TextDelivery> {
  if (url.protocol === "file:") return writeText(fileURLToPath(url), message);
  const signals = [AbortSignal.timeout(timeoutMs), ...(stopped ? [stopped] : [])];
  try {
    const answer = await fetch(url, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.any(signals),
      headers: {
        "Content-Type": "application/json",
        "Idempotency-Key": message.id,
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(message),
    });
    // What it says is of no use, and a connection that is not read to its end is not used again.
    await answer.body?.cancel().catch(() => {});
    return judge(answer.status);
  } catch {
    return later("The text service cannot be reached or did not answer in time.");
  }
}

/** 409 is the answer of a service that has this id already. */
function judge(status: number): TextDelivery {
  if ((status >= 200 && status < 300) || status === 409) return { sent: true };
  if (status === 401 || status === 403)
    return later(`The text service does not accept SMS_TOKEN (${status}).`);
  if ([400, 404, 410, 413, 422].includes(status))
    return { sent: false, kind: "never", words: `The text service refuses the message (${status}).` };
  return later(`The text service does not take the message now (${status}).`);
}

/** The name of the file is the id, so that the same message is one file, whole or not there. */
async function writeText(folder: string, message: TextMessage): Promise<TextDelivery> {
  const path = join(folder, `${message.id}.json`);
  try {
    const file = await open(`${path}.part`, "w", 0o600);
    try {
      await file.writeFile(`${JSON.stringify(message)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
    return { sent: true };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return later(`The folder for text messages cannot be written (${code}).`);
  }
}
