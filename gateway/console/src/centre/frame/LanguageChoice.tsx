import { useTranslation } from 'react-i18next';
import { setLanguage } from '../../frame/language';

export function LanguageChoice() {
  const { i18n } = useTranslation();
  const chinese = i18n.language === 'zh-CN';
  return (
    <button
      type="button"
      className="plain"
      lang={chinese ? 'en' : 'zh-CN'}
      onClick={() => setLanguage(chinese ? 'en' : 'zh-CN')}
    >
      {chinese ? 'English' : '中文'}
    </button>
  );
}
