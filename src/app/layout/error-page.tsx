import type { FC } from "hono/jsx";
import { Disc } from "../../kernel/ui/content/disc.tsx";
import { LinkButton } from "../../kernel/ui/controls/button.tsx";
import type { RefusalAnswer } from "../../kernel/web/answer.ts";
import { renderFrame } from "./frame.tsx";
import type { FrameContext } from "./frame-context.ts";
import { layoutTexts } from "./texts.ts";

type Status = RefusalAnswer["status"];

/** Which words explain a status: to a person, an address or a head that is too long is simply too large. */
const words: Record<Status, 400 | 403 | 404 | 405 | 408 | 413 | 415 | 417 | 429 | 500 | 503> = {
  400: 400,
  403: 403,
  404: 404,
  405: 405,
  408: 408,
  413: 413,
  414: 413,
  415: 415,
  417: 417,
  421: 400,
  429: 429,
  431: 413,
  500: 500,
  503: 503,
};

/** Worth asking again for the same page after a while. */
const passing = new Set<Status>([408, 429, 500, 503]);

const ErrorBody: FC<{ refusal: RefusalAnswer; frame: FrameContext }> = ({ refusal, frame }) => {
  const say = layoutTexts(frame.locale);
  const { status } = refusal;
  return (
    <div class="narrow error-page">
      <Disc icon={passing.has(status) ? "clock" : status === 404 ? "search" : "warning"} large />
      <h1>{say(`${words[status]}.title`)}</h1>
      <p class="lead">{refusal.detail ?? say(`${words[status]}.text`)}</p>
      <div class="actions">
        <LinkButton href={frame.home} icon="house">
          {say("toStart")}
        </LinkButton>
        {passing.has(status) && (
          <LinkButton href="" look="secondary">
            {say("tryAgain")}
          </LinkButton>
        )}
      </div>
      <p class="muted small">{say("errorNumber", { status: String(status) })}</p>
    </div>
  );
};

/**
 * The whole HTML document that says what went wrong and what to do next, in the visitor's language. Needs no database:
 * where nothing is known of the site, hand it a `bareFrame`.
 */
export function renderErrorPage(refusal: RefusalAnswer, frame: FrameContext): string {
  const title = layoutTexts(frame.locale)(`${words[refusal.status]}.title`);
  return renderFrame(
    { kind: "page", title, noIndex: true, body: <ErrorBody refusal={refusal} frame={frame} /> },
    frame,
  );
}
