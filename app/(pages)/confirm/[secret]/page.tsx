import type { Metadata } from "next";
import { Door } from "../../../ui/Door.tsx";
import { ConfirmForm } from "./ConfirmForm.tsx";

export const metadata: Metadata = { title: "Confirm your e-mail", robots: { index: false } };

type Props = { readonly params: Promise<{ secret: string }> };

export default async function ConfirmPage({ params }: Props) {
  return (
    <Door title="Confirm your e-mail">
      <ConfirmForm secret={(await params).secret} />
    </Door>
  );
}
