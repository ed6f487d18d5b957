import type {Operation, OperationName} from '../../schema/index.ts';
import type {Answer} from '../detail-line.ts';
import {formatAge} from '../format/age.ts';
import {isMissing} from '../format/members.ts';
import {formatUnknown} from '../format/rows.ts';
import {formatSize} from '../format/size.ts';
import type {Item} from '../item.ts';
import {compareLayers} from './compare-layers.ts';
import {comparePolicies} from './compare-policies.ts';
import {type Contrast, findContrasts} from './contrast.ts';
import {type ComparedSides, type FunctionSide, nameSides} from './side.ts';

/** Something that a function or version has beside its code, and the call that tells it. */
export interface ComparedSection {
  readonly title: string;
  readonly operation: OperationName;
  /** Undefined where there can be none. */
  input(side: FunctionSide): Item | undefined;
  /** Error codes that say that there is none. */
  readonly absent: readonly string[];
  /** It belongs to the whole function: versions of one function share it. */
  readonly ofFunction?: true;
  /** What is said where neither side has one, and of the side that has none. */
  readonly none: string;
  compare(left: Item | undefined, right: Item | undefined, about: ComparedThings): readonly Contrast[];
}

/** What else a comparison is made with. */
export interface ComparedThings {
  readonly sides: ComparedSides;
  operation(name: OperationName): Operation;
}

/** How a section stands. */
export type SectionState =
  | {readonly state: 'reading'}
  /** `words` tell what cannot be known, and why. */
  | {readonly state: 'unknown'; readonly words: string}
  | {readonly state: 'same'; readonly words: string}
  /** There is nothing to compare it with. */
  | {readonly state: 'left-out'; readonly words: string}
  | {readonly state: 'differs'; readonly words: string; readonly contrasts: readonly Contrast[]};

/** What tells two versions apart that are the same, or when they were made; the code has a section of its own. */
const identity: ReadonlySet<string> = new Set([
  ...['FunctionName', 'FunctionArn', 'Version', 'RevisionId', 'LastModified', 'MasterArn', 'ConfigSha256'],
  ...['CodeSha256', 'CodeSize', 'Layers'],
]);

/** What is said of the configuration of a thing that has none. */
const notTold = 'not told';

/** Everything beside the code, in the order in which it is shown. */
export const comparedSections: readonly ComparedSection[] = [
  {
    ...define('GetFunction', []),
    title: 'Configuration',
    none: notTold,
    compare: (left, right, {operation}) =>
      findContrasts(
        (
          operation('GetFunction')
            .output.find(({name}) => name === 'Configuration')
            ?.members() ?? []
        ).filter(({name}) => !identity.has(name)),
        pickConfiguration(left),
        pickConfiguration(right),
      ),
  },
  {
    ...define('GetFunction', []),
    title: 'Layers',
    none: notTold,
    compare: (left, right) => compareLayers(pickConfiguration(left), pickConfiguration(right)),
  },
  {
    ...define('GetPolicy', ['ResourceNotFoundException']),
    title: 'Resource policy',
    none: 'no policy of its own',
    compare: (left, right, {sides: [one, other]}) =>
      comparePolicies({policy: left?.['Policy'], of: one}, {policy: right?.['Policy'], of: other}),
  },
  {
    ...define('GetFunctionEventInvokeConfig', ['ResourceNotFoundException']),
    title: 'Asynchronous events',
    none: 'the defaults',
    compare: compareMembers('GetFunctionEventInvokeConfig', 'FunctionArn', 'LastModified'),
  },
  {
    ...define('GetFunctionConcurrency', []),
    title: 'Reserved concurrency',
    ofFunction: true,
    none: 'none reserved',
    input: ({functionName}) => ({FunctionName: functionName}),
    compare: compareMembers('GetFunctionConcurrency'),
  },
  {
    ...define('GetProvisionedConcurrencyConfig', ['ProvisionedConcurrencyConfigNotFoundException']),
    title: 'Provisioned concurrency',
    none: 'none provisioned',
    // Nothing is kept ready for $LATEST.
    input: side => (side.qualifier === undefined ? undefined : toQualified(side)),
    compare: compareMembers('GetProvisionedConcurrencyConfig', 'LastModified'),
  },
  {
    ...define('GetRuntimeManagementConfig', []),
    title: 'Runtime updates',
    none: notTold,
    compare: compareMembers('GetRuntimeManagementConfig', 'FunctionArn'),
  },
];

function define(operation: OperationName, absent: readonly string[]) {
  return {operation, absent, input: toQualified};
}

function toQualified({functionName, qualifier}: FunctionSide): Item {
  return {FunctionName: functionName, ...(qualifier !== undefined && {Qualifier: qualifier})};
}

function compareMembers(name: OperationName, ...apart: readonly string[]): ComparedSection['compare'] {
  return (left, right, {operation}) =>
    findContrasts(
      operation(name).output.filter(member => !apart.includes(member.name)),
      left ?? {},
      right ?? {},
    );
}

function pickConfiguration(answer: Item | undefined): Item {
  return (answer?.['Configuration'] ?? {}) as Item;
}

/** What GetFunction tells of a side beside what is compared: `8d ago · 935 B`; nothing where that is not known. */
export function formatFacts(answer: Answer<Item>, now: Date): string {
  const {LastModified: modified, CodeSize: size} = pickConfiguration(toKnownValue(answer));
  const age = isMissing(modified) ? [] : [`${formatAge(modified, now)} ago`];
  return [...age, ...(isMissing(size) ? [] : [formatSize(size)])].join(' · ');
}

/** The sections that tell two sides apart: what belongs to a function is the same for all of its versions. */
export function pickSections(isOneFunction: boolean): readonly ComparedSection[] {
  return isOneFunction ? comparedSections.filter(({ofFunction}) => !ofFunction) : comparedSections;
}

/** How a section stands by the answers of both sides. */
export function compareSection(
  section: ComparedSection,
  [left, right]: readonly [Answer<Item>, Answer<Item>],
  about: ComparedThings,
): SectionState {
  const names = nameSides(about.sides);
  const failures = [left, right].flatMap((answer, index) =>
    answer.state === 'failed' ? [`of ${names[index]} ${formatUnknown(answer.problem, section.operation)}`] : [],
  );
  if (failures.length > 0) return {state: 'unknown', words: failures.join(', ')};
  if (left.state === 'pending' || right.state === 'pending') return {state: 'reading'};
  const [one, other] = [toKnownValue(left), toKnownValue(right)];
  if (one === undefined && other === undefined) return {state: 'same', words: section.none};
  const contrasts = section.compare(one, other, about);
  if (contrasts.length === 0 && one !== undefined && other !== undefined) return {state: 'same', words: ''};
  const lacking = one === undefined ? names[0] : names[1];
  const isWhole = one !== undefined && other !== undefined;
  return {state: 'differs', words: isWhole ? '' : `${lacking}: ${section.none}`, contrasts};
}

function toKnownValue(answer: Answer<Item>): Item | undefined {
  return answer.state === 'ready' ? answer.value : undefined;
}
