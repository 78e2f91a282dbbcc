import type { ReactNode } from 'react';

/** Fields of a form side by side, as many as fit. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return (
    <div
      style={{
        display: 'grid',
        gap: '0 32px',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
      }}
    >
      {children}
    </div>
  );
}
