import type { Db } from "../../db/db.ts";
import { testSecrets } from "../../secrets/testing/test-secrets.ts";
import type { WebContext } from "../route.ts";

/** What a handler is given when somebody who is not signed in opens a page; `more` says what differs. */
export function madeContext<More extends Partial<WebContext>>(db: Db, more: More): WebContext & More {
  return {
    db,
    primary: db,
    locale: "de",
    url: new URL("https://quartier.example/"),
    params: {},
    client: { address: "192.0.2.1", agent: "" },
    cookie: () => undefined,
    https: true,
    local: false,
    secrets: testSecrets(),
    mailWorks: false,
    textPrice: undefined,
    now: new Date("2026-11-22T10:00:00Z"),
    slots: new Map(),
    remember: (_, make) => make(),
    ...more,
  };
}
