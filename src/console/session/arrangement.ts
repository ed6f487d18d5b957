import type {Arrangement} from '../../core/layout.ts';
import type {Session} from './session.ts';

/** What those are called that call without a profile. */
const noProfile = '';
/** Profiles whose arrangements are kept. */
const mostProfiles = 100;

/** The arrangements of all profiles, as the panes stand now; the one that is used last. */
export function listArrangements({arrangements, arrangedFor, shares, hidden}: Session): Session['arrangements'] {
  if (arrangedFor === undefined) return arrangements;
  const others = Object.entries(arrangements).filter(([profile]) => profile !== arrangedFor);
  return Object.fromEntries([...others, [arrangedFor, {shares, hidden}] as const].slice(-mostProfiles));
}

/** How the panes stand once that profile is connected with: as they stood with it, or as they do. */
export function arrangeFor(
  session: Session,
  profile: string = noProfile,
): Arrangement & Pick<Session, 'arrangements' | 'arrangedFor'> {
  const {arrangedFor, shares, hidden} = session;
  const arrangements = listArrangements(session);
  const kept = arrangedFor === profile || !Object.hasOwn(arrangements, profile) ? undefined : arrangements[profile];
  return {shares, hidden, ...kept, arrangements, arrangedFor: profile};
}
