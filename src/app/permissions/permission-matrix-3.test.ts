import { askMatrix } from "./testing/ask-matrix.ts";

askMatrix(2);
