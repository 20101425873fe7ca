import { BoardLoading } from "../BoardLoading.tsx";

export default function Loading() {
  return <BoardLoading />;
}
