import CheckCircleFilled from '@ant-design/icons/CheckCircleFilled';
import CloseCircleFilled from '@ant-design/icons/CloseCircleFilled';
import MinusCircleOutlined from '@ant-design/icons/MinusCircleOutlined';
import { Flex, theme } from 'antd';
import { useCheckWords } from './checkWords';

/** The result of one check; `OPEN` if it could not be made. */
export type CheckResult = 'HOLDS' | 'FAILS' | 'OPEN';

export interface Check {
  result: CheckResult;
  text: string;
}

/** A list of checks with their results. */
export function Checks({ checks }: { checks: Check[] }) {
  const say = useCheckWords();
  const { token } = theme.useToken();
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {checks.map(({ result, text }) => {
        const Icon = ICONS[result];
        return (
          <li key={text} style={{ padding: '3px 0' }}>
            <Flex gap="small" align="baseline">
              <Icon aria-label={say(result)} style={{ color: token[COLOURS[result]] }} />
              <span style={{ overflowWrap: 'anywhere', minWidth: 0 }}>{text}</span>
            </Flex>
          </li>
        );
      })}
    </ul>
  );
}

const ICONS = { HOLDS: CheckCircleFilled, FAILS: CloseCircleFilled, OPEN: MinusCircleOutlined };
const COLOURS = { HOLDS: 'colorSuccess', FAILS: 'colorError', OPEN: 'colorTextDescription' } as const;
