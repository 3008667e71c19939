// SPDX-License-Identifier: EUPL-1.2
import { begun } from "../../../../kernel/turns/begun.ts";
import type { PreparedBatch } from "./run-import.ts";
import { type BatchContext, lookUpBatch, type TakenBatch, takeBatch } from "./take-batch.ts";

/** What becomes of each batch beside its entries. */
interface Work {
  count(batch: PreparedBatch, taken: TakenBatch): void;
  writeRest(batch: PreparedBatch, taken: TakenBatch): Promise<void>;
}

/**
 * Takes the batches of a source one after the other, while database and program work at the same time: each question is sent
 * before what it need not wait for, and while the database writes a batch the next one is read and understood.
 */
export async function passBatches(
  context: BatchContext,
  source: AsyncIterable<PreparedBatch>,
  { count, writeRest }: Work,
): Promise<void> {
  const batches = source[Symbol.asyncIterator]();
  const readNext = async (): Promise<PreparedBatch | undefined> => {
    const { value, done } = await batches.next();
    return done ? undefined : value;
  };
  let batch = await readNext();
  let reading = begun(readNext());
  let known = batch && begun(lookUpBatch(context, batch.incoming));
  let taking: Promise<TakenBatch> | undefined;
  let writing: Promise<void> | undefined;
  try {
    while (batch && known) {
      taking = begun(takeBatch(context, batch.incoming, await known));
      const next = await reading;
      if (next) reading = begun(readNext());
      const taken = await taking;
      count(batch, taken);
      known = next && begun(lookUpBatch(context, next.incoming));
      await writing;
      writing = begun(writeRest(batch, taken));
      batch = next;
    }
    await writing;
  } catch (error) {
    // Everything sent is answered before the transaction ends. The database refuses all that follows a failure.
    const ended = await Promise.allSettled([writing, taking, known, reading]);
    throw ended.find((one) => one.status === "rejected")?.reason ?? error;
  } finally {
    await batches.return?.();
  }
}
