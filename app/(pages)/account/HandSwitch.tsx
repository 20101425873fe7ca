import { Choice } from "../../ui/Choice.tsx";

/** Whether a person's corrections help to read their own ink; on until they turn it off. */
export function HandSwitch({ learns }: { readonly learns: boolean }) {
  return (
    <Choice
      label="Learn how I write from what I correct"
      given={learns}
      url="/api/account/hand"
      field="learns"
    >
      Say once what a digit of yours is, and the next ones like it are read so, on all your boards. It helps
      to read your own ink alone, trains nothing, and goes when you take the correction back or delete its
      board.
    </Choice>
  );
}
