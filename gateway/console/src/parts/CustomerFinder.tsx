import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Flex, Input, Radio, Select, Space, Typography } from 'antd';
import { useState } from 'react';
import { api, body } from '../api/client';
import { nameOf } from '../frame/words';
import { customerQuery } from './customers';
import { Failure } from './Failure';
import { useFields } from './fields';
import { useFinderWords } from './finderWords';
import { Loaded } from './Loaded';
import { useVocabulary } from './vocabulary';
import { WithFields } from './WithFields';

const MOST = 10;

type Found = { id: string; fields?: Record<string, unknown>; branch?: string };

interface Props {
  id?: string;
  value?: string;
  onChange?: (customerId: string | undefined) => void;
}

/** Finds a customer by details that the caller knows. */
export function CustomerFinder({ id, value, onChange = () => {} }: Props) {
  return value === undefined ? (
    <WithFields>
      <Finding id={id} onChosen={onChange} />
    </WithFields>
  ) : (
    <Chosen customerId={value} onAnother={() => onChange(undefined)} />
  );
}

function Finding({ id, onChosen }: { id: string | undefined; onChosen: (customerId: string) => void }) {
  const say = useFinderWords();
  const speak = useVocabulary();
  const criteria = useFields().flatMap((field) => field.searchedAs ?? []);
  const [by, setBy] = useState('name');
  const search = useMutation({
    mutationFn: (typed: string) =>
      body(api.POST('/api/customers/search', { body: { [by]: typed }, params: { query: { limit: MOST } } })),
  });
  const found = (search.data?.items ?? []) as Found[];
  const find = (typed: string) => typed.trim() !== '' && search.mutate(typed.trim());
  return (
    <Flex vertical gap="small">
      <Space.Compact block style={{ maxWidth: 520 }}>
        <Select
          aria-label={say('by')}
          value={by}
          onChange={setBy}
          style={{ width: 130 }}
          options={criteria.map((each) => ({ value: each, label: nameOf(speak, each) }))}
        />
        <Input.Search
          id={id}
          aria-label={say('known')}
          maxLength={200}
          autoComplete="off"
          enterButton={say('find')}
          loading={search.isPending}
          onSearch={find}
          onPressEnter={(event) => event.preventDefault()} // the form around it is not ready yet
        />
      </Space.Compact>
      {search.error && <Failure error={search.error} retry={() => search.mutate(search.variables ?? '')} />}
      {search.data && found.length === 0 && <Typography.Text>{say('nobody')}</Typography.Text>}
      {found.length > 0 && (
        <Radio.Group
          aria-label={say('choose')}
          onChange={(event) => onChosen(event.target.value)}
          style={{ display: 'flex', flexDirection: 'column', gap: 6 }}
          options={found.map((each) => ({ value: each.id, label: <Particulars of={each} /> }))}
        />
      )}
      {search.data?.next && <Typography.Text type="secondary">{say('more')}</Typography.Text>}
    </Flex>
  );
}

function Chosen({ customerId, onAnother }: { customerId: string; onAnother: () => void }) {
  const say = useFinderWords();
  const customer = useQuery(customerQuery(customerId));
  return (
    <Flex gap="small" align="center" wrap>
      <Loaded query={customer}>{(read) => <Particulars of={read.value as Found} />}</Loaded>
      <Button size="small" onClick={onAnother}>
        {say('another')}
      </Button>
    </Flex>
  );
}

/** Enough to distinguish customers, masked as everywhere. */
function Particulars({ of: { fields = {}, branch } }: { of: Found }) {
  const told = [fields.name, fields.idNumber, fields.phone, branch].filter(Boolean).map(String);
  return <span className="numbers">{told.join(' · ')}</span>;
}
