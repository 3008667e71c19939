import type { Module } from "../../kernel/module/module.ts";
import { isStaff, roleName, roles } from "../../modules/accounts/index.ts";
import type { SiteContext } from "../../modules/quarter/index.ts";
import { type RouteLine, routeLines } from "./route-lines.ts";

const head = `# Who may do what

Made from the routes and the permissions that the modules declare; \`npm run permissions\` renews it. Every line is asked in
\`src/app/permissions/testing/ask-matrix.ts\`: each route, by each role, and in each state of a person by roles that hold the
permission and by others, at the own and at another site; some 18,000 questions.

- A person holds roles, each from a day until a day. What follows counts only while the account is in force (confirmed, its last day
  not over) and for the roles that are in force on that day. It is read from the database for every request.
- A role of staff (marked *) counts only after a second factor or a passkey. Whoever has a second factor may do nothing before it.
- A permission holds at one site. At every other site the same person is a stranger.
- Whoever works outside the project (partner) belongs to an organisation. Of what belongs to organisations they see that of their own;
  every other one is to them an address that does not exist. The database holds to it as well (row-level security): each transaction
  says who asks and for which organisations. Each route with \`:organisation\` is asked for the same, another, and one of another site.
- **Nobody signed in** is asked to sign in, and what a form held is kept. **Signed in without the permission** gets the same answer as
  for an address that does not exist.
- **Grave**: whoever showed who they are more than ten minutes ago is asked for the password or a passkey once more.
- \`public\`: everybody, and the answer is the same for everybody. \`anybody\`: everybody, with an answer of their own.
`;

/** The text of `docs/permissions.md`. */
export function permissionsPage(modules: readonly Module<SiteContext>[]): string {
  const permissions = modules.flatMap((module) => module.permissions ?? []);
  const lines = routeLines(modules);
  const holds = (holders: readonly string[], role: string) =>
    holders.includes("everybody") || holders.includes(role) ? "yes" : "";
  const people = [
    row(["Role", ...permissions.map(({ name }) => `\`${name}\``)]),
    rule(permissions.length + 1),
    row([
      "an account without a role",
      ...permissions.map(({ roles: holders }) => (holders.includes("everybody") ? "yes" : "")),
    ]),
    ...roles.map((role) =>
      row([
        `${roleName(role, "en")} (${role})${isStaff(role) ? " *" : ""}`,
        ...permissions.map(({ roles: holders }) => holds(holders, role)),
      ]),
    ),
  ];
  const words = permissions.map(({ name, words: say }) => `- \`${name}\`: ${say("en")}`);
  const open = lines.filter(({ permission }) => permission === "public");
  const closed = lines.filter(({ permission }) => permission !== "public");
  return [
    head,
    "## By role",
    "",
    ...people,
    "",
    ...words,
    "",
    "## By route",
    "",
    "Addresses of a site follow `/{site}/{language}`.",
    "",
    row(["Route", "Permission", "Grave", "In the audit log"]),
    rule(4),
    ...closed.map((line) =>
      row([
        routeOf(line),
        line.permission,
        line.grave ? "yes" : "",
        line.audit === null ? "" : `\`${line.audit}\``,
      ]),
    ),
    "",
    "## Public routes",
    "",
    ...open.map((line) => `- ${routeOf(line)}${line.ofSite ? "" : " (outside a site)"}`),
    "",
  ].join("\n");
}

const routeOf = ({ method, path }: RouteLine): string => `\`${method} ${path.replaceAll("|", "\\|")}\``;
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const rule = (columns: number): string => `|${"---|".repeat(columns)}`;
