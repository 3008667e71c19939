import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { readDigits } from "./typed-code.ts";

/** Why a code is not taken. `used`: it was right, but somebody has signed in with it before. */
export type TotpRefusal = "wrong" | "used";

/** What all authenticator apps can do (RFC 6238, 5.2; the Key URI format knows others, many apps ignore them). */
const period = 30;
const digits = 6;
/** Steps to either side that are taken, for clocks that go wrong (RFC 6238, 5.2). */
const tolerance = 1;

/** A new seed: 160 bits (RFC 4226, 4, R6) in base32, as the app takes it; to be kept sealed. */
export function newTotpSeed(): string {
  return toBase32(randomBytes(20));
}

/**
 * The address behind the QR code that an authenticator app reads.
 *
 * @param issuer the site's name, as the app shows it
 * @param account whose it is
 */
export function totpAddress(seed: string, issuer: string, account: string): string {
  // A colon parts issuer and account.
  const [site, person] = [issuer, account].map((text) => encodeURIComponent(text.replaceAll(":", " ")));
  return `otpauth://totp/${site}:${person}?secret=${seed}&issuer=${site}&algorithm=SHA1&digits=${digits}&period=${period}`;
}

/**
 * Decides whether a typed code is right at this moment.
 *
 * @param lastStep the step of the code that was taken last, if any: it and those before it are spent (RFC 6238, 5.2). Write
 * the new one with the condition that it is greater than what stands there, so that of two at once one is taken.
 * @returns the step of the code
 */
export function checkTotp(
  seed: string,
  typed: string,
  now: Date,
  lastStep: number | undefined,
): Result<number, TotpRefusal> {
  const code = Buffer.from(readDigits(typed));
  const current = Math.floor(now.getTime() / 1000 / period);
  let found: number | undefined;
  // All of them each time: how long it takes does not tell which one was right.
  for (let step = current - tolerance; step <= current + tolerance; step++) {
    const right = Buffer.from(totpAt(seed, step));
    if (code.length === right.length && timingSafeEqual(code, right)) found = Math.max(found ?? step, step);
  }
  if (found === undefined) return refuse("wrong");
  return lastStep !== undefined && found <= lastStep ? refuse("used") : ok(found);
}

/** The code of a step: HOTP (RFC 4226, 5.3) of the number of half minutes since 1970. */
export function totpAt(seed: string, step: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", fromBase32(seed)).update(counter).digest();
  const truncated = mac.readUInt32BE(mac.readUInt8(19) & 0xf) & 0x7fff_ffff;
  return String(truncated % 10 ** length).padStart(length, "0");
}

/** RFC 4648, 6, without padding. */
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join("");
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
