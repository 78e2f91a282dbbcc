import EyeInvisibleOutlined from '@ant-design/icons/EyeInvisibleOutlined';
import { Flex, Tooltip, Typography } from 'antd';
import { usePartWords } from './partWords';

/** The value of a field as the API gives it: a text, a list of texts, or nothing. */
export function textsOf(value: unknown): string[] {
  if (value === null || value === undefined || value === '') {
    return [];
  }
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** A value, masked or not; masked ones look different and are announced to screen readers. */
export function FieldValue({ value }: { value: unknown }) {
  const say = usePartWords();
  const texts = textsOf(value);
  if (texts.length === 0) {
    return <Typography.Text type="secondary">{say('nothing')}</Typography.Text>;
  }
  return (
    <Flex vertical>
      {texts.map((text) => (
        <span key={text} className="numbers" style={{ overflowWrap: 'anywhere' }}>
          {text}
          {text.includes('*') && (
            <Tooltip title={say('masked')}>
              <EyeInvisibleOutlined
                aria-label={say('masked')}
                style={{ marginInlineStart: 6, opacity: 0.55, fontSize: 12 }}
              />
            </Tooltip>
          )}
        </span>
      ))}
    </Flex>
  );
}
