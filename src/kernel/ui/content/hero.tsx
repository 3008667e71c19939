import type { Child, FC } from "hono/jsx";
import { Skyline } from "../icons/skyline.tsx";

/**
 * The large coloured opening of a start page: title, one sentence, search box and chips as children. A `picture` (an `img` of the
 * class `hero-picture`) stands beside them on a wide screen, below them on a narrow one.
 */
export const Hero: FC<{
  eyebrow?: string;
  title: string;
  lead?: string;
  picture?: Child;
  children?: Child;
}> = ({ eyebrow, title, lead, picture, children }) => {
  const opening = (
    <>
      {eyebrow && <p class="hero-eyebrow">{eyebrow}</p>}
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </>
  );
  return (
    <div class={picture ? "hero hero--picture" : "hero"}>
      <Skyline />
      <div class="wrap">
        {picture ? (
          <>
            <div>{opening}</div>
            {picture}
          </>
        ) : (
          opening
        )}
      </div>
    </div>
  );
};
