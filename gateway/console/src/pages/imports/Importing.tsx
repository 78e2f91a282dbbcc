import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Progress, Statistic, Typography } from 'antd';
import { useEffect } from 'react';
import { keep } from '../../parts/download';
import { Failure } from '../../parts/Failure';
import { LeaveGuard } from '../../parts/LeaveGuard';
import { fileOf, type Line } from './lines';
import { Outcomes } from './Outcomes';
import { Preview } from './Preview';
import { useTexts } from './texts';
import { useImport } from './useImport';

interface Props {
  name: string;
  lines: Line[];
  onAnother: () => void;
}

/** An import, from the preview of the file to the result of the last line. */
export function Importing({ name, lines, onAnother }: Props) {
  const say = useTexts();
  const queries = useQueryClient();
  const { outcomes, progress, error, run, stop } = useImport(lines);
  const refused = outcomes.filter((each) => each.problem !== undefined);
  const running = progress === 'running';
  useEffect(() => {
    if (progress === 'done') {
      void queries.invalidateQueries({ queryKey: ['customers'], refetchType: 'none' });
    }
  }, [progress, queries]);
  const keepRefused = () => {
    const numbers = new Set(refused.map((each) => each.line));
    keep(fileOf(lines.filter((line) => numbers.has(line.number))), 'refused-lines.ndjson');
  };
  return (
    <Flex vertical gap="middle">
      <LeaveGuard when={running || progress === 'stopped'} />
      <Card size="small">
        <Flex vertical gap="middle">
          <Typography.Text strong style={{ overflowWrap: 'anywhere' }}>
            {say('file', { name, count: lines.length })}
          </Typography.Text>
          {progress !== 'ready' && (
            <>
              <Progress
                percent={Math.floor((100 * outcomes.length) / lines.length)}
                aria-label={say('progress')}
                status={error ? 'exception' : running ? 'active' : 'normal'}
              />
              <Flex gap="large" wrap role="status">
                <Statistic title={say('registered')} value={outcomes.length - refused.length} />
                <Statistic title={say('refused')} value={refused.length} />
                <Statistic title={say('left')} value={lines.length - outcomes.length} />
              </Flex>
            </>
          )}
          {error && <Failure error={error} retry={() => void run()} />}
          {progress === 'done' && (
            <Alert type={refused.length > 0 ? 'warning' : 'success'} showIcon title={say('done')} />
          )}
          <Flex gap="small" wrap>
            {progress === 'ready' && (
              <Button type="primary" onClick={() => void run()}>
                {say('start', { count: lines.length })}
              </Button>
            )}
            {running && <Button onClick={stop}>{say('stop')}</Button>}
            {progress === 'stopped' && !error && (
              <Button type="primary" onClick={() => void run()}>
                {say('goOn')}
              </Button>
            )}
            {refused.length > 0 && !running && <Button onClick={keepRefused}>{say('keepRefused')}</Button>}
            {!running && <Button onClick={onAnother}>{say('another')}</Button>}
          </Flex>
        </Flex>
      </Card>
      <Card size="small">
        {progress === 'ready' ? <Preview lines={lines} /> : <Outcomes outcomes={outcomes} />}
      </Card>
    </Flex>
  );
}
