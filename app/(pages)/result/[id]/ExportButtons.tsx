import { Braces, Copy, Table } from "lucide-react";
import { correctedText } from "../../../../core/images/corrected.ts";
import type { ImageAnswer, ImageCorrection } from "../../../../core/wire/imageAnswer.ts";
import { Button } from "../../../ui/Button.tsx";
import { copyText } from "../../../ui/copyText.ts";
import { toast } from "../../../ui/Toaster.tsx";
import { csvOf, jsonOf, save } from "./exports.ts";
import { PutOnBoard } from "./PutOnBoard.tsx";

type ExportProps = {
  readonly imageId: string;
  readonly name: string;
  readonly me: string; // user id
  readonly answer: ImageAnswer;
  readonly corrections: readonly ImageCorrection[];
};

/** Takes the numbers elsewhere, as they stand after corrections. */
export function ExportButtons({ imageId, name, me, answer, corrections }: ExportProps) {
  const file = name.replace(/\.\w+$/, "");
  const copy = async () => {
    const done = await copyText(correctedText(answer, corrections));
    toast(done ? "The numbers are copied." : "This browser does not let pages copy. Save the table instead.");
  };
  return (
    <div className="mt-8 flex flex-wrap gap-2 border-t border-hairline pt-6">
      <PutOnBoard imageId={imageId} name={name} me={me} />
      <Button className="px-3!" onClick={() => void copy()}>
        <Copy aria-hidden className="size-4" /> Copy
      </Button>
      <Button
        className="px-3!"
        onClick={() => save(csvOf(answer, corrections), `${file}.csv`, "text/csv;charset=utf-8")}
      >
        <Table aria-hidden className="size-4" /> CSV
      </Button>
      <Button
        className="px-3!"
        onClick={() => save(jsonOf(answer, corrections), `${file}.json`, "application/json")}
      >
        <Braces aria-hidden className="size-4" /> JSON
      </Button>
    </div>
  );
}
