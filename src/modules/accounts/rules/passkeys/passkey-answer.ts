import * as z from "zod";

/** Longer than the answers of all devices that are known. */
const bytes = z.base64url().max(20_000);
const shared = {
  id: bytes.min(1).max(1400),
  rawId: bytes.min(1).max(1400),
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}).default({}),
};

/** `PublicKeyCredential.toJSON()` of a new passkey; what we do not use is left out. */
export const createdPasskey = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
});

/** The same of a passkey that was used. */
export const usedPasskey = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
});

/** What answers of both kinds have in common. */
export const anyPasskey = z.object({ response: z.object({ clientDataJSON: bytes }) });
