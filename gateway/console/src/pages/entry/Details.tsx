import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Modal, Select, Table, Typography } from 'antd';
import { useState } from 'react';
import { type Answered, api, body, type Sent } from '../../api/client';
import { useMay } from '../../frame/session';
import { nameOf } from '../../frame/words';
import type { AuditEntry } from '../../parts/auditEntries';
import { Failure } from '../../parts/Failure';
import { FieldValue } from '../../parts/FieldValue';
import { useRevealed } from '../../parts/revealed';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Opened = Answered<'/api/audit/entries/{id}/details', 'post'>['details'];
type Opening = Sent<'/api/audit/entries/{id}/details', 'post'>;
type Detail = AuditEntry['details'][number];

const PURPOSES: Opening['purpose'][] = [
  'COMPLIANCE_REVIEW',
  'INVESTIGATION',
  'HANDLE_COMPLAINT',
  'REGULATOR_REQUEST',
];

/** The sealed details of an entry; in clear for a minute, for roles that may see them. */
export function Details({ entry }: { entry: AuditEntry }) {
  const say = useTexts();
  const speak = useVocabulary();
  const may = useMay();
  const [asking, ask] = useState(false);
  const { value: opened, seconds, show, hide } = useRevealed<Opened>();
  if (entry.details.length === 0) {
    return <Typography.Text type="secondary">{say('noDetails')}</Typography.Text>;
  }
  const openedOf = ({ position }: Detail) => opened?.find((each) => each.position === position);
  return (
    <Flex vertical gap="small" align="start">
      <Typography.Text type="secondary">{say('sealedText')}</Typography.Text>
      {opened && (
        <Alert
          type="warning"
          showIcon
          style={{ alignSelf: 'stretch' }}
          title={say('shown', { seconds })}
          action={<Button onClick={hide}>{say('hide')}</Button>}
        />
      )}
      <Table<Detail>
        size="small"
        pagination={false}
        rowKey="position"
        dataSource={entry.details}
        showHeader={false}
        style={{ maxWidth: '100%' }}
        scroll={{ x: 'max-content' }}
        columns={[
          { render: (_, each) => nameOf(speak, each.category) },
          { render: (_, each) => each.field },
          {
            render: (_, each) => {
              const found = openedOf(each);
              if (found === undefined) {
                return opened === undefined ? '•••' : '—';
              }
              return found.state === 'OPENED' ? (
                <FieldValue value={found.value} />
              ) : (
                nameOf(speak, found.state)
              );
            },
          },
        ]}
      />
      {may('audit.open-details') && !opened && (
        <Button onClick={() => ask(true)}>{say('openDetails')}</Button>
      )}
      {asking && (
        <Ask
          id={entry.id}
          onClose={() => ask(false)}
          onOpened={(details) => {
            show(details);
            ask(false);
          }}
        />
      )}
    </Flex>
  );
}

interface AskProps {
  id: string;
  onOpened: (details: Opened) => void;
  onClose: () => void;
}

function Ask({ id, onOpened, onClose }: AskProps) {
  const say = useTexts();
  const [form] = Form.useForm<Opening>();
  const open = useMutation({
    mutationFn: async (sent: Opening) => {
      const params = { path: { id } };
      const answer = await body(api.POST('/api/audit/entries/{id}/details', { params, body: sent }));
      onOpened(answer.details); // not the mutation's result, which a cache would hold
    },
  });
  return (
    <Modal
      open
      title={say('openDetails')}
      okText={say('show')}
      cancelText={say('cancel')}
      confirmLoading={open.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={open.mutate}>
        <Form.Item name="purpose" label={say('purpose')} rules={[{ required: true, message: say('choose') }]}>
          <Select
            placeholder={say('choose')}
            options={PURPOSES.map((value) => ({ value, label: nameOf(say, value) }))}
          />
        </Form.Item>
      </Form>
      {open.error && <Failure error={open.error} retry={form.submit} />}
      <Alert type="info" showIcon title={say('openNote')} style={{ marginTop: 8 }} />
    </Modal>
  );
}
