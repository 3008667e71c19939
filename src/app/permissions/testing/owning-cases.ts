import assert from "node:assert/strict";
import { sql } from "kysely";
import sharp from "sharp";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { newId } from "../../../kernel/id/id.ts";
import { testSecrets } from "../../../kernel/secrets/testing/test-secrets.ts";
import { newLinkToken, tokenDigest } from "../../../modules/accounts/rules/credentials/link-token.ts";
import { savePart } from "../../../modules/directory/actions/my-business/save-part.ts";
import { keepDocument } from "../../../modules/directory/actions/owning/claim-document.ts";
import { makeClaimCode } from "../../../modules/directory/actions/owning/make-claim-code.ts";
import { endOwner } from "../../../modules/directory/actions/owning/manage-owners.ts";
import { parts } from "../../../modules/directory/rules/my-business/parts.ts";
import { businessByShortId } from "../../../modules/directory/store/businesses.ts";
import { insertQuestion } from "../../../modules/directory/store/fresh/questions.ts";
import { insertOwnership } from "../../../modules/directory/store/owning/ownerships.ts";
import { insertPhoto } from "../../../modules/directory/store/photos/photos.ts";
import { insertProposal } from "../../../modules/directory/store/proposals/proposals.ts";
import type { Site } from "../../../modules/quarter/index.ts";

/** Makes what the routes of owners and of those who hand businesses over are about. */
export function owningCasesOf(
  database: TestDatabase,
  site: Site,
  business: () => Promise<string>,
  now: () => Date,
) {
  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const entry = async (shortId: string) =>
    (await within((tx) => businessByShortId(tx, shortId))) ?? assert.fail("no entry");
  const doing = () => ({
    db: database.db,
    site,
    actor: { kind: "command" } as const,
    secrets: testSecrets(),
    now: now(),
  });

  const own = async (personId: string): Promise<string> => {
    const shortId = await business();
    const { id } = await entry(shortId);
    await within((tx) =>
      insertOwnership(tx, site.id, { businessId: id, personId, how: "person", since: now() }),
    );
    return shortId;
  };
  const code = async (shortId?: string): Promise<string> => {
    const made = await makeClaimCode(doing(), shortId ?? (await business()), "person");
    return made.ok ? made.value.code.replaceAll(" ", "") : assert.fail("no code");
  };

  return {
    own,
    code,
    async photo(shortId: string): Promise<string> {
      const { id: businessId } = await entry(shortId);
      const id = newId();
      const about = { alt: "Tür", language: "de", width: 1, height: 1, digest: "A".repeat(16) };
      const photo = { id, businessId, state: "shown" as const, ...about, madeBy: null, madeAt: now() };
      const file = Buffer.from("RIFF");
      await within((tx) => insertPhoto(tx, site.id, photo, { gross: file, klein: file }));
      return id;
    },
    /** A claim that waits, with a paper. */
    async paper(): Promise<string> {
      const { id: businessId } = await entry(await business());
      const id = newId();
      const asked = { kind: "claim", asked: { details: { way: "document" } }, contact: null } as const;
      const claim = { ...asked, id, businessId, receipt: null, language: "tr", madeBy: null };
      const paper = { contentType: "application/pdf", bytes: Buffer.from("%PDF-1.7") } as const;
      await within(async (tx) => {
        await insertProposal(tx, site.id, claim);
        await keepDocument(tx, { siteId: site.id, secrets: testSecrets() }, id, paper);
      });
      return id;
    },
    /** A change that the owner made. */
    async change(shortId: string, personId: string): Promise<string> {
      const found = await entry(shortId);
      const form = parts.kontakt.fill(found, "2026-11-26");
      form.set("email1", "laden@example.org");
      const saved = await savePart(doing(), { personId, business: found }, "kontakt", form, "de");
      return saved.ok && saved.value.kind === "live" ? saved.value.change : assert.fail("nothing saved");
    },
    async question(): Promise<string> {
      const { id: businessId } = await entry(await business());
      const token = newLinkToken();
      const expiresAt = new Date(now().getTime() + 86_400_000);
      const made = { digest: tokenDigest(token), businessId, madeAt: now(), expiresAt };
      await within((tx) => insertQuestion(tx, site.id, made));
      return token;
    },
    picture: (): Promise<Uint8Array<ArrayBuffer>> =>
      sharp({ create: { width: 300, height: 300, channels: 3, background: "teal" } })
        .jpeg()
        .toBuffer()
        .then((bytes) => new Uint8Array(bytes)),
    /** An entry with a mail address that nobody confirmed for years. */
    async stale(personId: string): Promise<void> {
      await this.reachable(personId);
      await within((tx) => sql`update directory.source set as_of = '2020-01-01'`.execute(tx));
    },
    /** An entry with a mail address. */
    async reachable(personId: string): Promise<string> {
      const shortId = await business();
      const found = await entry(shortId);
      await within((tx) =>
        insertOwnership(tx, site.id, { businessId: found.id, personId, how: "person", since: now() }),
      );
      await this.change(shortId, personId);
      assert.ok((await endOwner(doing(), shortId, personId)).ok);
      return shortId;
    },
  };
}
