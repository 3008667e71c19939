import { DummyDriver, Transaction } from "kysely";
import { type Db, dialectOf } from "./pool.ts";

/**
 * The same transaction, in which statements are sent at once, before the answers to earlier ones have come: the database
 * works them off in their order and has something to do while we compute.
 *
 * After the first that fails all others fail, too, with the error of the first.
 *
 * @example
 * await inSite(db, site.id, async (transaction) => { const tx = await pipelined(transaction); … });
 */
export async function pipelined(tx: Db): Promise<Db> {
  const executor = tx.getExecutor();
  // Kysely lends the connection of a transaction to one statement at a time; it stays the same until the end.
  const connection = await executor.provideConnection(async (lent) => lent);
  // Begin and end stay with the transaction that this one is a view of.
  const dialect = dialectOf(() => new DummyDriver());
  return new Transaction({
    config: { dialect },
    dialect,
    driver: dialect.createDriver(),
    executor: executor.withConnectionProvider({ provideConnection: (use) => use(connection) }),
  });
}
