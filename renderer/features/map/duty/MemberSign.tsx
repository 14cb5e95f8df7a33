import PersonIcon from '@mui/icons-material/Person';

/** Somebody on duty, as on the map. */
export const MemberSign = () => <PersonIcon aria-hidden sx={{ fontSize: 18, color: 'text.secondary', flexShrink: 0 }} />;
