import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Flex, Typography } from 'antd';
import { Link } from 'react-router';
import { api, body } from '../../api/client';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import { Failure } from '../../parts/Failure';
import { FieldValue } from '../../parts/FieldValue';
import { useCodedFields, useFields } from '../../parts/fields';
import { useRevealed } from '../../parts/revealed';
import { useVocabulary } from '../../parts/vocabulary';
import type { Detail } from './CheckPage';
import { useTexts } from './texts';

/** The input, masked or for a minute in clear, for comparison with the documents. */
export function Comparing({ detail }: { detail: Detail }) {
  const say = useTexts();
  const speak = useVocabulary();
  const may = useMay();
  const revealed = useRevealed<Detail['fields']>();
  const path = { id: detail.check.id };
  const reveal = useMutation({
    mutationFn: async () => {
      const answer = await body(
        api.POST('/api/registration-checks/{id}/reveal', {
          params: { path },
          body: { purpose: 'VERIFY_IDENTITY' },
        }),
      );
      revealed.show(answer.fields); // not the mutation's result, which a cache would hold
    },
  });
  const known = useFields();
  const spoken = useCodedFields();
  const fields: Record<string, unknown> = revealed.value ?? detail.fields;
  return (
    <Flex vertical gap="middle">
      {revealed.seconds > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say('revealed', { seconds: revealed.seconds })}
          action={<Button onClick={revealed.hide}>{say('hide')}</Button>}
        />
      )}
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, lg: 2 }}
        items={known
          .filter((field) => fields[field.code] !== undefined)
          .map(({ code }) => {
            const value = fields[code];
            const shown = spoken.has(code) && typeof value === 'string' ? nameOf(speak, value) : value;
            return { key: code, label: nameOf(speak, code), children: <FieldValue value={shown} /> };
          })}
      />
      {reveal.error && <Failure error={reveal.error} retry={() => reveal.mutate()} />}
      {may('registration-check.reveal') && revealed.seconds === 0 && (
        <div>
          <Button loading={reveal.isPending} onClick={() => reveal.mutate()}>
            {say('reveal')}
          </Button>
        </div>
      )}
      <div>
        <Typography.Text strong>{say('candidates')}</Typography.Text>
        {detail.candidates.length === 0 ? (
          <div>{say('noCandidates')}</div>
        ) : (
          <ul style={{ margin: '4px 0 0' }}>
            {detail.candidates.map((each, at) => (
              <li key={each}>
                <Link to={`/customers/${each}`}>{say('candidate', { number: at + 1 })}</Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Flex>
  );
}
