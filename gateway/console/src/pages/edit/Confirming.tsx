import { Alert, Button, Flex, Typography } from 'antd';
import type { Answered } from '../../api/client';
import { nameOf } from '../../frame/words';
import { Difference } from '../../parts/Difference';
import { Failure } from '../../parts/Failure';
import { type Field, useFields } from '../../parts/fields';
import { useMoments } from '../../parts/moments';
import { useVocabulary } from '../../parts/vocabulary';
import { useTexts } from './texts';

interface Props {
  proposed: Answered<'/api/customers/{id}/changes', 'post'>;
  confirming: boolean;
  takingBack: boolean;
  problem: Error | null;
  onConfirm: () => void;
  onBack: () => void;
}

/** The difference field by field, and its consequences, before anything takes effect. */
export function Confirming({ proposed, confirming, takingBack, problem, onConfirm, onBack }: Props) {
  const say = useTexts();
  const speak = useVocabulary();
  const { moment } = useMoments();
  const diff = proposed.diff ?? [];
  const fields = useFields();
  const named = (which: (field: Field) => boolean) =>
    fields
      .filter((field) => which(field) && diff.some((each) => each.field === field.code))
      .map((field) => nameOf(speak, field.code))
      .join(', ');
  const second = named((field) => field.secondPerson);
  const announced = named((field) => field.announced);
  return (
    <Flex vertical gap="middle" data-tour="edit-difference">
      <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
        {say('difference')}
      </Typography.Title>
      <Difference diff={diff} />
      {second !== '' && <Alert type="warning" showIcon title={say('second', { fields: second })} />}
      {announced !== '' && <Alert type="info" showIcon title={say('announced', { fields: announced })} />}
      <Typography.Text type="secondary">{say('expires', { at: moment(proposed.expiresAt) })}</Typography.Text>
      {problem && <Failure error={problem} retry={onConfirm} />}
      <Flex gap="small" wrap>
        <Button type="primary" data-tour="edit-confirm" loading={confirming} onClick={onConfirm} autoFocus>
          {say('confirm')}
        </Button>
        <Button loading={takingBack} disabled={confirming} onClick={onBack}>
          {say('again')}
        </Button>
      </Flex>
    </Flex>
  );
}
