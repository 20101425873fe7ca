/** The mark: a written seven on a paper's corner, with the accent of a reading. */
export function Logo({ className = "size-8" }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect x="1" y="1" width="30" height="30" rx="9" fill="var(--accent)" />
      <path
        d="M9.4 10.2c3.6.5 7.6.4 10.9-.4.7-.2 1 .3.7.9-2.6 4-4.4 7.8-5.5 12.600M11.8 17.100c2.8-.5 5.1-.7 7.7-.6"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="24.6" cy="7.7" r="2.1" fill="var(--on-accent)" />
    </svg>
  );
}
