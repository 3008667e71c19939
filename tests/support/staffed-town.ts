import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { APIRequestContext, Browser, BrowserContextOptions, Page } from "playwright-core";
import { decodeMail } from "../../src/kernel/mail/testing/decode-mail.ts";
import { startSmtpServer, type TestSmtpServer } from "../../src/kernel/mail/testing/smtp-server.ts";
import { totpAt } from "../../src/modules/accounts/rules/credentials/totp.ts";
import { withoutBrowser } from "./browser.ts";
import { type CopiedDatabase, copiedDatabase } from "./copied-database.ts";
import { assertFits } from "./journey.ts";
import { madeTown } from "./made-town.ts";
import type { OwnDatabase } from "./own-database.ts";
import { type Product, runCommand, startProduct, temporaryFolder } from "./product.ts";
import { assertAccessible, copyIn } from "./scan.ts";
import { sharedBrowser } from "./shared-browser.ts";
import { visitorIn } from "./visitors.ts";
import { textSeen } from "./walk.ts";

export const password = "vier graue Esel singen";

/** A device of somebody in the story. */
export interface Device {
  page: Page;
  /** Call it on each page passed: axe finds nothing, nothing is wider than the screen. */
  look(): Promise<void>;
}

/** What a story is given: a site of its own that nobody manages yet. */
export interface StaffedVisit {
  /** The first page of the site in German. */
  start: string;
  /** The link for the first administrator, as the program printed it. */
  invitation: string;
  open(options: BrowserContextOptions): Promise<Device>;
  database: OwnDatabase;
  /** The text of the newest mail to this address, which comes within ten seconds; only where the town has a mail server. */
  mailTo(address: string): Promise<string>;
  /** Whether scripts run. */
  scripts: boolean;
}

/**
 * A story of people who sign in, once with scripts switched off and once with them on, each time at a new site on a database
 * of its own. Fails also on a script error.
 *
 * @param name of the database: letters and underlines
 * @param mail whether the town has a mail server; it is one of the test, which hands on nothing
 */
export function staffJourney(
  goal: string,
  name: string,
  walk: (visit: StaffedVisit) => Promise<void>,
  { mail = false } = {},
): void {
  describe(goal, { skip: withoutBrowser() }, () => {
    const dataDir = temporaryFolder();
    let database: CopiedDatabase;
    let product: Product;
    let browser: Browser;
    let smtp: TestSmtpServer | undefined;
    before(async () => {
      if (mail) smtp = await startSmtpServer();
      const folder = { DATA_DIR: dataDir };
      database = await copiedDatabase(`mittendrin_test_${name}`, "mittendrin_test_staffed", async (env) => {
        for (const key of ["ohne-skripte", "mit-skripten"]) {
          const made = await runCommand(["site", "create", key, ...madeTown], { ...env, ...folder });
          assert.equal(made.code, 0, made.out + made.err);
        }
      });
      const from = "office@quartier.example";
      const sending = smtp && { SMTP_URL: `smtp://127.0.0.1:${smtp.port}?tls=none&from=${from}` };
      product = await startProduct({ env: { ...database.env, ...folder, ...sending } });
      browser = await sharedBrowser();
    });
    after(async () => {
      await product?.end();
      await smtp?.close();
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    });
    for (const [key, scripts] of [
      ["ohne-skripte", false],
      ["mit-skripten", true],
    ] as const)
      test(scripts ? "with scripts" : "without scripts", async () => {
        const faults: string[] = [];
        const left: (() => Promise<void>)[] = [];
        const open = async (options: BrowserContextOptions): Promise<Device> => {
          const { page, leave } = await visitorIn(browser, { ...options, javaScriptEnabled: scripts });
          left.push(leave);
          page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
          const copy = copyIn(browser, options, scripts);
          const look = async () => {
            await assertFits(page);
            await assertAccessible(page, copy);
          };
          return { page, look };
        };
        const invitation = await printed(product, new RegExp(`http\\S+/${key}/de/einladung/\\S+`));
        const mailTo = (address: string) => newestMail(smtp, address);
        await walk({ start: `${product.url}/${key}/de`, invitation, open, database, mailTo, scripts });
        assert.deepEqual(faults, []);
        for (const leave of left) await leave();
      });
  });
}

