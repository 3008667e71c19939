// The worker of one page: hands everything to the network, and only where that fails shows what the device keeps, sealed, of this
// one page. It knows no other page and keeps nothing by itself.
import { cacheOf, readKept } from "./device-store.ts";
import type { KeptRoll } from "./kept-roll.ts";

/** What of a worker's world the library of the browser's window does not name. */
interface FetchEvent extends Event {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerWorld {
  registration: ServiceWorkerRegistration;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: string,
    listen: (event: Event & { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
}

/** A network that says nothing for so long, in milliseconds, is none. */
const patience = 5000;

export function keepPage(world: WorkerWorld): void {
  const path = new URL(world.registration.scope).pathname;
  world.addEventListener("install", (event) => event.waitUntil(world.skipWaiting()));
  world.addEventListener("activate", (event) => event.waitUntil(world.clients.claim()));
  world.addEventListener("fetch", (event) => {
    const { request, respondWith } = event as unknown as FetchEvent;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== location.origin) return;
    const answer = respondWith.bind(event);
    if (request.mode === "navigate" && url.pathname === path) answer(thePage(path, request));
    else if (url.pathname.startsWith("/assets/")) answer(itsFile(path, request));
  });
}

async function thePage(path: string, request: Request): Promise<Response> {
  const kept = await readKept<KeptRoll>(path).catch(() => undefined);
  if (!kept?.html) return fetch(request);
  const late = new Promise<undefined>((done) => setTimeout(done, patience));
  const answer = await Promise.race([fetch(request).catch(() => undefined), late]);
  // A server behind a broken proxy is not there either.
  if (answer && answer.status < 500) return answer;
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": kept.policy,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  };
  return new Response(kept.html.replace("<roll-call ", `<roll-call data-kept="${kept.at}" `), { headers });
}

async function itsFile(path: string, request: Request): Promise<Response> {
  const found = await caches.match(request, { cacheName: cacheOf(path) });
  return found ?? fetch(request);
}
