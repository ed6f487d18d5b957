import type {Sign, Since} from './sign.ts';
import type {Standing} from './standing.ts';
import type {Watched} from './watched.ts';

/** Milliseconds that the service works on a change before it says that it failed. */
const working = 120_000;

/** A State in which it does not run, an update that failed, mappings with a problem. */
export function findStandingSigns({modified}: Watched, {state, mappings}: Standing): readonly Sign[] {
  const {stopped, failedUpdate} = state ?? {};
  const {problems = []} = mappings ?? {};
  const changed: Since | undefined =
    modified === undefined ? undefined : {at: modified, from: modified, to: modified + working, allDay: false};
  const isIdle = stopped?.state === 'Inactive';
  return [
    ...(stopped === undefined
      ? []
      : [
          {
            name: 'state' as const,
            title: stopped.state,
            words: formatFact(`State ${stopped.state}`, stopped.reason),
            course: 'now' as const,
            score: isIdle ? 2 : 9,
            ...(changed && !isIdle && {since: changed}),
          },
        ]),
    ...(failedUpdate === undefined
      ? []
      : [
          {
            name: 'update' as const,
            title: 'update failed',
            words: formatFact('its last update failed', failedUpdate.reason),
            course: 'now' as const,
            score: 3,
            ...(changed && {since: changed}),
          },
        ]),
    ...problems.map(({mapping, result}) => ({
      name: 'mapping' as const,
      title: 'mapping',
      words: `${mapping}: ${result}`,
      course: 'now' as const,
      score: 6,
    })),
  ];
}

function formatFact(fact: string, reason: string | undefined): string {
  return reason === undefined ? fact : `${fact}: ${reason}`;
}
