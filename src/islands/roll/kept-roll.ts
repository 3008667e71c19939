/** What is said of one person. */
export interface Values {
  state: string;
  /** Null where nothing is said: as long as it lasts. */
  minutes: number | null;
  companions: number;
  reason: string;
}

/** What stands on the server, and who wrote it. */
export interface Theirs {
  revision: number;
  values: Values | null;
  by: string;
  at: string | null;
}

export interface Change extends Values {
  /** The revision of the row that was seen. */
  base: number;
  /** Of somebody who came on the spot. */
  name?: string;
  /** Somebody else wrote something else: a person chooses. */
  theirs?: Theirs;
  /** The server knows nobody of this id any more. */
  unknown?: true;
}

export interface OthersChange {
  base: number | null;
  value: number | null;
  conflict?: true;
}

/** What is sent at once, word for word the same until an answer has come. */
export interface Batch {
  key: string;
  guests: Record<string, Change>;
  others?: OthersChange;
}

/** All that a device keeps of a roll call. */
export interface KeptRoll {
  /** Who was signed in: an id. */
  owner: string;
  /** The page as the server drew it, with its policy, and when. */
  html: string;
  policy: string;
  at: number;
  changes: Record<string, Change>;
  others?: OthersChange;
  sending?: Batch;
  /** What was sent since the page was drawn. */
  known: Record<string, Change>;
}

export const unsentOf = ({ changes, others }: Pick<KeptRoll, "changes" | "others">): number =>
  Object.keys(changes).length + (others ? 1 : 0);

const isSame = (one: Values, other: Values): boolean =>
  one.state === other.state &&
  one.minutes === other.minutes &&
  one.companions === other.companions &&
  one.reason === other.reason;

/** As the server has it: it says in minutes how long "all of it" is. */
const isWhatWasSent = (stands: Values, sent: Values): boolean =>
  isSame(stands, sent.minutes === null ? { ...sent, minutes: stands.minutes } : sent);

/** Bytes of a form that any server takes; reasons may be long. */
const mostLetters = 12_000;

/** What is sent next; undefined where there is nothing that a person need not decide first. */
export function nextBatch(roll: KeptRoll, key: string): Batch | undefined {
  const guests: Batch["guests"] = {};
  let letters = 0;
  for (const [guest, change] of Object.entries(roll.changes)) {
    if (change.theirs || change.unknown) continue;
    letters += 150 + change.reason.length * 9 + (change.name ?? "").length * 9;
    if (letters > mostLetters && Object.keys(guests).length > 0) break;
    guests[guest] = change;
  }
  const others = roll.others?.conflict ? undefined : roll.others;
  if (Object.keys(guests).length === 0 && !others) return undefined;
  return structuredClone({ key, guests, ...(others && { others }) });
}

/** The text that goes to the server. */
export const textOf = ({ key, guests, others }: Batch): string =>
  JSON.stringify({
    key,
    changes: Object.entries(guests).map(([guest, { base, state, minutes, companions, reason, name }]) => ({
      guest,
      base,
      state,
      minutes,
      companions,
      reason,
      ...(name !== undefined && { name }),
    })),
    ...(others && { others: { base: others.base, value: others.value } }),
  });

/** What the server answers. */
export interface Answered {
  rows: {
    guest: string;
    outcome: "done" | "same" | "conflict" | "unknown";
    revision: number;
    mark: Values | null;
    by: string;
    at: string | null;
  }[];
  others: { outcome: "done" | "same" | "conflict"; value: number | null } | null;
}

/** Takes in the answer to what was sent: what was changed since then is sent again, what is against another's is kept for a person. */
export function takeAnswer(roll: KeptRoll, batch: Batch, { rows, others }: Answered): void {
  for (const { guest, outcome, revision, mark, by, at } of rows) {
    const sent = batch.guests[guest];
    const change = roll.changes[guest];
    if (!sent) continue;
    if (outcome === "conflict") {
      if (change) change.theirs = { revision, values: mark, by, at };
    } else if (outcome === "unknown") {
      if (change) change.unknown = true;
    } else {
      const values = mark ?? sent;
      roll.known[guest] = { ...sent, ...values, base: revision };
      if (change && isSame(change, sent)) delete roll.changes[guest];
      else if (change && isWhatWasSent(values, sent)) change.base = revision;
      // The answer came late: since what was sent first, somebody else has written what nobody has seen here.
      else if (change) change.theirs = { revision, values, by, at };
    }
  }
  if (others && roll.others && batch.others) {
    if (others.outcome === "conflict") roll.others = { ...roll.others, base: others.value, conflict: true };
    else if (roll.others.value === batch.others.value) delete roll.others;
    else roll.others.base = others.value;
  }
}
