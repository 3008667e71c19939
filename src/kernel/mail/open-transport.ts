import type { SendMailOptions } from "nodemailer";
import { type Failure, judgeFailure } from "./judge-failure.ts";
import type { SmtpSettings } from "./smtp-settings.ts";

/** What became of one try. */
export type Delivery = { sent: true; answer: string } | ({ sent: false } & Failure);

/** A way to the mail server. */
export interface Transport {
  /** Hands over one message. Never rejects. */
  deliver(message: SendMailOptions): Promise<Delivery>;
  close(): void;
}

/** Milliseconds. Mail servers may let a stranger wait before they greet; a minute and a half is the end of it. */
export const patience = { connect: 15_000, greeting: 30_000, silence: 30_000, whole: 90_000 };

/**
 * One connection at a time, kept for several mails and opened when the first is delivered.
 *
 * @param stopped ends what is under way
 */
export function openTransport(
  { host, port, tls, login, from }: SmtpSettings,
  limits: typeof patience = patience,
  stopped?: AbortSignal,
): Transport {
  // Most processes never send: the package is loaded for the first mail.
  const open = async () => {
    const { createTransport } = await import("nodemailer");
    return createTransport({
      pool: true,
      maxConnections: 1,
      maxMessages: 50,
      maxRequeues: 1,
      idleTimeout: 5000,
      host,
      port,
      secure: tls === "at-once",
      requireTLS: tls === "starttls",
      ignoreTLS: tls === "none",
      ...(login && { auth: { user: login.user, pass: login.password }, forceAuth: true }),
      // What we call ourselves: the own host name may be anything, and servers refuse names without a dot.
      name: from.slice(from.lastIndexOf("@") + 1),
      connectionTimeout: limits.connect + limits.greeting,
      greetingTimeout: limits.greeting,
      dnsTimeout: limits.connect,
      socketTimeout: limits.silence,
      tls: { minVersion: "TLSv1.2" },
    });
  };
  let pool: ReturnType<typeof open> | undefined;
  return {
    async deliver(message) {
      // A server that answers one byte now and then would otherwise be waited for without end.
      const late = AbortSignal.timeout(limits.whole);
      const signal = stopped ? AbortSignal.any([late, stopped]) : late;
      try {
        pool ??= open();
        const { response } = await (await pool).sendMail({ ...message, signal });
        return { sent: true, answer: response ?? "" };
      } catch (error) {
        return { sent: false, ...judgeFailure(error) };
      }
    },
    close: () =>
      void pool?.then(
        (opened) => opened.close(),
        () => {},
      ),
  };
}
