import { STATUS_CODES } from "node:http";

/** A problem document (RFC 9457). */
export function problemDocument(
  status: number,
  detail: string | undefined,
  instance: string | undefined,
): string {
  return JSON.stringify({
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Error",
    status,
    // Without the detail the title says it all, so absent members are left out.
    detail,
    instance,
  });
}
