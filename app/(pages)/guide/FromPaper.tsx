import Link from "next/link";
import { Section } from "../../ui/Prose.tsx";

/** How numbers on paper are read. */
export function FromPaper() {
  return (
    <Section id="paper" title="Numbers on paper">
      <p>
        On the <Link href="/">start page</Link> press <strong>Upload image</strong> or{" "}
        <strong>Use camera</strong>, or drop images, PDFs or folders of them anywhere on the page, or paste
        them. Hold the camera straight above the paper, close and in good light. Each page of a PDF is an
        image of its own. An image that you uploaded before is opened again by pasting its address; other
        addresses are not fetched.
      </p>
      <p>
        Files may have 10 MB and 25 megapixels, AVIF 8, a scan on a page of a PDF 12, and a PDF 40 pages; your
        browser makes photos smaller that have more. While images are read, each says how far it is and can be
        given up.
      </p>
      <p>
        The result shows a box around each number it found, unsure ones first. Accept a number, type what it
        is, or say that it is none. By keyboard arrows go through all of them, Enter types and goes on, Delete
        says that it is none. Draw a box around one that was missed, or move the one there with the arrow
        keys. An image that lies on its side is turned by the round arrow below it, and read anew. Then copy
        the numbers, or save them as a table.
      </p>
      <p>
        <strong>Put on a board</strong> takes the numbers to a board of yours: their ink stands over the faded
        image, is corrected like any other, and one undo takes all of it away. On a board itself images and
        PDFs are dropped, pasted, chosen or photographed as well. To take only the image away, touch its edge
        with the eraser.
      </p>
      <p>
        Only you can see <Link href="/images">your images</Link>. They are kept without the place and device
        that photos carry with them, and are gone for good when you delete them. An image on a board is seen
        by everyone who may look at the board; when you delete the image it goes from there too, and its
        numbers stay. Programs can ask, too: <Link href="/api/docs">how that works</Link>.
      </p>
    </Section>
  );
}
