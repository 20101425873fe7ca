const PLACES = ["first", "second", "third"];

export default function BoardsLoading() {
  return (
    <div className="py-10 md:py-14">
      <h1 className="flex min-h-11 items-center text-xl">Boards</h1>
      <p role="status" className="sr-only">
        Your boards are being fetched.
      </p>
      <div aria-hidden="true" className="mt-26 grid grid-cols-1 gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {PLACES.map((place) => (
          <div key={place} className="overflow-hidden rounded-card border border-hairline">
            <div className="aspect-[8/5] bg-sunken" />
            <div className="h-28 bg-surface" />
          </div>
        ))}
      </div>
    </div>
  );
}
