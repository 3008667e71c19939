import { describeError } from "../../log/describe-error.ts";
import type { Log } from "../../log/log.ts";
import { type Answer, notFound } from "../answer.ts";
import type { Reply } from "../reply/reply.ts";
import type { Route } from "../route.ts";
import type { Workings } from "./answer-visit.ts";
import { drawData, drawPage, drawRedirect, drawStream, type Keeping } from "./draw.ts";
import type { FrameContext } from "./options.ts";
import { type Refusal, refuse } from "./refuser.ts";

/** One route, asked. */
export interface Asked<Site> {
  route: Route<FrameContext<Site>>;
  context: FrameContext<Site>;
  /** The full address as the visitor sees it, in its one spelling. */
  address: string;
  negotiated: boolean;
  /** What a refusal needs to know. */
  asked: Omit<Refusal<Site>, "status">;
}

/** Asks a route's handler, or the cache where the route is cached and everybody may see it. */
export function answerRoute<Site>(workings: Workings<Site>, asked: Asked<Site>): Promise<Reply> {
  const { route, context, address, negotiated } = asked;
  const { permits, cache, tagOf } = workings.options;
  // Forbidden looks like missing, so that nobody learns what exists.
  if (!permits(route.permission, context)) return draw(workings, asked, notFound);
  if (route.cache === "none" || route.permission !== "public") return render(workings, asked);
  const plan = {
    address,
    tag: context.site === undefined ? "*" : tagOf(context.site),
    seconds: route.cache === "site" ? undefined : route.cache.seconds,
    ...(negotiated ? { locale: context.locale } : {}),
  };
  return cache.through(plan, () => render(workings, asked));
}

function render<Site>(workings: Workings<Site>, asked: Asked<Site>): Promise<Reply> {
  const answer = async () => draw(workings, asked, await asked.route.handle(asked.context));
  // Whether we are well is said at once, however many wait.
  return asked.context.site === undefined ? answer() : workings.inTurn(answer);
}

async function draw<Site>(
  { options, secure }: Workings<Site>,
  asked: Asked<Site>,
  answer: Answer,
): Promise<Reply> {
  const { route, context, negotiated } = asked;
  const keeping: Keeping = { cache: route.cache, private: route.permission !== "public", negotiated };
  switch (answer.kind) {
    case "page":
      return drawPage(answer, await options.frame(answer, context), secure(false), keeping);
    case "data":
      return drawData(answer, secure(answer.open === true), keeping);
    case "stream":
      return drawStream(
        { ...answer, pieces: () => noted(answer.pieces(), options.log) },
        secure(answer.open === true),
        keeping,
      );
    case "redirect":
      return drawRedirect(answer, secure(answer.open === true), negotiated);
    case "refusal":
      return refuse({ ...asked.asked, status: answer.status, detail: answer.detail }, options, secure);
  }
}

/** What goes wrong while a body is sent can no longer be answered; the log still hears of it. */
async function* noted(pieces: AsyncIterable<string>, log: Log): AsyncGenerator<string> {
  try {
    yield* pieces;
  } catch (error) {
    log.error({ error: describeError(error) }, "an answer broke off");
    throw error;
  }
}
