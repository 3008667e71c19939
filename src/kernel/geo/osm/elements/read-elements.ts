import { createCollector } from "../collector.ts";
import type { ReadEvent, ReadProgress } from "../osm-thing.ts";
import type { ReadOptions } from "../read-osm.ts";
import { relationGeometry } from "../shape/relation-geometry.ts";
import type { ElementSource, Visitor } from "./elements.ts";
import { fetchNodes, shapeWays, surveyPositions, surveyWays, tell } from "./passes.ts";
import { courseOf, createSelection, isRelationNear, needForRelation, positionIn } from "./selection.ts";
import { settleAstray, whereIsRelation } from "./whereabouts.ts";

/**
 * Reads data whose ways refer to nodes and whose relations refer to ways, in whatever order they are written,
 * in up to four passes. Only what the wanted things inside the box need is ever held: with a box the nodes near it,
 * without one the nodes of wanted ways. A thing that reaches into the box is complete, however far it goes.
 */
export async function* readElements(
  source: ElementSource,
  options: ReadOptions,
): AsyncGenerator<ReadEvent[]> {
  const out = createCollector(options.box);
  const kept = createSelection(options.box);

  async function* pass(phase: ReadProgress["phase"], visitor: Visitor): AsyncGenerator<ReadEvent[]> {
    for await (const progress of source.pass(visitor)) {
      options.onProgress?.({ phase, ...progress });
      for (let batch = out.full(); batch; batch = out.full()) yield batch;
    }
  }

  yield* pass("positions", surveyPositions(kept, out, options));
  kept.nodesNear.seal();
  kept.memberWays.seal();
  yield* pass("ways", surveyWays(kept, out, options));
  kept.relations = kept.relations.filter((relation) => {
    const isNear = isRelationNear(kept, relation);
    if (isNear) needForRelation(kept, relation);
    else tell(whereIsRelation(kept, relation), out);
    return isNear;
  });
  if (kept.missingNodes.seal() > 0) yield* pass("missing", fetchNodes(kept));
  kept.nodesBeyond.seal();
  for (const where of settleAstray(kept)) tell(where, out);
  if (kept.ways.seal() > 0) yield* pass("shapes", shapeWays(kept, out));

  const where = {
    node: (id: number) => positionIn(kept, id),
    way: (id: number) => courseOf(kept, id),
  };
  for (const { id, tags, members, center, meta } of kept.relations) {
    out.thing(`relation/${id}`, tags, relationGeometry(members, tags, where, center), meta);
    const batch = out.full();
    if (batch) yield batch;
  }
  yield out.rest();
}
