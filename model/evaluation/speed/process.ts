import { loadClassifier } from "../../classifier.ts";
import { heldOutDigits } from "../ink.ts";
import { ownDigits } from "../ownInk.ts";
import { timeReading } from "../speed.ts";

/** Prints, as JSON, how fast held-out writers' digits are read, or this project's own where there are none. */
const heldOut = heldOutDigits();
const digits = heldOut.length > 0 ? heldOut : ownDigits().map(({ strokes }) => strokes);
const classifier = await loadClassifier();
console.log(JSON.stringify(await timeReading(classifier, digits)));
classifier.close();
