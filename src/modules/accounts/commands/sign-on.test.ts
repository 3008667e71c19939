import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { assertRefused, runCommand } from "../../../kernel/module/testing/run-command.ts";
import {
  clientId,
  clientSecret,
  type LocalProvider,
  startLocalProvider,
} from "../../../kernel/oidc/testing/local-provider.ts";
import { testAccounts } from "../testing/test-accounts.ts";
import { signOnCommands } from "./sign-on.ts";

describe("site sign-on", () => {
  let database: TestDatabase;
  let provider: LocalProvider;
  const folder = mkdtempSync(join(tmpdir(), "sign-on-"));
  const file = join(folder, "secret");
  before(async () => {
    ({ database } = await testAccounts());
    provider = await startLocalProvider(["http://127.0.0.1/x"]);
    writeFileSync(file, `${clientSecret}\n`);
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await provider?.stop();
    await database?.drop();
  });
  const [command] = signOnCommands;
  const run = (options: Record<string, string | boolean> = {}) => {
    assert.ok(command);
    return runCommand(database.owner, command, ["hochfeld"], options);
  };

  it("sets, shows, changes one thing, and ends it", async () => {
    assert.match((await run()).lines.join(), /Nobody signs in/);
    const set = await run({
      issuer: provider.issuer,
      "client-id": clientId,
      "client-secret-file": file,
      label: "Stadtkonto",
    });
    assert.deepEqual(set.result, { set: true, redirect: "/hochfeld/de/anmelden/extern/zurueck" });
    await run({ "new-people": "teacher", "second-step": "never", acr: "high low" });
    const shown = await run();
    assert.deepEqual(shown.result, {
      issuer: provider.issuer,
      clientId,
      label: "Stadtkonto",
      mailClaim: "email",
      newRole: "teacher",
      factor: "never",
      acrValues: ["high", "low"],
    });
    assert.ok(![JSON.stringify(shown.result), ...shown.lines].some((line) => line.includes(clientSecret)));
    await run({ "new-people": "none", acr: "none" });
    const back = (await run()).result as { newRole: unknown; acrValues: unknown };
    assert.deepEqual([back.newRole, back.acrValues], [null, []]);
    await run({ off: true });
    assert.equal((await run()).result, null);
    assert.match((await run({ off: true })).lines.join(), /off already/);
  });

  it("says in a sentence what is wrong, and changes nothing", async () => {
    const good = {
      issuer: provider.issuer,
      "client-id": clientId,
      "client-secret-file": file,
      label: "Stadtkonto",
    };
    await assertRefused(run({ ...good, issuer: "http://login.example.org" }), 1, /https/);
    await assertRefused(run({ ...good, issuer: "http://127.0.0.1:1" }), 1, /No provider/);
    await assertRefused(run({ ...good, "client-secret-file": join(folder, "none") }), 1, /cannot be read/);
    await assertRefused(run({ ...good, "client-secret-file": true }), 2, /needs a value/);
    await assertRefused(run({ ...good, "new-people": "partner" }), 1, /none or one of/);
    await assertRefused(
      run({ issuer: provider.issuer, "client-id": clientId, label: "x" }),
      1,
      /client-secret-file/,
    );
    assert.equal((await run()).result, null);
  });

  it("does not send the secret of one provider to another", async () => {
    await run({
      issuer: provider.issuer,
      "client-id": clientId,
      "client-secret-file": file,
      label: "Stadtkonto",
    });
    const other = await startLocalProvider(["http://127.0.0.1/x"]);
    await assertRefused(run({ issuer: other.issuer }), 1, /client-secret-file/);
    await other.stop();
  });
});
