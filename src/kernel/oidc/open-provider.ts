import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from "openid-client";
import { askProvider, timeout } from "./ask-provider.ts";

/** How we are known at a provider. */
export interface Client {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

const minutes = 60_000;
/** What a provider says of itself, and its keys, are asked for again after so long. */
const keptFor = 10 * minutes;
/** So long nobody waits again for one that did not answer. */
const failureKeptFor = 5_000;

const opened = new LRUCache<string, Promise<Configuration>>({ max: 200, ttl: keptFor });

/**
 * What is needed to talk to a provider: its own description, found by the issuer, checked and kept for a while.
 *
 * @throws {Error} of many kinds where it cannot be reached, or says something else than it should
 */
export function openProvider(client: Client): Promise<Configuration> {
  const { issuer, clientId, clientSecret } = client;
  const key = createHash("sha256")
    .update(JSON.stringify([issuer, clientId, clientSecret]))
    .digest("base64");
  const known = opened.get(key);
  if (known) return known;
  const found = discover(client);
  opened.set(key, found);
  found.catch(() => opened.set(key, found, { ttl: failureKeptFor }));
  return found;
}

async function discover({ issuer, clientId, clientSecret }: Client): Promise<Configuration> {
  const address = new URL(issuer);
  const ask = askProvider(address);
  const insecure = address.protocol === "http:" ? [allowInsecureRequests] : [];
  const found = await discovery(address, clientId, undefined, undefined, {
    [customFetch]: ask,
    timeout,
    execute: insecure,
  });
  const server = found.serverMetadata();
  // Without a word about it a provider takes the secret in the header (OpenID Connect Discovery 1.0, section 3).
  const ways = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const proof = ways.includes("client_secret_basic") ? ClientSecretBasic : ClientSecretPost;
  const configuration = new Configuration(server, clientId, undefined, proof(clientSecret));
  configuration[customFetch] = ask;
  configuration.timeout = timeout;
  for (const allow of insecure) allow(configuration);
  // The signature of what says who somebody is counts, not only the connection it came by.
  enableNonRepudiationChecks(configuration);
  return configuration;
}
