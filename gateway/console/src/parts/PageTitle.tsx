import { Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';

/** The heading of a page, and its actions. The window's title never contains personal data. */
export function PageTitle({
  title,
  shown = title,
  children,
}: {
  title: string;
  shown?: ReactNode;
  children?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · 管户 Guanhu`;
  }, [title]);
  return (
    <Flex justify="space-between" align="center" gap="small" wrap style={{ marginBottom: 16 }}>
      <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
        {shown}
      </Typography.Title>
      {children && (
        <Flex gap="small" wrap className="unprinted">
          {children}
        </Flex>
      )}
    </Flex>
  );
}
