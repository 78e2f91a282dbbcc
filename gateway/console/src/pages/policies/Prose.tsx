import { Typography } from 'antd';
import { blocksOf } from '../../parts/policies';

interface Props {
  lang: 'zh-CN' | 'en';
  title: string;
  text: string;
}

/** One language version as readers will see it. */
export function Prose({ lang, title, text }: Props) {
  return (
    <article lang={lang} aria-label={title}>
      <Typography.Title level={3}>{title}</Typography.Title>
      {blocksOf(text).map(({ at, heading, words }) =>
        heading ? (
          <Typography.Title key={at} level={4}>
            {words}
          </Typography.Title>
        ) : (
          <Typography.Paragraph key={at} style={{ whiteSpace: 'pre-line' }}>
            {words}
          </Typography.Paragraph>
        ),
      )}
    </article>
  );
}
