import { now } from "../../../kernel/clock/clock.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import {
  type Command,
  type CommandContext,
  CommandRefused,
  onlyWord,
  requiredOption,
  textOption,
} from "../../../kernel/module/command.ts";
import { requireSite, siteOrigin } from "../../quarter/index.ts";
import { type InviteRefusal, invitePerson } from "../actions/people/invite-person.ts";
import type { ManageRefusal } from "../actions/people/manage-person.ts";
import { removeFactor } from "../actions/people/reset-access.ts";
import { roles } from "../rules/roles.ts";
import { organisationsOf } from "../store/organisations.ts";
import { peopleOf, personByLogin } from "../store/people.ts";

const refusals: Record<InviteRefusal, string> = {
  name: "Give the person's name first: user create NAME --site S --role ROLE --mail ADDRESS.",
  login:
    "Give --mail ADDRESS, or --login NAME (3 to 120 characters without blanks) for somebody without e-mail.",
  mail: "--mail must be the address of one mailbox, such as name@example.org.",
  taken: "Somebody at this site already signs in with this name; choose another with --login NAME.",
  role: `--role must be one of: ${roles.join(", ")}.`,
  organisation: "Give --organisation NAME: whoever has this role belongs to an organisation.",
  until: "--until must be a day such as 2027-12-31 that is not over.",
};

/** The id of the organisation that was named, or nothing. */
async function organisationOption(context: CommandContext, siteId: string): Promise<string> {
  const name = textOption(context, "organisation");
  if (name === undefined) return "";
  const all = await readInSite(context.db, siteId, organisationsOf);
  const present = all.filter(({ endedOn }) => endedOn === null);
  const found = present.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (found) return found.id;
  throw new CommandRefused(
    present.length > 0
      ? `There is no organisation "${name}". There are: ${present.map((each) => each.name).join(", ")}.`
      : "There is no organisation yet; an administrator adds one under Intern, Organisationen.",
  );
}

const userCreate: Command = {
  name: "user create",
  usage: "NAME --site KEY --role ROLE --mail ADDRESS",
  summary: "makes an account and prints the link with which the person chooses a password",
  options: [
    { name: "site", value: "KEY", help: "the site" },
    { name: "role", value: "ROLE", help: `one of ${roles.join(", ")}` },
    { name: "mail", value: "ADDRESS", help: "what the person signs in with" },
    { name: "login", value: "NAME", help: "the same for somebody without e-mail" },
    { name: "organisation", value: "NAME", help: "for whom the person holds the role; a partner needs one" },
    { name: "until", value: "DAY", help: "the last day on which the account works" },
  ],
  async run(context) {
    const name = onlyWord(context, "NAME");
    const site = await requireSite(context.db, requiredOption(context, "site"));
    const invited = await invitePerson(
      {
        db: context.db,
        siteId: site.id,
        actor: { kind: "command" },
        secrets: await context.secrets(),
        now: now(),
      },
      {
        name,
        role: requiredOption(context, "role"),
        mail: textOption(context, "mail") ?? "",
        login: textOption(context, "login") ?? "",
        organisation: await organisationOption(context, site.id),
        until: textOption(context, "until") ?? "",
        locale: "de",
      },
    );
    if (!invited.ok) throw new CommandRefused(refusals[invited.reason]);
    const { personId, code, paper } = invited.value;
    const path = `${site.host === null ? `/${site.key}` : ""}/de/einladung/${code}`;
    const origin = siteOrigin(site, context.baseUrl);
    context.out.result({ person: personId, invitation: path, paper }, [
      `${name} can now choose a password, within 14 days and once, at this address${origin ? "" : " of the platform"}:`,
      `  ${origin ? new URL(path, origin).href : path}`,
      `or, from paper, under "Anmelden" with this code: ${paper}`,
    ]);
  },
};

const userList: Command = {
  name: "user list",
  usage: "--site KEY",
  summary: "lists who has an account, with state and roles",
  options: [{ name: "site", value: "KEY", help: "the site" }],
  async run(context) {
    const site = await requireSite(context.db, requiredOption(context, "site"));
    const people = await readInSite(context.db, site.id, peopleOf);
    const held = (person: (typeof people)[number]) =>
      person.memberships.filter(({ state }) => state === "active").map(({ role }) => role);
    context.out.result(
      people.map((person) => ({
        id: person.id,
        name: person.name,
        login: person.login,
        state: person.state,
        roles: held(person),
      })),
      people.length === 0
        ? ["Nobody has an account yet; make the first with: user create."]
        : people.map(
            (person) =>
              `${person.name} (${person.login}), ${person.state}: ${held(person).join(", ") || "no role"}`,
          ),
    );
  },
};

const freeRefusals: Partial<Record<ManageRefusal, string>> = {
  state: "This person has no second factor, or their account is not in force; see user list.",
};

const userFree: Command = {
  name: "user free",
  usage: "LOGIN --site KEY",
  summary: "takes somebody's second factor away who has lost it, where no second administrator can agree",
  options: [{ name: "site", value: "KEY", help: "the site" }],
  async run(context) {
    const login = onlyWord(context, "LOGIN");
    const site = await requireSite(context.db, requiredOption(context, "site"));
    const person = await readInSite(context.db, site.id, (tx) => personByLogin(tx, login));
    if (!person) throw new CommandRefused(`Nobody at this site signs in as "${login}"; see user list.`);
    const doing = {
      db: context.db,
      siteId: site.id,
      actor: { kind: "command" as const },
      secrets: await context.secrets(),
      now: now(),
    };
    const freed = await removeFactor(doing, person.id);
    if (!freed.ok) throw new CommandRefused(freeRefusals[freed.reason] ?? freed.reason);
    context.out.result({ person: person.id }, [
      `${person.name} is signed out everywhere, signs in with the password alone, and sets up a second factor anew.`,
    ]);
  },
};

export const userCommands: Command[] = [userCreate, userList, userFree];
