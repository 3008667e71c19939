/** Who did it. `from` is a network address, already shortened by the caller. */
export type Actor =
  | { kind: "person"; id: string; role: string | null; from: string }
  | { kind: "command" }
  | { kind: "job"; name: string }
  | { kind: "nobody"; from: string };

/** A detail of a line: flat and short, never the content of a protected field. */
export type Fact = string | number | boolean | null;

/** What is written down of one change, or of one reading of protected data. */
export interface AuditLine {
  /** Dotted words, such as `person.invited`. */
  event: string;
  actor: Actor;
  /** What it was done to. */
  subject?: { kind: string; id: string };
  /** Id of the person whose data it is about, who may see this line. */
  concerns?: string;
  /** Why, where the person was asked: at most `longestReason` characters. */
  reason?: string;
  facts?: Record<string, Fact>;
}

/** In characters: a form that asks for a reason must not take more. */
export const longestReason = 500;

const longestText = 200;
const mostFacts = 20;
const eventForm = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$/;
const factName = /^[a-z][A-Za-z0-9-]{0,39}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Why a line must not be written, or undefined. Long texts are refused because the audit must hold no contents: it is read
 * by others than the data themselves, and kept longer.
 */
export function faultOf(line: AuditLine): string | undefined {
  const { event, actor, subject, concerns, reason, facts = {} } = line;
  if (event.length > 80 || !eventForm.test(event)) return "the event must be dotted words in small letters";
  const texts: [name: string, text: string | null | undefined, longest: number][] = [
    ["role", actor.kind === "person" ? actor.role : null, 80],
    ["from", "from" in actor ? actor.from : null, 80],
    ["job", actor.kind === "job" ? actor.name : null, 80],
    ["subject kind", subject?.kind, 80],
    ["subject id", subject?.id, longestText],
    ["reason", reason, longestReason],
  ];
  for (const [name, text, longest] of texts) {
    const fault = textFault(text, longest);
    if (fault) return `the ${name} ${fault}`;
  }
  if (actor.kind === "person" && !uuid.test(actor.id)) return "the id of the actor must be a UUID";
  if (concerns !== undefined && !uuid.test(concerns)) return "whom it concerns must be a UUID";
  return factsFault(facts);
}

function factsFault(facts: Record<string, Fact>): string | undefined {
  const entries = Object.entries(facts);
  if (entries.length > mostFacts) return `there are more than ${mostFacts} facts`;
  for (const [name, value] of entries) {
    if (!factName.test(name)) return "a fact must be named by one short word";
    if (typeof value === "object" ? value !== null : !/^(string|number|boolean)$/.test(typeof value))
      return `the fact ${name} must be a text, a number, yes or no, or nothing`;
    if (typeof value === "number" && !Number.isFinite(value)) return `the fact ${name} is no number`;
    const fault = typeof value === "string" ? textFault(value, longestText) : undefined;
    if (fault) return `the fact ${name} ${fault}`;
  }
  return undefined;
}

/** PostgreSQL stores neither NUL nor half a surrogate pair: better said here than in the middle of a transaction. */
function textFault(text: string | null | undefined, longest: number): string | undefined {
  if (text === null || text === undefined) return undefined;
  if (text.length > longest) return `is longer than ${longest} characters`;
  return text.includes("\0") || !text.isWellFormed() ? "holds characters that cannot be stored" : undefined;
}
