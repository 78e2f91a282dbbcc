import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const WORDS = 'virtual:words-of-the-readme';

/** The table of words in each README, so that people and the console learn the same ones. */
export function wordsOfTheReadme(): Plugin {
  return {
    name: 'words-of-the-readme',
    resolveId: (id) => (id === WORDS ? `\0${WORDS}` : undefined),
    load(id) {
      if (id !== `\0${WORDS}`) {
        return;
      }
      const words = { en: wordsIn('README.md', '## Words'), 'zh-CN': wordsIn('README.zh-CN.md', '## 用语') };
      return `export default ${JSON.stringify(words)}`;
    },
  };
}

function wordsIn(file: string, heading: string): { word: string; meaning: string }[] {
  const [, section = ''] = readFileSync(join('../..', file), 'utf8').split(`\n${heading}\n`);
  const rows = section.split('\n## ')[0]?.match(/^\| .* \|$/gm) ?? [];
  return rows.slice(1).map((row) => {
    const [word = '', meaning = ''] = row.slice(2, -2).split(' | ');
    return { word, meaning };
  });
}
