import { useTranslation } from 'react-i18next';
import { blocksOf, type PrivacyPolicy } from '../../parts/policies';

/** The wording in the reader's language. */
export function useWording({ chinese, english }: PrivacyPolicy) {
  const { language } = useTranslation().i18n;
  return language === 'zh-CN' ? chinese : english;
}

/** The text of the policy. */
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
