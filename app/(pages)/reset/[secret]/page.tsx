import type { Metadata } from "next";
import { Door } from "../../../ui/Door.tsx";
import { NewPasswordForm } from "./NewPasswordForm.tsx";

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false } };

type Props = { readonly params: Promise<{ secret: string }> };

export default async function NewPasswordPage({ params }: Props) {
  return (
    <Door
      title="Choose a new password"
      intro="You are then signed out everywhere and sign in with it; the keys of your programs are revoked."
    >
      <NewPasswordForm secret={(await params).secret} />
    </Door>
  );
}
