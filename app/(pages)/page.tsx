import Link from "next/link";
import { Suspense } from "react";
import { CameraButton } from "../images/CameraButton.tsx";
import { UploadButton } from "../images/UploadButton.tsx";
import { BeginButton } from "../ui/BeginButton.tsx";
import { Pad } from "./home/Pad.tsx";
import { Pictures } from "./home/Pictures.tsx";

export default function HomePage() {
  return (
    <>
      <div className="grid items-center gap-x-14 gap-y-8 py-8 md:gap-y-10 md:py-16 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)] lg:py-20">
        <div>
          <h1 className="max-w-xl text-[clamp(2rem,1.4rem+2.6vw,3.25rem)] leading-[1.08] tracking-[-0.03em]">
            Write numbers by hand, together, and see them read as you write.
          </h1>
          <p className="mt-4 max-w-lg text-muted sm:mt-5 sm:text-lg">
            A shared board that understands handwritten digits while the ink is still wet, and says so when it
            is not sure.
          </p>
          <div className="mt-6 flex flex-wrap items-center gap-3 sm:mt-8 sm:gap-x-5">
            <BeginButton busyWords="Opening a board…" className="min-h-13 px-7 text-lg max-sm:w-full">
              Try it
            </BeginButton>
            <UploadButton />
            <CameraButton />
            <p className="text-sm text-muted">
              A board of your own at once. No account, no questions. Or{" "}
              <Link href="/join" className="font-medium text-accent underline underline-offset-4">
                join with a code
              </Link>
              .
            </p>
          </div>
        </div>
        <Pad />
      </div>
      <section aria-labelledby="what" className="pt-8 md:pt-12">
        <h2 id="what" className="mb-8 text-xl">
          What it does
        </h2>
        <Suspense fallback={<div className="h-96" />}>
          <Pictures />
        </Suspense>
        <p className="mt-12 text-muted">
          New here? The{" "}
          <Link href="/guide" className="font-medium text-accent underline underline-offset-4">
            guide
          </Link>{" "}
          shows all of it in two minutes, and{" "}
          <Link href="/model" className="font-medium text-accent underline underline-offset-4">
            the model
          </Link>{" "}
          tells how well it reads.
        </p>
      </section>
    </>
  );
}
