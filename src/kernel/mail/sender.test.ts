import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { createChangeListener } from "../db/changes.ts";
import { inSite } from "../db/in-site.ts";
import { silentLog } from "../db/log.ts";
import { type TestDatabase, testDatabase } from "../db/testing/test-database.ts";
import { newId } from "../id/id.ts";
import { sendMail } from "./send-mail.ts";
import { type RunningSender, type SenderOptions, startMailSender } from "./start-mail-sender.ts";
import { migrations } from "./store/migrations/index.ts";
import { decodeMail } from "./testing/decode-mail.ts";
import { address, hasty, mailTo, outbox, send, settingsFor, until } from "./testing/mail-tests.ts";
import { startSmtpServer, type TestSmtpServer } from "./testing/smtp-server.ts";

describe("the outbox and its sender", () => {
  let database: TestDatabase;
  let server: TestSmtpServer;
  let senders: RunningSender[] = [];
  before(async () => {
    database = await testDatabase([{ module: "mail", migrations }]);
  });
  after(() => database.drop());
  beforeEach(async () => {
    server = await startSmtpServer();
  });
  afterEach(async () => {
    await Promise.all(senders.map((sender) => sender.stop()));
    senders = [];
    await server.close();
    // A test that failed must not leave mail to the next.
    for (const site of sites) await inSite(database.owner, site, (tx) => wipe(tx));
  });

  const sites: string[] = [];
  const wipe = (tx: typeof database.owner) =>
    tx.withTables<{ "mail.outgoing": { id: string } }>().deleteFrom("mail.outgoing").execute();
  const newSite = () => {
    const site = newId();
    sites.push(site);
    return site;
  };
  const start = (options: SenderOptions = {}, port = server.port) => {
    const sender = startMailSender(database, settingsFor(port), silentLog, { limits: hasty, ...options });
    senders.push(sender);
    return sender;
  };
  const only = async (site: string) => {
    const [row, ...rest] = await outbox(database.owner, site);
    assert.equal(rest.length, 0);
    assert.ok(row);
    return row;
  };
  const stateIs = (site: string, state: string) =>
    until(async () => (await only(site)).state === state, `the mail is ${state}`);
  const wasTried = (site: string, tries: number) =>
    until(async () => (await only(site)).tries === tries, `${tries} tries`);

  it("sends what is committed at once, and forgets what it said", async () => {
    const site = newSite();
    start();
    const id = await send(database.db, site, mailTo("ayse@example.org", { toName: "Ayşe Yılmaz" }));
    await until(() => server.received.length === 1, "the mail has come");
    const { headers, text, html } = decodeMail(server.received[0]?.data ?? "");
    assert.equal(headers.from, "Quartier <office@quartier.example>");
    assert.equal(headers.to, "Ayşe Yılmaz <ayse@example.org>");
    assert.equal(headers.subject, "Ihr Zugang");
    assert.equal(headers["message-id"], `<${id}@quartier.example>`);
    assert.match(text, /geheim/);
    assert.match(html, /href="https:\/\/quartier\.example\/k\/geheim"/);
    await stateIs(site, "sent");
    const row = await only(site);
    assert.ok(row.sent_at);
    assert.deepEqual([row.subject, row.text, row.next_try_at, row.tries], [null, null, null, 1]);
    assert.doesNotMatch(JSON.stringify(row), /geheim/);
  });

  it("sends nothing of a transaction that was rolled back", async () => {
    const site = newSite();
    start();
    const undone = inSite(database.db, site, async (tx) => {
      await sendMail(tx, site, mailTo("nobody@example.org"));
      throw new Error("changed my mind");
    });
    await assert.rejects(undone, /changed my mind/);
    await send(database.db, site, mailTo("somebody@example.org"));
    await stateIs(site, "sent");
    assert.deepEqual(
      server.received.map(({ to }) => to),
      ["somebody@example.org"],
    );
  });

  it("sends what was committed while no sender ran, of all sites", async () => {
    const [one, two] = [newSite(), newSite()];
    await send(database.db, one, mailTo("one@example.org"));
    await send(database.db, two, mailTo("two@example.org"));
    start();
    await Promise.all([stateIs(one, "sent"), stateIs(two, "sent")]);
    assert.deepEqual(server.received.map(({ to }) => to).sort(), ["one@example.org", "two@example.org"]);
  });

  it("refuses a site that is not the transaction's, and shows a site its own mails only", async () => {
    const [mine, other] = [newSite(), newSite()];
    const crossing = inSite(database.db, mine, (tx) => sendMail(tx, other, mailTo("a@example.org")));
    await assert.rejects(crossing, /row-level security/);
    await send(database.db, mine, mailTo("a@example.org"));
    assert.equal((await outbox(database.db, other)).length, 0);
    assert.equal((await outbox(database.owner, other)).length, 0);
  });

  it("sends each of 200 mails exactly once, though two senders work side by side", async () => {
    const site = newSite();
    const changes = createChangeListener(database.appUrl, silentLog);
    const second = { url: database.url, changes };
    start();
    const other = settingsFor(server.port, { from: address("second@quartier.example") });
    senders.push(startMailSender(second, other, silentLog, { limits: hasty }));
    server.behaviour.slow = 2;
    for (let batch = 0; batch < 10; batch++)
      await inSite(database.db, site, async (tx) => {
        for (let n = 0; n < 20; n++) await sendMail(tx, site, mailTo(`p${batch * 20 + n}@example.org`));
      });
    const isDone = async () => (await outbox(database.owner, site)).every(({ state }) => state === "sent");
    await until(isDone, "all are sent");
    assert.equal(server.received.length, 200);
    assert.equal(new Set(server.received.map(({ to }) => to)).size, 200);
    assert.equal(new Set(server.received.map(({ from }) => from)).size, 2, "both have worked");
    await changes.close();
  });

  it("tries again after growing pauses where it is put off, and gives up after three days", async () => {
    const site = newSite();
    let at = new Date();
    const clock = () => at;
    server.behaviour.answer = (command) =>
      command === "RCPT" ? "450 4.2.0 greylisted, come back" : undefined;
    await send(database.db, site, mailTo("grey@example.org"));
    at = new Date();
    const pauses: number[] = [];
    for (let tries = 1; ; tries++) {
      const sender = startMailSender(database, settingsFor(server.port), silentLog, { clock, limits: hasty });
      await wasTried(site, tries).finally(() => sender.stop());
      const row = await only(site);
      assert.match(row.last_problem ?? "", /450 4\.2\.0 greylisted/);
      if (!row.next_try_at) break;
      assert.ok(row.text, "it may still have to be sent");
      pauses.push(Math.round((row.next_try_at.getTime() - at.getTime()) / 60_000));
      at = row.next_try_at;
    }
    assert.deepEqual(pauses.slice(0, 7), [1, 5, 15, 60, 240, 720, 1440]);
    const row = await only(site);
    assert.deepEqual([row.state, row.subject, row.text], ["given-up", null, null]);
    assert.equal(Math.round((at.getTime() - row.created_at.getTime()) / 60_000), 3 * 24 * 60);
  });

  it("sends it when the greylisting is over", async () => {
    const site = newSite();
    let at = new Date();
    let refusals = 1;
    server.behaviour.answer = (command) =>
      command === "RCPT" && refusals-- > 0 ? "451 4.7.1 come back" : undefined;
    await send(database.db, site, mailTo("grey@example.org"));
    at = new Date();
    const sender = start({ clock: () => at });
    await wasTried(site, 1);
    await sender.stop();
    at = new Date(at.getTime() + 61_000);
    start({ clock: () => at });
    await stateIs(site, "sent");
    assert.equal((await only(site)).last_problem, null);
  });

  it("gives up at once what is refused for good, and goes on with the next", async () => {
    const site = newSite();
    server.behaviour.answer = (command, argument) =>
      command === "RCPT" && argument.includes("gone@") ? "550 5.1.1 no such user" : undefined;
    const [gone, there] = await inSite(database.db, site, async (tx) => [
      await sendMail(tx, site, mailTo("gone@example.org")),
      await sendMail(tx, site, mailTo("there@example.org")),
    ]);
    start();
    await until(() => server.received.length === 1, "the other mail has come");
    await until(
      async () => (await outbox(database.owner, site)).every(({ state }) => state !== "waiting"),
      "both",
    );
    const rows = new Map((await outbox(database.owner, site)).map((row) => [row.id, row]));
    assert.equal(rows.get(there ?? "")?.state, "sent");
    const refused = rows.get(gone ?? "");
    assert.deepEqual([refused?.state, refused?.subject, refused?.text], ["given-up", null, null]);
    assert.match(refused?.last_problem ?? "", /refuses the address: 550 5\.1\.1 no such user/);
  });

  it("keeps a mail that is refused for a reason that the operator can mend", async () => {
    const site = newSite();
    server.behaviour.answer = (command) => (command === "RCPT" ? "554 5.7.1 relay access denied" : undefined);
    start();
    await send(database.db, site, mailTo("a@example.org"));
    await wasTried(site, 1);
    assert.equal((await only(site)).state, "waiting");
  });

  for (const [what, behave, problem] of [
    ["says nothing", { silent: true }, /did not answer in time/],
    [
      "ends every connection",
      { answer: (command: string) => (command === "CONNECT" ? "" : undefined) },
      /broke off/,
    ],
    [
      "is closing",
      { answer: (command: string) => (command === "CONNECT" ? "421 4.3.2 closing" : undefined) },
      /421/,
    ],
    [
      "does not know the sender",
      { answer: (command: string) => (command === "MAIL" ? "553 5.1.8 who?" : undefined) },
      /address that mails come from: 553/,
    ],
  ] as const)
    it(`asks once for all mails where the server ${what}`, async () => {
      const site = newSite();
      Object.assign(server.behaviour, behave);
      await inSite(database.db, site, async (tx) => {
        for (let n = 0; n < 20; n++) await sendMail(tx, site, mailTo(`p${n}@example.org`));
      });
      start();
      await until(
        async () => (await outbox(database.owner, site)).every(({ tries }) => tries === 1),
        "each put off",
      );
      for (const row of await outbox(database.owner, site)) {
        assert.equal(row.state, "waiting");
        assert.match(row.last_problem ?? "", problem);
        assert.ok((row.next_try_at?.getTime() ?? 0) > Date.now() + 50_000);
      }
      assert.ok(server.connections() <= 2, `${server.connections()} connections`);
    });

  it("keeps what waits where nobody listens", async () => {
    const site = newSite();
    const { port } = server;
    await server.close();
    start({}, port);
    await send(database.db, site, mailTo("a@example.org"));
    await wasTried(site, 1);
    assert.match((await only(site)).last_problem ?? "", /cannot be reached \(ECONNREFUSED\)/);
    server = await startSmtpServer();
  });

  it("does not wait without end for a server that says a letter now and then", async () => {
    const site = newSite();
    server.behaviour.drips = true;
    start();
    await send(database.db, site, mailTo("a@example.org"));
    await wasTried(site, 1);
    assert.match((await only(site)).last_problem ?? "", /did not answer in time/);
  });

  it("sends again under the same Message-ID where the answer got lost", async () => {
    const site = newSite();
    let at = new Date();
    server.behaviour.breaksAfterData = true;
    const id = await send(database.db, site, mailTo("a@example.org"));
    at = new Date();
    const sender = start({ clock: () => at });
    await wasTried(site, 1);
    await sender.stop();
    server.behaviour.breaksAfterData = false;
    const before = server.received.length;
    at = new Date(at.getTime() + 61_000);
    start({ clock: () => at });
    await stateIs(site, "sent");
    assert.equal(server.received.length, before + 1);
    const ids = server.received.map(({ data }) => decodeMail(data).headers["message-id"]);
    assert.deepEqual([...new Set(ids)], [`<${id}@quartier.example>`]);
    const dates = server.received.map(({ data }) => decodeMail(data).headers.date);
    assert.equal(new Set(dates).size, 1);
  });

  it("stops within seconds while the server is silent, and leaves the mail as it was", async () => {
    const site = newSite();
    server.behaviour.silent = true;
    const patient = { connect: 60_000, greeting: 60_000, silence: 60_000, whole: 90_000 };
    const sender = start({ limits: patient });
    await send(database.db, site, mailTo("a@example.org"));
    await until(() => server.connections() > 0, "it asks");
    const began = performance.now();
    await sender.stop();
    assert.ok(performance.now() - began < 7000);
    const row = await only(site);
    assert.deepEqual([row.state, row.tries, row.last_problem], ["waiting", 0, null]);
  });
});
