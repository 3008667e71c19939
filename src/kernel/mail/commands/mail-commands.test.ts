import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { silentLog } from "../../db/log.ts";
import { type TestDatabase, testDatabase } from "../../db/testing/test-database.ts";
import { newId } from "../../id/id.ts";
import { CommandRefused } from "../../module/command.ts";
import { assertRefused, runCommand } from "../../module/testing/run-command.ts";
import type { SmtpSettings } from "../smtp-settings.ts";
import { startMailSender } from "../start-mail-sender.ts";
import { migrations } from "../store/migrations/index.ts";
import { decodeMail } from "../testing/decode-mail.ts";
import { hasty, mailTo, outbox, send, settingsFor, until } from "../testing/mail-tests.ts";
import { startSmtpServer, type TestSmtpServer } from "../testing/smtp-server.ts";
import { mailList } from "./mail-list.ts";
import { mailTest } from "./mail-test.ts";

describe("the commands about mail", () => {
  let database: TestDatabase;
  let server: TestSmtpServer;
  let smtp: SmtpSettings | undefined;
  before(async () => {
    database = await testDatabase([{ module: "mail", migrations }]);
    server = await startSmtpServer();
  });
  after(async () => {
    await database.drop();
    await server.close();
  });
  beforeEach(() => {
    server.behaviour = {};
    server.received.length = 0;
    smtp = settingsFor(server.port);
  });

  const site = { id: newId(), name: "Hochfeld & Marxloh" };
  const parts = {
    requireSite: async (_: unknown, key: string) => {
      if (key !== "duisburg") throw new CommandRefused(`There is no site "${key}".`);
      return site;
    },
    smtp: () => smtp,
  };
  const test = (words: string[], options: Record<string, string> = { site: "duisburg" }) =>
    runCommand(database.owner, mailTest(parts, hasty), words, options);
  const list = () => runCommand(database.owner, mailList(parts), [], { site: "duisburg" });

  it("send a mail and say what the server answered", async () => {
    const { lines } = await test(["me@bäcker.example"]);
    assert.deepEqual(lines, [
      "The mail to me@xn--bcker-gra.example is handed over. The mail server answered: 250 2.0.0 taken as 1",
    ]);
    const { headers, text } = decodeMail(server.received[0]?.data ?? "");
    assert.match(headers.from ?? "", /Hochfeld & Marxloh/);
    assert.match(text, /Hochfeld & Marxloh kann E-Mails senden/);
    assert.equal((await outbox(database.owner, site.id)).length, 0);
  });

  it("say in one sentence why no mail went out", async () => {
    await assertRefused(test(["me"]), 2, /^"me" is not a mail address\.$/);
    await assertRefused(test([]), 2, /^ADDRESS is missing\.$/);
    await assertRefused(test(["me@example.org"], {}), 2, /^--site is missing\.$/);
    await assertRefused(test(["me@example.org"], { site: "x" }), 1, /no site "x"/);
    server.behaviour = { answer: (command) => (command === "RCPT" ? "550 5.1.1 unknown" : undefined) };
    await assertRefused(
      test(["me@example.org"]),
      1,
      /^The mail server refuses the address: 550 5\.1\.1 unknown\.$/,
    );
    server.behaviour = { silent: true };
    await assertRefused(test(["me@example.org"]), 1, /^The mail server did not answer in time\.$/);
    smtp = settingsFor(server.port, { tls: "starttls" });
    server.behaviour = {};
    await assertRefused(test(["me@example.org"]), 1, /^The mail server offers no encryption: .*\.$/);
    smtp = undefined;
    await assertRefused(test(["me@example.org"]), 1, /^No mail can be sent: set SMTP_URL/);
    assert.equal(server.received.length, 0);
  });

  it("list what waits and what was given up, with the reason, never what it says", async () => {
    assert.deepEqual((await list()).lines, ["No mail waits and none was given up."]);
    server.behaviour = {
      answer: (command, argument) => {
        if (command !== "RCPT" || argument.includes("fine@")) return undefined;
        return argument.includes("gone@") ? "550 5.1.1 unknown" : "450 4.2.0 later";
      },
    };
    for (const name of ["gone", "grey", "fine"])
      await send(database.db, site.id, mailTo(`${name}@example.org`));
    const sender = startMailSender(database, settingsFor(server.port), silentLog, { limits: hasty });
    await until(
      async () => (await outbox(database.owner, site.id)).every(({ tries }) => tries === 1),
      "all are tried",
    ).finally(() => sender.stop());
    const { lines, result } = await list();
    assert.equal(lines.length, 2, "what was sent is not listed");
    assert.match(
      lines[0] ?? "",
      /UTC {2}grey@example\.org {2}waiting, next try .*, 1 try: .*450 4\.2\.0 later/,
    );
    assert.match(lines[1] ?? "", /UTC {2}gone@example\.org {2}given up, 1 try: .*550 5\.1\.1 unknown/);
    assert.doesNotMatch(JSON.stringify([lines, result]), /geheim|Zugang/);
  });
});
