import { Button } from "./Button.tsx";

type FaultProps = { readonly title: string; readonly words: string; readonly onAgain: () => void };

/** What is shown where a page fails: what happened, and a way to try again. */
export function Fault({ title, words, onAgain }: FaultProps) {
  return (
    <>
      <h1 className="text-xl">{title}</h1>
      <p className="mt-3 text-muted">{words}</p>
      <div className="mt-8">
        <Button look="primary" onClick={onAgain}>
          Try again
        </Button>
      </div>
    </>
  );
}

/** The same of any page but a board's; what was written on boards is not touched by it. */
export function PageFault({ onAgain }: Pick<FaultProps, "onAgain">) {
  return (
    <Fault
      title="This page did not load"
      words="Something went wrong on the server. Your boards are safe. Try again, or come back in a minute."
      onAgain={onAgain}
    />
  );
}
