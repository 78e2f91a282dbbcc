import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOpenBranches } from './branches';
import { Failure } from './Failure';
import type { FieldAria } from './fieldAria';

interface Props extends FieldAria {
  value?: string;
  onChange?: (branch: string) => void;
}

/** Chooses an open branch by its name or its path. */
export function BranchSelect({ value, onChange, ...told }: Props) {
  const { language } = useTranslation().i18n;
  const { branches, isPending, isFetchingNextPage, error, refetch } = useOpenBranches();
  return (
    <>
      <Select
        {...told}
        value={value}
        onChange={onChange}
        showSearch={{ optionFilterProp: 'label' }}
        loading={isPending || isFetchingNextPage}
        options={branches.map(({ branch, name, nameEn }) => ({
          value: branch,
          label: `${language === 'zh-CN' ? name : nameEn} · ${branch}`,
        }))}
      />
      {error && <Failure error={error} retry={() => void refetch()} />}
    </>
  );
}
