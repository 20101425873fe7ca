import type { ReactNode } from "react";

type DoorProps = {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
};

/** One calm column for a short form. */
export function Door({ title, intro, children, foot }: DoorProps) {
  return (
    <div className="mx-auto max-w-md py-12 md:py-20">
      <h1 className="text-xl">{title}</h1>
      {intro && <p className="mt-2 text-muted">{intro}</p>}
      <div className="mt-8">{children}</div>
      {foot && <div className="mt-8 border-t border-hairline pt-6 text-muted">{foot}</div>}
    </div>
  );
}
