import { Problem } from '../../api/problem';
import { Failure } from '../../parts/Failure';
import { useTexts } from './texts';

/** Explains why a step was refused, to people where the service addresses programs. */
export function Refused({ error, retry }: { error: Error; retry?: () => void }) {
  const say = useTexts();
  if (error instanceof Problem && error.code === 'evidence-missing') {
    const { status, code, traceId } = error;
    const told = { title: say('evidenceMissing'), detail: say('evidenceMissingText'), code };
    return <Failure error={new Problem(status, traceId === undefined ? told : { ...told, traceId })} />;
  }
  return <Failure error={error} retry={retry} />;
}
