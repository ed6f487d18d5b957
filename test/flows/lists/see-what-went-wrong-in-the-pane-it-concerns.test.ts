import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {createHome, openConsole} from '../../support/console.ts';
import {type Fault, toRefusal} from '../../support/faulty-endpoint.ts';
import {samples} from '../../support/samples.ts';

const html: Fault = {
  kind: 'answer',
  status: 200,
  headers: {'content-type': 'text/html'},
  body: '<!DOCTYPE html><html><body>Please sign in</body></html>',
};

const cases: readonly (readonly [name: string, fault: Fault, shown: readonly RegExp[]])[] = [
  [
    'a call that is not allowed',
    toRefusal(
      403,
      'AccessDeniedException',
      'User: arn:aws:iam::1:user/me is not authorized to perform: lambda:ListLayers',
    ),
    [/✗ ListLayers is not allowed/, /→ Ask for lambda:ListLayers/],
  ],
  [
    'expired credentials',
    toRefusal(403, 'ExpiredTokenException', 'The security token included in the request is expired'),
    [/✗ .*credentials|✗ .*expired/i, /→ /],
  ],
  [
    'throttling',
    toRefusal(429, 'TooManyRequestsException', 'Rate exceeded'),
    [/✗ ListLayers was throttled|✗ .*too many/i],
  ],
  ['an HTML page', html, [/✗ The answer to ListLayers cannot be read/, /HTML page/]],
  [
    'an answer cut short',
    {kind: 'cut short', body: '{"Layers":[{"LayerName":"a-layer"}]}'},
    [/✗ ListLayers got no whole answer/, /cut short/],
  ],
  [
    'an answer of another shape',
    {kind: 'answer', status: 200, body: '[]'},
    [/✗ The answer to ListLayers cannot be read/],
  ],
];

it.for(cases)(
  'shows %s in the pane concerned, leaves the rest alive, and recovers with r',
  async ([, fault, shown]) => {
    const {press, waitFor, text, endpoint, pane, detail} = await openConsole();
    const mend = endpoint.fail('ListLayers', fault);
    await pane('layers').focus();
    for (const pattern of shown) await waitFor(pattern);
    await pane('functions').titled(`Functions ${samples.functions.length} `);
    expect(text()).toContain('r tries again');
    await pane('functions').focus();
    press('jjjjj');
    await detail.titled('orders-api');
    await pane('aliases').titled('Aliases 2 ── orders-api');

    mend();
    await pane('layers').focus();
    press('r');
    await pane('layers').titled(`Layers ${samples.layers.length} `);
    expect(text()).toContain('shared-logging');
  },
);

it('shows an item whose date is none with the rest of its list', async () => {
  const {waitFor, endpoint, pane, detail} = await openConsole();
  const layers = [
    {
      LayerName: 'odd-layer',
      LayerArn: 'arn:aws:lambda:eu-west-1:123456789012:layer:odd-layer',
      LatestMatchingVersion: {
        LayerVersionArn: 'arn:aws:lambda:eu-west-1:123456789012:layer:odd-layer:1',
        Version: 1,
        CreatedDate: 'yesterday, I think',
      },
    },
  ];
  endpoint.fail('ListLayers', {kind: 'answer', status: 200, body: JSON.stringify({Layers: layers})});
  await pane('layers').focus();
  await waitFor('▌odd-layer');
  await detail.titled('odd-layer');
});

it.each([
  ['where there is another profile', '[profile other]\nregion = eu-west-1\n', true],
  ['where there is none', '', false],
])(
  'says once on the screen what can be done about a denial: to switch the profile only %s',
  async (_, config, isOffered) => {
    const home = createHome();
    mkdirSync(join(home, '.aws'));
    writeFileSync(join(home, '.aws', 'config'), config);
    const {endpoint, press, pane, detail, text, waitFor} = await openConsole({home});
    const lists = ['ListFunctions', 'ListLayers', 'ListEventSourceMappings'];
    for (const name of lists)
      endpoint.fail(name, toRefusal(403, 'AccessDeniedException', `is not authorized to perform: lambda:${name}`));
    press('r');
    await pane('functions').shows('✗ ListFunctions is not allowed');
    await pane('layers').shows('✗ ListLayers is not allowed');
    await detail.shows('→ Ask for lambda:ListFunctions to be allowed for your role');
    expect(text().match(/→/g)).toHaveLength(1);
    await pane('versions').focus();
    await detail.shows('→ Ask for lambda:ListFunctions to be allowed for your role');
    expect(text().match(/→/g)).toHaveLength(1);
    expect(
      text()
        .replace(/[│\s]+/g, ' ')
        .includes('switch the profile with P'),
    ).toBe(isOffered);
    press('P');
    await waitFor(isOffered ? '▌other' : 'No profiles are configured');
  },
);
