import type { GroundKind } from "../base-feature.ts";

export type Shade = "light" | "dark";

/** The colours of maps, drawn by the server or by the browser. */
export const palette: Record<
  Shade,
  Record<
    GroundKind | "ground" | "casing" | "main" | "mainCasing" | "edge" | "label" | "quiet" | "outline",
    string
  >
> = {
  light: {
    ground: "#f6f2ea",
    water: "#b9d9e8",
    river: "#b9d9e8",
    green: "#d3e6c3",
    industry: "#e9e3da",
    building: "#e2d9cc",
    rail: "#a9a29a",
    street: "#ffffff",
    casing: "#ddd4c6",
    main: "#fbe3a8",
    mainCasing: "#e3c481",
    edge: "#d3c8b8",
    label: "#4d4740",
    quiet: "#6b6359",
    outline: "#b4472f",
  },
  dark: {
    ground: "#23272b",
    water: "#1d3d4f",
    river: "#1d3d4f",
    green: "#2b3d2d",
    industry: "#2c2f33",
    building: "#33383d",
    rail: "#6d7278",
    street: "#474d54",
    casing: "#1b1e21",
    main: "#6a5a34",
    mainCasing: "#3b341f",
    edge: "#2b3034",
    label: "#d7dbdf",
    quiet: "#a9b0b7",
    outline: "#ff9d80",
  },
};
