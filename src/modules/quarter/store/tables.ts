import type { ColumnType, Generated } from "kysely";
import type { Geometry } from "../../../kernel/geo/geometry.ts";
import type { ProjectProfile } from "../rules/project.ts";
import type { LocalText, SitePicture, SiteTexts, Theme } from "../rules/site.ts";

/** `date` columns travel as ISO days (`2019-01-01`), never as moments. */
type Day = ColumnType<string, string, string>;

/** What is stored as JSON goes in as its text and comes out parsed. */
type Json<T> = ColumnType<T, string, string>;

export interface SiteTable {
  site_id: string;
  key: string;
  name: string;
  state: string;
  centre_lat: number;
  centre_lon: number;
  west: number;
  south: number;
  east: number;
  north: number;
  host: string | null;
  theme: Json<Theme>;
  demo: Generated<boolean>;
  texts: Json<SiteTexts>;
  languages: string[] | null;
  picture: Json<SitePicture> | null;
  picture_before: Json<SitePicture> | null;
  created_at: Generated<Date>;
  changed_at: Generated<Date>;
}

export interface AreaTable {
  site_id: string;
  id: string;
  key: string;
  name: string;
  outline: Json<Geometry>;
  intro: Json<LocalText>;
  position: number;
}

export interface ProjectTable {
  site_id: string;
  id: string;
  title: string;
  programme: Json<LocalText> | null;
  round: string | null;
  region: Json<LocalText> | null;
  /** A year, a month or a day: `2019`, `2019-01`, `2019-01-15`. */
  starts_on: string | null;
  ends_on: string | null;
  fields: Json<ProjectProfile["fields"]>;
  target_groups: Json<LocalText[]>;
  goals: Json<LocalText[]>;
  activities: Json<ProjectProfile["activities"]>;
  funding_total_cents: ColumnType<string | null, number | null, number | null>;
  funding_note: Json<LocalText> | null;
  funding_approximate: Generated<boolean>;
}

export interface PartnerTable {
  site_id: string;
  project_id: string;
  position: number;
  name: Json<LocalText>;
  role: "project" | "cooperation";
}

export interface FundingPartTable {
  site_id: string;
  project_id: string;
  position: number;
  name: Json<LocalText>;
  amount_cents: ColumnType<string, number, number>;
}

export interface FigureTable {
  site_id: string;
  id: string;
  indicator: string;
  scope: "city" | "programme-area" | "area";
  area_id: string | null;
  label: Json<LocalText>;
  definition: Json<LocalText>;
  unit: string;
  value: number;
  approximate: Generated<boolean>;
  as_of: Day;
  date_label: string;
  source: string;
  note: Json<LocalText> | null;
  position: number;
}

export type QuarterTables = {
  "quarter.site": SiteTable;
  "quarter.area": AreaTable;
  "quarter.project": ProjectTable;
  "quarter.partner": PartnerTable;
  "quarter.funding_part": FundingPartTable;
  "quarter.figure": FigureTable;
};
