import BulbOutlined from '@ant-design/icons/BulbOutlined';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFrameWords } from './frameWords';
import { setLanguage } from './language';
import { type Appearance, appear, appearance } from './theme';

const APPEARANCES: Appearance[] = ['system', 'light', 'dark'];

/** The reader's settings: language, and light or dark. Stored in this browser; they contain nothing personal. */
export function Choices() {
  const say = useFrameWords();
  const { i18n } = useTranslation();
  const chinese = i18n.language === 'zh-CN';
  return (
    <>
      <Button
        type="text"
        lang={chinese ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(chinese ? 'en' : 'zh-CN')}
      >
        {chinese ? 'English' : '中文'}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [appearance()],
          items: APPEARANCES.map((key) => ({ key, label: say(key) })),
          onClick: ({ key }) => appear(key as Appearance),
        }}
      >
        <Button type="text" icon={<BulbOutlined />} aria-label={say('appearance')} />
      </Dropdown>
    </>
  );
}