/** Takes the newest mail to an address out of what has come, and waits for one where there is none yet. */
async function newestMail(smtp: TestSmtpServer | undefined, address: string): Promise<string> {
  for (let tries = 0; smtp && tries < 100; tries++) {
    const at = smtp.received.findLastIndex(({ to }) => to === address);
    const [found] = at < 0 ? [] : smtp.received.splice(at, 1);
    if (found) return decodeMail(found.data).text;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`No mail came to ${address}.`);
}

/** What the program writes after it has said that it is ready. */
async function printed({ written }: Product, pattern: RegExp): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const found = pattern.exec(written())?.[0];
    if (found) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${pattern} was not written: ${written()}`);
}

/** Chooses the password on the page of an invitation. */
export async function choosePassword({ page, look }: Device): Promise<void> {
  await look();
  await page.getByLabel("Neues Passwort").fill(password);
  await page.getByLabel("Passwort wiederholen").fill(password);
  await page.getByRole("button", { name: "Passwort speichern und anmelden" }).click();
  await page.getByRole("heading", { level: 1, name: "Mein Zugang" }).waitFor();
}

/** Sets up the second factor from the own account; the key of the code app. */
export async function setUpSecondStep({ page, look }: Device): Promise<string> {
  await look();
  await page.getByRole("link", { name: "Einrichten", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Zweiter Schritt beim Anmelden" }).waitFor();
  await look();
  const seed = (await textSeen(page.locator(".secret"))).replaceAll(" ", "");
  await page.getByRole("textbox", { name: "Code" }).fill(codeOf(seed));
  await page.getByRole("button", { name: "Einschalten" }).click();
  await page.getByRole("heading", { level: 1, name: "Der zweite Schritt ist eingeschaltet" }).waitFor();
  assert.equal(await page.locator(".secret li").count(), 10);
  await look();
  return seed;
}

/**
 * Takes an invitation as by `choosePassword` and `setUpSecondStep`, but sends their forms without showing the pages: for stories that
 * are about something else. Other stories look at those pages.
 *
 * @returns the key of the code app
 */
export async function settleIn({ page }: Device, invitation: string): Promise<string> {
  // It shares the cookies of the device.
  const { request } = page.context();
  await sendForm(request, invitation, () => ({ password, repeat: password }));
  let seed = "";
  const secondStep = invitation.replace(/\/einladung\/.*/, "/konto/zweiter-schritt");
  await sendForm(request, secondStep, (html) => {
    seed = (/class="secret"[^>]*>([^<]+)</.exec(html)?.[1] ?? assert.fail(html)).replaceAll(" ", "");
    return { code: codeOf(seed) };
  });
  return seed;
}

/** Fills in the form that has these fields, on the page at the address, and sends it as a browser would. */
async function sendForm(
  request: APIRequestContext,
  address: string,
  fill: (html: string) => Record<string, string>,
): Promise<void> {
  const html = await (await request.get(address)).text();
  const filled = fill(html);
  const forms = html.match(/<form [\s\S]*?<\/form>/g) ?? [];
  const written = forms.find((each) => Object.keys(filled).every((name) => each.includes(`name="${name}"`)));
  const form = written ?? assert.fail(`${address} has no such form: ${html}`);
  const attributeOf = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  const hidden = (form.match(/<input [^>]*type="hidden"[^>]*>/g) ?? []).map((tag) => [
    attributeOf(tag, "name"),
    attributeOf(tag, "value"),
  ]);
  const { origin } = new URL(address);
  const answer = await request.post(origin + attributeOf(form, "action"), {
    form: { ...Object.fromEntries(hidden), ...filled },
    headers: { origin },
  });
  assert.equal(answer.status(), 200, `${address}: ${await answer.text()}`);
}

/** An administrator invites somebody, a coach where nothing else is said. @returns the link of the invitation */
export async function inviteCoach(
  { page }: Device,
  start: string,
  { name, login, role = "Coaching" }: { name: string; login: string; role?: string } = {
    name: "Ayşe Öztürk",
    login: "ayse",
  },
): Promise<string> {
  await page.goto(`${start}/intern/personen/einladen`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Rolle").selectOption({ label: role });
  await page.getByLabel("Anmeldename").fill(login);
  await page.getByRole("button", { name: "Einladen" }).click();
  return (await textSeen(page.locator(".secret").first())).trim();
}

/** What the code app shows, some steps of half a minute from now: a code that was used is spent. */
export function codeOf(seed: string, steps = 0): string {
  return totpAt(seed, Math.floor(Date.now() / 30_000) + steps);
}
