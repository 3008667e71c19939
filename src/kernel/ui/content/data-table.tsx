import type { Child, FC } from "hono/jsx";

export interface Column {
  label: string;
  /** Figures stand at the end of the cell, digit under digit. */
  number?: boolean;
}

/** Whether a phone has no room for the columns side by side: figures take less of it than words. */
const isWide = (columns: Column[]): boolean =>
  columns.length > 3 || columns.filter(({ number }) => !number).length > 2;

const before = (label = ""): string => (/[\p{L}\p{N})]$/u.test(label) ? `${label}:` : label);

/**
 * A table with a caption; the first cell of each row names the row. On a phone the cells of a wide one stand below each other, each
 * behind the name of its column.
 */
export const DataTable: FC<{ caption: string; hideCaption?: boolean; columns: Column[]; rows: Child[][] }> = (
  props,
) => {
  const wide = isWide(props.columns);
  return (
    <section class={wide ? "table-scroll stacks" : "table-scroll"} tabindex={0} aria-label={props.caption}>
      <table class="kern-table">
        <caption class={props.hideCaption ? "kern-sr-only" : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th scope="col" class={column.number ? "number" : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((cells) => (
            <tr>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th scope="row">{cell}</th>
                ) : (
                  <td
                    class={props.columns[index]?.number ? "number" : undefined}
                    data-label={wide ? before(props.columns[index]?.label) : undefined}
                  >
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
