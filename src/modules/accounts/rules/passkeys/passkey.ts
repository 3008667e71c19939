import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { anyPasskey, createdPasskey, usedPasskey } from "./passkey-answer.ts";

/** For whom passkeys are made: they work at this address only, which is what makes them proof against false sites. */
export interface PasskeyPlace {
  /** The host name of the site, without port. */
  host: string;
  /** As the browser says it: scheme, host, port. */
  origin: string;
  /** As the device shows it. */
  name: string;
}

/** What is stored of a passkey. */
export interface Passkey {
  /** In base64url, as the browser names it. */
  id: string;
  publicKey: Uint8Array<ArrayBuffer>;
  /** How often it was used, as the device counts; always 0 where it does not count. */
  counter: number;
  /** How it may be reached, for the browser's next question. */
  transports: string[];
  /** Whether the person has it on other devices as well: one that is not is lost with the device. */
  backedUp: boolean;
}

/**
 * Why a passkey is not taken. `malformed`: no answer of a browser; `wrong`: made for another question, place or key;
 * `copied`: its counter went back, so that somebody else has it, too.
 */
export type PasskeyRefusal = "malformed" | "wrong" | "copied";

/** In milliseconds: enough to find the telephone. */
export const passkeyPatience = 5 * 60_000;

/** The library takes a text for words and not for base64url. */
const bytesOf = (challenge: string) => new Uint8Array(Buffer.from(challenge, "base64url"));

// Read at the first use: they would hold up every start by half a second.
const library = () => import("@simplewebauthn/server");

/**
 * What the browser is asked when somebody adds a passkey. The device must know who uses it (finger, face, PIN): so a passkey
 * counts as two factors.
 *
 * @param challenge of `newChallenge`
 * @param person `id` is what the device keeps; it comes back as `userHandle` and must not be a name
 */
export async function askForNewPasskey(
  place: PasskeyPlace,
  challenge: string,
  person: { id: string; name: string },
  present: readonly Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    challenge: bytesOf(challenge),
    rpID: place.host,
    rpName: place.name,
    userID: new TextEncoder().encode(person.id),
    userName: person.name,
    userDisplayName: person.name,
    timeout: passkeyPatience,
    // Which make the device is would be one more thing to know of a person, and of no use to us.
    attestationType: "none",
    excludeCredentials: present.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** What the browser is asked at a sign-in; without a name, since the device knows whose passkeys it has. */
export async function askForPasskey(
  place: PasskeyPlace,
  challenge: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    challenge: bytesOf(challenge),
    rpID: place.host,
    timeout: passkeyPatience,
    userVerification: "required",
  });
}

/**
 * Reads the browser's answer to `askForNewPasskey`.
 *
 * @param answer parsed JSON, from outside
 */
export async function readNewPasskey(
  place: PasskeyPlace,
  challenge: string,
  answer: unknown,
): Promise<Result<Passkey, PasskeyRefusal>> {
  const parsed = createdPasskey.safeParse(answer);
  if (!parsed.success) return refuse("malformed");
  const { verifyRegistrationResponse } = await library();
  const verified = await verifyRegistrationResponse({
    response: parsed.data as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.host,
    requireUserVerification: true,
    // The library throws whatever is wrong; what it is in particular helps nobody but an attacker.
  }).catch(() => undefined);
  if (!verified?.verified) return refuse("wrong");
  const { credential, credentialBackedUp } = verified.registrationInfo;
  return ok({
    id: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: parsed.data.response.transports ?? [],
    backedUp: credentialBackedUp,
  });
}

/**
 * The id of the passkey that an answer to `askForPasskey` was made with, to look it up; nothing is proven by it yet.
 *
 * @returns undefined where it is no answer of a browser
 */
export function passkeyIdIn(answer: unknown): string | undefined {
  return usedPasskey.safeParse(answer).data?.id;
}

/** The question that an answer names, of either kind; undefined where it is no answer of a browser. */
export function challengeIn(answer: unknown): string | undefined {
  const parsed = anyPasskey.safeParse(answer);
  if (!parsed.success) return undefined;
  try {
    const client: unknown = JSON.parse(
      Buffer.from(parsed.data.response.clientDataJSON, "base64url").toString("utf8"),
    );
    const { challenge } = client as { challenge?: unknown };
    return typeof challenge === "string" ? challenge : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Decides whether the answer to `askForPasskey` was made with this passkey.
 *
 * @returns the passkey as it is to be stored now
 */
export async function checkPasskey(
  place: PasskeyPlace,
  challenge: string,
  answer: unknown,
  passkey: Passkey,
): Promise<Result<Passkey, PasskeyRefusal>> {
  const parsed = usedPasskey.safeParse(answer);
  if (!parsed.success) return refuse("malformed");
  const { verifyAuthenticationResponse } = await library();
  const verified = await verifyAuthenticationResponse({
    response: parsed.data as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.host,
    requireUserVerification: true,
    // 0: the counter is compared below, where it has a reason of its own.
    credential: { id: passkey.id, publicKey: passkey.publicKey, counter: 0 },
  }).catch(() => undefined);
  if (!verified?.verified) return refuse("wrong");
  const { newCounter, credentialBackedUp } = verified.authenticationInfo;
  // WebAuthn 6.1.1: a device that counts never gives the same number twice.
  if ((newCounter > 0 || passkey.counter > 0) && newCounter <= passkey.counter) return refuse("copied");
  return ok({ ...passkey, counter: newCounter, backedUp: credentialBackedUp });
}
