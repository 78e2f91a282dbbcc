import { useTranslation } from 'react-i18next';
import type { PrivacyPolicy } from './policies';

/** The wording in the reader's language. */
export function useWording({ chinese, english }: PrivacyPolicy) {
  const { language } = useTranslation().i18n;
  return language === 'zh-CN' ? chinese : english;
}

/** Plain text, as the service has it: a line that begins with a hash is a heading, an empty line ends a paragraph. */
export function PolicyText({ policy }: { policy: PrivacyPolicy }) {
  const { text } = useWording(policy);
  return (
    <div className="prose">
      {blocksOf(text).map(({ at, heading, words }) =>
        heading ? <h2 key={at}>{words}</h2> : <p key={at}>{words}</p>,
      )}
    </div>
  );
}

interface Block {
  at: number;
  heading: boolean;
  words: string;
}

export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let goesOn = false;
  text.split('\n').forEach((line, at) => {
    const last = blocks.at(-1);
    if (line.startsWith('# ')) {
      blocks.push({ at, heading: true, words: line.slice(2).trim() });
      goesOn = false;
    } else if (line.trim() === '') {
      goesOn = false;
    } else if (goesOn && last !== undefined) {
      last.words += `\n${line}`;
    } else {
      blocks.push({ at, heading: false, words: line });
      goesOn = true;
    }
  });
  return blocks;
}
