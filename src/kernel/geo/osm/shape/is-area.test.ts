import assert from "node:assert/strict";
import { test } from "node:test";
import { isArea } from "./is-area.ts";

test("closed ways are areas unless their tags say otherwise", () => {
  const areas = [
    { building: "yes" },
    { highway: "pedestrian", area: "yes" },
    { highway: "services" },
    { natural: "water" },
    { amenity: "school", barrier: "fence" },
    { man_made: "works" },
    { name: "nothing known" },
  ];
  const lines = [
    { highway: "residential" },
    { barrier: "fence" },
    { natural: "coastline" },
    { railway: "tram" },
    { building: "yes", area: "no" },
    { building: "no", highway: "service" },
  ];
  for (const tags of areas) assert.ok(isArea(tags), JSON.stringify(tags));
  for (const tags of lines) assert.ok(!isArea(tags), JSON.stringify(tags));
});
