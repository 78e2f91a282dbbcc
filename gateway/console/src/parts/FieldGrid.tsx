import type { ReactNode } from 'react';

/** Fields of a form beside each other, as many as there is room for. */
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
