import { Alert, Card, Col, Flex, Row, Tag, Typography } from 'antd';
import type { PrivacyPolicy } from '../../parts/policies';
import { type Change, changesOf } from './changes';
import { Prose } from './Prose';
import type { Publication } from './Publishing';
import { useTexts } from './texts';

const COLOURS = new Map<Change['kind'], string>([
  ['added', 'green'],
  ['dropped', 'red'],
  ['moved', 'orange'],
]);

/** What is removed and added, and the whole text as customers will see it. */
export function Changes({ before, after }: { before: PrivacyPolicy; after: Publication }) {
  const say = useTexts();
  const changes = changesOf(before, after);
  return (
    <>
      <Card size="small" title={say('changes', { version: before.id })}>
        {changes.length === 0 && <Alert type="info" title={say('nothing')} />}
        <Flex vertical gap="small">
          {changes.map((each) => (
            <Flex key={`${each.wording} ${each.kind} ${each.words}`} gap="small" align="start">
              <Tag color={COLOURS.get(each.kind)}>{say(each.kind)}</Tag>
              <Typography.Text
                lang={each.wording === 'chinese' ? 'zh-CN' : 'en'}
                delete={each.kind === 'dropped'}
                style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
              >
                {each.words}
              </Typography.Text>
            </Flex>
          ))}
        </Flex>
      </Card>
      <Card size="small" title={say('whole')}>
        <Row gutter={[24, 16]}>
          <Col xs={24} lg={12}>
            <Prose lang="zh-CN" {...after.chinese} />
          </Col>
          <Col xs={24} lg={12}>
            <Prose lang="en" {...after.english} />
          </Col>
        </Row>
      </Card>
    </>
  );
}
