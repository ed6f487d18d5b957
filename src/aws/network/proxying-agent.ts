import {type ClientRequest, Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import {Agent, type AgentConnectOpts} from 'agent-base';
import {HttpProxyAgent} from 'http-proxy-agent';
import {HttpsProxyAgent} from 'https-proxy-agent';
import {findProxy, type Proxies} from './find-proxy.ts';
import {ProxyFailure} from './proxy-failure.ts';

/** What connections are made with. */
export interface ProxyingOptions {
  readonly proxies: Proxies;
  /** Certificates that are trusted, in place of Node's own. */
  readonly ca: readonly string[] | undefined;
  /** Whether a connection is kept for the next request. */
  readonly keepsSockets: boolean;
}

/** Makes connections by the proxy that is meant for each host, or directly. */
export class ProxyingAgent extends Agent {
  readonly #options: ProxyingOptions;
  readonly #agents = new Map<string, HttpAgent>();

  constructor(options: ProxyingOptions) {
    super({keepAlive: true});
    this.#options = options;
  }

  override async connect(_request: ClientRequest, target: AgentConnectOpts): Promise<HttpAgent> {
    const {proxies, ca} = this.#options;
    const {secureEndpoint, host = '', port = ''} = target as {secureEndpoint: boolean; host?: string; port?: number};
    if (secureEndpoint && ca !== undefined) Object.assign(target, {ca});
    const address = host.includes(':') ? `[${host}]` : host;
    const proxy = findProxy(new URL(`${secureEndpoint ? 'https' : 'http'}://${address}:${port}`), proxies);
    const key = `${secureEndpoint} ${proxy ?? ''}`;
    const agent = this.#agents.get(key) ?? this.#create(secureEndpoint, proxy);
    this.#agents.set(key, agent);
    return agent;
  }

  override destroy(): void {
    for (const agent of this.#agents.values()) agent.destroy();
    super.destroy();
  }

  #create(isSecure: boolean, proxy: string | undefined): HttpAgent {
    const {ca, keepsSockets} = this.#options;
    const options = {keepAlive: true, ...(ca !== undefined && {ca: [...ca]})};
    if (proxy === undefined) return withKept(isSecure ? new HttpsAgent(options) : new HttpAgent(options), keepsSockets);
    const agent = isSecure ? new TunnelAgent(proxy, options) : new ForwardAgent(proxy, options);
    return withKept(agent, keepsSockets);
  }
}

/** An agent whose connections serve one request each, unless they are to be kept. */
function withKept<Kind extends HttpAgent>(agent: Kind, keepsSockets: boolean): Kind {
  return keepsSockets ? agent : Object.assign(agent, {keepSocketAlive: () => false});
}

class TunnelAgent extends HttpsProxyAgent<string> {
  constructor(...given: ConstructorParameters<typeof HttpsProxyAgent<string>>) {
    super(...given);
    this.on('proxyConnect', ({statusCode}: {statusCode: number}) => {
      if (statusCode !== 200) throw new ProxyFailure(this.proxy.host, statusCode);
    });
  }

  override connect(...given: Parameters<HttpsProxyAgent<string>['connect']>) {
    return super.connect(...given).catch(asProxys(this.proxy));
  }
}

class ForwardAgent extends HttpProxyAgent<string> {
  override connect(...given: Parameters<HttpProxyAgent<string>['connect']>) {
    return super.connect(...given).catch(asProxys(this.proxy));
  }
}

function asProxys({host}: URL): (cause: unknown) => never {
  return cause => {
    throw cause instanceof ProxyFailure ? cause : new ProxyFailure(host, undefined, {cause});
  };
}
