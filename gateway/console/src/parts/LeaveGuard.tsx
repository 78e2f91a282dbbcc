import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { usePartWords } from './partWords';

/** Asks before input is lost. */
export function LeaveGuard({ when }: { when: boolean }) {
  const say = usePartWords();
  const blocker = useBlocker(when);
  useEffect(() => {
    if (!when) {
      return;
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [when]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={say('leaveTitle')}
      okText={say('leave')}
      cancelText={say('stay')}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {say('leaveText')}
    </Modal>
  );
}
