import { readFile } from "node:fs/promises";
import { now } from "../../../kernel/clock/clock.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import {
  type Command,
  type CommandContext,
  CommandRefused,
  onlyWord,
  textOption,
} from "../../../kernel/module/command.ts";
import { requireSite } from "../../quarter/index.ts";
import { endSignOn, type SetSignOnRefusal, setSignOn } from "../actions/sign-on/set-sign-on.ts";
import { roles } from "../rules/roles.ts";
import { factorRules, mayJoinAs } from "../rules/sign-on/settings.ts";
import { signOnOf } from "../store/sign-on.ts";

const joining = roles.filter(mayJoinAs).join(", ");

const refusals: Record<SetSignOnRefusal, string> = {
  issuer:
    "--issuer must be the address of the provider: https:// and a host name, such as https://login.example.org.",
  "client-id": "Give --client-id, as the provider calls this platform.",
  secret: "Give --client-secret-file FILE with the secret that the provider made for this platform.",
  label: `Give --label NAME, up to 60 characters: the button says "Mit NAME anmelden".`,
  "mail-claim": "--mail-claim must be the name of a claim, such as email.",
  "new-role": `--new-people must be none or one of: ${joining}.`,
  factor: `--second-step must be one of: ${factorRules.join(", ")}.`,
  acr: "--acr takes up to five values, separated by blanks.",
  unreachable:
    "No provider of OpenID Connect answers at this issuer (or not as it should); nothing was changed.",
};

/** The first line of a file: on a command line others on the machine could read it. */
async function secretOption(context: CommandContext): Promise<string> {
  const file = textOption(context, "client-secret-file");
  if (file === undefined) return "";
  const text = await readFile(file, "utf8").catch(() => {
    throw new CommandRefused(`The file ${file} cannot be read.`);
  });
  return (text.split("\n")[0] ?? "").trim();
}

const signOn: Command = {
  name: "site sign-on",
  usage: "KEY [--issuer URL --client-id ID --client-secret-file FILE --label NAME] [--off]",
  summary:
    "lets people sign in with accounts of the town (OpenID Connect); without options it says how it is set",
  options: [
    { name: "issuer", value: "URL", help: "the provider, as its own description names it" },
    { name: "client-id", value: "ID", help: "how the provider knows this platform" },
    {
      name: "client-secret-file",
      value: "FILE",
      help: "a file whose first line is the secret; without it the stored one stays",
    },
    { name: "label", value: "NAME", help: "what the town calls its accounts, for the button" },
    { name: "mail-claim", value: "NAME", help: "the claim with the mail address (email)" },
    { name: "new-people", value: "ROLE", help: `what people become whom nobody invited: none, ${joining}` },
    {
      name: "second-step",
      value: "WHEN",
      help: `when it counts as the second step: ${factorRules.join(", ")}`,
    },
    { name: "acr", value: "VALUES", help: "levels to ask for, which alone count then; none takes them away" },
    { name: "off", help: "nobody signs in with it any more" },
  ],
  async run(context) {
    const site = await requireSite(context.db, onlyWord(context, "KEY"));
    const { db, out } = context;
    const stored = await inSite(db, site.id, signOnOf);
    const asked = Object.entries(context.options).filter(
      ([name, value]) => value !== undefined && name !== "json",
    );
    if (asked.length === 0) {
      const { secretSealed: _, ...shown } = stored ?? { secretSealed: "" };
      out.result(
        stored ? shown : null,
        stored
          ? Object.entries(shown).map(([name, value]) => `${name}: ${value ?? "none"}`)
          : [`Nobody signs in at ${site.key} with an account of the town.`],
      );
      return;
    }
    const doing = {
      db,
      siteId: site.id,
      actor: { kind: "command" as const },
      secrets: await context.secrets(),
      now: now(),
    };
    if (context.options.off === true) {
      const was = await endSignOn(doing);
      out.result({ off: true }, [
        was ? "It is switched off; passwords and links go on as before." : "It was off already.",
      ]);
      return;
    }
    const newPeople = textOption(context, "new-people") ?? stored?.newRole ?? "";
    const acr = textOption(context, "acr") ?? stored?.acrValues.join(" ") ?? "";
    const set = await setSignOn(doing, {
      issuer: textOption(context, "issuer") ?? stored?.issuer ?? "",
      clientId: textOption(context, "client-id") ?? stored?.clientId ?? "",
      secret: await secretOption(context),
      label: textOption(context, "label") ?? stored?.label ?? "",
      mailClaim: textOption(context, "mail-claim") ?? stored?.mailClaim ?? "",
      newRole: newPeople === "none" ? "" : newPeople,
      factor: textOption(context, "second-step") ?? stored?.factor ?? "",
      acrValues: acr === "none" ? "" : acr,
      // Whoever may use this command is on this machine already.
      local: true,
    });
    if (!set.ok) throw new CommandRefused(refusals[set.reason]);
    const path = `${site.host === null ? `/${site.key}` : ""}/de/anmelden/extern/zurueck`;
    out.result({ set: true, redirect: path }, [
      "People can sign in with it now. Register this address of the platform at the provider (redirect URI):",
      `  ${path}`,
    ]);
  },
};

export const signOnCommands: Command[] = [signOn];
