import { ACCEPTED } from "../../images/accepted.ts";
import type { BoardImages } from "./boardImages.ts";

/** Lets the person choose images from this device and gives them to the board. */
export function chooseImages({ give }: Pick<BoardImages, "give">): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ACCEPTED;
  input.multiple = true;
  input.onchange = () => give([...(input.files ?? [])].map((file) => ({ file, name: file.name })));
  input.click();
}
