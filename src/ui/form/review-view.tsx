import type {ActionContext} from '../../console/bindings/action.ts';
import {callerName} from '../../console/connection/connection-name.ts';
import type {ReviewState} from '../../console/form/states.ts';
import {buildAccountQuery} from '../../console/reads/account-query.ts';
import {innerWidth} from '../../core/layout.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {showVisibly} from '../../core/text/visible.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import type {DialogViewProps} from '../dialogs/dialog-view-props.ts';
import {useConsole} from '../hooks/use-console.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';

/** A change before it is sent: where, what, with which command, and what has to be typed. */
export function ReviewView({state: review, rect}: DialogViewProps<ReviewState>) {
  const {theme, client, controller} = useConsole();
  const {connection} = review.from;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const account = client.getQueryData(buildAccountQuery(connection).queryKey) ?? undefined;
  const where = [
    callerName(connection),
    connection.region,
    ...(account === undefined ? [] : [`account ${account}`]),
    ...targetArn(review, controller.context()),
  ].join(' · ');
  const lines = buildLines(review, where).flatMap(line => wrapText(line.text, width).map(text => ({...line, text})));
  const prompt = buildPrompt(review);
  const count = rect.height - 2 - prompt.length;
  const top = Math.max(0, Math.min(review.top, lines.length - count));
  const blank = bodyRow(frame, ' '.repeat(width));
  const body = Array.from({length: Math.max(0, count)}, (_, index) => {
    const line = lines[top + index];
    return line === undefined ? blank : bodyRow(frame, theme.tones[line.tone](fitText(line.text, width)));
  });
  const asked = prompt.map(({text, tone, cursor}) => {
    const shown = `${theme.tones[tone](text)}${cursor ? theme.selected(' ') : ''}`;
    return bodyRow(frame, shown + ' '.repeat(Math.max(0, width - displayWidth(text) - (cursor ? 1 : 0))));
  });
  const more =
    lines.length > count
      ? [{text: ` ${top + 1}–${Math.min(lines.length, top + count)} of ${lines.length}`, paint: theme.tones.dim}]
      : [];
  return (
    <Rows
      rows={[topRow(frame, `Review: ${review.title}`, more), ...body, ...asked, bottomRow(frame)]}
      width={rect.width}
    />
  );
}

/** The ARN of the selection, when that is what the change names. */
function targetArn({from, names}: ReviewState, {resource, item}: ActionContext): string[] {
  const arn = item === undefined || from.targets !== undefined ? undefined : resource.arn(item);
  return arn !== undefined && names.length > 0 && names.every(name => arn.includes(name)) ? [arn] : [];
}

interface Line {
  readonly text: string;
  readonly tone: Tone;
}

function buildLines(review: ReviewState, where: string): Line[] {
  const {warnings, dependents, command, problem, danger, consequence, operation, from} = review;
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
    ...warnings.map(text => ({text: `! ${text}`, tone: 'warn' as const})),
    ...(dependents === undefined
      ? [{text: 'Looking for what else is affected…', tone: 'dim' as const}]
      : dependents.map(text => ({text: `• ${text}`, tone: 'warn' as const}))),
    blankLine,
    ...(from.targets === undefined ? [] : [{text: 'For the first of them:', tone: 'dim' as const}]),
    {text: command.text, tone: 'dim'},
    ...command.notes.map(note => ({text: `  ${note}`, tone: 'dim' as const})),
    ...(problem === undefined
      ? []
      : [
          blankLine,
          {text: `✗ ${problem.what}`, tone: 'bad' as const},
          {text: problem.why, tone: 'plain' as const},
          {text: `→ ${problem.tryThis}`, tone: 'accent' as const},
        ]),
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
          text: `  ${label}${problem === undefined ? '' : `: ${problem}`}`,
          tone: problem === undefined ? 'plain' : 'warn',
        },
        ...(revealed ? changes.plainDifferences : changes.differences)
          .flatMap(difference => buildDifferenceLines(difference, danger))
          .map(line => ({...line, text: `    ${line.text}`})),
      ]),
    ];
  }
  return [
    spared === undefined ? chosen : {text: `These ${targets.length} go:`, tone: 'warn'},
    ...targets.map(({label}) => ({text: `  ${label}`, tone: 'plain' as const})),
    ...(spared === undefined ? [] : [{text: `These ${spared.length} stay:`, tone: 'good' as const}]),
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

function buildPrompt({
  state,
  waiting,
  confirm,
  typed,
  problem,
}: ReviewState): {text: string; tone: Tone; cursor: boolean}[] {
  if (waiting !== undefined) return [{text: `◌ ${waiting}. Esc stops waiting only.`, tone: 'accent', cursor: false}];
  if (state === 'sending')
    return [{text: '◌ sent once; waiting for the answer. Esc stops waiting only.', tone: 'accent', cursor: false}];
  if (problem?.kind === 'unknown-outcome') {
    return [
      {
        text: 'It is not sent again from here. Esc goes back; look at what is there now first.',
        tone: 'warn',
        cursor: false,
      },
    ];
  }
  if (confirm !== undefined)
    return [{text: `Type ${confirm} and press Enter to send: ${typed.text}`, tone: 'warn', cursor: true}];
  const again = problem === undefined ? 'Enter sends it' : 'Enter sends it again';
  return [{text: `${again} · y copies the command · Esc goes back to the form`, tone: 'accent', cursor: false}];
}
