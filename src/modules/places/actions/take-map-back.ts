import type { Db } from "../../../kernel/db/db.ts";
import type { Box } from "../../../kernel/geo/geometry.ts";
import { deleteBroughtBy } from "../store/take-back.ts";
import { makeTiles } from "./make-tiles.ts";

/**
 * Takes back the parts of the base map and the addresses that some imports brought, in the transaction of their undo.
 * What they changed stays as they left it: nobody keeps what it was before.
 *
 * @param tiles whether the tiles of the map shall follow; a dry run need not wait for them
 * @returns how many parts of the map and how many addresses are gone
 */
export async function takeMapBack(
  tx: Db,
  site: { id: string; box: Box },
  imports: readonly number[],
  tiles: boolean,
): Promise<{ features: number; addresses: number }> {
  if (imports.length === 0) return { features: 0, addresses: 0 };
  const gone = await deleteBroughtBy(tx, site.id, imports);
  if (tiles && gone.features > 0) await makeTiles(tx, site);
  return gone;
}
