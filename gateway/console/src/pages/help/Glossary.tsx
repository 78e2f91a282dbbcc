import words from 'virtual:words-of-the-readme';
import { Descriptions, Empty, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../frame/language';
import { useTexts } from './texts';

/** Legal and banking terms stay in Chinese on the English page too, and are read aloud as Chinese. */
const HAN = /\p{Script=Han}/u;

export function Glossary() {
  const say = useTexts();
  const { i18n } = useTranslation();
  const [sought, setSought] = useState('');
  const all = words[i18n.language as Language];
  const found = all.filter((each) =>
    `${each.word} ${each.meaning}`.toLowerCase().includes(sought.toLowerCase()),
  );
  return (
    <>
      <Input
        aria-label={say('find')}
        placeholder={say('find')}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        allowClear
        style={{ maxWidth: 320, marginBottom: 16 }}
      />
      {found.length === 0 ? (
        <Empty description={say('noWord')} />
      ) : (
        <Descriptions
          layout="vertical"
          column={1}
          size="small"
          items={found.map((each) => ({
            key: each.word,
            label: <strong lang={HAN.test(each.word) ? 'zh-CN' : 'en'}>{each.word}</strong>,
            children: each.meaning,
          }))}
        />
      )}
    </>
  );
}
