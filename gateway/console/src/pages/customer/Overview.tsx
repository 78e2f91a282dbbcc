import { Alert, Button, Descriptions, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import type { Customer } from '../../parts/customers';
import { FieldValue } from '../../parts/FieldValue';
import { useCodedFields, useFields } from '../../parts/fields';
import { useMoments } from '../../parts/moments';
import { useRevealed } from '../../parts/revealed';
import { useVocabulary } from '../../parts/vocabulary';
import { Reveal } from './Reveal';
import { useTexts } from './texts';

/** The customer's data, masked; shown in clear only for a purpose and for a minute. */
export function Overview({ customer }: { customer: Customer }) {
  const say = useTexts();
  const speak = useVocabulary();
  const may = useMay();
  const { day } = useMoments();
  const [asking, setAsking] = useState(false);
  const revealed = useRevealed<Record<string, unknown>>();
  const spoken = useCodedFields();
  const masked: Record<string, unknown> = customer.fields;
  const present = useFields().filter((field) => masked[field.code] !== undefined);
  const shown = (code: string) => {
    const value = revealed.value?.[code] ?? masked[code];
    return spoken.has(code) && typeof value === 'string' ? nameOf(speak, value) : value;
  };
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
        items={[
          ...present.map((field) => ({
            key: field.code,
            label: nameOf(speak, field.code),
            children: <FieldValue value={shown(field.code)} />,
          })),
          { key: 'branch', label: speak('branch'), children: customer.branch },
          {
            key: 'owner',
            label: speak('owner'),
            children: customer.owner?.managerId ?? <Tag>{speak('pool')}</Tag>,
          },
          { key: 'status', label: speak('status'), children: nameOf(speak, customer.status) },
          ...(customer.relationshipEndedOn
            ? [
                {
                  key: 'end',
                  label: speak('relationshipEndedOn'),
                  children: day(customer.relationshipEndedOn),
                },
              ]
            : []),
        ]}
      />
      {may('customer.reveal') && (
        <div className="unprinted">
          <Button onClick={() => setAsking(true)}>{say('reveal')}</Button>
        </div>
      )}
      <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
        {say('categories')}
      </Typography.Title>
      <Flex gap="small" wrap>
        {Object.entries(customer.categories ?? {}).map(([category, holding]) => (
          <Tag key={category} color={holding === 'HELD' ? 'cyan' : holding === 'NONE' ? 'default' : 'orange'}>
            {nameOf(speak, category)} · {nameOf(speak, holding)}
          </Tag>
        ))}
      </Flex>
      {asking && (
        <Reveal
          id={customer.id ?? ''}
          fields={present.filter((field) => field.revealable).map((field) => field.code)}
          onShown={(values) => {
            revealed.show(values);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Flex>
  );
}
