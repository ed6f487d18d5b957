import type {ActionContext} from '../../console/bindings/action.ts';
import {callerName} from '../../console/connection/connection-name.ts';
import {ownerOf} from '../../console/connection/owner.ts';
import {buildReviewLines, buildReviewPrompt} from '../../console/form/review-lines.ts';
import type {ReviewState} from '../../console/form/states.ts';
import {lostJournalDialog} from '../../console/journal/lost-journal-dialog.ts';
import {buildAccountQuery} from '../../console/reads/account-query.ts';
import type {Services} from '../../console/services.ts';
import {innerWidth} from '../../core/layout.ts';
import {findTargetArn} from '../../core/operation/target-arn.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {DialogViewProps} from '../dialogs/dialog-view-props.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {useServices} from '../hooks/use-services.ts';
import {bodyRow, bottomRow, type Frame, topRow, withScrollBar} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';

/** A change before it is sent: where, what, with which command, and what has to be typed. */
export function ReviewView({state: review, rect}: DialogViewProps<ReviewState>) {
  const {theme, client, controller} = useConsole();
  const services = useServices();
  const isHeldUp = useSession(({dialogs}) => dialogs.some(({name}) => name === lostJournalDialog.name));
  const {connection} = review.from;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const account = client.getQueryData(buildAccountQuery(connection).queryKey) ?? undefined;
  const {label} = connection.environment();
  const where = [
    ...(label === undefined ? [] : [label]),
    callerName(connection),
    connection.region,
    ...(account === undefined ? [] : [`account ${account}`]),
    ...targetArn(services, review, controller.context()),
  ].join(' · ');
  const lines = buildReviewLines(review, where).flatMap(line =>
    wrapText(line.text, width).map(text => ({...line, text})),
  );
  const prompt = buildReviewPrompt(review, isHeldUp);
  const count = rect.height - 2 - prompt.length;
  const top = Math.max(0, Math.min(review.top, lines.length - count));
  const blank = bodyRow(frame, ' '.repeat(width));
  const body = Array.from({length: Math.max(0, count)}, (_, index) => {
    const line = lines[top + index];
    return line === undefined ? blank : bodyRow(frame, theme.tones[line.tone](fitText(line.text, width)));
  });
  const list = withScrollBar(frame, body, {first: top, shown: count, total: lines.length});
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
      rows={[topRow(frame, `Review: ${review.title}`, more), ...list, ...asked, bottomRow(frame)]}
      width={rect.width}
    />
  );
}

/** The ARN of what the call is on; of several none. What is selected tells no more than the account, if it is of the same. */
function targetArn(
  {operation}: Services,
  {from, operation: name, input}: ReviewState,
  {resource, item}: ActionContext,
): string[] {
  const isNear = item !== undefined && ownerOf(item).key === from.connection.key;
  const arn = findTargetArn(operation(name), input, isNear ? resource.arn(item) : undefined);
  return arn === undefined || from.targets !== undefined ? [] : [arn];
}
