import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { liveServer } from "../../../liveServer.ts";
import { currentUser } from "../../../session.ts";
import { Result } from "./Result.tsx";

export const metadata: Metadata = { title: "Result" };

type ResultProps = { readonly params: Promise<{ id: string }> };

/** What is read in an image, for whoever gave it. */
export default async function ResultPage({ params }: ResultProps) {
  const { id } = await params;
  const user = await currentUser();
  const { store, images } = liveServer();
  const image = await store.imageById(id);
  if (user === undefined || image?.ownerId !== user.id) notFound();
  const { ownerId: _owner, orientation: _tried, ...shown } = image;
  const progress = images.progressOf(user.id, id) ?? null;
  return <Result key={id} initial={{ ...shown, progress }} me={user.id} />;
}
