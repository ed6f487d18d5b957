import {showVisibly} from '../../core/text/visible.ts';
import type {Tone} from '../../core/tone.ts';
import {findWord} from './find-word.ts';
import type {Changes, ReviewState, Setback} from './states.ts';

/** A row of a review. */
interface Line {
  readonly text: string;
  readonly tone: Tone;
}

/** What a review says: what is sent where, what becomes different, what else is affected, and what came of sending it. */
export function buildReviewLines(review: ReviewState, where: string): readonly Line[] {
  const {warnings, dependents, command, setback, danger, consequence, operation, from} = review;
  const differences = review.revealed ? review.plainDifferences : review.differences;
  return [
    {text: [operation, ...review.names.map(showVisibly)].join(' '), tone: 'heading'},
    {text: `in ${where}`, tone: 'dim'},
    ...targetLines(review),
    ...(consequence === undefined ? [] : [{text: consequence, tone: 'bad' as const}]),
    blankLine,
    ...(review.ofTargets === undefined
      ? differences.flatMap(difference => buildDifferenceLines(difference, danger))
      : []),
    ...(differences.length === 0 && danger !== 'destroys'
      ? [{text: 'No members beside those above.', tone: 'dim' as const}]
      : []),
    ...(review.ofTargets === undefined ? buildSentAlongLines(review, review.revealed) : []),
    ...(from.prepared?.details ?? []),
    ...buildOldCodeLines(review),
    ...warnings.map(text => ({text: `! ${text}`, tone: 'warn' as const})),
    ...(dependents === undefined
      ? [{text: 'Looking for what else is affected…', tone: 'dim' as const}]
      : dependents.map(text => ({text: `• ${text}`, tone: 'warn' as const}))),
    blankLine,
    ...(from.targets === undefined ? [] : [{text: 'For the first of them:', tone: 'dim' as const}]),
    {text: command.text, tone: 'dim'},
    ...command.notes.map(note => ({text: `  ${note}`, tone: 'dim' as const})),
    ...(setback === undefined ? [] : buildSetbackLines(setback)),
  ];
}

function buildOldCodeLines({oldCode}: ReviewState): Line[] {
  if (oldCode === undefined) return [];
  const isKept = Object.keys(oldCode.before).length > 0;
  return [isKept ? {text: oldCode.text, tone: 'dim'} : {text: `! ${oldCode.text}`, tone: 'warn'}];
}

function buildSetbackLines({sent, problem, found}: Setback): Line[] {
  const unchecked = {text: 'It could not be checked whether someone has changed it meanwhile.', tone: 'warn'} as const;
  return [
    blankLine,
    ...(sent === 'unchecked' ? [unchecked] : []),
    {text: `✗ ${problem.what}`, tone: 'bad'},
    {text: problem.why, tone: 'plain'},
    {text: `→ ${problem.tryThis}`, tone: 'accent'},
    ...(found === undefined ? [] : [{text: found, tone: 'warn'} as const]),
  ];
}

/** What is sent though it stays as it is. */
function buildSentAlongLines({sentAlong, plainSentAlong}: Changes, revealed: boolean): Line[] {
  const sent = revealed ? plainSentAlong : sentAlong;
  if (sent.length === 0) return [];
  return [
    {text: 'Sent along as it is:', tone: 'dim'},
    ...sent.map(({path, value}) => ({text: `  ${path}: ${value}`, tone: 'dim' as const})),
  ];
}

