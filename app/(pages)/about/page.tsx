import type { Metadata } from "next";
import Link from "next/link";
import { liveServer } from "../../liveServer.ts";
import { Prose, Section } from "../../ui/Prose.tsx";

export const metadata: Metadata = { title: "About" };

const BACKENDS = { tensorflow: "TensorFlow", wasm: "TensorFlow.js on WebAssembly" } as const;

export default function AboutPage() {
  const { version, backend } = liveServer();
  return (
    <Prose
      title="About Digitboard"
      intro="A board on which several people write numbers by hand and all of them see each number read, live."
    >
      <Section id="why" title="Why it exists">
        <p>
          Numbers are still written by hand: in class, on forms, on cheques, on a tablet beside a machine.
          Programs that read them mostly want one digit in the middle of a box, and answer with confidence
          even when there is nothing to read.
        </p>
        <p>
          Here whole numbers are read where they stand, by everyone’s hand at once. Each reading says how sure
          it is, offers what else it could be, and gives way to the person who wrote it.
        </p>
      </Section>
      <Section id="how" title="How it reads">
        <p>
          As soon as a stroke ends, the strokes near it are grouped in every way that could make a digit. A
          neural network sees each group twice, as a picture and as the path of the pen, and gives its chances
          for the ten digits and for “not a digit”. The most likely way to cut and read the whole number wins,
          and the others stay on offer.
        </p>
        <p>
          <Link href="/model">The model’s page</Link> shows what it was trained on and how often it errs.
        </p>
      </Section>
      <Section id="privacy" title="What is kept about you">
        <p>
          The ink and its readings, with the name you gave; for an account, your e-mail address and a hash of
          your password that cannot be turned back. Two cookies keep you signed in. Nothing is sent to anyone
          else: the fonts, the network and all else come from this server.
        </p>
        <p>
          What you correct helps to read your own later ink, and nobody else’s;{" "}
          <Link href="/account">your account’s page</Link> turns that off.
        </p>
        <p>Deleting a board deletes everything written and read on it, at once and for good.</p>
      </Section>
      <Section id="free" title="Free and open">
        <p>
          Digitboard is free software under the MIT licence. Anyone can run it: one command on one machine
          serves a class.
        </p>
        <p className="text-sm text-muted">
          This is version {version}, reading with {BACKENDS[backend]}.
        </p>
      </Section>
    </Prose>
  );
}
