import type { FC } from "hono/jsx";

export interface HoursRow {
  day: string;
  /** Each from–to of the day as text; empty where closed. */
  times: string[];
  today?: boolean;
}

/** The week's times, today highlighted. `closed` is the word for a day without times. */
export const HoursTable: FC<{ caption: string; closed: string; rows: HoursRow[] }> = ({
  caption,
  closed,
  rows,
}) => (
  <table class="hours">
    <caption class="kern-sr-only">{caption}</caption>
    <tbody>
      {rows.map((row) => (
        <tr
          class={
            [row.today && "is-today", row.times.length === 0 && "is-closed"].filter(Boolean).join(" ") ||
            undefined
          }
        >
          <th scope="row">{row.day}</th>
          <td>{row.times.length === 0 ? closed : row.times.map((time) => <div>{time}</div>)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
