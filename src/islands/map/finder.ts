// The scripts of a list with its map, in one file: each file is a request, and a first visit has few to spare.
import "../nearby.ts";
import "../type-ahead.ts";
import "./town-map.ts";
