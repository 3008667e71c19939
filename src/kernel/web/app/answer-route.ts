import { describeError } from "../../log/describe-error.ts";
import type { Log } from "../../log/log.ts";
import { type Answer, notFound } from "../answer.ts";
import type { Reply } from "../reply/reply.ts";
import type { Route } from "../route.ts";
import type { Workings } from "./answer-visit.ts";
import { drawAway, drawData, drawPage, drawRedirect, drawStream, type Keeping } from "./draw.ts";
import { hindranceOf } from "./hindrance-of.ts";
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

/** Asks a route's handler: through the gate, or through the cache where everybody gets the same. */
export function answerRoute<Site>(workings: Workings<Site>, asked: Asked<Site>): Promise<Reply> {
  const { route, context, address, negotiated } = asked;
  const { cache, tagOf } = workings.options;
  if (route.permission !== "public") return inTurn(workings, asked, () => answerAtGate(workings, asked));
  const render = () => inTurn(workings, asked, async () => route.handle(context));
  if (route.cache === "none") return render();
  const plan = {
    address,
    tag: context.site === undefined ? "*" : tagOf(context.site),
    seconds: route.cache === "site" ? undefined : route.cache.seconds,
    ...(negotiated ? { locale: context.locale } : {}),
  };
  return cache.through(plan, render);
}

/** Who asks is read from the database each time, so that a right that was taken away is gone with the next request. */
async function answerAtGate<Site>({ options }: Workings<Site>, asked: Asked<Site>): Promise<Answer> {
  const { route } = asked;
  const { gate } = options;
  if (!gate) return notFound;
  const { context } = asked;
  const visitor = await gate.identify(context);
  // What is drawn around the answer knows it as well.
  if (visitor) context.visitor = visitor;
  const hindrance = hindranceOf(route, context);
  const answer = await (hindrance ? gate.turnAway(hindrance, context) : route.handle(context));
  if (visitor && isRefused(answer) && route.permission !== "anybody")
    await gate.noteRefusal?.(route, context);
  return answer;
}

const isRefused = (answer: Answer): boolean =>
  answer.kind === "refusal" && (answer.status === 403 || answer.status === 404);

function inTurn<Site>(
  workings: Workings<Site>,
  asked: Asked<Site>,
  make: () => Promise<Answer>,
): Promise<Reply> {
  const answer = async () => draw(workings, asked, await make());
  // Whether we are well is said at once, however many wait.
  return asked.context.site === undefined || asked.route.asksOthers ? answer() : workings.inTurn(answer);
}

async function draw<Site>(
  { options, secure }: Workings<Site>,
  asked: Asked<Site>,
  answer: Answer,
): Promise<Reply> {
  const { route, context, negotiated } = asked;
  const { https } = context;
  const keeping: Keeping = {
    cache: route.cache,
    private: route.permission !== "public",
    negotiated,
    https,
  };
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
      return drawRedirect(answer, secure(answer.open === true), keeping);
    case "away":
      return drawAway(answer, secure(false), https);
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
