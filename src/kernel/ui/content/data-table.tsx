import type { Child, FC } from "hono/jsx";

export interface Column {
  label: string;
  /** Figures stand at the end of the cell, digit under digit. */
  number?: boolean;
}

/** A table with a caption; the first cell of each row names the row. Scrolls by itself where a phone is too narrow. */
export const DataTable: FC<{ caption: string; hideCaption?: boolean; columns: Column[]; rows: Child[][] }> = (
  props,
) => (
  <section class="table-scroll" tabindex={0} aria-label={props.caption}>
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
                <td class={props.columns[index]?.number ? "number" : undefined}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
