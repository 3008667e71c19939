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
import { requireSite } from "../../quarter/index.ts";
import { type InviteRefusal, invitePerson } from "../actions/people/invite-person.ts";
import { roles } from "../rules/roles.ts";
import { organisationsOf } from "../store/organisations.ts";
import { peopleOf } from "../store/people.ts";

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
    context.out.result({ person: personId, invitation: path, paper }, [
      `${name} can now choose a password, within 14 days and once, at this address of the platform:`,
      `  ${path}`,
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

export const userCommands: Command[] = [userCreate, userList];
