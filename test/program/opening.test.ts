import {expect, it} from 'vitest';
import {formatOpening} from '../../src/core/target/opening.ts';
import {parseCommandLine} from '../../src/program/command-line.ts';
import {findWrongOpening} from '../../src/program/wrong-opening.ts';
import {words} from '../support/shell-words.ts';

const target = {profile: 'prod', region: 'eu-west-1', endpoint: undefined, sandbox: false, readOnly: false};

it.each([
  [{}, target, 'lambdeck --profile prod --region eu-west-1'],
  [
    {function: 'orders-api:live', pane: 'aliases', filter: "!it's 50 %"},
    target,
    `lambdeck --profile prod --region eu-west-1 --function orders-api:live --pane aliases --filter '!it'\\''s 50 %'`,
  ],
  [
    {function: 'orders-api', view: 'invocations', filter: '-x'},
    {...target, profile: undefined, readOnly: true},
    'lambdeck --region eu-west-1 --read-only --function orders-api --view invocations --filter=-x',
  ],
  [
    {pane: 'functions', filter: 'tag:team=payments tag:stage pay !test'},
    target,
    `lambdeck --profile prod --region eu-west-1 --pane functions --tag team=payments --tag stage --filter 'pay !test'`,
  ],
  [
    {group: 'tag:Cost Center', filter: 'tag:team x'},
    target,
    `lambdeck --profile prod --region eu-west-1 --group 'tag:Cost Center' --tag team --filter x`,
  ],
  [
    {pane: 'mappings', group: 'stack'},
    target,
    'lambdeck --profile prod --region eu-west-1 --pane mappings --group stack',
  ],
  [{filter: 'tag:"Cost Center"="a b"'}, target, `lambdeck --profile prod --region eu-west-1 --tag 'Cost Center=a b'`],
  [{filter: '!tag:team x'}, target, `lambdeck --profile prod --region eu-west-1 --filter '!tag:team x'`],
  [{view: 'board', filter: ' '}, {...target, sandbox: true}, 'lambdeck --sandbox --region eu-west-1 --view board'],
  [
    {},
    {...target, profile: '-odd', endpoint: 'http://127.0.0.1:9001'},
    'lambdeck --profile=-odd --endpoint-url http://127.0.0.1:9001 --region eu-west-1',
  ],
] as const)('opens %j of %j again by a line that a shell and the command line read back', (opening, of, line) => {
  expect(formatOpening(opening, of)).toBe(line);
  const [, ...args] = words(line);
  const {filter, ...exact} = opening as {filter?: string};
  const read = parseCommandLine(args, '');
  expect(read).toMatchObject({kind: 'console', region: of.region, ...exact});
  expect('filter' in read ? read.filter : undefined).toBe(filter?.trim() === '' ? undefined : filter);
});

it.each([
  [{pane: 'layrs'}, 'lambdeck: there is no pane "layrs". The nearest: layers'],
  [{pane: 'qqq'}, /^lambdeck: there is no pane "qqq". There are: functions, versions, aliases, /],
  [{pane: 'versions'}, 'lambdeck: --pane versions shows what belongs to a function: name it with --function.'],
  [
    {pane: 'layer-versions', function: 'orders-api'},
    'lambdeck: --pane layer-versions shows what belongs to a layer: begin with --pane layers.',
  ],
  [{view: 'logs'}, 'lambdeck: --view logs shows those of a function: name it with --function.'],
  [{view: 'logs', function: 'a', filter: 'tag:team'}, /^lambdeck: --view logs .* leave --tag out/],
  [{pane: 'layers', filter: 'tag:team'}, /^lambdeck: layers have no tags of their own; .* functions, mappings/],
  [{pane: 'layers', group: 'tag:team'}, /^lambdeck: layers have no tags of their own; .* functions, mappings/],
  [{view: 'board', filter: 'x'}, /board is not filtered from here/],
] as const)('says of %j what would be right', async (opening, said) => {
  expect(await findWrongOpening(opening)).toMatch(said);
});

it.each([{}, {pane: 'layers', filter: 'x'}, {pane: 'versions', function: 'a'}, {view: 'logs', function: 'a'}] as const)(
  'takes %j',
  async opening => {
    expect(await findWrongOpening(opening)).toBeUndefined();
  },
);

it.each([
  [['--view', 'log'], /Allowed choices are board, logs, invocations/],
  [['--view', 'board', '--pane', 'layers'], /--view <view>' cannot be used with option '--pane <name>/],
  [['--view', 'board', '--group', 'stack'], /--view <view>' cannot be used with option '--group <by>/],
  [['--group', 'team'], /It must be stack, a tag such as tag:team, or none/],
  [['--group', 'tag:'], /It must be stack/],
])('refuses %j as wrong usage', (args, said) => {
  expect(parseCommandLine(args, '')).toMatchObject({kind: 'done', exitCode: 2, text: expect.stringMatching(said)});
});
