import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Collapse, Flex, Typography } from 'antd';
import { Link } from 'react-router';
import { api, body } from '../../api/client';
import type { AuditEntry } from '../../parts/auditEntries';
import { type Check, Checks } from '../../parts/Checks';
import { keep } from '../../parts/download';
import { Failure } from '../../parts/Failure';
import { useMoments } from '../../parts/moments';
import { hex, ofBase64 } from '../../parts/proof/bytes';
import { type Checked, checkInclusion, type Proof } from '../../parts/proof/inclusion';
import type { TrustAnchors } from '../../parts/proof/policy';
import { useSignatureChecks } from '../../parts/signatureChecks';
import { readTrustAnchors } from '../../parts/trustAnchors';
import { useTexts } from './texts';

interface Proven {
  proof: Proof;
  anchors: TrustAnchors;
  /** Absent where the browser has no WebCrypto; `UNREADABLE` where there was nothing to check. */
  checked?: Checked | 'UNREADABLE';
}

async function prove(entry: AuditEntry): Promise<Proven> {
  const params = { path: { id: entry.id } };
  const proof = await body(api.GET('/api/audit/entries/{id}/proof', { params }));
  if (crypto.subtle === undefined) {
    return { proof, anchors: { logs: [], witnesses: [] } };
  }
  const anchors = await readTrustAnchors();
  try {
    return { proof, anchors, checked: await checkInclusion(entry, proof, anchors) };
  } catch (failure) {
    if (failure instanceof TypeError || failure instanceof SyntaxError) {
      return { proof, anchors, checked: 'UNREADABLE' };
    }
    throw failure;
  }
}

/** Fetches the proof that an entry is in the log, and has the browser check it. */
export function Proving({ entry }: { entry: AuditEntry }) {
  const say = useTexts();
  const proving = useMutation({ mutationFn: () => prove(entry) });
  const { data } = proving;
  return (
    <Flex vertical gap="middle" align="stretch">
      <Typography.Text type="secondary">{say('proofText')}</Typography.Text>
      <Flex gap="small" wrap className="unprinted">
        <Button
          type={data ? 'default' : 'primary'}
          loading={proving.isPending}
          onClick={() => proving.mutate()}
        >
          {say(data ? 'proveAgain' : 'prove')}
        </Button>
        {data && (
          <>
            <Button onClick={() => keep(new Blob([data.proof.proof]), `entry-${entry.index}.tlog-proof`)}>
              {say('keepProof')}
            </Button>
            <Button onClick={() => keep(new Blob([ofBase64(data.proof.leaf)]), `entry-${entry.index}.json`)}>
              {say('keepLeaf')}
            </Button>
          </>
        )}
      </Flex>
      {proving.error && <Failure error={proving.error} retry={() => proving.mutate()} />}
      {data && <Result {...data} />}
    </Flex>
  );
}

function Result({ proof, anchors, checked }: Proven) {
  const say = useTexts();
  const { number } = useMoments();
  const signaturesOf = useSignatureChecks();
  if (checked === undefined) {
    return <Alert type="warning" showIcon role="alert" title={say('noCrypto')} />;
  }
  if (checked === 'UNREADABLE') {
    return <Alert type="error" showIcon role="alert" title={say('unreadable')} />;
  }
  const holding = (so: boolean): Check['result'] => (so ? 'HOLDS' : 'FAILS');
  const checks: Check[] = [
    { result: holding(checked.sameEntry), text: say('sameEntry') },
    { result: holding(checked.sameHash), text: say('sameHash') },
    { result: holding(checked.included), text: say('included', { count: proof.hashes.length }) },
    ...signaturesOf(checked),
  ];
  const failed = checks.some((each) => each.result === 'FAILS');
  const holds = say('holds', { index: number(proof.leafIndex), size: number(proof.treeSize) });
  return (
    <Flex vertical gap="middle">
      {failed ? (
        <Alert type="error" showIcon role="alert" title={say('fails')} />
      ) : (
        <Alert
          type={checked.signed === 'RIGHT' ? 'success' : 'warning'}
          showIcon
          role="status"
          title={checked.signed === 'RIGHT' ? holds : say('partly')}
        />
      )}
      <Checks checks={checks} />
      <Unchecked proof={proof} anchors={anchors} />
      <Collapse
        ghost
        items={[{ key: 'path', label: say('path'), children: <Way proof={proof} checked={checked} /> }]}
      />
    </Flex>
  );
}

/** What must not be mistaken for a checked result. */
function Unchecked({ proof, anchors }: { proof: Proof; anchors: TrustAnchors }) {
  const say = useTexts();
  const keys = [...anchors.logs, ...anchors.witnesses.map((each) => each.key)];
  return (
    <div>
      <Typography.Text strong>{say('unchecked')}</Typography.Text>
      <ul style={{ paddingInlineStart: 20, margin: '4px 0' }}>
        {anchors.witnesses.length > 0 && (
          <li>{say(proof.witnessed ? 'serverSaysWitnessed' : 'serverSaysUnwitnessed')}</li>
        )}
        <li>
          {say('keysFromHere')}
          {keys.map((key) => (
            <div key={key.written}>
              <Typography.Text code copyable={{ text: key.written }} style={{ overflowWrap: 'anywhere' }}>
                {key.name}+{hex(key.id)}
              </Typography.Text>
            </div>
          ))}
        </li>
        <li>
          {say('restUnchecked')}
          <div>
            <Link to="/integrity">{say('integrity')}</Link>
          </div>
        </li>
      </ul>
    </div>
  );
}

function Way({ proof, checked }: { proof: Proof; checked: Checked }) {
  const say = useTexts();
  const { steps, checkpoint } = checked;
  return (
    <ol style={{ paddingInlineStart: 24, margin: 0, overflowWrap: 'anywhere' }} className="numbers">
      <li>
        {say('leaf')} <Typography.Text code>{hex(ofBase64(proof.leafHash))}</Typography.Text>
      </li>
      {steps.map(({ sibling, onTheLeft, becomes }) => (
        <li key={hex(becomes)}>
          <Typography.Text code>
            {onTheLeft ? `H(${hex(sibling).slice(0, 12)}… · ↑)` : `H(↑ · ${hex(sibling).slice(0, 12)}…)`}
          </Typography.Text>{' '}
          = <Typography.Text code>{hex(becomes)}</Typography.Text>
        </li>
      ))}
      <li>
        {say('root')} <Typography.Text code>{hex(checkpoint.root)}</Typography.Text>
      </li>
    </ol>
  );
}
