import assert from "node:assert/strict";
import { resolve } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readConfig } from "./config.ts";
import { StartRefused } from "./start-refused.ts";

const refusal = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof StartRefused);
    return error.message;
  }
  assert.fail("not refused");
};

describe("readConfig", () => {
  it("needs nothing", () => {
    assert.deepEqual(readConfig({}), {
      port: 8080,
      host: "127.0.0.1",
      dataDir: resolve("data"),
      databaseUrl: undefined,
      databaseAppUrl: undefined,
      databaseReadUrl: undefined,
      baseUrl: undefined,
      trustedProxies: [],
      secretKeyFile: resolve("data/secret-key"),
      backupDir: undefined,
      smtp: undefined,
      texts: undefined,
      logLevel: "info",
    });
  });

  it("reads every variable; an empty one is not set", () => {
    const config = readConfig({
      PORT: "0",
      HOST: "::1",
      DATA_DIR: "/srv/mittendrin",
      DATABASE_URL: "postgres://a:b@db/quartier",
      DATABASE_APP_URL: "postgresql://c@db/quartier",
      DATABASE_READ_URL: "",
      BASE_URL: "https://quartier.example.org",
      TRUSTED_PROXIES: "10.0.0.0/8, 192.0.2.7 2001:db8::/32",
      SMTP_URL: "smtp://office:p%40ss@mail.example.org?from=hallo@example.org",
      LOG_LEVEL: "warn",
      SECRET_KEY_FILE: "/etc/mittendrin/secret-key",
    });
    assert.equal(config.secretKeyFile, "/etc/mittendrin/secret-key");
    assert.equal(config.port, 0);
    assert.equal(config.dataDir, "/srv/mittendrin");
    assert.equal(config.databaseReadUrl, undefined);
    assert.equal(config.baseUrl?.origin, "https://quartier.example.org");
    assert.equal(config.smtp?.login?.password, "p@ss");
    assert.deepEqual(config.trustedProxies, ["10.0.0.0/8", "192.0.2.7/32", "2001:db8::/32"]);
  });

  it("refuses a wrong value in one line that names the variable", () => {
    assert.equal(refusal({ PORT: "80a" }), "PORT must be a number from 0 to 65535.");
    assert.equal(refusal({ PORT: "65536" }), "PORT must be a number from 0 to 65535.");
    assert.match(refusal({ HOST: "a b" }), /^HOST must be/);
    assert.match(refusal({ BASE_URL: "https://a.example/path" }), /^BASE_URL must be an address such as/);
    assert.match(refusal({ BASE_URL: "ftp://a.example" }), /^BASE_URL/);
    assert.match(
      refusal({ TRUSTED_PROXIES: "10.0.0.0/33" }),
      /^TRUSTED_PROXIES must list .* not "10.0.0.0\/33"\.$/,
    );
    assert.equal(
      refusal({ LOG_LEVEL: "loud" }),
      "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.",
    );
    assert.match(
      refusal({ DATABASE_APP_URL: "postgres://a@b/c" }),
      /^DATABASE_APP_URL is set but DATABASE_URL is not/,
    );
  });

  it("takes a folder for backups outside of the data folder, for the embedded database alone", () => {
    assert.equal(readConfig({ BACKUP_DIR: "/mnt/backups" }).backupDir, "/mnt/backups");
    assert.equal(readConfig({ DATA_DIR: "/srv/a", BACKUP_DIR: "/srv/ab" }).backupDir, "/srv/ab");
    for (const folder of ["/srv/a", "/srv/a/backups", "/srv/b/../a/x"])
      assert.match(
        refusal({ DATA_DIR: "/srv/a", BACKUP_DIR: folder }),
        /^BACKUP_DIR must not lie in DATA_DIR \(\/srv\/a\): .* best on another disk\.$/,
      );
    assert.match(
      refusal({ DATABASE_URL: "postgres://a:b@db/quartier", BACKUP_DIR: "/mnt" }),
      /^BACKUP_DIR is set, but so is DATABASE_URL: .*pg_dump or pgBackRest/,
    );
  });

  it("never repeats a database address", () => {
    for (const url of [
      "mysql://u:s3cret@h/d",
      "postgres://u:s3cret@h",
      "s3cret",
      "postgres://u:s3cret%zz@h/d",
    ]) {
      assert.doesNotMatch(refusal({ DATABASE_URL: url }), /s3cret/);
    }
  });

  it("either reads or refuses in one line, whatever the environment holds", () => {
    const names = [
      "PORT",
      "HOST",
      "BASE_URL",
      "TRUSTED_PROXIES",
      "LOG_LEVEL",
      "DATABASE_URL",
      "DATA_DIR",
      "SECRET_KEY_FILE",
      "SMTP_URL",
      "BACKUP_DIR",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string(), (name, value) => {
        try {
          readConfig({ [name]: value });
        } catch (error) {
          assert.ok(error instanceof StartRefused);
          assert.ok(error.message.startsWith(name));
        }
      }),
    );
  });
});
