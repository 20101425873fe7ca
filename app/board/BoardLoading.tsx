/** The paper before the board is there: nothing jumps when it comes. */
export function BoardLoading() {
  return (
    <main className="fixed inset-0 grid place-items-center bg-paper" aria-busy="true">
      <h1 className="sr-only">Board</h1>
      <p className="animate-fade text-muted">Opening the board…</p>
    </main>
  );
}
