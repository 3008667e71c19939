import type { Compilable, CompiledQuery } from "kysely";
import type { Db } from "../pool.ts";

/** Stands in a question for the value at this place. */
class Place {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

/**
 * A question that Kysely puts together and compiles when it is first asked, and afterwards only its values change: for those that
 * every page asks. Its text must not depend on the values.
 *
 * @param build must hand each value on as it comes, since it gets something else in its place
 * @example
 * const byId = compiledOnce((tx, id: string) => tx.withTables<Tables>().selectFrom("note").select("body").where("id", "=", id));
 * const [note] = await byId(tx, id);
 */
export function compiledOnce<Row, Values extends readonly unknown[]>(
  build: (tx: Db, ...values: Values) => Compilable<Row>,
): (tx: Db, ...values: Values) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (tx, ...values) => {
    // How many values there are, the first call says.
    compiled ??= build(tx, ...(values.map((_, index) => new Place(index)) as unknown as Values)).compile();
    const parameters = compiled.parameters.map((each) => (each instanceof Place ? values[each.index] : each));
    return (await tx.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}
