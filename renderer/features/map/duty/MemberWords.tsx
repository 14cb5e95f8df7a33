import { useTerm } from '../../../kit';
import type { Mark } from '../marks';
import { MemberSign } from './MemberSign';

/** Somebody on duty in one line: name, role, where. */
export const MemberWords = ({ mark }: { readonly mark: Extract<Mark, { kind: 'member' }> }) => {
  const term = useTerm();
  return (
    <>
      <MemberSign />
      <span>
        {mark.name} · {term('memberRoles', mark.role)} · {mark.placeName}
      </span>
    </>
  );
};
