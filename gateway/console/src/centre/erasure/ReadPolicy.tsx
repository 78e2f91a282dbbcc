import { useState } from 'react';
import type { PrivacyPolicy } from '../../parts/policies';
import { Dialog } from '../parts/Dialog';
import { PolicyText, useWording } from '../policy/PolicyText';
import { useErasureWords } from './texts';

interface Props {
  policy: PrivacyPolicy;
  read: boolean;
  setRead: (read: boolean) => void;
  missing: boolean;
}

/** The policy to read before asking, on this page, so that no choices are lost. */
export function ReadPolicy({ policy, read, setRead, missing }: Props) {
  const say = useErasureWords();
  const { title } = useWording(policy);
  const [open, setOpen] = useState(false);
  return (
    <div className="stack">
      <div>
        <button type="button" className="link" onClick={() => setOpen(true)}>
          {policy.sample ? say('samplePolicy') : say('openPolicy', { version: policy.id })}
        </button>
      </div>
      <label className="choice">
        <input
          id="read-policy"
          type="checkbox"
          checked={read}
          aria-invalid={missing}
          onChange={(event) => setRead(event.target.checked)}
        />
        <strong>{say('readPolicy')}</strong>
      </label>
      {missing && (
        <p className="wrong" role="alert">
          {say('mustRead')}
        </p>
      )}
      <Dialog open={open} title={title} onClose={() => setOpen(false)}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        <section className="scroll" tabIndex={0} aria-label={title}>
          <PolicyText policy={policy} />
        </section>
        <div>
          <button type="button" className="main" onClick={() => setOpen(false)}>
            {say('close')}
          </button>
        </div>
      </Dialog>
    </div>
  );
}
