import EditIcon from '@mui/icons-material/EditOutlined';
import { defineStrings } from '../kit';
import css from './marks.module.css';
import { VisuallyHidden } from './VisuallyHidden';

const useStrings = defineStrings('draft-mark', { draft: '有未发送的草稿' }, { draft: 'Holds an unsent draft' });

/** Something was typed here and not sent. */
export const DraftMark = () => {
  const words = useStrings()('draft');
  return (
    <span className={css['mark']} title={words} data-testid="draft-mark">
      <EditIcon />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
};
