import { Box, Typography } from '@mui/material';
import type { CaseRow, DisputeRow, MediationStep } from '../../../../preload/contract';
import { Fact, Facts, Masked } from '../../../components';
import { useFormat, useTerm } from '../../../kit';
import { Section } from '../Section';
import { useDisputeStrings } from './strings';

type Reached = readonly [step: MediationStep | 'registered', at: number | undefined];

/** The steps in their order, each with when it was reached; a session has no time of its own here, the history has it. */
const reached = ({ registeredAt, assignedAt, sessions, agreement, failedAt, visit }: DisputeRow): readonly (Reached | undefined)[] => [
  ['registered', registeredAt],
  ['assigned', assignedAt],
  ['mediated', sessions > 0 ? (assignedAt ?? registeredAt) : undefined],
  failedAt === undefined ? ['agreed', agreement?.at] : ['failed', failedAt],
  ['visited', visit?.at],
];

/** The mediation's own steps: a filled mark is one that was done. */
const Steps = ({ dispute }: { readonly dispute: DisputeRow }) => {
  const t = useDisputeStrings();
  const term = useTerm();
  return (
    <Box component="ol" aria-label={t('steps')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, m: 0, mb: 1, p: 0, listStyle: 'none' }}>
      {reached(dispute).map((one) => {
        if (!one) return null;
        const [step, at] = one;
        return (
          <Box
            component="li"
            key={step}
            data-step={step}
            data-done={at !== undefined || undefined}
            sx={{
              display: 'flex',
              gap: 0.5,
              color: at === undefined ? 'text.secondary' : 'text.primary',
              fontWeight: at === undefined ? 400 : 600,
            }}
          >
            <span aria-hidden>{at === undefined ? '○' : '●'}</span>
            {step === 'registered' ? t('registered') : term('mediationSteps', step)}
          </Box>
        );
      })}
    </Box>
  );
};

/** A dispute in the case panel: how far its mediation is, who is in it (masked), who mediates, what was agreed. 矛盾纠纷 */
export const DisputeFacts = ({ row: { dispute } }: { readonly row: CaseRow }) => {
  const t = useDisputeStrings();
  const term = useTerm();
  const format = useFormat();
  if (!dispute) return null;
  return (
    <Section title={t('title')}>
      <div data-testid="dispute">
        <Steps dispute={dispute} />
        <Facts>
          <Fact label={t('kind')}>{term('disputeKinds', dispute.kind)}</Fact>
          <Fact label={t('people')}>{t('peopleCount', { count: dispute.people })}</Fact>
          <Fact label={t('parties')}>
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {dispute.parties.map(({ side, name, phone, idNumber }, at) => (
                <li key={at}>
                  {term('partySides', side)} <Masked value={[name, phone, idNumber].filter(Boolean).join(' ')} />
                </li>
              ))}
            </Box>
          </Fact>
          {dispute.method !== undefined && <Fact label={t('method')}>{term('mediationMethods', dispute.method)}</Fact>}
          {dispute.mediator !== undefined && <Fact label={t('mediator')}>{dispute.mediator}</Fact>}
          {dispute.sessions > 0 && <Fact label={t('sessions')}>{t('sessionsCount', { count: dispute.sessions })}</Fact>}
          {dispute.agreement && (
            <Fact label={t('agreement')}>
              {dispute.agreement.text} <Aside>{format.dateTime(dispute.agreement.at)}</Aside>
            </Fact>
          )}
          {dispute.visit && (
            <Fact label={t('visit')}>
              {t(dispute.visit.kept ? 'kept' : 'notKept')} · {dispute.visit.text} <Aside>{format.dateTime(dispute.visit.at)}</Aside>
            </Fact>
          )}
        </Facts>
      </div>
    </Section>
  );
};

const Aside = ({ children }: { readonly children: string }) => (
  <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.857rem' }}>
    {children}
  </Box>
);

/** To whom the case was handed over. 移送 */
export const TransferFacts = ({ row: { transfer } }: { readonly row: CaseRow }) => {
  const t = useDisputeStrings();
  const term = useTerm();
  const format = useFormat();
  if (!transfer) return null;
  return (
    <Section title={t('transferTitle')}>
      <div data-testid="transfer">
        <Facts>
          <Fact label={t('to')}>{term('transferTargets', transfer.to)}</Fact>
          <Fact label={t('name')}>{transfer.office}</Fact>
          <Fact label={t('at')}>{format.dateTime(transfer.at)}</Fact>
          <Fact label={t('receipt')}>{transfer.receipt ?? t('noReceipt')}</Fact>
          {transfer.text !== undefined && <Fact label={t('remark')}>{transfer.text}</Fact>}
        </Facts>
      </div>
    </Section>
  );
};

/** That nobody here has to do anything about it. 格内即办 */
export const SettledNote = ({ row }: { readonly row: CaseRow }) => {
  const t = useDisputeStrings();
  if (!row.settled) return null;
  return (
    <Typography data-testid="settled" variant="body2" sx={{ px: 2, pb: 1, color: 'text.secondary' }}>
      {t('settled')}
    </Typography>
  );
};
