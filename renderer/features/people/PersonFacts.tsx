import type { PersonRow } from '../../../preload/contract';
import { Fact, Masked } from '../../components';
import { useTerm } from '../../kit';
import { useCardStrings } from './card-strings';
import { usePeopleStrings } from './strings';
import type { PersonDetail } from './use-person';

/** Who it is and who is answerable at home, all masked. */
export const PersonFacts = ({ person, detail }: { readonly person: PersonRow; readonly detail: PersonDetail | undefined }) => {
  const t = usePeopleStrings();
  const card = useCardStrings();
  const term = useTerm();
  const several = person.care.length > 1;
  return (
    <>
      <Fact label={card('guardians')}>
        {detail?.guardians.length === 0 && card('noGuardian')}
        {detail?.guardians.map(({ kind, name, phone, relation }) => (
          <div key={kind} data-testid="guardian">
            {relation} <Masked value={name} /> <Masked value={phone} />
            {several && ` · ${term('careKinds', kind)}`}
          </div>
        ))}
      </Fact>
      <Fact label={t('phone')}>{person.phone === undefined ? t('noPhone') : <Masked value={person.phone} />}</Fact>
      <Fact label={t('address')}>
        <Masked value={person.address} />
      </Fact>
      <Fact label={t('grid')}>
        {person.gridName} {person.gridCode}
      </Fact>
      <Fact label={t('idNumber')}>
        <Masked value={person.idNumber} />
      </Fact>
    </>
  );
};
