import type { ReactNode } from "react";
import { Shell } from "../ui/Shell.tsx";

export default function PagesLayout({ children }: { readonly children: ReactNode }) {
  return <Shell>{children}</Shell>;
}
