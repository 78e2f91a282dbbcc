import { Flex } from 'antd';
import type { ReactNode } from 'react';

/** A page without the frame around it. */
export function Centred({ children }: { children: ReactNode }) {
  return (
    <main>
      <Flex
        vertical
        align="center"
        justify="center"
        gap="middle"
        style={{ boxSizing: 'border-box', minHeight: '100vh', padding: 16, textAlign: 'center' }}
      >
        {children}
      </Flex>
    </main>
  );
}
