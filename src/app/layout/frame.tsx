import type { FC } from "hono/jsx";
import { localeFacts } from "../../kernel/i18n/locales.ts";
import { Button } from "../../kernel/ui/controls/button.tsx";
import { HiddenFields } from "../../kernel/ui/controls/form.tsx";
import type { PageAnswer } from "../../kernel/web/answer.ts";
import { Footer, FramedFooter } from "./footer.tsx";
import type { FrameContext } from "./frame-context.ts";
import { Head } from "./head.tsx";
import { Header } from "./header.tsx";
import { shareDrawings } from "./share-drawings.ts";
import { shortenOwnLinks } from "./shorten-own-links.ts";
import { layoutTexts } from "./texts.ts";

const Frame: FC<{ page: PageAnswer; frame: FrameContext }> = ({ page, frame }) => {
  const say = layoutTexts(frame.locale);
  return (
    <html lang={frame.locale} dir={localeFacts[frame.locale].dir}>
      <Head page={page} frame={frame} />
      <body class={page.framed && "framed"}>
        {!page.framed && (
          <a class="skip" href="#content">
            {say("skip")}
          </a>
        )}
        {frame.site?.demo && (
          <aside class="demo">
            <p class="wrap">{say("demo")}</p>
          </aside>
        )}
        {frame.looking && (
          <aside class="looking" lang={frame.looking.lang} dir="auto" aria-label={frame.looking.text}>
            <form class="wrap" method="post" action={frame.looking.action}>
              <HiddenFields fields={[["token", frame.looking.token]]} />
              <p>{frame.looking.text}</p>
              <Button look="secondary" small>
                {frame.looking.label}
              </Button>
            </form>
          </aside>
        )}
        {!page.framed && <Header frame={frame} />}
        <main id="content" tabindex={-1}>
          {page.body}
        </main>
        {page.framed ? <FramedFooter frame={frame} /> : <Footer frame={frame} brief={page.noIndex} />}
      </body>
    </html>
  );
};

/**
 * The whole HTML document of a page. The body must be complete: whatever it shows is read before, so that drawing
 * never waits. Throws a TypeError for a body that still waits for something.
 */
export function renderFrame(page: PageAnswer, frame: FrameContext): string {
  const html: unknown = (<Frame page={page} frame={frame} />).toString();
  if (html instanceof Promise)
    throw new TypeError(`The page "${page.title}" has parts that are not read yet`);
  const path = frame.canonical && new URL(frame.canonical).pathname;
  const shorter = path ? shortenOwnLinks(String(html), path) : String(html);
  return `<!doctype html>${shareDrawings(shorter)}`;
}
