import { useEffect, useState } from 'react';
import { Box, IconButton, MenuItem, TextField, Tooltip, Typography } from '@mui/material';
import BackIcon from '@mui/icons-material/ChevronLeftOutlined';
import NextIcon from '@mui/icons-material/ChevronRightOutlined';
import { dateAt, PERIOD_KINDS, type MemberRow, type PeriodKind, type Role } from '../../../preload/contract';
import { griddesk, pick, useLang, useSettings, useTerm } from '../../kit';
import { useDirectory } from '../../replica';
import { Pick, type Choice } from './Pick';
import { spanOf, stepped, type Question } from './question';
import { useEvaluationStrings } from './strings';
import { useWords } from './use-words';

interface Props {
  readonly question: Question;
  readonly onChange: (patch: Partial<Question>) => void;
}

/** Main answers these alone about one member (its own table of seats says so). */
const SEES_MEMBERS: readonly Role[] = ['dispatcher', 'lead', 'village'];
const MOST = 8;
const byWord = (a: Choice, b: Choice) => a.word.localeCompare(b.word, 'zh-CN');

const MemberPick = ({ question, onChange }: Props) => {
  const t = useEvaluationStrings();
  const term = useTerm();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly MemberRow[]>([]);
  useEffect(() => {
    if (text.trim() === '') return setFound([]);
    let current = true;
    const timer = setTimeout(async () => {
      const result = await griddesk.directory.members({ text, limit: MOST });
      if (current && result.ok) setFound(result.value);
    }, 150);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  const { member } = question;
  const options = [
    ...(member ? [{ value: member.id, word: member.name }] : []),
    ...found
      .filter(({ id }) => id !== member?.id)
      .map((row) => ({ value: row.id, word: row.name, aside: `${term('memberRoles', row.role)} · ${row.gridNames[0] ?? row.areaName}` })),
  ];
  return (
    <Pick
      label={t('member')}
      value={member?.id ?? ''}
      options={options}
      hint={t('memberHint')}
      onType={setText}
      onChange={(choice) => onChange({ member: choice && { id: choice.value, name: choice.word } })}
      testId="evaluation-member"
    />
  );
};

const Period = ({ question, onChange }: Props) => {
  const t = useEvaluationStrings();
  const term = useTerm();
  const words = useWords();
  const { kind, first, last } = question;
  const span = spanOf(question);
  const change = (next: PeriodKind) => {
    if (next !== 'free') return onChange({ kind: next, ...(kind === 'free' && span ? { at: span.from } : {}) });
    return onChange({ kind: next, ...(span ? { first: dateAt(span.from), last: dateAt(span.to - 1) } : {}) });
  };
  const date = (name: 'first' | 'last', value: string) => (
    <TextField
      type="date"
      label={t(name)}
      value={value}
      onChange={(event) => onChange({ [name]: event.target.value })}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { 'data-testid': `evaluation-${name}` } }}
      sx={{ width: 150 }}
    />
  );
  return (
    <>
      <TextField
        select
        label={t('kind')}
        value={kind}
        onChange={(event) => change(event.target.value as PeriodKind)}
        slotProps={{ select: { SelectDisplayProps: { 'data-testid': 'evaluation-kind' } as object } }}
        sx={{ width: 110 }}
      >
        {PERIOD_KINDS.map((one) => (
          <MenuItem key={one} value={one}>
            {term('periodKinds', one)}
          </MenuItem>
        ))}
      </TextField>
      {kind === 'free' ? (
        <>
          {date('first', first)}
          {date('last', last)}
        </>
      ) : (
        <Box sx={{ display: 'flex', alignItems: 'center' }}>
          <Tooltip title={t('earlier')}>
            <IconButton
              size="small"
              aria-label={t('earlier')}
              data-testid="evaluation-earlier"
              onClick={() => onChange(stepped(question, -1))}
            >
              <BackIcon />
            </IconButton>
          </Tooltip>
          <Typography role="status" data-testid="evaluation-period" sx={{ minWidth: 104, textAlign: 'center', fontWeight: 600 }}>
            {span && words.period(kind, span)}
          </Typography>
          <Tooltip title={t('later')}>
            <IconButton size="small" aria-label={t('later')} data-testid="evaluation-later" onClick={() => onChange(stepped(question, 1))}>
              <NextIcon />
            </IconButton>
          </Tooltip>
        </Box>
      )}
    </>
  );
};

/** Of which time and of whom the figures are; each choice takes effect as it is made. */
export const QuestionBar = (props: Props) => {
  const { question, onChange } = props;
  const t = useEvaluationStrings();
  const lang = useLang();
  const { seat } = useSettings();
  const { areas, areaName, departments, categories } = useDirectory();
  const ownAreas = [...areas.values()]
    .filter(({ code }) => code.startsWith(seat.area) && code !== seat.area && code.length <= 12)
    .map(({ code, name }) => ({ value: code, word: name }))
    .toSorted(byWord);
  const { area, areaItself } = question;
  const areaChoices = areaItself
    ? [{ value: area, word: t('itself', { name: areaName(area) }) }, ...ownAreas.filter(({ value }) => value !== area)]
    : ownAreas;
  const departmentChoices = [...departments.values()].map(({ id, name }) => ({ value: id, word: name })).toSorted(byWord);
  const categoryChoices = [...categories.values()].map((category) => ({ value: category.id, word: pick(lang, category) })).toSorted(byWord);
  return (
    <Box
      role="group"
      aria-label={t('filters')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1.25, borderBottom: 1, borderColor: 'divider' }}
    >
      <Period {...props} />
      <Pick
        label={t('area')}
        value={question.area}
        options={areaChoices}
        onChange={(choice) => onChange({ area: choice?.value ?? '', areaItself: false })}
        testId="evaluation-area"
      />
      {seat.role !== 'department' && (
        <Pick
          label={t('department')}
          value={question.departmentId}
          options={departmentChoices}
          onChange={(choice) => onChange({ departmentId: choice?.value ?? '' })}
          testId="evaluation-department"
        />
      )}
      <Pick
        label={t('category')}
        value={question.category}
        options={categoryChoices}
        onChange={(choice) => onChange({ category: choice?.value ?? '' })}
        testId="evaluation-category"
      />
      {SEES_MEMBERS.includes(seat.role) && <MemberPick {...props} />}
    </Box>
  );
};
