import InboxOutlined from '@ant-design/icons/InboxOutlined';
import { Card, Flex, Typography, Upload } from 'antd';
import { useState } from 'react';
import { PageTitle } from '../../parts/PageTitle';
import { Importing } from './Importing';
import { type Line, linesOf } from './lines';
import { useTexts } from './texts';

/** A size that browsers handle easily; larger files must be split before. */
const LARGEST = 50 * 1024 * 1024;

interface Chosen {
  name: string;
  lines: Line[];
}

/** Imports a file with one customer per line. */
export default function ImportsPage() {
  const say = useTexts();
  const [chosen, choose] = useState<Chosen>();
  const [fault, setFault] = useState<'tooLarge' | 'empty'>();
  const read = async (file: File) => {
    if (file.size > LARGEST) {
      setFault('tooLarge');
      return;
    }
    const lines = linesOf(new Uint8Array(await file.arrayBuffer()));
    setFault(lines.length === 0 ? 'empty' : undefined);
    choose(lines.length === 0 ? undefined : { name: file.name, lines });
  };
  return (
    <>
      <PageTitle title={say('title')} />
      {chosen === undefined ? (
        <Card size="small">
          <Flex vertical gap="middle">
            <Upload.Dragger
              accept=".ndjson,.jsonl,application/x-ndjson"
              showUploadList={false}
              beforeUpload={(file) => {
                void read(file);
                return false; // nothing is sent before it was looked at
              }}
            >
              <p>
                <InboxOutlined style={{ fontSize: 32 }} />
              </p>
              <p>{say('choose')}</p>
            </Upload.Dragger>
            {fault && (
              <Typography.Text type="danger" role="alert">
                {say(fault)}
              </Typography.Text>
            )}
            <Typography.Text type="secondary">{say('form')}</Typography.Text>
            <Typography.Text code style={{ overflowWrap: 'anywhere' }}>
              {EXAMPLE}
            </Typography.Text>
          </Flex>
        </Card>
      ) : (
        <Importing name={chosen.name} lines={chosen.lines} onAnother={() => choose(undefined)} />
      )}
    </>
  );
}

const EXAMPLE =
  '{"name": "Li Ming", "idType": "PASSPORT", "idNumber": "E00000001", "phone": "13800000001", "branch": "BJ/CHAOYANG/001"}';
