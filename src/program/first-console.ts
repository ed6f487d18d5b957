import {environmentManager, QueryClient} from '@tanstack/query-core';
import {declarations, functions, resources} from '../catalog/index.ts';
import {buildKeyTable, type KeyTable} from '../console/dispatch/key-table.ts';
import {layoutOf} from '../console/layout/geometry.ts';
import type {Services} from '../console/services.ts';
import {arrangeFor} from '../console/session/arrangement.ts';
import type {Remembered} from '../console/session/remembered.ts';
import {type Session, toSession} from '../console/session/session.ts';
import type {Arrangement, Shares} from '../core/layout.ts';
import type {Resource} from '../core/resource/resource.ts';
import {parseGrouping} from '../core/table/grouping.ts';
import {buildShownColumns} from '../core/table/own-columns.ts';
import type {Groups} from '../core/table/read-groups.ts';
import type {StartView} from '../core/target/opening.ts';
import {writesUnicode} from '../terminal/output/letters.ts';
import {createConsole} from '../ui/create-console.ts';
import type {Console} from '../ui/parts/console.ts';
import type {ConsoleRequest} from './command-line.ts';
import type {Memory} from './console-memory.ts';
import {toConnectionFlags} from './find-destination.ts';
import type {Host} from './host.ts';
import type {FirstLook} from './looks.ts';
import {isRecord, type Settings} from './parse-settings.ts';
import type {SettingsFile} from './settings.ts';

/** What a console begins with. */
export interface FirstConsoleInput {
  readonly host: Pick<Host, 'env'>;
  readonly request: ConsoleRequest;
  readonly settings: Pick<SettingsFile, 'settings' | 'memory' | 'notices'>;
  /** In cells; 80 by 24 where the terminal does not tell. */
  readonly size: {readonly columns: number | undefined; readonly rows: number | undefined};
  readonly services: Services;
  readonly first: FirstLook;
  readonly remembered: Remembered | undefined;
  readonly keys: KeyTable;
  /** What is wrong with the settings beside their own notices, a sentence each. */
  readonly wrong: readonly string[];
}

/** What every key does by the settings. */
export function buildKeys({keys, commands}: Settings): KeyTable {
  return buildKeyTable(resources, declarations, keys, commands);
}

/** Makes a console as a start finds it: nothing is connected, and nothing is asked for. */
export function createFirstConsole(input: FirstConsoleInput): Console {
  const {host, request, settings, size, services, first, remembered, keys, wrong} = input;
  const profile = toConnectionFlags(input, {}).profile ?? host.env['AWS_PROFILE'];
  return createConsole({
    services,
    client: createQueryClient(),
    resources,
    functions,
    declarations,
    keys,
    messages: [...settings.notices, ...first.notices, ...wrong],
    session: {...createFirstSession(size, settings, profile, request), look: first.look, remembered},
    hasColours: request.color,
    unicode: request.ascii !== true && writesUnicode(host.env),
    opening: request,
    showsMetrics: settings.settings.metrics ?? true,
  });
}

function createFirstSession(
  {columns = 80, rows = 24}: FirstConsoleInput['size'],
  {memory: {layout, favourites}, settings}: FirstConsoleInput['settings'],
  profile: string | undefined,
  opening: StartView,
) {
  const {columns: ownColumns = {}, filters = {}, aliases = {}} = settings;
  const groups = toFirstGroups(settings.groups ?? {}, opening);
  const [zoomed, folded] = [layout?.zoomed === true, layout?.folded === true];
  // What stands apart is gone to for a while: it may have nothing to begin with.
  const left = resources.find(({name, apart}) => name === layout?.pane && apart !== true) ?? resources[0];
  const arrangements = readArrangements(layout);
  const ofSettings = {ownColumns, filters, aliases, groups, favourites: new Set(favourites)};
  const own = {zoomed, folded, ...ofSettings, arrangements, shares: readShares(layout?.shares)};
  const begun: Session = {...toSession(columns, rows, left?.name ?? ''), ...own};
  const session = {...begun, ...arrangeFor(begun, profile ?? Object.keys(arrangements).at(-1))};
  // Nothing is selected yet: where one pane has the screen, it is one that does not wait for another's selection.
  const isAlone = layoutOf(session, resources).mode !== 'columns';
  const first = isAlone ? findRoot(left)?.name : undefined;
  const sorts = Object.fromEntries(
    resources.flatMap(resource => {
      const {name, sortedBy} = resource;
      const shown = buildShownColumns(resource, ownColumns[name]);
      const column = shown.findIndex(({header}) => header === sortedBy);
      return column === -1 ? [] : [[name, {column, reverse: false}]];
    }),
  );
  return first === undefined ? {...session, sorts} : {...session, sorts, focus: first, subject: first};
}

/** What the settings group panes by, but for the one that the command line says it of. */
function toFirstGroups(own: Groups, {pane = functions.name, group}: StartView): Groups {
  if (group === undefined) return own;
  const {[pane]: _, ...others} = own;
  const grouping = parseGrouping(group);
  return grouping === undefined ? others : {...others, [pane]: grouping};
}

/** What of remembered arrangements can be one. */
function readArrangements({arrangements}: NonNullable<Memory['layout']> = {}): Readonly<Record<string, Arrangement>> {
  const read = Object.entries(isRecord(arrangements) ? arrangements : {}).flatMap(([profile, kept]) => {
    if (!isRecord(kept)) return [];
    const {shares, hidden} = kept;
    const names = Array.isArray(hidden) ? hidden.filter(name => typeof name === 'string') : [];
    return [[profile, {shares: readShares(shares), hidden: names}] as const];
  });
  return Object.fromEntries(read);
}

function readShares(shares: unknown): Shares {
  const isShare = ([, share]: [string, unknown]) => typeof share === 'number' && share > 0 && share < 1;
  return isRecord(shares) ? Object.fromEntries(Object.entries(shares).filter(isShare)) : {};
}

function findRoot(resource: Resource | undefined): Resource | undefined {
  return resource?.parent === undefined ? resource : findRoot(resource.parent);
}

/** Without these settings the query cache takes Node for a server and an offline machine for one without loopback. */
function createQueryClient(): QueryClient {
  environmentManager.setIsServer(() => false);
  return new QueryClient({
    defaultOptions: {queries: {retry: false, networkMode: 'always', refetchOnWindowFocus: false}},
  });
}
