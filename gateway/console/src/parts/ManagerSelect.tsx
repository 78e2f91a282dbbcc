import { Select } from 'antd';
import { Failure } from './Failure';
import { type Manager, useManagers } from './managers';
import { useOwnershipWords } from './ownershipWords';

interface Props {
  offers: (manager: Manager) => boolean;
  id?: string;
  'aria-invalid'?: 'true';
  'aria-describedby'?: string;
  value?: string;
  onChange?: (employeeId: string) => void;
}

/** Chooses a manager by name, employee id or branch. */
export function ManagerSelect({ offers, value, onChange, ...told }: Props) {
  const say = useOwnershipWords();
  const { managers, isPending, isFetchingNextPage, error, refetch } = useManagers();
  const labelOf = ({ name, employeeId, branch, active }: Manager) =>
    [name, employeeId, branch, active ? '' : say('inactive')].filter(Boolean).join(' · ');
  return (
    <>
      <Select
        {...told}
        aria-label={told.id === undefined ? say('manager') : undefined} // in a form it has its label
        style={{ width: '100%', maxWidth: 480 }}
        value={value}
        onChange={onChange}
        showSearch={{ optionFilterProp: 'label' }}
        loading={isPending || isFetchingNextPage}
        placeholder={say('chooseManager')}
        notFoundContent={say('noManager')}
        options={managers.filter(offers).map((each) => ({ value: each.employeeId, label: labelOf(each) }))}
      />
      {error && <Failure error={error} retry={() => void refetch()} />}
    </>
  );
}
