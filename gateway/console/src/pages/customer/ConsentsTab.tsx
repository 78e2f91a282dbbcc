import { useQueries } from '@tanstack/react-query';
import { Descriptions, Flex, Tag, Typography } from 'antd';
import { api, body } from '../../api/client';
import { nameOf } from '../../frame/words';
import { Loaded } from '../../parts/Loaded';
import { useMoments } from '../../parts/moments';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

const PURPOSES = ['MARKETING_SMS', 'MARKETING_EMAIL', 'MARKETING_CALL', 'PROFILING'] as const;

/** The customer's consents, and who recorded them. */
export function ConsentsTab({ id }: { id: string }) {
  const say = useTexts();
  const speak = useVocabulary();
  const { moment } = useMoments();
  const consents = useQueries({
    queries: PURPOSES.map((purpose) => ({
      queryKey: ['customer', id, 'consent', purpose],
      queryFn: () =>
        body(api.GET('/api/customers/{id}/consents/{purpose}', { params: { path: { id, purpose } } })),
    })),
  });
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      items={PURPOSES.map((purpose, at) => {
        const query = consents[at];
        return {
          key: purpose,
          label: speak(purpose),
          children: query && (
            <Loaded query={query}>
              {(consent) => (
                <Flex gap="small" wrap align="center">
                  <Tag color={consent.granted ? 'cyan' : 'default'}>
                    {say(consent.granted ? 'granted' : 'notGranted')}
                  </Tag>
                  {consent.changedAt && (
                    <Typography.Text type="secondary">
                      {say('since', { at: moment(consent.changedAt), by: nameOf(say, consent.by) })}
                    </Typography.Text>
                  )}
                </Flex>
              )}
            </Loaded>
          ),
        };
      })}
    />
  );
}
