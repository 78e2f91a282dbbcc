import { Form, Typography } from 'antd';
import { useSession } from '../../frame/session';
import { BranchSelect } from '../../parts/BranchSelect';
import { FieldGrid } from '../../parts/FieldGrid';
import { ManagerSelect } from '../../parts/ManagerSelect';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

/** Who gets the customer: managers register for their own book, others choose. */
export function Placement() {
  const say = useTexts();
  const speak = useVocabulary();
  const form = Form.useFormInstance();
  const branch: string | undefined = Form.useWatch('branch');
  const { roles = [], branch: own } = useSession();
  const heading = (
    <Typography.Title level={2} style={{ fontSize: 16 }}>
      {say('place')}
    </Typography.Title>
  );
  if (roles.includes('relationship-manager')) {
    return (
      <section>
        {heading}
        <Form.Item name="requestedManager" style={{ marginBottom: 8 }}>
          <OwnBook branch={own ?? ''} />
        </Form.Item>
      </section>
    );
  }
  return (
    <section>
      {heading}
      <FieldGrid>
        <Form.Item
          name="branch"
          label={speak('branch')}
          rules={[{ required: true, message: say('required') }]}
          getValueFromEvent={(chosen: string) => {
            form.setFieldValue('requestedManager', undefined); // they are of the branch before
            return chosen;
          }}
        >
          <BranchSelect />
        </Form.Item>
        <Form.Item name="requestedManager" label={speak('owner')} extra={say('orPool')}>
          <ManagerSelect offers={(each) => each.active && each.branch === branch} />
        </Form.Item>
      </FieldGrid>
    </section>
  );
}

/** Nothing to type; the API's message about the manager's own directory entry is shown here. */
function OwnBook({ branch }: { branch: string }) {
  const say = useTexts();
  return <Typography.Text type="secondary">{say('toOwnBook', { branch })}</Typography.Text>;
}