/** The marked items, each with what becomes different of it once that was read. */
function targetLines({from: {targets, spared}, ofTargets, danger, revealed}: ReviewState): Line[] {
  if (targets === undefined) return [];
  const chosen = {text: `for ${targets.length} marked items:`, tone: 'warn'} as const;
  if (ofTargets !== undefined) {
    return [
      chosen,
      ...ofTargets.flatMap(({label, problem, ...changes}): Line[] => [
        {
          text: `  ${label}${problem === undefined ? '' : `: ${problem.what}: ${problem.why}`}`,
          tone: problem === undefined ? 'plain' : 'warn',
        },
        ...(revealed ? changes.plainDifferences : changes.differences)
          .flatMap(difference => buildDifferenceLines(difference, danger))
          .map(line => ({...line, text: `    ${line.text}`})),
        ...buildSentAlongLines(changes, revealed).map(line => ({...line, text: `    ${line.text}`})),
      ]),
    ];
  }
  return [
    spared === undefined ? chosen : {text: `${targets.length} ${targets.length === 1 ? 'goes' : 'go'}:`, tone: 'warn'},
    ...targets.map(({label}) => ({text: `  ${label}`, tone: 'plain' as const})),
    ...(spared === undefined
      ? []
      : [{text: `${spared.length} ${spared.length === 1 ? 'stays' : 'stay'}:`, tone: 'good' as const}]),
    ...(spared ?? []).map(text => ({text: `  ${showVisibly(text)}`, tone: 'dim' as const})),
  ];
}

const blankLine: Line = {text: '', tone: 'plain'};

function buildDifferenceLines(
  {path, before, after}: ReviewState['differences'][number],
  danger: ReviewState['danger'],
): Line[] {
  // What is destroyed is named by it; nothing is added.
  if (before === undefined && danger === 'destroys') return [{text: `  ${path}: ${after ?? ''}`, tone: 'plain'}];
  if (before === undefined) return [{text: `+ ${path}: ${after ?? ''}`, tone: 'good'}];
  if (after === undefined) return [{text: `- ${path}: ${before}`, tone: 'bad'}];
  return [
    {text: `- ${path}: ${before}`, tone: 'bad'},
    {text: `+ ${path}: ${after}`, tone: 'good'},
  ];
}

/**
 * What is asked at the foot of a review, and whether something is typed there. It is held up while the user is asked whether to go on
 * without a journal.
 */
export function buildReviewPrompt(
  review: ReviewState,
  isHeldUp: boolean,
): readonly (Line & {readonly cursor: boolean})[] {
  const {state, waiting, setback, asked, typed, rest} = review;
  const word = findWord(review);
  if (state === 'waiting') return [say(`◌ ${waiting}. Esc goes back.`, 'accent')];
  if (state === 'sending' && isHeldUp) return [say('◌ nothing is sent yet; your answer is waited for.', 'accent')];
  if (state === 'sending') return [say('◌ sent once; waiting for the answer. Esc stops waiting only.', 'accent')];
  if (setback !== undefined && !asked) return [say(formatAgain(review, setback), 'warn')];
  if (word !== undefined) {
    return [{text: `Type ${word} and press Enter to send: ${typed.text}`, tone: 'warn', cursor: true}];
  }
  const sending = rest === undefined ? 'Enter sends it' : 'Nothing was sent yet';
  return [say(`${sending} · y copies the command · ${formatLeaving(review, '; nothing is sent')}`, 'accent')];
}

function say(text: string, tone: Tone) {
  return {text, tone, cursor: false};
}

/** What the key of its own would do, once it may be pressed. */
function formatAgain({rest, form}: ReviewState, {sent}: Setback): string {
  const back = formatLeaving({form}, isUnsent(sent) ? '; nothing is sent' : '');
  if (rest !== undefined) return `${notMade[sent]} · ${back}`;
  return `r ${again[sent]} · y copies the command · ${back}`;
}

/** Where Esc leads: what puts something back, or was made up by the console, has no form to go back to. */
function formatLeaving({form}: Pick<ReviewState, 'form'>, unsent: string): string {
  return form === undefined ? `Esc leaves it${unsent}` : 'Esc goes back to the form';
}

/** Whether nothing at all was sent when it was set back so. */
export function isUnsent(sent: Setback['sent']): boolean {
  return sent !== 'refused' && sent !== 'perhaps';
}

const notMade: Readonly<Record<Setback['sent'], string>> = {
  moved: 'Nothing was sent yet',
  gone: 'It was not sent',
  unchecked: 'Nothing was sent yet',
  refused: 'It was refused',
  perhaps: 'It may have been carried out',
};

const again: Readonly<Record<Setback['sent'], string>> = {
  moved: 'sends it',
  gone: 'looks again, and sends it if it is back',
  unchecked: 'sends it unchecked',
  refused: 'sends it again',
  perhaps: 'sends it a second time, after asking',
};
