import { cleanLine } from "./clean-text.ts";

/**
 * Whose fault it is that a mail did not go out: the `server` cannot be reached or lets nobody send, so that others need
 * not be tried now; this `mail` is put off; or it is refused for good (`never`).
 */
export interface Failure {
  kind: "server" | "mail" | "never";
  /** In words for the operator, perhaps with what the server answered. Never with the password. */
  words: string;
}

interface SmtpError {
  code?: string;
  originalCode?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

/** RFC 3463, 3.8: about rights and policy, such as a server that does not know us yet: an operator can mend that. */
const policy = /^5\d\d[ -]5\.7\.\d/;

/** Understands an error of nodemailer. */
export function judgeFailure(error: unknown): Failure {
  const { code = "", originalCode, command = "", responseCode, response } = (error ?? {}) as SmtpError;
  const said = response ? `: ${cleanLine(response, 300)}` : "";
  if (code === "EAUTH" || code === "ENOAUTH")
    return { kind: "server", words: `The mail server does not accept user name and password${said}` };
  if (responseCode === 421) return { kind: "server", words: `The mail server sends nothing now${said}` };
  if (responseCode && command === "MAIL FROM")
    return {
      kind: "server",
      words: `The mail server does not accept the address that mails come from${said}`,
    };
  if (responseCode && (code === "EMESSAGE" || code === "EENVELOPE")) {
    const what = command === "RCPT TO" ? "address" : "mail";
    if (responseCode < 500 || policy.test(response ?? ""))
      return { kind: "mail", words: `The mail server does not accept the ${what} now${said}` };
    return { kind: "never", words: `The mail server refuses the ${what}${said}` };
  }
  if (code === "EENVELOPE") return { kind: "never", words: "The address cannot be used for mail." };
  return { kind: "server", words: connectionWords(code, originalCode, error, said) };
}

function connectionWords(code: string, original: string | undefined, error: unknown, said: string): string {
  const message = error instanceof Error ? error.message : "";
  if (code === "ETIMEDOUT" || code === "EABORT") return "The mail server did not answer in time.";
  if (code === "EDNS") return "The mail server is not known by this name.";
  if (code === "ETLS" || /certificate|CERT|self.signed|altnames|SSL|TLS/.test(`${original} ${message}`))
    return said !== ""
      ? `The mail server offers no encryption${said}`
      : `The encrypted connection to the mail server failed: ${cleanLine(original ?? message, 100)}`;
  if (original) return `The mail server cannot be reached (${cleanLine(original, 40)}).`;
  return `The connection to the mail server broke off${said || "."}`;
}
