import { makeReply, type Reply } from "../reply/reply.ts";
import type { Asset } from "./options.ts";

/**
 * Finds the ready answer for one of our own files. Its address may carry no query, else it is not found: so nobody
 * makes copies of it in the caches between us.
 */
export function createAssetReplies(
  assets: { get(path: string): Asset | undefined } | undefined,
  secure: string[],
): (target: string) => Reply | undefined {
  // Keyed by the file itself, so that a file that was built anew is drawn anew.
  const replies = new WeakMap<Asset, Reply>();
  return (target) => {
    const asset = assets?.get(target);
    if (!asset) return undefined;
    let reply = replies.get(asset);
    if (!reply) {
      reply = drawAsset(asset, secure);
      replies.set(asset, reply);
    }
    return reply;
  };
}

function drawAsset({ contentType, body, immutable, encodings, workerBelow }: Asset, secure: string[]): Reply {
  const keep = immutable ? "public, max-age=31536000, immutable" : "public, max-age=3600";
  const headers = [...secure, "Cache-Control", keep];
  if (workerBelow !== undefined) headers.push("Service-Worker-Allowed", workerBelow);
  return makeReply({
    status: 200,
    contentType,
    body,
    headers,
    kept: true,
    tagged: true,
    ...(encodings ? { encodings } : {}),
  });
}
