import { Choice } from "../../ui/Choice.tsx";

/** A person's consent to the use of their corrections, off until they give it. */
export function Contribution({ given }: { readonly given: boolean }) {
  return (
    <Choice
      label="Let my corrections improve the reader"
      given={given}
      url="/api/contribution"
      field="contributes"
      className="mt-12 border-t border-hairline pt-4"
    >
      Ink of yours, on boards and in images, that you said the number of may then be used to train it, without
      your name or address; it is off until you choose it, and you can take it back here.
    </Choice>
  );
}
