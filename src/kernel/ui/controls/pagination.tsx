import type { FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";

export interface PaginationProps {
  page: number;
  pages: number;
  href(page: number): string;
  /** The name of the landmark, "Pages". */
  label: string;
  previous: string;
  next: string;
  /** What a screen reader says for a page's number, "Page 3". */
  pageLabel(page: number): string;
}

/** First, last, this page and its neighbours; a gap is 0. */
export function pagesShown(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((p) => p >= 1 && p <= pages);
  const sorted = [...new Set(wanted)].sort((a, b) => a - b);
  return sorted.flatMap((p, index) => (index > 0 && p - (sorted[index - 1] ?? 0) > 1 ? [0, p] : [p]));
}

/** Links to the pages of a list; nothing where there is only one. */
export const Pagination: FC<PaginationProps> = (props) => {
  if (props.pages <= 1) return null;
  const { page, pages, href } = props;
  return (
    <nav class="pages" aria-label={props.label}>
      <ul>
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev">
              <Icon name="chevron" back />
              {props.previous}
            </a>
          </li>
        )}
        {pagesShown(page, pages).map((p) =>
          p === 0 ? (
            <li class="pages-gap" aria-hidden="true">
              …
            </li>
          ) : (
            <li>
              <a
                href={href(p)}
                aria-current={p === page ? "page" : undefined}
                aria-label={props.pageLabel(p)}
              >
                {p}
              </a>
            </li>
          ),
        )}
        {page < pages && (
          <li>
            <a href={href(page + 1)} rel="next">
              {props.next}
              <Icon name="chevron" />
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
};
