import type { Db } from "../db/db.ts";
import { readInSite } from "../db/in-site.ts";
import { beginning, sealOf } from "./chain.ts";
import { type ChainEnd, chainEnd, chainPage, type SealedLine } from "./store/chain-rows.ts";

/** What became of the chain at the first place where it is not as it was sealed. */
export interface ChainFault {
  /** `head`: the lines are whole, but what is remembered of their end is another. */
  kind: "altered" | "missing" | "inserted" | "head";
  /** Of the first line that is concerned. */
  number: string;
  /** One sentence for people. */
  sentence: string;
}

/** The state of the chain of one site. */
export interface ChainState {
  /** Undefined where the chain is whole. */
  fault: ChainFault | undefined;
  /** Sealed lines. */
  sealed: number;
  /** Lines that wait for the next sealing, and since when. */
  unsealed: number;
  oldestUnsealed: Date | null;
  /** The moment of the newest line, sealed or not. */
  newest: Date | null;
  /** The end of the chain, to be written down elsewhere; undefined before the first sealing. */
  head: { number: string; hash: string } | undefined;
}

const pageLength = 2000;

/**
 * Goes through the whole chain of a site and finds the first line that was altered, taken out or put in since it was
 * sealed. Reads page by page, so that the length does not matter, and does not hinder sealing: what is sealed meanwhile
 * is left for the next time.
 *
 * @param progress told how many lines are done
 */
export async function verifyAudit(
  db: Db,
  siteId: string,
  progress: (done: number) => void = () => {},
): Promise<ChainState> {
  return readInSite(db, siteId, (tx) => verifyAuditIn(tx, siteId, progress));
}

/** The same in a transaction of the site that is already there. */
export async function verifyAuditIn(
  tx: Db,
  siteId: string,
  progress: (done: number) => void = () => {},
): Promise<ChainState> {
  const end = await chainEnd(tx, siteId);
  return {
    fault: await firstFault(tx, siteId, end, progress),
    sealed: Number(end.sealed),
    unsealed: Number(end.unsealed),
    oldestUnsealed: end.oldestUnsealed,
    newest: end.newest,
    head: end.head && { number: end.head.number, hash: end.head.hash.toString("hex") },
  };
}

async function firstFault(
  tx: Db,
  siteId: string,
  end: ChainEnd,
  progress: (done: number) => void,
): Promise<ChainFault | undefined> {
  let number = 0n;
  let before: Buffer = beginning;
  const page = (after: string) => chainPage(tx, siteId, { after, last: end.last, limit: pageLength });
  let lines = await page("0");
  while (lines.length > 0) {
    // The database looks for the next page while this one is reckoned through.
    const next = page(lines.at(-1)?.number ?? end.last);
    const fault = faultIn(lines, number, before);
    const following = await next;
    if (fault) return fault;
    number += BigInt(lines.length);
    before = lines.at(-1)?.hash ?? before;
    progress(Number(number));
    lines = following;
  }
  return faultAtEnd(number, before, end);
}

function faultIn(lines: readonly SealedLine[], from: bigint, seal: Buffer): ChainFault | undefined {
  let number = from;
  let before = seal;
  for (const line of lines) {
    number++;
    const found = BigInt(line.number);
    if (found > number) return missing(number);
    if (found < number) return inserted(found, `The line with number ${found} is there twice.`);
    const expected = sealOf(before, number, line);
    if (!expected.equals(line.hash))
      return {
        kind: "altered",
        number: line.number,
        sentence: `Line ${number} (${line.event}, id ${line.id}) is not what was sealed there: it was altered, or exchanged, or the seal before it was.`,
      };
    before = line.hash;
  }
  return undefined;
}

/** The lines follow one another up to `number`; now what is remembered of the end. */
function faultAtEnd(number: bigint, last: Buffer, end: ChainEnd): ChainFault | undefined {
  // A second line with the number of a page's last one is not on the page after.
  if (BigInt(end.sealed) > number)
    return inserted(number, "A line is there twice: more lines bear numbers than there are numbers.");
  if (!end.head)
    return number === 0n
      ? undefined
      : head(number, `The head of the chain is gone, though ${number} lines are sealed.`);
  const remembered = BigInt(end.head.number);
  if (remembered > number) return missing(number + 1n, `; ${remembered} were sealed`);
  if (remembered < number)
    return head(
      remembered + 1n,
      `The head of the chain names ${remembered} lines, but ${number} bear a number: the head was set back, or lines were put in behind it.`,
    );
  if (!last.equals(end.head.hash))
    return head(number, `The head of the chain does not bear the seal of its last line, ${number}.`);
  return undefined;
}

const missing = (number: bigint, more = ""): ChainFault => ({
  kind: "missing",
  number: number.toString(),
  sentence: `Line ${number} is missing${more}.`,
});

const inserted = (number: bigint, sentence: string): ChainFault => ({
  kind: "inserted",
  number: number.toString(),
  sentence,
});

const head = (number: bigint, sentence: string): ChainFault => ({
  kind: "head",
  number: number.toString(),
  sentence,
});
