import {
  type IdentifierNode,
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryId,
  sql,
  type ValueNode,
} from "kysely";

/** The names of the roles besides the owner; roles are shared by a whole server, so each database has its own. */
export interface RoleNames {
  web: string;
  search: string;
}

const placeholders = { web: "{web role}", search: "{search role}" };

/** The web role in the SQL of a migration, whatever it is called in this database: sql`grant … to ${webRole}`. */
export const webRole = sql.id(placeholders.web);

/** The role that owns the search functions, in the SQL of a migration. */
export const searchRole = sql.id(placeholders.search);

/** The same as text, for PostgreSQL's functions that ask about a role. */
export const searchRoleName = sql.val(placeholders.search);

/** Puts the real names in the place of `webRole`, `searchRole` and `searchRoleName`. Migrations run with it. */
export function createRoleNamesPlugin(names: RoleNames): KyselyPlugin {
  const transformer = new RoleNamesTransformer(names);
  return {
    transformQuery: (args: PluginTransformQueryArgs) => transformer.transformNode(args.node, args.queryId),
    transformResult: async (args: PluginTransformResultArgs) => args.result,
  };
}

class RoleNamesTransformer extends OperationNodeTransformer {
  readonly #real: Map<string, string>;

  constructor(names: RoleNames) {
    super();
    this.#real = new Map([
      [placeholders.web, names.web],
      [placeholders.search, names.search],
    ]);
  }

  protected override transformIdentifier(node: IdentifierNode, queryId?: QueryId): IdentifierNode {
    const identifier = super.transformIdentifier(node, queryId);
    return { ...identifier, name: this.#real.get(identifier.name) ?? identifier.name };
  }

  protected override transformValue(node: ValueNode, queryId?: QueryId): ValueNode {
    const value = super.transformValue(node, queryId);
    const real = typeof value.value === "string" ? this.#real.get(value.value) : undefined;
    return real === undefined ? value : { ...value, value: real };
  }
}
