import { Card, Flex, Select, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Answered, api, body } from '../../api/client';
import { useSession } from '../../frame/session';
import { useOpenBranches } from '../../parts/branches';
import { CourseStanding } from '../../parts/CourseStanding';
import { CursorTable } from '../../parts/CursorTable';
import { from, useCursorList } from '../../parts/cursors';
import { liesWithin } from '../../parts/managers';
import { PageTitle } from '../../parts/PageTitle';
import { useTexts } from './texts';

type Person = Answered<'/api/training/completion', 'get'>['items'][number];

/** Who has passed which course, and who is late. */
export default function CompletionPage() {
  const say = useTexts();
  const [branch, setBranch] = useState<string>();
  const list = useCompletion(branch);
  return (
    <>
      <Link to="/training" className="unprinted">
        ← {say('back')}
      </Link>
      <PageTitle title={say('title')} />
      <Card size="small" data-tour="completion">
        <Flex vertical gap="middle">
          <BranchFilter value={branch} onChange={setBranch} />
          <Typography.Text type="secondary">{say('hint')}</Typography.Text>
          <CursorTable<Person>
            saves="TRAINING"
            list={list}
            empty={say('none')}
            idOf={(each) => each.employeeId}
            columns={useColumns(list.data?.pages[0]?.items?.[0]?.courses ?? [])}
          />
        </Flex>
      </Card>
    </>
  );
}

function useCompletion(branch: string | undefined) {
  const { language } = useTranslation().i18n;
  const filter = branch === undefined ? {} : { branch };
  return useCursorList<Person>(['training', 'completion', filter, language], (cursor) =>
    body(api.GET('/api/training/completion', { params: { query: { ...filter, ...from(cursor) } } })),
  );
}

/** A column for each course, which are the same for everybody. */
function useColumns(courses: Person['courses']): TableColumnsType<Person> {
  const say = useTexts();
  return [
    {
      title: say('person'),
      render: (_, { employeeId, name }) => [name, employeeId].filter(Boolean).join(' · '),
    },
    { title: say('branch'), render: (_, each) => each.branch },
    ...courses.map(({ id, title }) => ({
      key: id,
      title,
      render: (_: unknown, each: Person) => {
        const course = each.courses.find((one) => one.id === id);
        return course && <CourseStanding of={course} />;
      },
    })),
  ];
}

interface Filtering {
  value: string | undefined;
  onChange: (branch: string | undefined) => void;
}

/** The branches of a lead; other roles see the whole list. */
function BranchFilter({ value, onChange }: Filtering) {
  const say = useTexts();
  const { language } = useTranslation().i18n;
  const { roles = [], branch: own = '' } = useSession();
  const { branches, isPending } = useOpenBranches();
  const leads = roles.includes('team-lead');
  return (
    <Select
      aria-label={say('branch')}
      style={{ width: '100%', maxWidth: 360 }}
      allowClear
      placeholder={say('all')}
      value={value}
      onChange={(branch?: string) => onChange(branch)}
      loading={isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={branches
        .filter((each) => !leads || liesWithin(each.branch, own))
        .map(({ branch, name, nameEn }) => ({
          value: branch,
          label: `${language === 'zh-CN' ? name : nameEn} · ${branch}`,
        }))}
    />
  );
}
