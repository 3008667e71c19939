import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Client } from "pg";
import type { Db } from "../../src/kernel/db/db.ts";
import { inSite } from "../../src/kernel/db/in-site.ts";
import { silentLog } from "../../src/kernel/db/log.ts";
import { openPool } from "../../src/kernel/db/pool.ts";
import { sendMail } from "../../src/kernel/mail/send-mail.ts";
import { decodeMail } from "../../src/kernel/mail/testing/decode-mail.ts";
import { mailTo, until } from "../../src/kernel/mail/testing/mail-tests.ts";
import { selfSigned } from "../../src/kernel/mail/testing/self-signed.ts";
import { startSmtpServer, type TestSmtpServer } from "../../src/kernel/mail/testing/smtp-server.ts";
import { siteByKey } from "../../src/modules/quarter/index.ts";
import { madeTown } from "../support/made-town.ts";
import { type OwnDatabase, ownDatabase } from "../support/own-database.ts";
import { type Product, runCommand, startProduct, temporaryFolder } from "../support/product.ts";

describe("mail of the whole product", () => {
  let own: OwnDatabase;
  let superuser: Client;
  let db: Db;
  let server: TestSmtpServer;
  let siteId = "";
  const folder = temporaryFolder();
  const open: Product[] = [];
  const env = () => ({
    DATA_DIR: join(folder, "data"),
    DATABASE_URL: own.url,
    SMTP_URL: `smtp://127.0.0.1:${server.port}?tls=none&from=office@quartier.example`,
  });
  const start = async () => {
    const product = await startProduct({ env: env() });
    open.push(product);
    return product;
  };
  before(async () => {
    own = await ownDatabase("mittendrin_test_mail_killed");
    server = await startSmtpServer();
    const made = await runCommand(["site", "create", "teststadt", ...madeTown], env());
    assert.equal(made.code, 0, made.err);
    open.push(await startProduct({ env: env() }));
    superuser = await own.superuser();
    db = openPool(own.url, { application_name: "test", max: 2 }, silentLog);
    siteId = (await siteByKey(db, "teststadt"))?.id ?? "";
  });
  after(async () => {
    for (const product of open) product.process.kill("SIGKILL");
    await server.close();
    await db.destroy();
    await superuser.end();
    await own.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const waiting = async (): Promise<number> => {
    const { rows } = await superuser.query(
      "select count(*)::int as n from mail.outgoing where state <> 'sent'",
    );
    return rows[0].n;
  };
  const queue = (names: string[]) =>
    inSite(db, siteId, async (tx) => {
      for (const name of names) await sendMail(tx, siteId, mailTo(`${name}@example.org`));
    });

  it("goes out within two seconds of the commit", async () => {
    const began = performance.now();
    await queue(["first"]);
    await until(() => server.received.length === 1, "the mail has come");
    assert.ok(performance.now() - began < 2000, `${performance.now() - began} ms`);
  });

  it("comes once, or once more under the same Message-ID, though the process is killed again and again", {
    timeout: 300_000,
  }, async () => {
    server.received.length = 0;
    server.behaviour.slow = 20;
    const names = Array.from({ length: 120 }, (_, n) => `p${n}`);
    await queue(names);
    let kills = 0;
    for (; kills < 4; kills++) {
      const goal = (kills + 1) * 15;
      await until(() => server.received.length >= goal, `${goal} mails`);
      await open.pop()?.end("SIGKILL");
      await start();
    }
    await until(async () => (await waiting()) === 0, "all are sent");
    const ids = new Map<string, Set<string>>();
    for (const { to, data } of server.received)
      ids.set(to, (ids.get(to) ?? new Set()).add(decodeMail(data).headers["message-id"] ?? ""));
    assert.equal(ids.size, names.length, "none is lost");
    for (const [to, each] of ids) assert.equal(each.size, 1, `${to} under ${each.size} Message-IDs`);
    const twice = server.received.length - names.length;
    assert.ok(twice <= kills, `${twice} came twice after ${kills} kills`);
  });

  it("is written down as sent where the database connection broke after the mail server had it", async () => {
    server.received.length = 0;
    server.behaviour.slow = 1500;
    await queue(["held"]);
    const held = async () => {
      const { rows } = await superuser.query(
        "select pid from pg_stat_activity where application_name = 'mittendrin mail' and state = 'idle in transaction'",
      );
      return rows.length === 1;
    };
    await until(held, "the mail is held");
    await superuser.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mittendrin mail'",
    );
    await until(async () => (await waiting()) === 0, "it is sent");
    assert.equal(server.received.length, 1, "and not once more");
  });

  it("can be tried out over TLS from the command line; the refusals never tell the password", async () => {
    const certificate = selfSigned();
    const trusted = join(folder, "ca.pem");
    writeFileSync(trusted, certificate.cert);
    for (const tlsAtOnce of [false, true]) {
      const secure = await startSmtpServer({ tls: certificate, tlsAtOnce, login: "office:s3cret" });
      const test = (password: string, more: Record<string, string> = {}) =>
        runCommand(["mail", "test", "me@example.org", "--site", "teststadt"], {
          ...env(),
          SMTP_URL: `smtp${tlsAtOnce ? "s" : ""}://office:${password}@localhost:${secure.port}?from=a@example.org`,
          ...more,
        });
      const good = await test("s3cret", { NODE_EXTRA_CA_CERTS: trusted });
      assert.match(good.out, /The mail server answered: 250 2\.0\.0 taken as 1/, good.err);
      assert.deepEqual(
        secure.received.map(({ encrypted, login, to }) => [encrypted, login, to]),
        [[true, "office:s3cret", "me@example.org"]],
      );
      const untrusted = await test("s3cret");
      assert.equal(untrusted.code, 1);
      assert.match(untrusted.err, /encrypted connection to the mail server failed: .*SELF_SIGNED/);
      const wrong = await test("wr0ng", { NODE_EXTRA_CA_CERTS: trusted });
      assert.match(wrong.err, /does not accept user name and password: 535/);
      assert.doesNotMatch(untrusted.err + wrong.err, /s3cret|wr0ng| {4}at /);
      await secure.close();
    }
    const misspelt = await runCommand(["mail", "list", "--site", "teststadt"], {
      ...env(),
      SMTP_URL: "smtp://office:s3cret@mail.example.org",
    });
    assert.equal(misspelt.code, 1);
    assert.match(misspelt.err, /^SMTP_URL needs the address that mails come from, [^\n]*\.\n$/);
    assert.doesNotMatch(misspelt.err, /s3cret/);
  });
});
