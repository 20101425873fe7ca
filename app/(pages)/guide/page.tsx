import type { Metadata } from "next";
import Link from "next/link";
import { Key, Prose, Section, Steps } from "../../ui/Prose.tsx";
import { FromPaper } from "./FromPaper.tsx";
import { Keys } from "./Keys.tsx";

export const metadata: Metadata = { title: "Guide" };

export default function GuidePage() {
  return (
    <Prose title="Guide" intro="Everything there is to know, in the order in which you will want to know it.">
      <Begin />
      <Correct />
      <FromPaper />
      <Share />
      <Pens />
      <Section id="keys" title="By keyboard">
        <Keys />
        <p>
          The Numbers panel is the whole board in text: it can be read aloud by a screen reader, and with
          “Type a number” (<Key>T</Key>) you take part without drawing.
        </p>
      </Section>
      <Keep />
      <Section id="help" title="If something is odd">
        <p>
          <strong>A number is not read.</strong> Ink that looks like no digit is left unread rather than
          guessed. Write a little larger, or say what it is in the Numbers panel.
        </p>
        <p>
          <strong>Two numbers are read as one.</strong> Leave a gap as wide as a digit between them, or split
          them in the list of candidates.
        </p>
        <p>
          <strong>Your finger moves the board and does not draw.</strong> A pen was used, and since then
          fingers move the board so that a resting hand leaves no marks. The view menu lets fingers draw as
          well.
        </p>
      </Section>
    </Prose>
  );
}

function Begin() {
  return (
    <Section id="begin" title="Your first board">
      <Steps
        steps={[
          <>
            On the <Link href="/">start page</Link> press <strong>Try it</strong>. A board of your own opens;
            there is nothing to fill in.
          </>,
          <>Write a number anywhere with mouse, finger or pen: one digit, or several beside each other.</>,
          <>
            Its reading appears just above right of the ink, within a blink. Point at it to see exactly which
            strokes it stands for.
          </>,
          <>
            The <strong>Numbers</strong> panel lists everything in reading order. Copy it or download it from
            there.
          </>,
        ]}
      />
    </Section>
  );
}

function Correct() {
  return (
    <Section id="correct" title="When a reading is wrong or not sure">
      <p>
        A reading that is not sure is amber and ends with a question mark. Press any reading, sure or not, to
        open its candidates: each with the chance that it is right.
      </p>
      <ul className="list-disc space-y-2 pl-5">
        <li>Choose the one you meant with a tap, or with the arrow keys and Enter.</li>
        <li>If it is not among them, type it. If it is no number at all, say so.</li>
        <li>Where the ink was cut in the wrong place, split it or join it with the next number.</li>
      </ul>
      <p>
        What a person said stands: no later prediction changes it. Everyone sees who said it, and you can undo
        it like a stroke.
      </p>
      <p>
        What you say of your own ink helps to read what you write next: a seven of yours that passed for a one
        is read as a seven from then on, on all your boards. It changes nothing that is written already, nor
        anyone else’s ink, and <Link href="/account">your account’s page</Link> turns it off.
      </p>
    </Section>
  );
}

function Share() {
  return (
    <Section id="share" title="Writing together">
      <p>
        Press <strong>Share</strong> on the board and pass the link on. Whoever opens it gives a name, presses{" "}
        <strong>Join</strong>, and writes: no account is needed. Everyone sees the others’ ink while it is
        drawn.
      </p>
      <p>
        The link is the key: it cannot be guessed, and whoever has it can write, unless the board’s owner
        decides under <strong>Share</strong> that they only look, or not at all. There the owner also makes
        everyone a viewer for a while, or a join code of six characters for the wall, which people type at{" "}
        <Link href="/join">Join a board</Link>.
      </p>
      <p>
        <strong>Members and changes</strong> lists who has been on the board: the owner lets each of them
        write, look or neither, invites people by e-mail or by links of their own, takes invitations back,
        gives people another name on this board or hides theirs, gives the board away, and sees every change
        of this kind. Whoever opens a closed board’s link may ask to join, and waits until the owner lets them
        in.
      </p>
      <p>You can erase and undo only what you wrote yourself; the board’s owner can take away anything.</p>
    </Section>
  );
}

function Pens() {
  return (
    <Section id="pens" title="Mouse, finger, pen">
      <p>
        With a finger you draw; two fingers move and zoom the board. As soon as a pen touches it, the pen
        draws and fingers only move the board, so that you can rest your hand.
      </p>
      <p>
        With a mouse you draw with the left button, and move the board with the middle one or with{" "}
        <Key>Space</Key> held down.
      </p>
    </Section>
  );
}

function Keep() {
  return (
    <Section id="keep" title="What is kept">
      <p>
        Every stroke is stored before the others see it. When the connection is lost, go on writing: the board
        says how many strokes wait, keeps them through a reload, and sends them when the network is back.
      </p>
      <p>
        As a guest, your boards belong to this browser. <Link href="/register">Register</Link> and they move
        to your account; <Link href="/boards">all your boards</Link> are listed on one page, where you rename
        and delete them, too. A deleted board waits in the bin for 30 days.
      </p>
      <p>
        On <Link href="/account">your account</Link> you choose after how long boards and images go that
        nobody uses any more; a board's menu lets that board go sooner, later or never. There you also
        download everything of yours as one ZIP file: each board's log, ink, picture and table, and your
        images.
      </p>
    </Section>
  );
}
