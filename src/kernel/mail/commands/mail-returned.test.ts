import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inSite } from "../../db/in-site.ts";
import { type TestDatabase, testDatabase } from "../../db/testing/test-database.ts";
import { newId } from "../../id/id.ts";
import { assertRefused, runCommand } from "../../module/testing/run-command.ts";
import { readReturn } from "../read-return.ts";
import { migrations } from "../store/migrations/index.ts";
import { setSent } from "../store/outgoing.ts";
import { mailTo, outbox, send } from "../testing/mail-tests.ts";
import { mailReturned } from "./mail-returned.ts";

/** As Postfix writes it. */
const report = (id: string, action = "failed") =>
  `Return-Path: <>
Date: Thu, 26 Nov 2026 10:00:00 +0100
From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
Message-Id: <20261126090000.4B2C01@mail.example.org>
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.example.org.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; fatma@example.org
Action: ${action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <fatma@example.org>: Recipient address
    rejected: User unknown

--b1
Content-Type: text/rfc822-headers

From: Hochfeld <office@example.org>
To: fatma@example.org
Message-ID: <${id}@example.org>
Subject: Termin

--b1--
`.replaceAll("\n", "\r\n");

describe("a mail that comes back", () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase([{ module: "mail", migrations }]);
  });
  after(() => database.drop());

  const siteId = newId();
  const run = (message: string) =>
    runCommand(
      database.owner,
      mailReturned(async () => Buffer.from(message)),
      [],
    );

  it("is given up with the reason of the server, once", async () => {
    const id = await send(database.owner, siteId, mailTo("fatma@example.org"));
    const other = await send(database.owner, siteId, mailTo("ali@example.org"));
    assert.deepEqual((await run(report(id))).result, { mail: null }, "it did not go out yet");
    await inSite(database.owner, siteId, async (tx) => {
      for (const each of [id, other]) await setSent(tx, siteId, each, new Date());
    });
    const reason = "550 5.1.1 <fatma@example.org>: Recipient address rejected: User unknown";
    assert.deepEqual((await run(report(id))).result, { mail: id, reason });
    const rows = new Map((await outbox(database.owner, siteId)).map((row) => [row.id, row]));
    assert.deepEqual(
      [rows.get(id)?.state, rows.get(id)?.last_problem],
      ["given-up", `It came back: ${reason}`],
    );
    assert.equal(rows.get(other)?.state, "sent");
    assert.deepEqual((await run(report(id))).result, { mail: null });
    assert.deepEqual((await run(report(newId()))).result, { mail: null });
  });

  it("is told from what else arrives at the address", async () => {
    const id = newId();
    assert.ok(readReturn(report(id)));
    assert.equal(readReturn(report(id, "delayed")), undefined, "it is still under way");
    assert.equal(readReturn(report("no-mail-of-ours")), undefined);
    assert.equal(readReturn(`Subject: Re: Termin\nMessage-ID: <${id}@x>\n\nAction: failed\n`), undefined);
    assert.match((await run("Subject: Danke\n\nBis bald")).lines[0] ?? "", /no report/);
    await assertRefused(runCommand(database.owner, mailReturned(), ["/no/such/file"]), 1, /cannot be read/);
    await assertRefused(runCommand(database.owner, mailReturned(), ["a", "b"]), 2, /^One file/);
  });
});
