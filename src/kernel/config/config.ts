import { isIP } from "node:net";
import { join, resolve, sep } from "node:path";
import * as z from "zod";
import { readSmtpUrl, type SmtpSettings } from "../mail/smtp-settings.ts";
import { readSmsUrl } from "../texting/read-sms-url.ts";
import type { TextGateway } from "../texting/text-gateway.ts";
import { StartRefused } from "./start-refused.ts";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** What the operator sets by environment variables; see `readConfig`. */
export interface Config {
  port: number;
  host: string;
  /** Absolute. Holds the embedded database and everything else that a backup must contain. */
  dataDir: string;
  /** The role that owns and migrates; without it the embedded database is used. */
  databaseUrl: string | undefined;
  /** The role of the web pages, neither owner nor exempt from row-level security. */
  databaseAppUrl: string | undefined;
  /** A replica that may answer public reads. */
  databaseReadUrl: string | undefined;
  /** The public address, where it is not the one we listen on; without a path. */
  baseUrl: URL | undefined;
  /** Addresses as CIDR blocks whose `X-Forwarded-*` headers count. */
  trustedProxies: string[];
  /** Absolute. What sensitive fields are sealed with; made at the first start, see `openSecrets`. */
  secretKeyFile: string;
  /** Absolute. Where a backup of the embedded database goes each night; without it none is made. */
  backupDir: string | undefined;
  /** How mail leaves; without it nothing by mail is offered. */
  smtp: SmtpSettings | undefined;
  /** How text messages leave; without it none are offered. */
  texts: TextGateway | undefined;
  logLevel: (typeof logLevels)[number];
}

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, "must be a number from 0 to 65535")
  .transform(Number)
  .refine((port) => port <= 65535, "must be a number from 0 to 65535");

const databaseAddress = z
  .string()
  .refine(
    isDatabaseUrl,
    "must look like postgres://user:password@host/database, with special characters as %XX",
  );

const publicAddress = z
  .string()
  .refine(
    (text) => isBaseUrl(text),
    "must be an address such as https://quartier.example.org, without a path",
  )
  .transform((text) => new URL(text));

const proxyList = z.string().transform((text, context) => {
  const blocks = text.split(/[\s,]+/).filter((part) => part !== "");
  const wrong = blocks.find((block) => toCidr(block) === undefined);
  if (wrong !== undefined) {
    context.addIssue({
      code: "custom",
      message: `must list addresses or CIDR blocks such as 10.0.0.0/8, not "${wrong}"`,
    });
    return z.NEVER;
  }
  return blocks.map((block) => toCidr(block) ?? block);
});

const mailServer = z.string().transform((text, context) => {
  const settings = readSmtpUrl(text);
  if (!("wrong" in settings)) return settings;
  context.addIssue({ code: "custom", message: settings.wrong });
  return z.NEVER;
});

const textService = z.string().transform((text, context) => {
  const url = readSmsUrl(text);
  if (!("wrong" in url)) return url;
  context.addIssue({ code: "custom", message: url.wrong });
  return z.NEVER;
});

const environment = z.object({
  PORT: portNumber.default(8080),
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:%_-]+$/, "must be a host name or an IP address")
    .default("127.0.0.1"),
  DATA_DIR: z.string().default("data"),
  DATABASE_URL: databaseAddress.optional(),
  DATABASE_APP_URL: databaseAddress.optional(),
  DATABASE_READ_URL: databaseAddress.optional(),
  BASE_URL: publicAddress.optional(),
  TRUSTED_PROXIES: proxyList.default([]),
  SECRET_KEY_FILE: z
    .string()
    // A null byte is the only thing that no path may hold.
    .refine((path) => !path.includes("\0"), "must be the path of a file")
    .optional(),
  BACKUP_DIR: z
    .string()
    .refine((path) => !path.includes("\0"), "must be the path of a folder")
    .optional(),
  SMTP_URL: mailServer.optional(),
  SMS_URL: textService.optional(),
  SMS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "must be the secret of the text service, without spaces")
    .optional(),
  SMS_PRICE: z
    .string()
    .regex(/^\d{1,3}([.,]\d{1,3})?$/, "must be what a part of a text message costs in cents, such as 7.5")
    .transform((text) => Number(text.replace(",", ".")))
    .default(0),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(", ")}` }).default("info"),
});

/**
 * Reads the environment. An empty variable counts as not set. `DATA_DIR`, `SECRET_KEY_FILE` and
 * `BACKUP_DIR` are taken relative to the current folder.
 *
 * @throws {StartRefused} one line that names the first variable with a wrong value; it never repeats the address of a
 * database or a mail server.
 * @example
 * const config = readConfig(process.env);
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartRefused(`${issue?.path.join(".")} ${issue?.message}.`);
  }
  const values = parsed.data;
  for (const name of ["DATABASE_APP_URL", "DATABASE_READ_URL"] as const) {
    if (values[name] !== undefined && values.DATABASE_URL === undefined) {
      throw new StartRefused(
        `${name} is set but DATABASE_URL is not; set both, or neither to use the embedded database.`,
      );
    }
  }
  const dataDir = resolve(values.DATA_DIR);
  const backupDir = values.BACKUP_DIR === undefined ? undefined : resolve(values.BACKUP_DIR);
  if (backupDir !== undefined) refuseBackupDir(backupDir, dataDir, values.DATABASE_URL);
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir,
    databaseUrl: values.DATABASE_URL,
    databaseAppUrl: values.DATABASE_APP_URL,
    databaseReadUrl: values.DATABASE_READ_URL,
    baseUrl: values.BASE_URL,
    trustedProxies: values.TRUSTED_PROXIES,
    secretKeyFile: resolve(values.SECRET_KEY_FILE ?? join(values.DATA_DIR, "secret-key")),
    backupDir,
    smtp: values.SMTP_URL,
    texts: values.SMS_URL && { url: values.SMS_URL, token: values.SMS_TOKEN, price: values.SMS_PRICE },
    logLevel: values.LOG_LEVEL,
  };
}

function refuseBackupDir(backupDir: string, dataDir: string, databaseUrl: string | undefined): void {
  if (databaseUrl !== undefined)
    throw new StartRefused(
      "BACKUP_DIR is set, but so is DATABASE_URL: the program backs up the embedded database only; take BACKUP_DIR away and back up your own server with pg_dump or pgBackRest (docs/operating.md).",
    );
  if (`${backupDir}${sep}`.startsWith(`${dataDir}${sep}`))
    throw new StartRefused(
      `BACKUP_DIR must not lie in DATA_DIR (${dataDir}): what takes the one would take the other; name a folder elsewhere, best on another disk.`,
    );
}

function isDatabaseUrl(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { username, password, hostname, pathname } = new URL(text);
  try {
    decodeURIComponent(`${username}${password}${hostname}${pathname}`);
  } catch {
    return false;
  }
  return pathname.length > 1;
}

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const bare = url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
  return bare && (url.protocol === "https:" || url.protocol === "http:");
}

/** An address alone stands for the block of exactly this address. */
function toCidr(block: string): string | undefined {
  const [address = "", bits, ...rest] = block.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return undefined;
  const longest = family === 4 ? 32 : 128;
  if (bits === undefined) return `${address}/${longest}`;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= longest ? block : undefined;
}
