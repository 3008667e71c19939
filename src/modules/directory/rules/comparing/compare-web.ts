import type { Comparator } from "./comparison.ts";
import { editDistance, jaroWinkler } from "./likeness.ts";

interface Parts {
  /** For a website its host, for an address of mail what stands behind the @. */
  host: string;
  /** For a website its path, for mail what stands before the @. */
  rest: string;
}

function tallies() {
  const hosts = new Map<string, number>();
  const wholes = new Map<string, number>();
  const raise = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  return {
    count({ host, rest }: Parts) {
      raise(hosts, host);
      raise(wholes, `${host}/${rest}`);
    },
    host: ({ host }: Parts) => hosts.get(host) ?? 1,
    whole: ({ host, rest }: Parts) => wholes.get(`${host}/${rest}`) ?? 1,
  };
}

/** Host without www and path without the last slash; undefined where there is no host. */
export function webParts(text: string): Parts | undefined {
  const [, host = "", rest = ""] =
    /^(?:[a-z]+:\/\/)?(?:www\.)?([^/?#\s]+\.[^/?#\s]+)([^\s]*)$/i.exec(text.trim()) ?? [];
  if (host === "") return undefined;
  return {
    host: host.toLowerCase(),
    rest: rest
      .toLowerCase()
      .replace(/[/#?]+$/, "")
      .slice(0, 200),
  };
}

/** Addresses of websites. The host alone counts less than host and path: chains share it. */
export function compareWebsite(): Comparator<Parts> {
  const records = tallies();
  return {
    levels: ["different", "hosts nearly the same", "the same host", "the same"],
    prior: [0.15, 0.05, 0.15, 0.65],
    read: webParts,
    count: records.count,
    compare(a, b) {
      if (a.host === b.host && a.rest === b.rest) return { level: 3, likeness: 1, shared: records.whole(a) };
      if (a.host === b.host)
        return { level: 2, likeness: 0.7, shared: Math.max(records.host(a), records.host(b)) };
      const near = jaroWinkler(a.host, b.host) >= 0.92;
      return { level: near ? 1 : 0, likeness: near ? 0.5 : 0 };
    },
    keys: ({ host, rest }) => [host, `${host}${rest}`],
  };
}

/** Addresses of electronic mail. */
export function compareMail(): Comparator<Parts> {
  const records = tallies();
  return {
    levels: ["different", "the same domain", "nearly the same", "the same"],
    prior: [0.1, 0.05, 0.15, 0.7],
    read(text) {
      const [, rest = "", host = ""] = /^\s*<?([^\s@<>]+)@([^\s@<>]+)>?\s*$/.exec(text.toLowerCase()) ?? [];
      return rest === "" ? undefined : { host, rest };
    },
    count: records.count,
    compare(a, b) {
      if (a.host === b.host && a.rest === b.rest) return { level: 3, likeness: 1, shared: records.whole(a) };
      const one = `${a.rest}@${a.host}`;
      const other = `${b.rest}@${b.host}`;
      if ((a.rest === b.rest && a.rest.length >= 6) || editDistance(one, other, 2) <= 2)
        return { level: 2, likeness: 0.9, shared: records.whole(a) };
      return a.host === b.host
        ? { level: 1, likeness: 0.3, shared: records.host(a) }
        : { level: 0, likeness: 0 };
    },
    keys: ({ host, rest }) => [`${rest}@`, `${rest}@${host}`, host],
  };
}
