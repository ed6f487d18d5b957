import {QueryClient} from '@tanstack/query-core';
import {functions} from '../../catalog/index.ts';
import {readBoard} from '../../console/incidents/read-board.ts';
import {
  readFunctionStanding,
  readMappingStandings,
  type StandingParts,
} from '../../console/incidents/read-standings.ts';
import {type Board, emptyBoard, withStandings} from '../../core/incidents/board.ts';
import type {Incident} from '../../core/incidents/incident.ts';
import type {Item} from '../../core/item.ts';
import {ProblemError} from '../../core/problem.ts';
import {judgeHarm} from '../../core/signs/harm.ts';
import {isExact, type Sign} from '../../core/signs/sign.ts';
import type {Standing} from '../../core/signs/standing.ts';
import {pickWatched, type Watched} from '../../core/signs/watched.ts';
import {cleanText} from '../../core/text/clean.ts';
import {exitCodes} from '../exit-codes.ts';
import type {IncidentsRequest} from '../plain-commands.ts';
import {formatProblem, type PlainSession} from './run-plain.ts';

/** Prints which functions hurt, what hurts now first. Gives the exit code: not 0 where something of it is not known. */
export async function printIncidents(request: IncidentsRequest, session: PlainSession): Promise<number> {
  const {connection, signal, print, tell} = session;
  const account = await connection.account(signal);
  const board = await readWholeBoard(session);
  for (const gap of board.gaps) tell(gap);
  if (request.json)
    print(`${JSON.stringify({account, region: connection.region, ...toRecord(board)}, undefined, 2)}\n`);
  else print(formatBoard(board));
  return board.gaps.length > 0 ? exitCodes.failed : exitCodes.done;
}

async function readWholeBoard({connection, signal}: PlainSession): Promise<Board> {
  const client = new QueryClient({defaultOptions: {queries: {retry: false, networkMode: 'always'}}});
  const items: Item[] = [];
  const options = {background: false, resumeFrom: undefined, signal};
  for await (const page of connection.list('ListFunctions', {}, options)) items.push(...page.items);
  let board: Board = {...emptyBoard, listed: items.length};
  const tell = (next: Board) => {
    board = next;
  };
  const watched = pickWatched(items, items.length);
  const readMappings = async () => {
    const standings = await readMappingStandings({connection, client}, watched).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      tell({...board, gaps: [...board.gaps, `mappings are not known: ${formatProblem(error.problem)}`]});
      return new Map();
    });
    tell(withStandings(board, standings));
  };
  const reading = {connection, now: () => new Date(), board: () => board, tell, signal};
  try {
    await readBoard(reading, watched, readMappings);
    const {standings, gaps} = await readStates({connection, client}, watched);
    tell({...withStandings(board, standings), gaps: [...board.gaps, ...gaps]});
  } finally {
    client.clear();
  }
  return board;
}

/** Calls that are under way at the same time; the budget spaces them. */
const atOnce = 4;

/** How functions stand by their State, a call each: lists leave it out. Nothing more is asked once that is refused. */
async function readStates(
  parts: StandingParts,
  watched: readonly Watched[],
): Promise<{readonly standings: ReadonlyMap<string, Standing>; readonly gaps: readonly string[]}> {
  const standings = new Map<string, Standing>();
  const gaps: string[] = [];
  const waiting = watched.values();
  const work = async () => {
    for (const one of waiting) {
      if (gaps.length > 0) return;
      try {
        standings.set(one.functionName, await readFunctionStanding(parts, functions, one));
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        // One that was deleted meanwhile hurts nobody.
        if (error.problem.kind !== 'missing') gaps.push(`State is not known: ${formatProblem(error.problem)}`);
      }
    }
  };
  await Promise.all(Array.from({length: atOnce}, work));
  return {standings, gaps: gaps.slice(0, 1)};
}

function toRecord({listed, incidents, gaps, readAt}: Board) {
  return {
    readAt: toTime(readAt),
    functions: listed,
    incidents: incidents.map(({functionName, functionArn, signs, calls, errors, throttles}) => ({
      function: functionName,
      arn: functionArn,
      harm: judgeHarm(signs[0]),
      calls,
      errors: errors?.now,
      throttles: throttles?.now,
      signs: signs.map(toSignRecord),
    })),
    unknown: gaps,
  };
}

function toSignRecord(sign: Sign) {
  const {name, words, course, since, until} = sign;
  return {
    name,
    words: cleanText(words),
    harm: judgeHarm(sign),
    course,
    since: since && {earliest: toTime(since.from), latest: toTime(since.to), allDay: since.allDay},
    until: toTime(until),
  };
}

function toTime(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

function formatBoard({incidents, listed}: Board): string {
  if (incidents.length === 0) return `Nothing shows on any of ${listed} functions.\n`;
  const width = Math.max(...incidents.map(({functionName}) => functionName.length));
  return incidents.map(incident => `${formatIncident(incident, width)}\n`).join('');
}

function formatIncident({functionName, signs: [worst, ...others]}: Incident, width: number): string {
  const words = [worst, ...others].map(sign => cleanText(sign.words)).join('; ');
  return `${functionName.padEnd(width)}  ${judgeHarm(worst).padEnd(5)}  ${formatSince(worst).padEnd(23)}  ${words}`;
}

function formatSince({since}: Sign): string {
  if (since === undefined) return '';
  if (since.allDay) return 'all day';
  const clock = (time: number) => new Date(time).toISOString().slice(11, 16);
  return isExact(since) ? `since ${clock(since.at)} UTC` : `since ${clock(since.from)}–${clock(since.to)} UTC`;
}
