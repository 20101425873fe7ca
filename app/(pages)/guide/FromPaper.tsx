import Link from "next/link";
import { Section } from "../../ui/Prose.tsx";

/** How numbers on paper are read. */
export function FromPaper() {
  return (
    <Section id="paper" title="Numbers on paper">
      <p>
        On the <Link href="/">start page</Link> press <strong>Upload image</strong> or{" "}
        <strong>Use camera</strong>, or drop or paste images anywhere on the page. Hold the camera straight
        above the paper, close and in good light.
      </p>
      <p>
        The result shows a box around each number it found, unsure ones first. Accept a number, type what it
        is, or say that it is none; go through all of them with the arrow keys, and draw a box around one that
        was missed. Then copy the numbers, or save them as a table.
      </p>
      <p>
        Only you can see <Link href="/images">your images</Link>. They are kept without the place and device
        that photos carry with them, and are gone for good when you delete them. Programs can ask, too:{" "}
        <Link href="/api/docs">how that works</Link>.
      </p>
    </Section>
  );
}
