import { CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import { Flex, Typography, theme } from 'antd';
import { type ReactNode, useEffect } from 'react';

const ICONS = { error: CloseCircleFilled, warning: ExclamationCircleFilled, info: InfoCircleFilled };

/** Shown in place of a page. antd's Result would add its drawings of status codes to the first load. */
export function StatusScreen({ status, title, text, children }: Props) {
  const { token } = theme.useToken();
  useEffect(() => {
    document.title = `${title} · 管户 Guanhu`;
  }, [title]);
  const Icon = ICONS[status];
  const colour = { error: token.colorError, warning: token.colorWarning, info: token.colorInfo }[status];
  return (
    <Flex vertical align="center" gap="large" style={{ padding: '48px 32px', textAlign: 'center' }}>
      <Icon aria-hidden style={{ fontSize: 72, color: colour }} />
      <div>
        <Typography.Title
          level={1}
          style={{ fontSize: token.fontSizeHeading3, marginBottom: token.marginXS }}
        >
          {title}
        </Typography.Title>
        <Typography.Text type="secondary">{text}</Typography.Text>
      </div>
      {children}
    </Flex>
  );
}

interface Props {
  status: keyof typeof ICONS;
  title: string;
  text: string;
  /** The way out. */
  children: ReactNode;
}
