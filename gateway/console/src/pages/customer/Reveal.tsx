import { useMutation } from '@tanstack/react-query';
import { Alert, Checkbox, Form, Modal, Select } from 'antd';
import { api, body, type Sent } from '../../api/client';
import { nameOf } from '../../frame/words';
import { Failure } from '../../parts/Failure';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

type Asked = Sent<'/api/customers/{id}/reveal', 'post'>;

const PURPOSES: Asked['purpose'][] = [
  'CALL_CUSTOMER',
  'WRITE_TO_CUSTOMER',
  'VISIT_CUSTOMER',
  'VERIFY_IDENTITY',
  'HANDLE_COMPLAINT',
  'COMPLIANCE_REVIEW',
];

interface Props {
  id: string;
  fields: string[];
  onShown: (values: Record<string, unknown>) => void;
  onClose: () => void;
}

/** Asks which values are needed, and for what purpose. */
export function Reveal({ id, fields, onShown, onClose }: Props) {
  const say = useTexts();
  const speak = useVocabulary();
  const [form] = Form.useForm<Asked>();
  const reveal = useMutation({
    mutationFn: async (asked: Asked) => {
      const params = { path: { id } };
      const answer = await body(api.POST('/api/customers/{id}/reveal', { params, body: asked }));
      onShown(answer.fields ?? {}); // not the mutation's result, which a cache would hold
    },
  });
  return (
    <Modal
      open
      title={say('revealTitle')}
      okText={say('show')}
      cancelText={say('cancel')}
      confirmLoading={reveal.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ fields: [] }}
        onFinish={reveal.mutate}
      >
        <Form.Item name="fields" label={say('fields')} rules={[{ required: true, message: say('choose') }]}>
          <Checkbox.Group
            options={fields.map((value) => ({ value, label: nameOf(speak, value) }))}
            style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 4 }}
          />
        </Form.Item>
        <Form.Item name="purpose" label={say('purpose')} rules={[{ required: true, message: say('choose') }]}>
          <Select
            placeholder={say('choose')}
            options={PURPOSES.map((value) => ({ value, label: nameOf(speak, value) }))}
          />
        </Form.Item>
      </Form>
      {reveal.error && <Failure error={reveal.error} retry={form.submit} />}
      <Alert type="info" showIcon title={say('revealNote')} style={{ marginTop: 8 }} />
    </Modal>
  );
}
