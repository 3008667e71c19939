import { setClock } from "../../src/kernel/clock/clock.ts";

// Loaded before the product: a Wednesday, 11:00 in Berlin, no holiday near. What is open now is then always the same.
setClock(new Date("2027-06-09T09:00:00Z"));
