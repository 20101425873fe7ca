import type { Metadata } from "next";
import Link from "next/link";
import { currentUser } from "../../session.ts";
import { Door } from "../../ui/Door.tsx";
import { RegisterForm } from "./RegisterForm.tsx";

export const metadata: Metadata = { title: "Register" };

export default async function RegisterPage() {
  const user = await currentUser();
  return (
    <Door
      title="Register"
      intro={
        user?.kind === "guest"
          ? "Your boards stay yours, here and on every other device you sign in on."
          : "An account keeps your boards and opens them on every device."
      }
      foot={
        <p>
          Registered already?{" "}
          <Link href="/login" className="font-medium text-accent underline underline-offset-4">
            Sign in
          </Link>
        </p>
      }
    >
      <RegisterForm />
    </Door>
  );
}
