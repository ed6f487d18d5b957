import {Box, Text, useInput, usePaste, useWindowSize} from 'ink';
import {useEffect} from 'react';
import {numberOf, sidePanes} from '../console/bindings/index.ts';
import {labelOf} from '../console/session/connection-of.ts';
import {readKeyName} from '../core/keys/key.ts';
import {buildLayout, type Layout} from '../core/layout.ts';
import type {Resource} from '../core/resource/resource.ts';
import {seenResources, shownResources} from '../core/resource/shown-resources.ts';
import {DialogsView} from './dialogs-view.tsx';
import {useConsole, useSession} from './hooks/use-console.ts';
import {Band} from './panes/band.tsx';
import {ConnectionProblem} from './panes/connection-problem.tsx';
import {DetailPane} from './panes/detail-pane.tsx';
import {Footer} from './panes/footer.tsx';
import {Header} from './panes/header.tsx';
import {ListPane} from './panes/list-pane.tsx';
import {LogPane} from './panes/log-pane.tsx';
import {MessageRow} from './panes/message.tsx';
import {isBeside, toPlacement} from './panes/pane-placement.ts';
import {UnseenList} from './panes/unseen-list.tsx';
import {tellSmall} from './screen-rows.ts';

/** The whole screen. */
export function App() {
  const {controller, resources, theme} = useConsole();
  const {columns, rows} = useWindowSize();
  useInput((input, key) => controller.press(readKeyName(input, key), input));
  usePaste(text => controller.paste(text));
  useEffect(() => controller.resize(columns, rows), [controller, columns, rows]);
  const focus = useSession(session => session.focus);
  const subject = useSession(session => session.subject);
  const zoomed = useSession(session => session.zoomed);
  const folded = useSession(session => session.folded);
  const shares = useSession(session => session.shares);
  const hidden = useSession(session => session.hidden);
  const hasBand = useSession(session => labelOf(session) !== undefined);
  const shown = shownResources(resources, subject);
  const layout = buildLayout({
    columns,
    rows,
    focus,
    subject,
    zoomed,
    folded,
    shares,
    hidden,
    hasBand,
    lists: seenResources(resources, subject, hidden).map(({name}) => name),
  });
  if (layout.mode === 'small') {
    return (
      <Box flexDirection="column">
        <Band columns={columns} />
        <Text>{theme.finishRow(tellSmall(columns, rows))}</Text>
      </Box>
    );
  }
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <Band columns={columns} />
      <Header columns={columns} header={layout.header} mode={layout.mode} />
      <Body layout={layout} focus={focus} shown={shown} />
      <Footer columns={columns} />
      <DialogsView layout={layout} />
      <MessageRow columns={columns} rows={rows} />
    </Box>
  );
}

function Body({layout, focus, shown}: {layout: Layout; focus: string; shown: readonly Resource[]}) {
  const {resources} = useConsole();
  const isCovered = useSession(session => session.dialogs.length > 0);
  const failed = useSession(session => (session.connection.state === 'failed' ? session.connection : undefined));
  if (failed !== undefined) return <ConnectionProblem {...failed} rect={layout.body} />;
  // What lies over the panes has the focus.
  const placement = (name: string) => toPlacement(layout, shown, isCovered ? '' : focus, name);
  const [detail, log] = sidePanes.map(({name}) => placement(name));
  return (
    <Box height={layout.body.height}>
      <Box flexDirection="column" flexShrink={0}>
        {shown.map(resource => {
          const at = placement(resource.name);
          return at === undefined ? (
            <UnseenList key={resource.name} resource={resource} />
          ) : (
            <ListPane key={resource.name} resource={resource} number={numberOf(resources, resource.name)} {...at} />
          );
        })}
      </Box>
      <Box flexDirection={isBeside(detail, log) ? 'row' : 'column'} flexShrink={0}>
        {detail === undefined ? null : <DetailPane number={numberOf(resources, 'detail')} {...detail} />}
        {log === undefined ? null : <LogPane number={numberOf(resources, 'log')} {...log} />}
      </Box>
    </Box>
  );
}
