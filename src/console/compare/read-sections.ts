import {findContrasts} from '../../core/compare/contrast.ts';
import type {SectionState} from '../../core/compare/sections.ts';
import {type ComparedSection, compareSection, pickSections} from '../../core/compare/sections.ts';
import type {ComparedSide, ComparedSides, EarlierSide} from '../../core/compare/side.ts';
import type {Answer} from '../../core/detail-line.ts';
import type {Item} from '../../core/item.ts';
import type {OperationDeclaration} from '../../core/operation/operation.ts';
import type {CallOptions, Connection} from '../connection/connection.ts';
import {callOrLess} from '../reads/call-or-less.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** What sections are read with. */
export interface SectionParts {
  readonly services: Pick<ControllerTools['services'], 'operation'>;
}

/** What two sides are compared in beside their code; nothing where one of them has nothing else. */
export function pickSectionsFor(
  {declarations, services}: SectionParts & Pick<ControllerTools, 'declarations'>,
  sides: ComparedSides,
): readonly ComparedSection[] {
  const earlier = sides.find(side => side.kind === 'earlier');
  if (earlier !== undefined) {
    return hasFormerValues(declarations, earlier.change) ? [defineEarlier(earlier, declarations, services)] : [];
  }
  const [left, right] = sides;
  if (left.kind === 'disk' || right.kind === 'disk') return [];
  return pickSections(left.functionName === right.functionName);
}

/** Whether the values before a change can be compared with those that are there now. */
export function hasFormerValues(
  declarations: readonly OperationDeclaration[],
  {operation}: EarlierSide['change'],
): boolean {
  return findCurrent(declarations, operation)?.toValues !== undefined;
}

function findCurrent(declarations: readonly OperationDeclaration[], operation: string) {
  return declarations.find(entry => entry.operation === operation && entry.current !== undefined)?.current;
}

/** What a change was made to: as it was read before it beside what is there now, both as the operation takes them. */
function defineEarlier(
  {change}: EarlierSide,
  declarations: readonly OperationDeclaration[],
  {operation}: SectionParts['services'],
): ComparedSection {
  const current = findCurrent(declarations, change.operation);
  const known = new Set([...Object.keys(change.before), ...operation(change.operation).input.map(({name}) => name)]);
  const toValues = (answer: Item | undefined) => ({
    ...current?.toValues?.(answer ?? {}),
    ...current?.toKept?.(answer ?? {}),
  });
  return {
    title: change.title,
    operation: current?.operation ?? change.operation,
    input: () => current?.input(change.sent),
    absent: current?.absent ?? [],
    none: 'nothing',
    compare: (left, right) =>
      findContrasts(
        operation(change.operation).input.filter(({name}) => known.has(name)),
        left,
        toValues(right),
      ),
  };
}

/** Reads the answers of both sides, each call once; rejects never. */
export function createAnswers(connection: Connection, options: Pick<CallOptions, 'background' | 'signal'>) {
  const known = new Map<string, Promise<Answer<Item>>>();
  const read = ({operation, absent}: ComparedSection, input: Item): Promise<Answer<Item>> => {
    const key = JSON.stringify([operation, input]);
    const made = known.get(key) ?? readAnswer(connection, operation, input, {absent, ...options});
    known.set(key, made);
    return made;
  };
  return (section: ComparedSection, side: ComparedSide): Promise<Answer<Item>> => {
    if (side.kind === 'earlier') return Promise.resolve({state: 'ready', value: side.change.before});
    const input = side.kind === 'disk' ? undefined : section.input(side);
    return input === undefined ? Promise.resolve({state: 'absent'}) : read(section, input);
  };
}

async function readAnswer(
  connection: Connection,
  operation: string,
  input: Item,
  {absent, ...options}: Pick<ComparedSection, 'absent'> & Pick<CallOptions, 'background' | 'signal'>,
): Promise<Answer<Item>> {
  try {
    const value = await callOrLess(connection, operation, input, {...options, inDialog: true});
    return {state: 'ready', value};
  } catch (error) {
    const problem = toProblem(error);
    return problem.code !== undefined && absent.includes(problem.code) ? {state: 'absent'} : {state: 'failed', problem};
  }
}

/** Reads how each section stands, and tells of one after the other. */
export async function readSections(
  {services}: SectionParts,
  sides: ComparedSides,
  {
    sections,
    answers,
    tell,
  }: {
    readonly sections: readonly ComparedSection[];
    readonly answers: ReturnType<typeof createAnswers>;
    tell(title: string, state: SectionState): void;
  },
): Promise<void> {
  const about = {sides, operation: services.operation};
  await Promise.all(
    sections.map(async section => {
      const [left, right] = await Promise.all([answers(section, sides[0]), answers(section, sides[1])]);
      tell(section.title, compareSection(section, [left, right], about));
    }),
  );
}
