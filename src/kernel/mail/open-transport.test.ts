import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Delivery, openTransport } from "./open-transport.ts";
import type { SmtpSettings } from "./smtp-settings.ts";
import { hasty, settingsFor } from "./testing/mail-tests.ts";
import { selfSigned } from "./testing/self-signed.ts";
import { type Behaviour, startSmtpServer } from "./testing/smtp-server.ts";

const certificate = selfSigned();

describe("the way to the mail server", () => {
  const deliver = async (behaviour: Behaviour, more: Partial<SmtpSettings>) => {
    const server = await startSmtpServer(behaviour);
    const settings = settingsFor(server.port, more);
    const transport = openTransport(settings, hasty);
    const message = {
      envelope: { from: settings.from, to: ["a@example.org"] },
      subject: "x",
      text: "geheim",
    };
    const delivery: Delivery = await transport.deliver(message);
    transport.close();
    await server.close();
    return { delivery, received: server.received };
  };
  const failed = (delivery: Delivery) => {
    assert.ok(!delivery.sent);
    return delivery;
  };

  it("says nothing in the open where the server offers no encryption", async () => {
    const { delivery, received } = await deliver({}, { tls: "starttls", host: "localhost" });
    assert.match(failed(delivery).words, /offers no encryption: 502/);
    assert.equal(delivery.sent === false && delivery.kind, "server");
    assert.equal(received.length, 0);
    const atOnce = await deliver({}, { tls: "at-once", host: "localhost" });
    assert.match(failed(atOnce.delivery).words, /encrypted connection .* failed/);
  });

  it("trusts no certificate that nobody vouches for", async () => {
    for (const [tls, tlsAtOnce] of [
      ["starttls", false],
      ["at-once", true],
    ] as const) {
      const { delivery, received } = await deliver(
        { tls: certificate, tlsAtOnce },
        { tls, host: "localhost" },
      );
      assert.match(failed(delivery).words, /encrypted connection .* failed: .*SELF_SIGNED/);
      assert.equal(received.length, 0);
    }
  });

  it("signs in, and says so where that fails, without the password", async () => {
    const login = { user: "office", password: "s3cret" };
    const good = await deliver({ login: "office:s3cret" }, { login });
    assert.deepEqual([good.delivery.sent, good.received[0]?.login], [true, "office:s3cret"]);
    const bad = await deliver({ login: "office:other" }, { login });
    const failure = failed(bad.delivery);
    assert.equal(failure.kind, "server");
    assert.match(failure.words, /does not accept user name and password: 535/);
    assert.doesNotMatch(failure.words, /s3cret/);
  });

  it("knows a server that does not exist", async () => {
    const { delivery } = await deliver({}, { host: "mail.quartier.invalid" });
    assert.match(failed(delivery).words, /not known by this name|cannot be reached/);
  });
});
