import { read } from "../../../core/reading/reader.ts";
import { loadClassifier } from "../../classifier.ts";
import { marksOfStrokes } from "../../strings/items.ts";
import { ownNumbers } from "../ownInk.ts";

/** Prints, as JSON, what memory a process holds before and after it has loaded the recogniser and read many lines with it. */
const ROUNDS = 20;

const beforeMb = megabytes();
const classifier = await loadClassifier();
let wholeMb = megabytes();
for (let round = 0; round < ROUNDS; round++) {
  for (const { strokes } of ownNumbers()) await read(marksOfStrokes(strokes), [], classifier.classify);
  wholeMb = Math.max(wholeMb, megabytes());
}
classifier.close();
console.log(JSON.stringify({ beforeMb, grownMb: wholeMb - beforeMb, wholeMb }));

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1e6);
}
